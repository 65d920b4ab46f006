import { randomUUID } from 'node:crypto';
import { createSmallCounty } from '@zeren/testing/small-county';
import type { SmallCounty, SmallOrganization } from '@zeren/testing/small-county';
import { createTestApplication } from '../../../../test/test-application';
import type { TestApplication } from '../../../../test/test-application';
import { systemActor } from '../../../platform/actor';
import type { Actor } from '../../../platform/actor';
import type { VerificationBody } from '../../../registry/evidence';
import { DutiesService } from '../duties.service';
import { refusalOf } from '../duties.spec-kit';
import { DRAW_CHECKS } from './draw-checks.job';
import { DrawReadsService } from './draw-reads.service';
import { SecondLooksService } from './second-looks.service';
import { VerifyDutyService } from './verify-duty.service';

const CONFIRMED: VerificationBody = {
  ...{ kind: 'on-site', result: 'confirmed', heldOn: '2026-11-30', object: '会议记录本' },
  ...{ strength: '会开了', doubt: '缺一人签到' },
};
const NOT_SO: VerificationBody = {
  ...{ kind: 'interview', result: 'returned', heldOn: '2026-12-01', object: '三名党员' },
  doubt: '党员说没有开过这次会',
};

describe('a second look at what was verified', () => {
  let application: TestApplication;
  let county: SmallCounty;
  let looks: SecondLooksService;

  beforeAll(async () => {
    application = await createTestApplication({ worker: true });
    county = await createSmallCounty(application.database.owner);
    looks = application.api.get(SecondLooksService, { strict: false });
    await application.database.setClock('2026-11-30T02:00:00Z');
    const verifying = application.api.get(VerifyDutyService, { strict: false });
    for (let index = 0; index < 20; index += 1) {
      const id = await county.addDuty({
        ...{ at: 'village', opensOn: '2026-10-01', dueOn: '2026-12-25' },
        ...{ state: 'reported', reportedOn: '2026-11-20' },
      });
      await verifying.verify(actor('wangshu'), id, 1, CONFIRMED);
    }
    // Of the topmost body's own team: its head alone verifies there, and nobody is left to look again.
    const deputy = randomUUID();
    await application.database.owner.query(
      `INSERT INTO post (district_id, id, organization_id, code, title, kind) VALUES ($1, $2, $3, 'deputy', '副书记', '副书记')`,
      [county.districtId, deputy, county.organizations.county],
    );
    await application.database.owner.query(
      `INSERT INTO tenure (district_id, id, post_id, person_id, kind, starts_on) VALUES ($1, $2, $3, $4, '任职', '2024-01-01')`,
      [county.districtId, randomUUID(), deputy, county.people.orchard],
    );
    const id = await county.addDuty({
      ...{ at: 'county', opensOn: '2026-10-01', dueOn: '2026-12-25' },
      ...{ state: 'reported', reportedOn: '2026-11-20' },
    });
    await application.database.owner.query('UPDATE duty SET post_id = $2 WHERE id = $1', [id, deputy]);
    await verifying.verify(actor('county'), id, 1, CONFIRMED);
    await application.database.setClock('2026-12-01T02:00:00Z');
    await Promise.all([application.runJob(DRAW_CHECKS), application.runJob(DRAW_CHECKS)]);
  });
  afterAll(() => application?.close());

  const actor = (at: SmallOrganization): Actor => ({
    ...systemActor(county.districtId, 'spec'),
    ...{ accountId: county.people[at], personId: county.people[at], tenureId: county.tenures[at] },
    ...{ postId: county.posts[at], organizationId: county.organizations[at] },
    rootOrganizationIds: [county.organizations[at]],
    permissions: new Map([['duties.verify', [county.organizations[at]]]]),
    seesWholeDistrict: false,
  });
  const waiting = async (at: SmallOrganization) =>
    (await looks.waiting(actor(at), {})).items.map(({ id }) => id);

  it('is drawn of a tenth, openly, and waits for somebody else than the first verifier', async () => {
    const draws = await application.api.get(DrawReadsService, { strict: false }).newest(actor('county'));
    expect(draws.items.map(({ kind, month, frame, drawn }) => [kind, month, frame, drawn])).toEqual([
      ['verification', '2026-11', 20, 2],
    ]);
    expect(await waiting('wangshu')).toEqual([]);
    expect(await waiting('county')).toHaveLength(2);
    expect(await waiting('village')).toEqual([]);
  });

  it('waits for nobody who is at a duty that was verified since', async () => {
    const id = await county.addDuty({
      ...{ at: 'village', opensOn: '2026-10-01', dueOn: '2026-12-25' },
      ...{ state: 'reported', reportedOn: '2026-11-20' },
    });
    await application.api
      .get(VerifyDutyService, { strict: false })
      .verify(actor('wangshu'), id, 1, CONFIRMED);
    const { owner } = application.database;
    await owner.query('BEGIN');
    await owner.query('SELECT 1 FROM duty WHERE id = $1 FOR UPDATE', [id]);
    const drawn = application.runJob(DRAW_CHECKS).then(() => 'drawn');
    const blocked = new Promise((resolve) => setTimeout(() => resolve('blocked'), 5000).unref());
    const first = await Promise.race([drawn, blocked]);
    await owner.query('ROLLBACK');
    await drawn;
    expect(first).toBe('drawn');
  });

  it('agrees or contradicts, once; what is contradicted goes back; the rate is of the first verifier', async () => {
    const duties = application.api.get(DutiesService, { strict: false });
    const [first, second] = await waiting('county');
    const look = (at: SmallOrganization, id: string, body: VerificationBody) =>
      refusalOf(looks.look(actor(at), id, 2, body));
    expect(await look('wangshu', first!, CONFIRMED)).toBe('duty.own-verification');
    expect(await look('village', first!, CONFIRMED)).toBe('duty.own-report');
    expect(await look('banshan', first!, CONFIRMED)).toBe('request.not-found');
    expect((await duties.one(actor('county'), first!)).checking.look).toEqual({
      outcome: null,
      mayLook: true,
    });

    const both = await Promise.all([look('county', first!, CONFIRMED), look('county', first!, NOT_SO)]);
    expect(both.filter((answer) => answer === 'accepted')).toHaveLength(1);
    await look('county', second!, NOT_SO);
    const seen = await duties.one(actor('village'), second!);
    expect(seen).toMatchObject({
      state: 'returned',
      light: 'soon',
      checking: { look: { outcome: 'contradicted' } },
    });
    expect(seen.checking.acts).toHaveLength(2);
    expect(await waiting('county')).toEqual([]);

    const { items } = await looks.rates(actor('county'), { year: 2026 });
    const contradicted = both[0] === 'accepted' ? 1 : 2;
    expect(items).toEqual([
      {
        ...{ personId: county.people.wangshu, name: '望舒镇党委书记', drawn: 2, looked: 2, contradicted },
        ...{ rate: contradicted === 1 ? '50.0' : '100.0', few: true },
      },
    ]);
    expect((await looks.rates(actor('banshan'), { year: 2026 })).items).toEqual([]);
  });

  it('come by pages, without doubles, with a count that is that of the rows; so do the rates', async () => {
    const { owner } = application.database;
    await owner.query(
      `WITH one AS (
         SELECT s AS look, d AS duty FROM second_look s JOIN duty d ON d.id = s.duty_id LIMIT 1),
       copies AS (
         INSERT INTO duty
         SELECT (jsonb_populate_record(one.duty, jsonb_build_object(
                  'id', gen_random_uuid(), 'period_label', n, 'state', 'verified'))).*
         FROM one, generate_series(1, 101) n RETURNING id)
       INSERT INTO second_look
       SELECT (jsonb_populate_record(one.look, jsonb_build_object(
                'duty_id', copies.id, 'outcome', null, 'second_tenure_id', null, 'looked_at', null))).*
       FROM one, copies`,
    );
    const pages: string[][] = [];
    for (let after: string | undefined; ;) {
      const { items, next, count } = await looks.waiting(actor('county'), after ? { after } : {});
      expect(count).toBe(101);
      pages.push(items.map(({ id }) => id));
      if (next === null) break;
      after = next;
    }
    expect(pages.map(({ length }) => length)).toEqual([50, 50, 1]);
    expect(new Set(pages.flat()).size).toBe(101);
    const [first] = (await looks.waiting(actor('county'), {})).items;
    expect(first!.waits).toEqual({ since: '2026-12-01', dueOn: '2026-12-15', light: 'ok', workingDays: 10 });

    // 51 more verifiers, each with one look that is not done yet.
    await owner.query(
      `WITH new AS (
         INSERT INTO person SELECT (jsonb_populate_record(p, jsonb_build_object(
                  'id', gen_random_uuid(), 'code', 'r' || n))).*
         FROM person p, generate_series(1, 51) n WHERE p.id = $1 RETURNING id)
       UPDATE second_look s SET first_person_id = n.id
       FROM (SELECT id, row_number() OVER () AS place FROM new) n,
            (SELECT duty_id, row_number() OVER () AS place FROM second_look WHERE outcome IS NULL) of
       WHERE of.place = n.place AND s.duty_id = of.duty_id`,
      [county.people.wangshu],
    );
    const one = await looks.rates(actor('county'), { year: 2026 });
    const two = await looks.rates(actor('county'), { year: 2026, after: one.next! });
    expect([one.items.length, two.items.length, two.next]).toEqual([50, 2, null]);
    expect(one.items[0]).toMatchObject({ personId: county.people.wangshu, looked: 2 });
    expect(new Set([...one.items, ...two.items].map(({ personId }) => personId)).size).toBe(52);
  });
});
