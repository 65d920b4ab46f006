import fc from 'fast-check';
import { createWorkingCalendar } from '../../registry/calendar/working-days';
import { CADENCE_TRIGGERS } from './cadence-clause';
import type { CadenceClause, CadenceTriggerKind } from './cadence-clause';
import { checkCadenceClause } from './check-cadence-clause';
import { dateClauses } from './date-clauses';
import type { DatedOccurrence } from './date-clauses';
import { academicYear, everyMonths, occurrence, periodic, term, weekly, yearly } from './make-clauses';
import { readCadencePhrase } from './read-cadence-phrase';

/** The official exceptions of 2025 and 2026 that these specs touch. */
const calendar = createWorkingCalendar({
  years: [2025, 2026],
  holidays: [
    ...[
      '2026-01-01',
      '2026-01-02',
      '2026-02-16',
      '2026-02-17',
      '2026-02-18',
      '2026-02-19',
      '2026-02-20',
      '2026-02-23',
    ],
    ...[
      '2026-04-06',
      '2026-05-01',
      '2026-05-04',
      '2026-05-05',
      '2026-06-19',
      '2026-09-25',
      '2026-10-01',
      '2026-10-02',
    ],
    ...['2026-10-05', '2026-10-06', '2026-10-07'],
  ],
  worked: ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'],
});
const occurrences: DatedOccurrence[] = [
  { kind: '学期', label: '2025年秋季学期', startsOn: '2025-09-01', endsOn: '2026-01-23' },
  { kind: '学期', label: '2026年春季学期', startsOn: '2026-03-02', endsOn: '2026-07-10' },
  { kind: '学期', label: '2026年秋季学期', startsOn: '2026-09-01', endsOn: '2027-01-22' },
  { kind: '节', label: '春节', startsOn: '2026-02-15', endsOn: '2026-02-23' },
  { kind: '节', label: '国庆节', startsOn: '2026-10-01', endsOn: '2026-10-07' },
  { kind: '任职', label: '望舒镇党委书记到任', startsOn: '2026-08-31', endsOn: null },
];
const dates = (clauses: readonly CadenceClause[], year = 2026, from?: string) =>
  dateClauses(clauses, { year, calendar, occurrences, from });
const datesOf = (phrase: string, year = 2026) => {
  const reading = readCadencePhrase(phrase);
  if (!('clauses' in reading)) throw new Error(`not read: ${phrase}`);
  return dates(reading.clauses, year);
};
const short = (phrase: string, year = 2026) =>
  datesOf(phrase, year).map(
    (date) => `${date.periodLabel} ${date.opensOn}..${date.dueOn}${date.provisional ? '?' : ''}`,
  );

