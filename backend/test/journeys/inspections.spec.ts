import { createHash } from 'node:crypto';
import { Client } from 'pg';
import { ticketText } from '@zeren/domain/cycle/duties/checking/draw-sample';
import { replayFaults } from '@zeren/domain/cycle/inspections/inspection-draw';
import type { FindingDetailDto, FindingPageDto } from '../../src/cycle/inspections/findings/dto/findings.dto';
import type {
  InspectionCandidatesDto,
  InspectionDto,
  InspectionPlanDto,
} from '../../src/cycle/inspections/plans/inspections.dto';
import type { VisitDto } from '../../src/cycle/inspections/visits/visits.dto';
import { ok, openRectification } from './rectification.spec-kit';
import type { RectificationKit, Role } from './rectification.spec-kit';

const PLANS = '/api/inspection-plans';
const INSPECTIONS = '/api/inspections';
const VISITS = '/api/inspection-visits';
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const HELD = { heldOn: '2026-11-23', onPaper: false };

describe('an inspection', () => {
  let kit: RectificationKit;
  let plan: InspectionPlanDto;
  let people: Map<string, string>;

  beforeAll(async () => {
    kit = await openRectification();
    plan = ok(
      await kit.clients.clerk.post<InspectionPlanDto>(PLANS, {
        body: { year: 2026, name: '2026年督查计划', filingNumber: '云督备〔2026〕3号', cap: 1 },
      }),
    );
    const { items } = ok(
      await kit.clients.clerk.get<InspectionCandidatesDto>(`${PLANS}/${plan.id}/candidates`),
    );
    people = new Map(items.map(({ name, personId }) => [name, personId]));
  });
  afterAll(() => kit.close());

  const team = (second = '秦芒种') => [
    { personId: people.get('何谷')!, leads: true },
    { personId: people.get(second)!, leads: false },
  ];
  const announce = async (more: object = {}) =>
    ok(
      await kit.clients.clerk.post<InspectionDto>(INSPECTIONS, {
        body: {
          ...{ planId: plan.id, title: '四季度随机督查', startsOn: '2026-11-20', endsOn: '2026-12-20' },
          ...{ domains: ['农村'], wanted: 2, team: team(), ...more },
        },
      }),
    );
  const draw = (who: Role, { id, version }: InspectionDto) =>
    kit.clients[who].post<InspectionDto & { code?: string }>(`${INSPECTIONS}/${id}/draw`, {
      ...{ version, body: {} },
    });
  const seen = async (who: Role, id: string) =>
    ok(await kit.clients[who].get<InspectionDto>(`${INSPECTIONS}/${id}`));
  const start = (who: Role, id: string, targetId: string, body: object = HELD) =>
    kit.clients[who].post<VisitDto & { code?: string }>(`${INSPECTIONS}/${id}/targets/${targetId}/start`, {
      body,
    });
  const at = (drawn: InspectionDto, unit: 'village' | 'orchard' | 'wangshu' | 'banshan' | 'school') =>
    drawn.targets.find(({ organizationId }) => organizationId === kit.county.organizations[unit])!;

  it('stands in the one plan of its body and year', async () => {
    const again = await kit.clients.clerk.post<{ code: string }>(PLANS, {
      body: { year: 2026, name: '又一份', cap: 3 },
    });
    expect([again.status, again.body.code]).toEqual([409, 'inspection.plan-exists']);
    const below = await kit.clients.village.post(PLANS, { body: { year: 2026, name: '村里的', cap: 3 } });
    expect(below.status).toBe(403);
  });

  it('is drawn by its leader alone, and its units stay hidden from all others until the visit begins', async () => {
    const announced = await announce();
    expect(announced).toMatchObject({ state: 'planned', targets: [], seed: null });
    const [clerk, village] = [await draw('clerk', announced), await draw('village', announced)];
    expect([clerk.body.code, village.status]).toEqual(['inspection.not-the-leader', 403]);
    const drawn = ok(await draw('inspector', announced));
    expect(drawn.targets).toHaveLength(2);
    expect((await draw('inspector', drawn)).body.code).toBe('inspection.drawn');

    for (const who of ['clerk', 'leader', 'wangshu', 'village', 'orchard'] as const) {
      const view = await seen(who, drawn.id);
      expect([who, view.targets, view.seed]).toEqual([who, [], null]);
      expect([view.commitment, view.frameDigest]).toEqual([drawn.commitment, drawn.frameDigest]);
      const blocked = await start(who, drawn.id, drawn.targets[0]!.id);
      expect([403, 404]).toContain(blocked.status);
    }
    expect(await seen('second', drawn.id)).toMatchObject({ seed: drawn.seed, targets: drawn.targets });
    // The record tells counts and digests, and no place.
    const told = await kit.clients.clerk.get(
      `/api/audit/history?subjectKind=inspection&subjectId=${drawn.id}`,
    );
    const text = JSON.stringify(told.body);
    for (const { organizationId } of drawn.targets) expect(text).not.toContain(organizationId);
  });

  it('is hidden by the rows themselves, with every guard off', async () => {
    const drawn = ok(await draw('inspector', await announce()));
    const { database } = kit.application;
    const app = new Client(database.appUrl);
    const worker = new Client(database.workerUrl);
    await Promise.all([app.connect(), worker.connect()]);
    const rows = async (personId: string, roots: string) => {
      await app.query('BEGIN');
      for (const [name, value] of Object.entries({
        ...{ district: kit.county.districtId, roots, actor: personId },
        organization: kit.county.organizations.county,
      }))
        await app.query('SELECT set_config($1, $2, true)', [`app.${name}`, value]);
      const targets = await app.query('SELECT * FROM inspection_target WHERE inspection_id = $1', [drawn.id]);
      const seeds = await app.query('SELECT * FROM inspection_seed WHERE inspection_id = $1', [drawn.id]);
      const inserted = await app
        .query(
          `INSERT INTO inspection_target (district_id, id, inspection_id, organization_id, domain_code, place)
           VALUES ($1, gen_random_uuid(), $2, $3, '学校', 9)`,
          [kit.county.districtId, drawn.id, kit.county.organizations.school],
        )
        .then(
          () => 'added',
          ({ code }: Error & { code: string }) => code,
        );
      await app.query('ROLLBACK');
      return [targets.rowCount, seeds.rowCount, inserted];
    };
    const { organizations, people: heads } = kit.county;
    expect(await rows(people.get('何谷')!, organizations.county)).toEqual([2, 1, 'added']);
    expect(await rows(heads.county, organizations.county)).toEqual([0, 0, '42501']);
    expect(await rows(heads.village, organizations.village)).toEqual([0, 0, '42501']);
    await expect(worker.query('SELECT * FROM inspection_target')).rejects.toMatchObject({ code: '42501' });
    await Promise.all([app.end(), worker.end()]);
  });

  it('is drawn again by anybody once its last visit has begun', async () => {
    await raise(9);
    const drawn = ok(await draw('inspector', await announce()));
    const [one, other] = drawn.targets;
    ok(await start('inspector', drawn.id, one!.id));
    const half = await seen('clerk', drawn.id);
    expect([half.targets.map(({ id }) => id), half.seed]).toEqual([[one!.id], null]);
    ok(await start('second', drawn.id, other!.id));
    const published = await seen('clerk', drawn.id);
    expect(published.targets).toHaveLength(2);
    const { seed, commitment, frameDigest, wanted } = published;
    const frame = published.frame.map(({ domain, unitIds }) => ({ domainCode: domain.code, unitIds }));
    const units = published.targets.map(({ domain, organizationId }) => ({
      ...{ domainCode: domain.code, unitId: organizationId },
    }));
    const draws = { frame, wanted, commitment, frameDigest: frameDigest!, seed: seed!, drawn: units };
    expect(replayFaults(draws, sha256, ticketText)).toEqual([]);
    expect(await seen('orchard', drawn.id)).toMatchObject({ seed, commitment });
  });

  const raise = async (cap: number) => {
    const { items } = ok(await kit.clients.clerk.get<{ items: InspectionPlanDto[] }>(PLANS));
    const { id, name, filingNumber, version } = items[0]!;
    ok(await kit.clients.clerk.put(`${PLANS}/${id}`, { version, body: { name, filingNumber, cap } }));
  };

  it('goes nowhere beyond the cap of the plan, and says what to do', async () => {
    await raise(9);
    const whole = { domains: ['学校'], wanted: 1 };
    const first = ok(await draw('inspector', await announce(whole)));
    const second = ok(await draw('inspector', await announce(whole)));
    await raise(1);
    ok(await start('inspector', first.id, at(first, 'school').id));
    const over = await start('inspector', second.id, at(second, 'school').id);
    expect([over.status, over.body.code]).toEqual([409, 'inspection.over-cap']);
    // Nor is it drawn any more.
    const none = await draw('inspector', await announce(whole));
    expect(none.body.code).toBe('inspection.frame-empty');
    await raise(9);
  });

  it('is not carried out by whoever held a post at the unit within a year', async () => {
    const { owner } = kit.application.database;
    await owner.query(
      `INSERT INTO tenure (district_id, id, post_id, person_id, kind, starts_on, ends_on)
       VALUES ($1, gen_random_uuid(), $2, $3, '任职', '2019-01-01', '2019-12-31')`,
      [kit.county.districtId, kit.county.posts.orchard, people.get('周明远')],
    );
    await owner.query(
      `UPDATE tenure SET ends_on = '2026-03-01' WHERE person_id = $1 AND starts_on = '2019-01-01'`,
      [people.get('周明远')],
    );
    const drawn = ok(await draw('inspector', await announce({ wanted: 4, team: team('周明远') })));
    const blocked = await start('inspector', drawn.id, at(drawn, 'orchard').id);
    expect([blocked.status, blocked.body.code]).toEqual([409, 'inspection.team-conflict']);
    ok(await start('inspector', drawn.id, at(drawn, 'wangshu').id));
    const put = (who: Role, version: number) =>
      kit.clients[who].put<InspectionDto & { code?: string }>(`${INSPECTIONS}/${drawn.id}/team`, {
        ...{ version, body: { team: team() } },
      });
    expect((await put('second', drawn.version)).body.code).toBe('inspection.not-the-leader');
    ok(await put('inspector', drawn.version));
    expect((await put('inspector', drawn.version)).status).toBe(412);
    ok(await start('inspector', drawn.id, at(drawn, 'orchard').id));
  });

  it('is written down row by row, with a finding in one tap, and finished when nothing is open', async () => {
    const listId = await kit.county.addList({
      ...{ at: 'village', state: 'received', issuedAt: '2026-01-05T02:00:00Z' },
    });
    await kit.county.addItem({ listId, title: '每月召开一次支部委员会' });
    await kit.finding({ title: '公示栏去年以后没有更新' });
    const drawn = ok(await draw('inspector', await announce({ wanted: 4 })));
    const early = await start('inspector', drawn.id, at(drawn, 'village').id, {
      ...{ heldOn: '2026-11-19', onPaper: true },
    });
    expect(early.body.code).toBe('inspection.held-on');
    const visit = ok(
      await start('inspector', drawn.id, at(drawn, 'village').id, { heldOn: '2026-11-21', onPaper: true }),
    );
    expect((await start('inspector', drawn.id, at(drawn, 'village').id)).body.code).toBe(
      'inspection.started',
    );
    expect(new Set(visit.rows.map(({ kind }) => kind))).toEqual(
      new Set(['template', 'item', 'duty', 'finding'].filter((kind) => kind !== 'duty')),
    );
    const row = visit.rows.find(({ text }) => text === '每月召开一次支部委员会')!;
    const url = `${VISITS}/${visit.id}/rows`;
    const write = (who: Role, rowId: string, body: object) =>
      kit.clients[who].put<VisitDto & { code?: string }>(`${url}/${rowId}`, { body });
    expect((await write('clerk', row.id, { result: 'problem' })).body.code).toBe(
      'inspection.not-of-the-team',
    );
    ok(await write('inspector', row.id, { result: 'problem', note: '九月、十月没有开会' }));
    const found = ok(await kit.clients.inspector.post<VisitDto>(`${url}/${row.id}/finding`, { body: {} }));
    const { findingId } = found.rows.find(({ id }) => id === row.id)!;
    const finding = ok(await kit.clients.inspector.get<FindingDetailDto>(`/api/findings/${findingId}`));
    expect(finding).toMatchObject({
      ...{
        title: '九月、十月没有开会',
        state: 'put',
        itemText: '每月召开一次支部委员会',
        foundOn: '2026-11-21',
      },
      ...{ organizationId: kit.county.organizations.village, source: { code: '督查' } },
    });
    const page = ok(await kit.clients.clerk.get<FindingPageDto>('/api/findings'));
    expect(page.items.map(({ id }) => id)).toContain(findingId);
    const twice = await kit.clients.inspector.post<{ code: string }>(`${url}/${row.id}/finding`, {
      body: {},
    });
    expect(twice.body.code).toBe('inspection.found-already');

    const finish = (version: number) =>
      kit.clients.second.post<VisitDto & { code?: string }>(`${VISITS}/${visit.id}/finish`, {
        ...{ version, body: {} },
      });
    expect((await finish(visit.version)).body.code).toBe('inspection.rows-open');
    // Rows are the team's until it is finished.
    const before = ok(await kit.clients.village.get<VisitDto>(`${VISITS}/${visit.id}`));
    expect(before.rows).toEqual([]);
    expect((await kit.clients.orchard.get(`${VISITS}/${visit.id}`)).status).toBe(404);
    for (const { id, findingId: taken } of found.rows)
      if (!taken) ok(await write('second', id, { result: 'in-order' }));
    expect((await finish(visit.version + 1)).status).toBe(412);
    ok(await finish(visit.version));
    expect((await write('second', row.id, { result: 'unseen' })).body.code).toBe('inspection.finished');
    const after = ok(await kit.clients.village.get<VisitDto>(`${VISITS}/${visit.id}`));
    expect(after.rows).toHaveLength(visit.rows.length);
  });
});
