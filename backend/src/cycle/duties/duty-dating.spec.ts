import { responsibilityListIssued } from '@zeren/domain/cycle/responsibility/responsibility-events';
import { DateIssuedListsListener } from './date-issued-lists.listener';
import { MONTHLY, openDuties, QUARTERLY } from './duties.spec-kit';
import type { DutiesKit } from './duties.spec-kit';
import { DutyCommands } from './duty-commands';
import { DutyReads } from './duty-reads';

describe('dating the duties of an issued list', () => {
  let kit: DutiesKit;

  beforeAll(async () => {
    kit = await openDuties();
  });
  afterAll(() => kit.close());

  const date = (listId: string, includeElapsed = false) =>
    kit.write((tx) => kit.module.get(DutyCommands).dateList(tx, listId, { includeElapsed }));
  const dutiesOf = (listId: string) => kit.write((tx) => kit.module.get(DutyReads).ofList(tx, listId));

  it('makes one duty for each date of the year, with its window, light and what it is counted as', async () => {
    await kit.database.setClock('2026-03-10T02:00:00Z');
    const listId = await kit.issuedList('village', [{ clauses: [QUARTERLY], text: '专题研究基层党建' }]);
    expect(await date(listId)).toBe(4);
    const duties = await dutiesOf(listId);
    expect(
      duties.map(({ periodLabel, opensOn, dueOn, light }) => ({ periodLabel, opensOn, dueOn, light })),
    ).toEqual([
      { periodLabel: '2026年第1季度', opensOn: '2026-01-01', dueOn: '2026-03-25', light: 'ok' },
      { periodLabel: '2026年第2季度', opensOn: '2026-04-01', dueOn: '2026-06-25', light: 'idle' },
      { periodLabel: '2026年第3季度', opensOn: '2026-07-01', dueOn: '2026-09-25', light: 'idle' },
      { periodLabel: '2026年第4季度', opensOn: '2026-10-01', dueOn: '2026-12-25', light: 'idle' },
    ]);
    expect(duties[0]).toMatchObject({
      title: '专题研究基层党建',
      state: 'owed',
      version: 1,
      lightTurnsOn: '2026-03-18',
    });
    expect(duties[1]).toMatchObject({ lightTurnsOn: '2026-04-01' });
    const { deltas, recount } = await kit.counted();
    expect(deltas).toEqual(recount);
    expect(Object.values(deltas).reduce((sum, amount) => sum + amount, 0)).toBe(4);
  });

  it('makes nothing twice, and tells of what it made once', async () => {
    const listId = await kit.issuedList('village', [{ clauses: [MONTHLY] }]);
    const made = await date(listId);
    const before = await kit.counted();
    expect(await date(listId)).toBe(0);
    expect(await dutiesOf(listId)).toHaveLength(made);
    expect(await kit.counted()).toEqual(before);
    const told = await kit.database.owner.query(
      `SELECT data FROM outbox WHERE type = 'duty.dated' AND subject_id = $1`,
      [listId],
    );
    expect(told.rows).toEqual([{ data: { listId } }]);
  });

  it('leaves out what was due before the list was issued', async () => {
    await kit.database.setClock('2026-11-23T02:00:00Z');
    const listId = await kit.issuedList('banshan', [{ clauses: [MONTHLY] }], {
      issuedAt: '2026-11-22T16:30:00Z',
    });
    expect(await date(listId)).toBe(1);
    expect((await dutiesOf(listId)).map((duty) => duty.dueOn)).toEqual(['2026-12-07']);
  });

  it('counts the day of issue in Asia/Shanghai, however late the event is heard', async () => {
    await kit.database.setClock('2026-11-06T02:00:00Z');
    const evening = await kit.issuedList('banshan', [{ clauses: [MONTHLY] }], {
      issuedAt: '2026-11-05T15:59:00Z',
    });
    await date(evening);
    expect((await dutiesOf(evening)).map((duty) => duty.dueOn)).toEqual(['2026-11-05', '2026-12-07']);
    const midnight = await kit.issuedList('banshan', [{ clauses: [MONTHLY] }], {
      issuedAt: '2026-11-05T16:00:00Z',
    });
    await date(midnight);
    expect((await dutiesOf(midnight)).map((duty) => duty.dueOn)).toEqual(['2026-12-07']);
  });

  it('makes what has elapsed too where a running year is moved in, and sees the second miss running', async () => {
    await kit.database.setClock('2026-11-23T02:00:00Z');
    const listId = await kit.issuedList('orchard', [{ clauses: [MONTHLY] }], {
      issuedAt: '2026-11-23T01:00:00Z',
    });
    expect(await date(listId)).toBe(1);
    expect(await date(listId, true)).toBe(11);
    const duties = await dutiesOf(listId);
    expect(duties.filter((duty) => duty.dueOutcome === 'missed')).toHaveLength(11);
    const [first, second] = duties;
    expect(first).toMatchObject({ dueOn: '2026-01-05', missedBefore: false, light: 'severe' });
    expect(second).toMatchObject({ missedBefore: true, light: 'severe' });
    expect(duties.at(-2)).toMatchObject({ dueOn: '2026-11-05', missedBefore: true, light: 'severe' });
    expect(duties.at(-1)).toMatchObject({ dueOn: '2026-12-07', missedBefore: false, light: 'idle' });
    const { deltas, recount } = await kit.counted();
    expect(deltas).toEqual(recount);
  });

  it('marks the dates of a year whose calendar is not published as provisional', async () => {
    const listId = await kit.issuedList('school', [{ clauses: [MONTHLY, { ...QUARTERLY, shift: 'none' }] }], {
      issuedAt: '2026-11-23T01:00:00Z',
      year: 2027,
    });
    await date(listId);
    const duties = await dutiesOf(listId);
    expect(duties.filter((duty) => duty.provisional).map((duty) => duty.dueOn)).toEqual([
      '2027-01-05',
      '2027-02-05',
      '2027-03-05',
      '2027-04-05',
      '2027-05-05',
      '2027-06-07',
      '2027-07-05',
      '2027-08-05',
      '2027-09-06',
      '2027-10-05',
      '2027-11-05',
      '2027-12-06',
    ]);
    // A day of the year that nothing moves is certain whatever the calendar will say.
    expect(duties.filter((duty) => !duty.provisional)).toHaveLength(4);
    expect(duties.every((duty) => duty.year === 2027)).toBe(true);
  });

  it('dates nothing of a draft', async () => {
    const listId = await kit.county.addList({ at: 'county', state: 'draft' });
    expect(await date(listId)).toBe(0);
  });

  it('hears of an issued list', async () => {
    const listId = await kit.issuedList('wangshu', [{ clauses: [QUARTERLY] }]);
    const event = {
      ...responsibilityListIssued(listId),
      id: listId,
      districtId: kit.county.districtId,
      actorTenureId: null,
      at: '2026-11-23T02:00:00Z',
    };
    await kit.write((tx) => kit.module.get(DateIssuedListsListener).on(event, tx));
    expect(await dutiesOf(listId)).toHaveLength(4);
  });
});
