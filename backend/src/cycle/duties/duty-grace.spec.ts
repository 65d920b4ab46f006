import { randomUUID } from 'node:crypto';
import { DutiesService } from './duties.service';
import { MONTHLY, openDuties } from './duties.spec-kit';
import type { DutiesKit } from './duties.spec-kit';
import { DutyCommands } from './duty-commands';
import type { DutyRecord } from './duty-record';
import { DutyReads } from './duty-reads';

// Monthly, due on 7 September, 8 October (after the holiday), 5 November, 7 December 2026.
describe('a grace after an election', () => {
  let kit: DutiesKit;
  let commands: DutyCommands;

  beforeEach(async () => {
    kit = await openDuties();
    commands = kit.module.get(DutyCommands);
    await kit.database.setClock('2026-09-01T02:00:00Z');
  });
  afterEach(() => kit.close());

  const subject = { kind: 'handover', id: randomUUID() };
  const grant = (startsOn: string, endsOn: string) =>
    kit.write((tx) =>
      commands.grantGraces(tx, [{ postId: kit.county.posts.village, startsOn, endsOn, subject }]),
    );
  const dated = () =>
    kit
      .issuedList('village', [{ clauses: [MONTHLY] }], { issuedAt: '2026-09-01T01:00:00Z' })
      .then(async (listId) => {
        await kit.write((tx) => commands.dateList(tx, listId, { includeElapsed: false }));
        return listId;
      });
  const stored = async (listId: string): Promise<Pick<DutyRecord, 'dueOn' | 'light' | 'lightTurnsOn'>[]> =>
    (await kit.write((tx) => kit.module.get(DutyReads).ofList(tx, listId))).map(
      ({ dueOn, light, lightTurnsOn }) => ({ dueOn, light, lightTurnsOn }),
    );
  const lights = async (listId: string) => (await stored(listId)).map(({ light }) => light);
  const on = async (instant: string) => {
    await kit.database.setClock(instant);
    await commands.turnLights(kit.county.districtId, 'spec');
  };
  const expectExactCounts = async () => {
    const { deltas, recount } = await kit.counted();
    expect(deltas).toEqual(recount);
  };

  it('keeps grey what falls due within it, and nothing else; the counts say what the rows say', async () => {
    const listId = await dated();
    await on('2026-10-12T02:00:00Z');
    expect(await lights(listId)).toEqual(['severe', 'severe', 'idle', 'idle']);
    await grant('2026-10-01', '2026-10-30');
    expect(await lights(listId)).toEqual(['severe', 'idle', 'idle', 'idle']);
    expect((await stored(listId))[1]!.lightTurnsOn).toBe('2026-10-31');
    await expectExactCounts();
    await on('2026-10-30T02:00:00Z');
    expect((await lights(listId))[1]).toBe('idle');
    await on('2026-10-31T02:00:00Z');
    expect((await lights(listId))[1]).toBe('overdue');
    await expectExactCounts();
  });

  it('holds for what was extended into it, and no more for what was extended past it', async () => {
    const listId = await dated();
    const extend = (dueOn: string, to: string) =>
      kit.database.owner.query('UPDATE duty SET extended_to = $2 WHERE due_on = $1', [dueOn, to]);
    await extend('2026-09-07', '2026-10-09');
    await extend('2026-10-08', '2026-11-02');
    await grant('2026-10-01', '2026-10-30');
    await on('2026-10-12T02:00:00Z');
    expect((await lights(listId))[0]).toBe('idle');
    await on('2026-10-31T02:00:00Z');
    expect((await lights(listId))[0]).toBe('overdue');
    await on('2026-11-03T02:00:00Z');
    const graces = (await kit.write((tx) => kit.module.get(DutyReads).ofList(tx, listId))).map(
      ({ graceUntil }) => graceUntil,
    );
    expect(graces).toEqual(['2026-10-30', null, null, null]);
    await expectExactCounts();
  });

  it('holds for duties that are dated while it runs', async () => {
    await grant('2026-09-01', '2026-09-30');
    const listId = await dated();
    await on('2026-09-10T02:00:00Z');
    expect(await lights(listId)).toEqual(['idle', 'idle', 'idle', 'idle']);
    await expectExactCounts();
  });

  it('leaves the matter to do before what is ahead, in grey with its reason', async () => {
    const listId = await dated();
    await grant('2026-09-01', '2026-09-30');
    await on('2026-09-10T02:00:00Z');
    const todo = await kit.module.get(DutiesService).todo(kit.actor('village'));
    expect(todo.overdue).toEqual([]);
    expect(todo.soon).toMatchObject([{ dueOn: '2026-09-07', light: 'idle', graceUntil: '2026-09-30' }]);
    expect(todo.soon[0]!.lightReason.zh).toContain('接任过渡期到2026年9月30日');
    expect(todo).toMatchObject({ openCount: 3, nextDue: { dueOn: '2026-10-08' } });
    expect(await stored(listId)).toHaveLength(4);
  });

  it('is one per subject: granted twice it moves, withdrawn it is gone, told each time', async () => {
    const listId = await dated();
    await on('2026-09-10T02:00:00Z');
    await grant('2026-09-05', '2026-09-12');
    await grant('2026-09-05', '2026-09-12');
    await grant('2026-09-05', '2026-10-04');
    expect((await stored(listId))[0]).toMatchObject({ light: 'idle', lightTurnsOn: '2026-10-05' });
    await kit.write((tx) => commands.withdrawGrace(tx, subject));
    await kit.write((tx) => commands.withdrawGrace(tx, subject));
    expect((await lights(listId))[0]).toBe('overdue');
    await expectExactCounts();
    const { rows } = await kit.database.owner.query(`SELECT type FROM outbox WHERE type = 'duty.graced'`);
    expect(rows).toHaveLength(3);
    const audits = await kit.database.owner.query<{ action: string }>(
      `SELECT action FROM audit_entry WHERE subject_id = $1 ORDER BY at, id`,
      [subject.id],
    );
    expect(audits.rows.map(({ action }) => action)).toEqual([
      'duty-grace.grant',
      'duty-grace.grant',
      'duty-grace.withdraw',
    ]);
  });
});
