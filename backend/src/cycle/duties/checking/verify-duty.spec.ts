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
  let service: DutiesService;

  beforeAll(async () => {
    kit = await openDuties();
    reporting = kit.module.get(DutyReportingService);
    evidence = kit.module.get(DutyEvidenceService);
    verifying = kit.module.get(VerifyDutyService);
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
  const waiting = async () =>
    (await verifying.toVerify(verifier('wangshu'), undefined)).items.map(({ id }) => id);
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
