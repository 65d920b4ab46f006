import { createWorkingCalendar } from '../../registry/calendar/working-days';
import { dateClauses } from '../responsibility/date-clauses';
import type { CadenceClause } from '../responsibility/cadence-clause';
import { followCalendar } from './follow-calendar';
import type { DatedDuty } from './follow-calendar';

const duty = (id: string, changes: Partial<DatedDuty>): DatedDuty => ({
  id,
  itemId: 'item',
  clauseIndex: 0,
  periodLabel: '2027年2月',
  opensOn: '2027-02-01',
  dueOn: '2027-02-05',
  provisional: true,
  ...changes,
});

describe('following the calendar', () => {
  it('moves what another calendar dates otherwise, and settles what it only confirms', () => {
    const february = duty('february', {});
    const march = duty('march', { periodLabel: '2027年3月', opensOn: '2027-03-01', dueOn: '2027-03-05' });
    const april = duty('april', { periodLabel: '2027年4月', dueOn: '2027-04-05', provisional: false });
    const dates = [
      { ...february, dueOn: '2027-02-09', provisional: false },
      { ...march, provisional: false },
      april,
    ];
    expect(followCalendar([february, march, april], dates)).toEqual([
      { duty: february, date: dates[0] },
      { duty: march, date: dates[1] },
    ]);
  });

  it('leaves alone what no date stands for, and matches two of one name in their order', () => {
    const first = duty('first', { periodLabel: '职代会', dueOn: '2027-03-01' });
    const second = duty('second', { periodLabel: '职代会', dueOn: '2027-06-01' });
    const gone = duty('gone', { periodLabel: '年检' });
    const dates = [
      { ...second, dueOn: '2027-06-03' },
      { ...first, dueOn: '2027-03-02' },
    ];
    expect(
      followCalendar([second, gone, first], dates).map((pair) => [pair.duty.id, pair.date.dueOn]),
    ).toEqual([
      ['first', '2027-03-02'],
      ['second', '2027-06-03'],
    ]);
  });

  it('comes to what dating by the published calendar would have made', () => {
    const clause: CadenceClause = {
      kind: 'monthly',
      window: { opens: 'period' },
      deadline: { at: 'period', month: 'last', day: 5 },
      unit: 'working-day',
      label: '',
      shift: 'none',
    };
    const dated = (years: readonly number[], holidays: readonly string[]) =>
      dateClauses([clause], {
        year: 2027,
        calendar: createWorkingCalendar({ years, holidays, worked: [] }),
        occurrences: [],
      }).map((date, index) => ({ ...date, id: `${index}`, itemId: 'item' }));
    const before = dated([2026], []);
    const after = dated([2026, 2027], ['2027-01-01', '2027-02-08', '2027-05-03']);
    const moved = new Map(followCalendar(before, after).map(({ duty: { id }, date }) => [id, date]));
    expect(before.every(({ provisional }) => provisional)).toBe(true);
    expect(before.map((date) => ({ ...date, ...moved.get(date.id) }))).toEqual(after);
  });
});
