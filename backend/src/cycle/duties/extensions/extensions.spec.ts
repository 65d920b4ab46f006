import type { Actor } from '../../../platform/actor';
import { openDuties, QUARTERLY, refusalOf } from '../duties.spec-kit';
import type { DutiesKit } from '../duties.spec-kit';
import { DutiesService } from '../duties.service';
import { DutyCommands } from '../duty-commands';
import { DutyReads } from '../duty-reads';
import { DutyReportingService } from '../duty-reporting.service';
import { ExtensionsService } from './extensions.service';

const ASKED = { askedFor: '2027-01-15', reason: '山洪毁路，入户要等道路抢通' };

describe('more time for a duty', () => {
  let kit: DutiesKit;
  let service: DutiesService;
  let extensions: ExtensionsService;

  beforeEach(async () => {
    kit = await openDuties();
    service = kit.module.get(DutiesService);
    extensions = kit.module.get(ExtensionsService);
    await kit.database.setClock('2026-12-24T02:00:00Z');
  });
  afterEach(() => kit.close());

  /** Whoever stands there, with the right for their own body. */
  const decider = (at: Parameters<DutiesKit['actor']>[0]): Actor => {
    const actor = kit.actor(at);
    return { ...actor, permissions: new Map([['duties.verify', actor.rootOrganizationIds]]) };
  };
  /** The village's duty of the last quarter, due on 25 December 2026. */
  const owed = async () => {
    const listId = await kit.issuedList('village', [{ clauses: [QUARTERLY] }], {
      issuedAt: '2026-11-23T01:00:00Z',
    });
    await kit.write((tx) => kit.module.get(DutyCommands).dateList(tx, listId, { includeElapsed: false }));
    const [duty] = await kit.write((tx) => kit.module.get(DutyReads).ofList(tx, listId));
    return duty!;
  };
  const asked = async () => {
    const duty = await owed();
    const view = await extensions.ask(kit.actor('village'), duty.id, ASKED);
    return { duty, one: view.extensions.items[0]! };
  };
  const exact = async () => {
    const { deltas, recount } = await kit.counted();
    expect(deltas).toEqual(recount);
  };
  const turn = () => kit.module.get(DutyCommands).turnLights(kit.county.districtId, 'spec');

  it('is asked for by whoever owes it, waits one level up, and moves light and outcome but not the date', async () => {
    const { duty, one } = await asked();
    expect(one).toMatchObject({ state: 'asked', dueBefore: '2026-12-25', deciderName: '望舒镇党委' });
    const waits = await service.todo(decider('wangshu'));
    expect(waits.toDecide).toMatchObject([{ id: one.id, dutyId: duty.id, mayDecide: true }]);
    for (const other of ['county', 'village', 'banshan'] as const)
      expect((await service.todo(decider(other))).toDecide).toEqual([]);

    const done = await extensions.decide(decider('wangshu'), duty.id, one.id, 1, { granted: true });
    expect(done).toMatchObject({ dueOn: '2026-12-25', extendedTo: '2027-01-15', light: 'ok' });
    expect(done.lightReason.zh).toContain('原期限2026年12月25日');
    // A report that was being typed goes through all the same.
    expect(done.version).toBe(duty.version);
    await exact();

    await kit.database.setClock('2027-01-15T02:00:00Z');
    await turn();
    expect(await service.one(kit.actor('village'), duty.id)).toMatchObject({ light: 'soon' });
    await kit.database.setClock('2027-01-18T02:00:00Z');
    await turn();
    const late = await service.one(kit.actor('village'), duty.id);
    expect(late).toMatchObject({ light: 'overdue', workingDays: -1, dueOn: '2026-12-25' });
    await exact();
  });

  it('counts as on time by the date that was granted', async () => {
    const { duty, one } = await asked();
    await extensions.decide(decider('wangshu'), duty.id, one.id, 1, { granted: true, reason: '抓紧' });
    await kit.database.setClock('2027-01-14T02:00:00Z');
    const words = { result: '第三批入户 12 户' };
    await kit.module.get(DutyReportingService).report(kit.actor('village'), duty.id, duty.version, words);
    await kit.database.setClock('2027-01-18T02:00:00Z');
    await turn();
    const [row] = await kit.write((tx) => kit.module.get(DutyReads).duties(tx, [duty.id]));
    expect(row).toMatchObject({ dueOutcome: 'on-time', light: 'ok' });
    await exact();
  });

  it('is refused with a reason that whoever asked reads; the date holds, and they may ask again', async () => {
    const { duty, one } = await asked();
    const refuse = (reason?: string) =>
      extensions.decide(decider('wangshu'), duty.id, one.id, 1, { granted: false, reason });
    expect(await refusalOf(refuse(' '))).toBe('extension.no-reason');
    await refuse('其他村已办结');
    const seen = await service.one(kit.actor('village'), duty.id);
    expect(seen).toMatchObject({ extendedTo: null, light: 'soon' });
    expect(seen.extensions).toMatchObject({
      items: [{ state: 'refused', decisionReason: '其他村已办结', decidedBy: '望舒镇党委书记' }],
      mayAsk: { from: '2026-12-26' },
    });
    expect(await refusalOf(refuse('再想想'))).toBe('extension.settled');
    const { rows } = await kit.database.owner.query<{ action: string }>(
      `SELECT action FROM audit_entry WHERE subject_id = $1 AND action LIKE '%extension' ORDER BY id`,
      [duty.id],
    );
    expect(rows.map(({ action }) => action)).toEqual(['duty.ask-extension', 'duty.refuse-extension']);
  });

  it('is not granted once the day asked for is over or overtaken; refused, it can be asked for anew', async () => {
    const { duty, one } = await asked();
    const decide = (granted: boolean) =>
      refusalOf(
        extensions.decide(decider('wangshu'), duty.id, one.id, 1, { granted, reason: '请按新日期申请' }),
      );
    await kit.database.setClock('2027-01-16T02:00:00Z');
    expect(await decide(true)).toBe('extension.date-overtaken');
    await kit.database.setClock('2026-12-24T02:00:00Z');
    // Dated anew past what was asked for.
    await kit.database.owner.query(`UPDATE duty SET due_on = '2027-01-20' WHERE id = $1`, [duty.id]);
    expect(await decide(true)).toBe('extension.date-overtaken');
    expect(await decide(false)).toBe('accepted');
    const seen = await service.one(kit.actor('village'), duty.id);
    expect(seen).toMatchObject({ extendedTo: null, extensions: { mayAsk: { from: '2027-01-21' } } });
  });

  it('is decided neither by who asks nor two levels up nor elsewhere, and only once', async () => {
    const { duty, one } = await asked();
    const grant = (actor: Actor) =>
      refusalOf(extensions.decide(actor, duty.id, one.id, 1, { granted: true }));
    expect(await grant(decider('village'))).toBe('extension.own-request');
    expect(await grant(decider('county'))).toBe('extension.other-level');
    expect(await grant(decider('banshan'))).toBe('request.not-found');
    // Of the same body, whose rows the database shows them, with a right that was given for elsewhere.
    const beside = { ...decider('banshan'), organizationId: kit.county.organizations.village };
    expect(await grant(beside)).toBe('request.not-found');
    const both = await Promise.all([grant(decider('wangshu')), grant(decider('wangshu'))]);
    expect([...both].sort()).toEqual(['accepted', 'extension.settled']);
    await exact();
  });

  it('is not decided by whoever is on leave, for whom a stand-in asked, under another post of theirs', async () => {
    const { duty, one } = await asked();
    const { people, tenures } = kit.county;
    await kit.database.owner.query(
      'UPDATE duty_extension SET asked_by_person_id = $2, asked_by_tenure_id = $3 WHERE id = $1',
      [one.id, people.orchard, tenures.orchard],
    );
    for (const at of ['village', 'orchard'] as const) {
      const own = { ...decider('wangshu'), personId: people[at] };
      expect((await service.todo(own)).toDecide).toEqual([]);
      expect(await refusalOf(extensions.decide(own, duty.id, one.id, 1, { granted: true }))).toBe(
        'extension.own-request',
      );
    }
    expect((await service.todo(decider('wangshu'))).toDecide).toHaveLength(1);
  });

  it('is asked for once, not by others, not after the date, and can be taken back', async () => {
    const { duty, one } = await asked();
    const ask = (at: Parameters<DutiesKit['actor']>[0]) =>
      refusalOf(extensions.ask(kit.actor(at), duty.id, ASKED));
    expect(await ask('village')).toBe('extension.asked-already');
    expect(await ask('wangshu')).toBe('duty.not-yours');
    expect(await ask('orchard')).toBe('request.not-found');
    const back = await extensions.withdraw(kit.actor('village'), duty.id, one.id, 1);
    expect(back.extensions).toMatchObject({
      items: [{ state: 'withdrawn' }],
      mayAsk: { until: '2027-06-23' },
    });
    await kit.database.setClock('2026-12-26T02:00:00Z');
    expect(await ask('village')).toBe('extension.too-late');
    expect((await service.one(kit.actor('village'), duty.id)).extensions.mayAsk).toBeNull();
  });

  it('ends with its duty, once that is reported', async () => {
    const { duty } = await asked();
    const words = { result: '入户 40 户' };
    const done = await kit.module
      .get(DutyReportingService)
      .report(kit.actor('village'), duty.id, duty.version, words);
    expect(done.extensions).toMatchObject({
      items: [{ state: 'withdrawn', decidedBy: '清溪村党总支书记', mayWithdraw: false }],
      mayAsk: null,
    });
  });

  it('ends with its duty, once a newer version of the list asks for it no more', async () => {
    const { duty } = await asked();
    const item = { clauses: [QUARTERLY] };
    const listId = await kit.issuedList('village', [item], { issuedAt: '2026-12-24T01:00:00Z' });
    await kit.write((tx) => kit.module.get(DutyCommands).dateList(tx, listId, { includeElapsed: false }));
    const seen = await service.one(kit.actor('village'), duty.id);
    expect(seen).toMatchObject({ state: 'withdrawn', extensions: { items: [{ state: 'withdrawn' }] } });
    await exact();
  });

  it('passes over a vacant post above, and falls to the next', async () => {
    await kit.database.owner.query(`UPDATE tenure SET ends_on = '2026-12-01' WHERE id = $1`, [
      kit.county.tenures.wangshu,
    ]);
    const { duty, one } = await asked();
    expect(one.deciderName).toBe('云岭县委');
    await extensions.decide(decider('county'), duty.id, one.id, 1, { granted: true });
  });
});
