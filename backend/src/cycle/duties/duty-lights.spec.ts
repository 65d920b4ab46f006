import { MONTHLY, openDuties, QUARTERLY } from './duties.spec-kit';
import type { DutiesKit } from './duties.spec-kit';
import { DutyCommands } from './duty-commands';
import { DutyReads } from './duty-reads';
import type { DutyRecord } from './duty-record';

describe('lights that turn with the date', () => {
  let kit: DutiesKit;
  let commands: DutyCommands;

  beforeEach(async () => {
    kit = await openDuties();
    commands = kit.module.get(DutyCommands);
  });
  afterEach(() => kit.close());

  const dutiesOf = (listId: string) => kit.write((tx) => kit.module.get(DutyReads).ofList(tx, listId));
  const date = (listId: string) =>
    kit.write((tx) => commands.dateList(tx, listId, { includeElapsed: false }));
  const turnOn = async (instant: string) => {
    await kit.database.setClock(instant);
    return commands.turnLights(kit.county.districtId, 'spec');
  };
  const expectExactCounts = async () => {
    const { deltas, recount } = await kit.counted();
    expect(deltas).toEqual(recount);
  };

  it('go from grey to double red over the days, each counted where it then stands', async () => {
    await kit.database.setClock('2026-02-10T02:00:00Z');
    const listId = await kit.issuedList('village', [{ clauses: [QUARTERLY] }], {
      issuedAt: '2026-02-10T01:00:00Z',
    });
    await date(listId);
    const second = async () => (await dutiesOf(listId))[1]!;
    // Due on Thursday 2026-06-25; 2026-06-19 is a holiday.
    for (const [instant, light, dueOutcome] of [
      ['2026-03-31T15:59:00Z', 'idle', null],
      ['2026-03-31T16:00:00Z', 'ok', null],
      ['2026-06-16T02:00:00Z', 'ok', null],
      ['2026-06-17T02:00:00Z', 'soon', null],
      ['2026-06-25T15:59:59Z', 'soon', null],
      ['2026-06-25T16:00:00Z', 'severe', 'missed'],
    ] as const) {
      await turnOn(instant);
      expect(await second()).toMatchObject({ light, dueOutcome });
      await expectExactCounts();
    }
    // The first quarter was missed as well: that is why the second is double red at once.
    expect((await second()).missedBefore).toBe(true);
    expect((await dutiesOf(listId))[0]).toMatchObject({ light: 'severe', missedBefore: false });
  });

  it('turn red after one miss, and double red on the twentieth working day', async () => {
    await kit.database.setClock('2026-04-10T02:00:00Z');
    const listId = await kit.issuedList('village', [{ clauses: [QUARTERLY] }], {
      issuedAt: '2026-04-10T01:00:00Z',
    });
    await date(listId);
    const first = async () => (await dutiesOf(listId))[0]!;
    await turnOn('2026-06-25T16:00:00Z');
    expect(await first()).toMatchObject({ light: 'overdue', lightTurnsOn: '2026-07-23' });
    await turnOn('2026-07-22T15:59:00Z');
    expect((await first()).light).toBe('overdue');
    await turnOn('2026-07-22T16:00:00Z');
    expect(await first()).toMatchObject({ light: 'severe', lightTurnsOn: null });
    await expectExactCounts();
  });

  it('catch up after the worker was away, and see misses as they were on the day', async () => {
    await kit.database.setClock('2026-01-04T02:00:00Z');
    const listId = await kit.issuedList('school', [{ clauses: [MONTHLY] }], {
      issuedAt: '2026-01-04T01:00:00Z',
    });
    await date(listId);
    const february = (await dutiesOf(listId))[1]!;
    await kit.database.setClock('2026-02-04T02:00:00Z');
    await commands.report(kit.actor('school'), february.id, february.version, { result: '已开会' });
    await turnOn('2026-05-10T02:00:00Z');
    const [first, second, third, fourth] = await dutiesOf(listId);
    expect(first).toMatchObject({ light: 'severe', dueOutcome: 'missed', missedBefore: false });
    expect(second).toMatchObject({ state: 'reported', dueOutcome: 'on-time', light: 'ok' });
    expect(third).toMatchObject({ dueOutcome: 'missed', missedBefore: false });
    expect(fourth).toMatchObject({ dueOutcome: 'missed', missedBefore: true, light: 'severe' });
    await expectExactCounts();
  });

  it('count what was done early as on time only once it fell due', async () => {
    await kit.database.setClock('2026-02-10T02:00:00Z');
    const listId = await kit.issuedList('village', [{ clauses: [QUARTERLY] }], {
      issuedAt: '2026-02-10T01:00:00Z',
    });
    await date(listId);
    const duty = (await dutiesOf(listId))[0]!;
    await commands.report(kit.actor('village'), duty.id, duty.version, { result: '已研究' });
    expect((await dutiesOf(listId))[0]).toMatchObject({
      light: 'early',
      dueOutcome: null,
      lightTurnsOn: '2026-03-26',
    });
    await turnOn('2026-03-25T16:00:00Z');
    expect((await dutiesOf(listId))[0]).toMatchObject({
      light: 'early',
      dueOutcome: 'on-time',
      lightTurnsOn: null,
    });
    await expectExactCounts();
  });

  it('are turned once, in batches, when two workers turn at the same time', async () => {
    await kit.database.setClock('2026-01-04T02:00:00Z');
    const items = Array.from({ length: 110 }, () => ({ clauses: [MONTHLY] }));
    const listId = await kit.issuedList('village', items, { issuedAt: '2026-01-04T01:00:00Z' });
    expect(await date(listId)).toBe(1320);
    await kit.database.setClock('2027-03-01T02:00:00Z');
    await Promise.all([
      commands.turnLights(kit.county.districtId, 'one'),
      commands.turnLights(kit.county.districtId, 'other'),
    ]);
    await commands.turnLights(kit.county.districtId, 'rest');
    const duties: DutyRecord[] = await dutiesOf(listId);
    expect(new Set(duties.map((duty) => duty.light))).toEqual(new Set(['severe']));
    expect(await commands.turnLights(kit.county.districtId, 'again')).toBe(0);
    await expectExactCounts();
  });

  it('leave the version alone, so that a page opened before midnight can still be sent after it', async () => {
    await kit.database.setClock('2026-04-10T02:00:00Z');
    const listId = await kit.issuedList('village', [{ clauses: [QUARTERLY] }], {
      issuedAt: '2026-04-10T01:00:00Z',
    });
    await date(listId);
    const duty = (await dutiesOf(listId))[0]!;
    await turnOn('2026-06-25T16:01:00Z');
    const detail = await commands.report(kit.actor('village'), duty.id, duty.version, { result: '已研究' });
    expect(detail).toMatchObject({
      state: 'reported',
      light: 'late',
      reportedOn: '2026-06-26',
      workingDays: -1,
    });
    expect((await dutiesOf(listId))[0]).toMatchObject({ dueOutcome: 'late', lightTurnsOn: null });
    await expectExactCounts();
  });
});