describe('dateClauses', () => {
  it('dates weeks by their working days, the one with the make-up Saturday too', () => {
    const weeks = short('每周');
    // 1 January is a Thursday off, and the Sunday after it is worked.
    expect(weeks[0]).toBe('2025年12月29日—1月4日 2025-12-29..2026-01-04');
    expect(weeks).toContain('2026年2月9日—15日 2026-02-09..2026-02-14');
    // From 16 to 22 February nobody works: nothing is due.
    expect(weeks.filter((week) => week.includes('2月16日'))).toEqual([]);
    expect(weeks).toContain('2026年9月28日—10月4日 2026-09-28..2026-09-30');
    expect(weeks).toContain('2026年10月5日—11日 2026-10-05..2026-10-10');
    expect(weeks.at(-1)).toBe('2026年12月21日—27日 2026-12-21..2026-12-25');
    expect(weeks).toHaveLength(51);
  });

  it('moves a weekday off within its week, earlier first', () => {
    const fridays = datesOf('每周五前').map(({ dueOn }) => dueOn);
    expect(fridays).toContain('2026-03-20');
    expect(fridays).toContain('2026-09-30');
    expect(fridays).toContain('2026-04-03');
    const mondays = datesOf('每周一').map(({ dueOn }) => dueOn);
    expect(mondays).toContain('2026-03-16');
    expect(mondays).toContain('2026-04-07');
    expect(mondays.filter((day) => day >= '2026-02-16' && day <= '2026-02-22')).toEqual([]);
  });

  it('counts every second week through the years: none twice, none missed', () => {
    const plain = createWorkingCalendar({ years: [], holidays: [], worked: [] });
    const due = [2025, 2026, 2027].flatMap((year) =>
      dateClauses([weekly(5, 2)], { year, calendar: plain, occurrences: [] }).map(({ dueOn }) => dueOn),
    );
    const days = due.map((day) => Date.parse(day) / 86_400_000);
    const gaps = new Set(days.slice(1).map((day, index) => Math.round((day - days[index]!) / 7)));
    expect([...gaps]).toEqual([2]);
    expect(new Set(due).size).toBe(due.length);
  });

  it('dates halves, quarters, months and every so many months', () => {
    expect(short('每季度末月25日前')).toEqual([
      '2026年第1季度 2026-01-01..2026-03-25',
      '2026年第2季度 2026-04-01..2026-06-25',
      '2026年第3季度 2026-07-01..2026-09-25',
      '2026年第4季度 2026-10-01..2026-12-25',
    ]);
    expect(short('每季度首月10日前')[1]).toBe('2026年第2季度 2026-04-01..2026-04-10');
    expect(short('每半年')).toEqual([
      '2026年上半年 2026-01-01..2026-06-30',
      '2026年下半年 2026-07-01..2026-12-31',
    ]);
    expect(short('每月')[1]).toBe('2026年2月 2026-02-01..2026-02-28');
    expect(short('6月30日前；后进每2个月')).toHaveLength(7);
    expect(short('每月前3个工作日').slice(0, 2)).toEqual([
      '2026年1月 2026-01-01..2026-01-06',
      '2026年2月 2026-02-01..2026-02-04',
    ]);
  });

  it('dates several days of a year one after the other', () => {
    expect(short('6月30日前过半，12月15日前完成')).toEqual([
      '2026年6月·过半 2026-01-01..2026-06-30',
      '2026年12月·完成 2026-07-01..2026-12-15',
    ]);
    expect(short('3月31日前签订；12月点评')).toEqual([
      '2026年·签订 2026-01-01..2026-03-31',
      '2026年12月·点评 2026-12-01..2026-12-31',
    ]);
  });

  it('counts working days before a holiday', () => {
    expect(short('节前3个工作日')).toEqual(['春节 2026-02-02..2026-02-12', '国庆节 2026-09-18..2026-09-28']);
  });

  it('follows school terms and the academic year', () => {
    expect(short('每学期期末前')).toEqual([
      '2026年春季学期 2026-03-02..2026-07-10',
      '2026年秋季学期 2026-09-01..2027-01-22',
    ]);
    expect(short('开学后1个月内')[0]).toBe('2026年春季学期 2026-03-02..2026-04-02');
    expect(short('每学年7月10日前')).toEqual(['2025—2026学年 2025-09-01..2026-07-10']);
  });

  it('counts months to the end of a shorter month, into the next year', () => {
    expect(short('任职后6个月内')).toEqual(['望舒镇党委书记到任 2026-08-31..2027-02-28']);
  });

  it('marks dates beyond the published calendar as provisional, but only where they rest on it', () => {
    expect(short('每月前3个工作日', 2027)[0]).toMatch(/\?$/);
    expect(short('12月10日前', 2027)).toEqual(['2027年 2027-01-01..2027-12-10']);
  });

  it('dates what other counties write, worked out by hand', () => {
    const due = (phrase: string, year = 2026) => datesOf(phrase, year).map(({ dueOn }) => dueOn.slice(5));
    // Before the Spring Festival, which begins on Sunday 15 February: Saturday 14 is worked, then 13, 12, 11, 10.
    expect(due('春节前5个工作日')).toEqual(['02-10']);
    expect(due('春节前3个工作日')).toEqual(['02-12']);
    expect(due('国庆节前3个工作日')).toEqual(['09-28']);
    // Working days after 7 October: 8, 9, and Saturday 10, which is worked.
    expect(due('国庆节后3个工作日内')).toEqual(['10-10']);
    expect(due('每月最后一个工作日前').slice(0, 5)).toEqual(['01-30', '02-28', '03-31', '04-30', '05-29']);
    expect(due('每季度首月第5个工作日前')).toEqual(['01-08', '04-08', '07-07', '10-13']);
    expect(due('每月5日、20日前').slice(0, 4)).toEqual(['01-05', '01-20', '02-05', '02-20']);
    expect(due('每半年首月15日前')).toEqual(['01-15', '07-15']);
    expect(due('第一季度末')).toEqual(['03-31']);
    expect(due('“七一”前')).toEqual(['06-30']);
    expect(due('每双月')).toEqual(['02-28', '04-30', '06-30', '08-31', '10-31', '12-31']);
    expect(due('2026年6月底前')).toEqual(['06-30']);
    expect(due('2026年6月底前', 2027)).toEqual([]);
    expect(due('开学后2周内')).toEqual(['03-16', '09-15']);
    expect(due('每学期期末前10日')).toEqual(['06-30', '01-12']);
    expect(due('6月底前、12月底前')).toEqual(['06-30', '12-31']);
    expect(short('三季度')).toEqual(['2026年9月 2026-07-01..2026-09-30']);
  });

  it('moves a due date off a day off when told to', () => {
    expect(dates([{ ...yearly(5, 3), shift: 'previous' }])[0]!.dueOn).toBe('2026-04-30');
    expect(dates([{ ...yearly(5, 3), shift: 'next' }])[0]!.dueOn).toBe('2026-05-06');
    expect(dates([yearly(5, 3)])[0]!.dueOn).toBe('2026-05-03');
  });

  it('clamps 29 to 31 to the month, and gives a day once', () => {
    expect(dates([yearly(2, 29)]).map(({ dueOn }) => dueOn)).toEqual(['2026-02-28']);
    const once: CadenceClause = { ...yearly(1, 1), kind: 'once', deadline: { at: 'day', day: '2026-05-20' } };
    expect(dates([once])).toHaveLength(1);
    expect(dates([once], 2027)).toEqual([]);
  });

  it('leaves out what was due before the day asked for', () => {
    expect(dates([periodic('monthly')], 2026, '2026-11-30').map(({ dueOn }) => dueOn)).toEqual([
      '2026-11-30',
      '2026-12-31',
    ]);
  });

  it('waits for the named occurrence only, and for an end that is known', () => {
    const named: CadenceClause = {
      ...occurrence('holiday', -3, 'working-day'),
      trigger: { kind: 'holiday', label: '国庆节' },
    };
    expect(dates([named])).toHaveLength(1);
    const open = [{ kind: '学期', label: '春季', startsOn: '2026-03-02', endsOn: null }];
    expect(dateClauses([term('end')], { year: 2026, calendar, occurrences: open })).toEqual([]);
    expect(dateClauses([term('start', 5)], { year: 2026, calendar, occurrences: open })).toHaveLength(1);
  });
});

