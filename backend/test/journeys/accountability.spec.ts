import { Client } from 'pg';
import { randomUUID } from 'node:crypto';
import { grantForTest } from '../test-accounts';
import type { TestClient, TestResponse } from '../test-client';
import { codeOf, ok, openHandovers } from '../../src/cycle/handover/handover.spec-kit';
import type { HandoverKit } from '../../src/cycle/handover/handover.spec-kit';
import type {
  MatterDetailDto,
  MatterPageDto,
  MatterSummaryDto,
} from '../../src/cycle/accountability/dto/matter.dto';
import type { MeasurePageDto } from '../../src/cycle/accountability/dto/measure.dto';

const MATTERS = '/api/accountability-matters';
const MEASURES = '/api/accountability-measures';

/** 望舒镇's secretary decides about the village; the county's clerk proposes; 半山镇 and the orchard have no part in it. */
describe('a matter of accountability', () => {
  let kit: HandoverKit;
  let clerk: TestClient;
  let decider: TestClient;
  let banshan: TestClient;
  let orchard: TestClient;

  beforeAll(async () => {
    kit = await openHandovers();
    await everybody();
  });
  afterAll(() => kit.close());

  const everybody = async () => {
    clerk = await kit.as('county');
    decider = await kit.as('wangshu');
    banshan = await kit.as('banshan');
    orchard = await kit.as('orchard');
  };
  const detail = async (who: TestClient, id: string) =>
    ok(await who.get<MatterDetailDto>(`${MATTERS}/${id}`));
  const listed = async (who: TestClient, view = 'waiting') =>
    ok(await who.get<MatterPageDto>(`${MATTERS}?view=${view}`)).items;
  const step = async (who: TestClient, id: string, verb: string, body: object, version?: number) => {
    const seen = version ?? (await detail(decider, id)).version;
    return who.post<MatterDetailDto>(`${MATTERS}/${id}/${verb}`, { body, version: seen });
  };
  const onMeasure = async (
    who: TestClient,
    matterId: string,
    form: string,
    verb: string,
    body: object,
  ): Promise<TestResponse<MatterDetailDto>> => {
    const measure = (await detail(decider, matterId)).measures.find(({ formZh }) => formZh === form)!;
    return who.post<MatterDetailDto>(`${MEASURES}/${measure.id}/${verb}`, { body, version: measure.version });
  };
  const proposal = async (ruleCode: string) =>
    ok(
      await clerk.post<MatterDetailDto>(MATTERS, {
        body: {
          ruleCode,
          organizationId: kit.county.organizations.village,
          tenureId: kit.county.tenures.village,
          note: '云督发〔2026〕8号',
        },
      }),
    );
  /** One more month of an item of the village, which nobody reported. */
  const missed = async (lineage: string, dueOn: string, turns: boolean) => {
    const id = await kit.county.addDuty({
      ...{ at: 'village', title: '党建例会', opensOn: dueOn.slice(0, 8).concat('01'), dueOn },
      dueOutcome: turns ? null : 'missed',
    });
    await kit.sql('UPDATE duty SET lineage_id = $2, light_turns_on = $3::date WHERE id = $1', [
      ...[id, lineage, turns ? '2026-07-01' : null],
    ]);
    return id;
  };

  it('is proposed by a rule when a run of misses reaches its threshold, once, and decided by nobody', async () => {
    const lineage = randomUUID();
    for (const month of ['04', '05']) await missed(lineage, `2026-${month}-05`, false);
    expect(await listed(decider)).toEqual([]);
    const last = await missed(lineage, '2026-06-05', true);
    await kit.application.runJob('duties.turn-lights');
    await kit.application.settle();
    const [row, ...others] = await listed(decider);
    expect(others).toEqual([]);
    expect(row).toMatchObject({ origin: 'rule', state: 'proposed', light: 'ok', dueOn: '2026-07-15' });
    const one = await detail(decider, row!.id);
    expect(one.facts).toMatchObject([
      { count: 'misses-running', value: 3, subjectKind: 'duty', subjectId: last, on: '2026-06-05' },
    ]);
    expect(one.facts[0]!.name!.zh).toContain('党建例会');
    expect(one.members.map(({ role, postId }) => [role, postId])).toEqual([
      ['decider', kit.county.posts.wangshu],
    ]);
    // Told again, it is still one.
    await kit.sql(`UPDATE duty SET light = 'overdue', light_turns_on = '2026-07-01' WHERE id = $1`, [last]);
    await kit.application.runJob('duties.turn-lights');
    await kit.application.settle();
    expect((await listed(decider)).map(({ id }) => id)).toEqual([row!.id]);
  });

  it('is nobody’s but its members’: others are told that there is none, and counted nothing', async () => {
    const [row] = await listed(decider);
    for (const who of [clerk, banshan, orchard]) {
      expect(await listed(who)).toEqual([]);
      expect(ok(await who.get<MatterSummaryDto>(`${MATTERS}/summary`)).waiting).toBe(0);
      expect((await who.get(`${MATTERS}/${row!.id}`)).status).toBe(404);
      const why = `/api/access/why?subjectKind=accountability-matter&subjectId=${row!.id}`;
      expect((await who.get(why)).status).toBe(404);
    }
    for (const who of [banshan, orchard])
      expect((await step(who, row!.id, 'decide', { outcome: 'decline', reason: '试' })).status).toBe(404);
    expect(
      (await decider.get(`/api/access/why?subjectKind=accountability-matter&subjectId=${row!.id}`)).status,
    ).toBe(200);
  });

  it('is none to the database role of the API either, guards off, unless a post of one’s own is a member', async () => {
    const { districtId, organizations, people } = kit.county;
    const app = new Client(kit.application.database.appUrl);
    await app.connect();
    const count = async (at: 'county' | 'wangshu' | 'banshan', roots: string) => {
      await app.query('BEGIN');
      for (const [name, value] of Object.entries({
        district: districtId,
        actor: people[at],
        organization: organizations[at],
        roots,
      }))
        await app.query('SELECT set_config($1, $2, true)', [`app.${name}`, value]);
      const { rows } = await app.query<{ n: string }>(
        'SELECT (SELECT count(*) FROM accountability_matter) + (SELECT count(*) FROM case_member) AS n',
      );
      await app.query('ROLLBACK');
      return Number(rows[0]!.n);
    };
    try {
      expect(await count('wangshu', organizations.wangshu)).toBe(2);
      // Not even with the whole county in sight.
      expect(await count('county', organizations.county)).toBe(0);
      expect(await count('banshan', organizations.county)).toBe(0);
    } finally {
      await app.end();
    }
  });

  it('is declined with a short reason, or turns red by itself', async () => {
    const [row] = await listed(decider);
    const decline = (reason: string | null) =>
      step(decider, row!.id, 'decide', { outcome: 'decline', reason });
    expect(codeOf(await decline(null))).toBe('accountability.text-missing');
    expect(codeOf(await decline('长'.repeat(61)))).toBe('accountability.text-too-long');
    await kit.on('2026-07-16T02:00:00Z');
    await everybody();
    expect((await listed(decider))[0]).toMatchObject({ light: 'overdue', workingDays: -1 });
    expect(ok(await decline('已当面提醒，本月补齐'))).toMatchObject({ state: 'declined', light: 'idle' });
    expect(codeOf(await decline('再来'))).toBe('accountability.decided-already');
    expect((await listed(decider, 'closed')).map(({ id }) => id)).toEqual([row!.id]);
  });

  let matterId: string;

  it('is proposed by a clerk on the number of a document, and goes to the competent body step by step', async () => {
    const made = await proposal('督查考核发现');
    matterId = made.id;
    expect(made).toMatchObject({ origin: 'by-hand', acts: { decide: false }, note: '云督发〔2026〕8号' });
    expect(made.proposedBy).not.toBeNull();
    const again = {
      ruleCode: '督查考核发现',
      organizationId: kit.county.organizations.village,
      tenureId: kit.county.tenures.village,
    };
    expect(codeOf(await clerk.post(MATTERS, { body: { ...again, note: '再' } }))).toBe(
      'accountability.proposed-already',
    );
    expect(codeOf(await clerk.post(MATTERS, { body: { ...again, ruleCode: '没有', note: '再' } }))).toBe(
      'accountability.no-rule',
    );
    expect((await step(clerk, matterId, 'decide', { outcome: 'decline', reason: '试' })).status).toBe(403);
    expect(codeOf(await step(decider, matterId, 'decide', { outcome: 'hand-over' }))).toBe(
      'accountability.no-body',
    );
    const sent = ok(
      await step(decider, matterId, 'decide', { outcome: 'hand-over', bodyCode: '纪检监察机关' }),
    );
    expect(sent).toMatchObject({
      state: 'to-hand-over',
      dueOn: '2026-07-23',
      acts: { handOver: true, receive: false },
    });
    const receipt = { receiptNumber: '云纪收〔2026〕77号', receivedOn: '2026-07-16' };
    expect(codeOf(await step(clerk, matterId, 'receive', receipt))).toBe('accountability.out-of-order');
    const letter = { bodyName: '云岭县纪委监委', letterNumber: '望委函〔2026〕12号', handedOn: '2026-07-17' };
    expect(codeOf(await step(clerk, matterId, 'hand-over', letter))).toBe('accountability.day-to-come');
    ok(await step(clerk, matterId, 'hand-over', { ...letter, handedOn: '2026-07-16' }));
    expect(codeOf(await step(decider, matterId, 'receive', receipt, 1))).toBe('request.changed-meanwhile');
    ok(await step(clerk, matterId, 'receive', receipt));
    const done = ok(
      await step(decider, matterId, 'conclude', {
        conclusionNumber: '云纪结〔2026〕19号',
        concludedOn: '2026-07-16',
      }),
    );
    expect(done).toMatchObject({ state: 'concluded', light: 'idle', acts: { recordMeasure: true } });
  });

  it('brings measures whose effect is that of the catalogue, the longest counting', async () => {
    const measure = (formCode: string, more = {}) =>
      step(decider, matterId, 'measures', {
        ...{ target: 'leader', formCode, decidedBy: '望舒镇党委', number: `望委〔2026〕${formCode}` },
        ...{ decidedOn: '2026-07-16', deliveredOn: '2026-07-16', ...more },
      });
    expect(codeOf(await measure('改组'))).toBe('measure.wrong-target');
    expect(codeOf(await measure('劝一劝'))).toBe('measure.no-form');
    ok(await measure('诫勉'));
    const { measures } = ok(await measure('党内警告'));
    const until = '2027-07-15';
    expect(measures.map(({ formZh, endsOn, affectedUntil }) => [formZh, endsOn, affectedUntil])).toEqual([
      ['诫勉', '2027-01-15', until],
      ['党内警告', until, until],
    ]);
    expect(ok(await decider.get<MeasurePageDto>(MEASURES)).items).toHaveLength(2);
    expect(ok(await banshan.get<MeasurePageDto>(MEASURES)).items).toEqual([]);
  });

  it('is appealed within a month without being suspended, and answered', async () => {
    expect(
      codeOf(
        await onMeasure(clerk, matterId, '诫勉', 'answer-appeal', {
          answer: 'upheld',
          number: '1',
          answeredOn: '2026-07-16',
        }),
      ),
    ).toBe('measure.no-appeal');
    await kit.on('2026-09-01T02:00:00Z');
    await everybody();
    expect(codeOf(await onMeasure(clerk, matterId, '诫勉', 'appeal', { appealedOn: '2026-08-17' }))).toBe(
      'measure.appeal-too-late',
    );
    const appealed = ok(await onMeasure(clerk, matterId, '诫勉', 'appeal', { appealedOn: '2026-08-16' }));
    expect(appealed.measures[0]).toMatchObject({ state: 'in-effect', appealAnswerDueOn: '2026-09-16' });
    const upheld = { answer: 'upheld', number: '望委申〔2026〕2号', answeredOn: '2026-09-01' };
    expect(ok(await onMeasure(clerk, matterId, '诫勉', 'answer-appeal', upheld)).measures[0]).toMatchObject({
      ...{ state: 'in-effect', appealAnswer: 'upheld' },
    });
  });

  it('ends by itself, is masked for its members, and stays in the register of whoever was granted it', async () => {
    await kit.on('2027-01-16T02:00:00Z');
    await kit.application.runJob('accountability.end-measures');
    await everybody();
    expect(await detail(decider, matterId)).toMatchObject({
      maskedMeasures: 1,
      measures: [{ formZh: '党内警告' }],
    });
    const past = async (who: TestClient) => ok(await who.get<MeasurePageDto>(`${MEASURES}?view=past`)).items;
    expect([await past(decider), await past(clerk)]).toEqual([[], []]);
    const { districtId, organizations, posts } = kit.county;
    await grantForTest(kit.application, districtId, {
      ...{ capabilitySet: 'accountability-keeper', rootOrganizationId: organizations.banshan },
      to: { postId: posts.banshan },
    });
    await grantForTest(kit.application, districtId, {
      ...{ capabilitySet: 'accountability-keeper', rootOrganizationId: organizations.county },
      to: { postId: posts.orchard },
    });
    expect(await past(banshan)).toEqual([]);
    const [ended] = await past(orchard);
    expect(ended).toMatchObject({ formZh: '诫勉', state: 'ended', matterId: null });
    // The register is of measures; the matter stays its members'.
    expect((await orchard.get(`${MATTERS}/${matterId}`)).status).toBe(404);
    const why = await orchard.get(
      `/api/access/why?subjectKind=accountability-measure&subjectId=${ended!.id}`,
    );
    expect(why.status).toBe(200);
  });

  it('is corrected where it was improper: to be seen, without effect', async () => {
    const correction = { correctedBy: '云岭县委', number: '云委纠〔2027〕1号', correctedOn: '2027-01-16' };
    const { measures } = ok(await onMeasure(clerk, matterId, '党内警告', 'correct', correction));
    expect(measures[0]).toMatchObject({ state: 'corrected', correctedBy: '云岭县委', affectedUntil: null });
    expect(codeOf(await onMeasure(clerk, matterId, '党内警告', 'correct', correction))).toBe(
      'measure.corrected-already',
    );
  });

  it('names further members, and goes with the deciding post when that changes hands, unnamed on its sheet', async () => {
    const { posts, organizations, tenures } = kit.county;
    const made = await proposal('上级交办');
    const add = (who: TestClient, postId: string) =>
      who.post(`${MATTERS}/${made.id}/members`, { body: { postId } });
    expect((await add(clerk, posts.banshan)).status).toBe(403);
    ok(await add(decider, posts.banshan));
    expect(codeOf(await add(decider, posts.banshan))).toBe('accountability.member-already');
    expect((await detail(banshan, made.id)).acts).toMatchObject({ decide: false, nameMembers: false });
    ok(await decider.post(`${MATTERS}/${made.id}/members/remove`, { body: { postId: posts.banshan } }));
    expect((await banshan.get(`${MATTERS}/${made.id}`)).status).toBe(404);

    const successor = await kit.person('冯半夏');
    const post = {
      ...{ organizationId: organizations.wangshu, postId: posts.wangshu, tenureId: tenures.wangshu },
      secretary: successor,
    };
    await kit.change(post, { lastDay: '2027-01-15', to: successor });
    const [handover] = await kit.handoversOf(post);
    const sheet = ok(
      await clerk.get<{ items: { kind: string; titleZh: string }[] }>(`/api/handovers/${handover!.id}`),
    );
    expect(sheet.items.filter(({ kind }) => kind === 'accountability-matter')).toMatchObject([
      { titleZh: '一项问责建议待决定（内容只有本事项成员能看到）' },
    ]);
    const { districtId } = kit.county;
    await grantForTest(kit.application, districtId, {
      ...{
        capabilitySet: 'officeholder',
        rootOrganizationId: organizations.wangshu,
        to: { postId: posts.wangshu },
      },
    }).catch(() => undefined);
    const next = await kit.as(successor);
    expect((await detail(next, made.id)).acts.decide).toBe(true);
    expect((await decider.get(`${MATTERS}/${made.id}`)).status).toBeGreaterThanOrEqual(403);
  });
});
