import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import type { Actor } from '../../../platform/actor';
import type { VerificationBody } from '../../../registry/evidence';
import { openDuties, QUARTERLY, refusalOf } from '../duties.spec-kit';
import type { DutiesKit } from '../duties.spec-kit';
import { DutiesService } from '../duties.service';
import { DutyCommands } from '../duty-commands';
import { DutyEvidenceService } from '../duty-evidence.service';
import { DutyReads } from '../duty-reads';
import type { DutyRecord } from '../duty-record';
import { DutyReportingService } from '../duty-reporting.service';
import type { ToVerifyQuery } from './checking.dto';
import { ToVerifyService } from './to-verify.service';
import { TodoElsewhereService } from '../todo-elsewhere.service';
import { VerifyDutyService } from './verify-duty.service';

const CONFIRMED: VerificationBody = {
  kind: 'on-site',
  result: 'confirmed',
  heldOn: '2026-11-23',
  object: '支部活动室、会议记录本',
  strength: '会开了，议题是村里的事',
  doubt: '两名党员没有签到',
};
const RETURNED: VerificationBody = {
  ...{ kind: 'records', result: 'returned', heldOn: '2026-11-23', object: '会议记录', doubt: '缺签到表' },
};

describe('verifying a duty', () => {
  let kit: DutiesKit;
  let reporting: DutyReportingService;
  let evidence: DutyEvidenceService;
  let verifying: VerifyDutyService;
  let listing: ToVerifyService;
  let service: DutiesService;

  beforeAll(async () => {
    kit = await openDuties();
    reporting = kit.module.get(DutyReportingService);
    evidence = kit.module.get(DutyEvidenceService);
    verifying = kit.module.get(VerifyDutyService);
    listing = kit.module.get(ToVerifyService);
    service = kit.module.get(DutiesService);
  });
  afterAll(() => kit.close());
  beforeEach(() => kit.database.setClock('2026-11-23T02:00:00Z'));

  /** Whoever stands there, as the one who verifies below. */
  const verifier = (at: Parameters<DutiesKit['actor']>[0]): Actor => {
    const actor = kit.actor(at);
    return { ...actor, permissions: new Map([['duties.verify', actor.rootOrganizationIds]]) };
  };
  const duties = async (checkingClass: string, items = 1): Promise<DutyRecord[]> => {
    const listed = Array.from({ length: items }, () => ({ clauses: [QUARTERLY] }));
    const listId = await kit.issuedList('village', listed, { issuedAt: '2026-11-23T01:00:00Z' });
    await kit.database.owner.query('UPDATE responsibility_item SET checking_class = $2 WHERE list_id = $1', [
      listId,
      checkingClass,
    ]);
    await kit.write((tx) => kit.module.get(DutyCommands).dateList(tx, listId, { includeElapsed: false }));
    return kit.write((tx) => kit.module.get(DutyReads).ofList(tx, listId));
  };
  const report = async ({ id, version }: { id: string; version: number }) =>
    reporting.report(kit.actor('village'), id, version, { result: '召开支部党员大会一次' });
  const reported = async (checkingClass: string) => report((await duties(checkingClass))[0]!);
  const waiting = async () => (await listing.page(verifier('wangshu'), {})).items.map(({ id }) => id);
  const expectExactCounts = async () => {
    const { deltas, recount } = await kit.counted();
    expect(deltas).toEqual(recount);
  };

  it('is compulsory in its class, waits for the level above, and leaves an act that is sealed', async () => {
    const duty = await reported('必核');
    expect(duty).toMatchObject({ state: 'reported', awaitsCheck: true });
    expect(await waiting()).toContain(duty.id);
    const seen = await service.one(verifier('wangshu'), duty.id);
    expect(seen.checking).toMatchObject({ awaits: true, mayVerify: true, refusal: null });

    const done = await verifying.verify(verifier('wangshu'), duty.id, duty.version, CONFIRMED);
    expect(done).toMatchObject({ state: 'verified', awaitsCheck: false, version: duty.version + 1 });
    expect(done.checking.acts).toMatchObject([
      { result: 'confirmed', strength: CONFIRMED.strength, opened: 0 },
    ]);
    expect(await waiting()).not.toContain(duty.id);
    const { rows } = await kit.database.owner.query<{ action: string; sealed: boolean }>(
      `SELECT action, sealed FROM audit_entry WHERE subject_id = $1
         OR subject_id = (SELECT id FROM verification_act WHERE subject_id = $1) ORDER BY id`,
      [duty.id],
    );
    expect(rows).toEqual(
      expect.arrayContaining([
        { action: 'verification.record', sealed: true },
        { action: 'duty.verify', sealed: false },
      ]),
    );
    expect(await refusalOf(report({ ...duty, version: done.version }))).toBe('duty.already-verified');
    await expectExactCounts();
  });

  it('never happens without a judgement: the act refused leaves everything as it was', async () => {
    const duty = await reported('必核');
    const refused = (change: Partial<VerificationBody>) =>
      refusalOf(verifying.verify(verifier('wangshu'), duty.id, duty.version, { ...CONFIRMED, ...change }));
    expect(await refused({ strength: '' })).toBe('verification.no-strength');
    expect(await refused({ doubt: null })).toBe('verification.no-doubt');
    expect(await refused({ heldOn: '2026-11-22' })).toBe('verification.before-report');
    expect((await service.one(verifier('wangshu'), duty.id)).state).toBe('reported');
    const forged = kit.database.owner.query(
      `INSERT INTO verification_act (district_id, id, subject_kind, subject_id, organization_id, kind, result, held_on,
                                     object, opened, verified_by_tenure_id, verified_at)
       SELECT district_id, gen_random_uuid(), 'duty', id, organization_id, 'records', 'confirmed', '2026-11-23', '纪要',
              '{}', $2, now() FROM duty WHERE id = $1`,
      [duty.id, kit.county.tenures.wangshu],
    );
    await expect(forged).rejects.toThrow('check constraint');
  });

  it('from papers counts when a paper was opened, which the product saw', async () => {
    const [owed] = await duties('必核');
    const file = { fileName: '纪要.txt', stream: Readable.from([Buffer.from('到会 21 人')]) };
    const { id: paper } = await evidence.upload(kit.actor('village'), owed!.id, file);
    const duty = await report(owed!);
    const township = verifier('wangshu');
    const body: VerificationBody = { ...CONFIRMED, kind: 'records' };
    expect(await refusalOf(verifying.verify(township, duty.id, duty.version, body))).toBe(
      'verification.unopened',
    );
    await text(await (await evidence.open(township, duty.id, paper)).read());
    const seen = await service.one(township, duty.id);
    expect(seen.checking.opened).toEqual([paper]);
    const done = await verifying.verify(township, duty.id, duty.version, body);
    expect(done.checking.acts).toMatchObject([{ kind: 'records', opened: 1 }]);
  });

  it('sends back with a reason; what is reported again waits again, whatever its class', async () => {
    const duty = await reported('备案');
    expect(duty.awaitsCheck).toBe(false);
    const back = await verifying.verify(verifier('wangshu'), duty.id, duty.version, RETURNED);
    expect(back).toMatchObject({ state: 'returned', light: 'soon', awaitsCheck: false });
    expect(back.timeline[0]!.zh).toBe('退回：缺签到表');
    const again = await report(back);
    expect(again.awaitsCheck).toBe(true);
    expect(await waiting()).toContain(duty.id);
    const done = await verifying.verify(verifier('wangshu'), duty.id, again.version, CONFIRMED);
    expect(done.checking.acts.map(({ result }) => result)).toEqual(['returned', 'confirmed']);
    await expectExactCounts();
  });

  it('is listed by filter, what has waited longest first, with a count that is that of the rows', async () => {
    const early = await reported('必核');
    await kit.database.setClock('2026-11-25T02:00:00Z');
    const late = await reported('必核');
    const sampled = await reported('抽核');
    const { owner } = kit.database;
    await owner.query(
      `UPDATE duty SET awaits_check = true, awaits_check_since = '2026-11-24', title = '走访困难党员', domain_code = '机关'
       WHERE id = $1`,
      [sampled.id],
    );
    const listed = async (query: ToVerifyQuery, at: 'wangshu' | 'county' | 'orchard' = 'wangshu') => {
      const page = await listing.page(verifier(at), query);
      expect(page.count).toBe(page.items.length);
      return page.items.filter(({ id }) => [early.id, late.id, sampled.id].includes(id));
    };
    const ids = async (query: ToVerifyQuery, at?: 'wangshu' | 'county' | 'orchard') =>
      (await listed(query, at)).map(({ id }) => id);

    expect(await ids({})).toEqual([early.id, sampled.id, late.id]);
    expect((await listed({}))[0]!.waits).toMatchObject({ since: '2026-11-23', dueOn: '2026-12-07' });
    expect(await ids({ checkingClass: '抽核' })).toEqual([sampled.id]);
    expect(await ids({ domain: ['机关'] })).toEqual([sampled.id]);
    expect(await ids({ text: '困难' })).toEqual([sampled.id]);
    expect(await ids({ text: '100%' })).toEqual([]);
    const { village, banshan } = kit.county.organizations;
    expect(await ids({ organizationId: village }, 'county')).toHaveLength(3);
    expect(await ids({ organizationId: banshan }, 'county')).toEqual([]);
    expect(await ids({}, 'orchard')).toEqual([]);

    // Whoever holds the reporting post as well looks at nothing of it.
    await owner.query(
      `INSERT INTO tenure (district_id, id, post_id, person_id, kind, starts_on)
       VALUES ($1, $2, $3, $4, '兼任', '2026-01-01')`,
      [kit.county.districtId, randomUUID(), kit.county.posts.village, kit.county.people.wangshu],
    );
    expect(await ids({})).toEqual([]);
    const elsewhere = kit.module.get(TodoElsewhereService);
    const there = async () => (await elsewhere.of(kit.actor('wangshu'))).items.map((one) => one.waiting);
    const [before] = await there();
    await kit.county.addDuty({ at: 'village', opensOn: '2026-11-01', dueOn: '2026-11-27', light: 'soon' });
    expect(await there()).toEqual([before! + 1]);
    expect((await elsewhere.of(kit.actor('banshan'))).items).toEqual([]);
    await owner.query(`DELETE FROM tenure WHERE kind = '兼任' AND person_id = $1`, [
      kit.county.people.wangshu,
    ]);

    const todo = await service.todo(verifier('wangshu'));
    expect(todo.toVerify.count).toBe((await listing.page(verifier('wangshu'), {})).count);
    expect(todo.toVerify.items).toHaveLength(3);
    expect((await service.todo(kit.actor('wangshu'))).toVerify).toEqual({ count: 0, items: [] });
  });

  it('is not for whoever reported it, nor for anybody beside, and exactly one of two wins', async () => {
    const duty = await reported('必核');
    const verify = (actor: Actor) => refusalOf(verifying.verify(actor, duty.id, duty.version, CONFIRMED));
    expect(await verify(verifier('village'))).toBe('duty.own-report');
    expect(await verify({ ...verifier('wangshu'), personId: kit.county.people.village })).toBe(
      'duty.own-report',
    );
    expect(await verify(verifier('orchard'))).toBe('request.not-found');
    const both = await Promise.all([verify(verifier('wangshu')), verify(verifier('county'))]);
    expect([...both].sort()).toEqual(['accepted', 'duty.verified-already']);
  });
});