const month = fc.integer({ min: 1, max: 12 });
const dayOrEnd = fc.oneof(fc.integer({ min: 1, max: 28 }), fc.constant('end' as const));
const half = fc.constantFrom('first' as const, 'last' as const);
const anyClause: fc.Arbitrary<CadenceClause> = fc
  .oneof(
    fc.tuple(month, dayOrEnd).map(([m, d]) => yearly(m, d)),
    fc.tuple(month, dayOrEnd).map(([m, d]) => academicYear(m, d)),
    fc
      .tuple(
        fc.constantFrom('half-yearly' as const, 'quarterly' as const, 'monthly' as const),
        half,
        dayOrEnd,
      )
      .map(([kind, m, d]) => periodic(kind, m, d)),
    fc.integer({ min: 2, max: 11 }).map((every) => everyMonths(every)),
    fc
      .tuple(fc.constantFrom('start' as const, 'end' as const), fc.integer({ min: -60, max: 60 }))
      .map(([from, count]) => term(from, count)),
    fc
      .tuple(
        fc.constantFrom(...(Object.keys(CADENCE_TRIGGERS) as CadenceTriggerKind[])),
        fc.integer({ min: -24, max: 24 }),
        fc.constantFrom('day' as const, 'working-day' as const, 'month' as const),
      )
      .map(([trigger, count, unit]) => occurrence(trigger, count, unit)),
  )
  .chain((clause) =>
    fc
      .constantFrom('none' as const, 'previous' as const, 'next' as const)
      .map((shift) => ({ ...clause, shift })),
  );

describe('any clause', () => {
  it('passes the check, and survives JSON', () => {
    fc.assert(
      fc.property(anyClause, (clause) => {
        expect(checkCadenceClause(JSON.parse(JSON.stringify(clause)))).toEqual([]);
      }),
    );
  });

  it('opens before it is due, in order, the same every time', () => {
    fc.assert(
      fc.property(
        fc.array(anyClause, { minLength: 1, maxLength: 4 }),
        fc.integer({ min: 2024, max: 2029 }),
        (clauses, year) => {
          const found = dates(clauses, year);
          expect(found).toEqual(dates(clauses, year));
          for (const { opensOn, dueOn, clauseIndex } of found) {
            expect(opensOn <= dueOn).toBe(true);
            expect(clauses[clauseIndex]).toBeDefined();
          }
          expect(found.map(({ dueOn }) => dueOn)).toEqual(found.map(({ dueOn }) => dueOn).sort());
        },
      ),
    );
  });

  it('gives each date to one year only', () => {
    fc.assert(
      fc.property(anyClause, (clause) => {
        const all = [2023, 2024, 2025, 2026, 2027, 2028].flatMap((year) => dates([clause], year));
        const keys = all.map(({ periodLabel, dueOn }) => `${periodLabel} ${dueOn}`);
        expect(new Set(keys).size).toBe(keys.length);
        if (clause.kind === 'occurrence') {
          const waitedFor = occurrences.filter(
            ({ kind }) => kind === CADENCE_TRIGGERS[clause.trigger!.kind].occurrence,
          );
          expect(all).toHaveLength(waitedFor.length);
        }
      }),
    );
  });

  it('has as many dates as its year has periods', () => {
    const counts = { 'half-yearly': 2, quarterly: 4, monthly: 12 } as const;
    for (const [kind, count] of Object.entries(counts)) {
      expect(dates([periodic(kind as keyof typeof counts)])).toHaveLength(count);
    }
  });
});
