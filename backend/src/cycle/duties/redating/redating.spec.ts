import { dateClauses } from '@zeren/domain/cycle/responsibility/date-clauses';
import { createWorkingCalendar } from '@zeren/domain/registry/calendar/working-days';
import { MONTHLY, openDuties } from '../duties.spec-kit';
import type { DutiesKit } from '../duties.spec-kit';
import { DutyCommands } from '../duty-commands';
import { DutyReads } from '../duty-reads';
import { RedatingService } from './redating.service';

/** The fifth working day of each month. */
const FIFTH_WORKING_DAY = {
  ...MONTHLY,
  unit: 'working-day',
  deadline: { at: 'period', month: 'first', day: 5 },
} as const;

describe('dating anew when a calendar is published', () => {
  let kit: DutiesKit;
  let listId: string;

  beforeAll(async () => {
    kit = await openDuties('worker');
    await kit.database.setClock('2026-12-15T02:00:00Z');
    listId = await kit.issuedList('village', [{ clauses: [FIFTH_WORKING_DAY] }], {
      year: 2027,
      issuedAt: '2026-12-15T02:00:00Z',
    });
    await kit.write((tx) => kit.module.get(DutyCommands).dateList(tx, listId, { includeElapsed: false }));
    await follow();
  });
  afterAll(() => kit.close());

  const follow = () => kit.module.get(RedatingService).followAll('spec');
  const duties = () => kit.write((tx) => kit.module.get(DutyReads).ofList(tx, listId));
  const publish = (...holidays: string[]) =>
    kit.database.owner.query(
      `WITH y AS (INSERT INTO calendar_year (year, basis) VALUES (2027, '某通知') ON CONFLICT DO NOTHING),
            gone AS (DELETE FROM calendar_exception WHERE year = 2027 AND NOT day = ANY($1::date[]))
       INSERT INTO calendar_exception (day, year, kind) SELECT unnest($1::date[]), 2027, 'holiday' ON CONFLICT DO NOTHING`,
      [holidays],
    );
  const redatings = () =>
    kit.database.owner.query(
      `SELECT after FROM audit_entry WHERE action = 'duty.redate' AND subject_id = $1 ORDER BY id`,
      [listId],
    );

  it('leaves everything as it is while no calendar changes', async () => {
    expect(await follow()).toBe(0);
    expect((await duties()).every(({ provisional }) => provisional)).toBe(true);
  });

  it('dates what is ahead as the published calendar would have, and counts, lights and reminders follow', async () => {
    await publish('2027-01-01', '2027-02-04', '2027-02-05');
    const before = await duties();
    expect(await follow()).toBe(12);
    const after = await duties();
    const calendar = createWorkingCalendar({
      years: [2025, 2026, 2027],
      holidays: ['2027-01-01', '2027-02-04', '2027-02-05'],
      worked: [],
    });
    expect(after.map(({ opensOn, dueOn, provisional }) => ({ opensOn, dueOn, provisional }))).toEqual(
      dateClauses([FIFTH_WORKING_DAY], { year: 2027, calendar, occurrences: [] }).map(
        ({ opensOn, dueOn, provisional }) => ({ opensOn, dueOn, provisional }),
      ),
    );
    expect(after.filter(({ dueOn }, index) => dueOn !== before[index]!.dueOn)).toHaveLength(2);
    const { deltas, recount } = await kit.counted();
    expect(deltas).toEqual(recount);
    expect((await redatings()).rows).toEqual([
      { after: { dueOn: ['2027-01-08', '2027-02-09'], redated: 2, settled: 10 } },
    ]);
    expect(await follow()).toBe(0);
  });

  it('follows a notice that is put right, and lets what fell due and what was done keep their dates', async () => {
    await kit.database.setClock('2027-01-20T02:00:00Z');
    const [, february] = await duties();
    await kit.database.owner.query(
      `UPDATE duty SET state = 'reported', reported_on = '2027-01-19' WHERE id = $1`,
      [february!.id],
    );
    await publish('2027-03-01');
    expect(await follow()).toBe(1);
    expect((await duties()).slice(0, 3).map(({ dueOn }) => dueOn)).toEqual([
      '2027-01-08',
      '2027-02-09',
      '2027-03-08',
    ]);
  });

  it('goes on where a worker stopped', async () => {
    await publish('2027-04-01');
    const { owner } = kit.database;
    const { rows } = await owner.query<{ digest: string }>(
      `SELECT md5((SELECT string_agg(year::text, ',' ORDER BY year) FROM calendar_year) || ';' ||
                  (SELECT string_agg(day::text || kind, ',' ORDER BY day) FROM calendar_exception)) AS digest`,
    );
    await owner.query(`UPDATE duty_calendar SET following_digest = $1, last_list_id = $2`, [
      rows[0]!.digest,
      listId,
    ]);
    expect(await follow()).toBe(0);
    expect((await owner.query(`SELECT DISTINCT followed_digest AS digest FROM duty_calendar`)).rows).toEqual(
      rows,
    );
  });
});
