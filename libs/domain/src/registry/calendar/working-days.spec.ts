import * as fc from 'fast-check';
import { createWorkingCalendar } from './working-days';

const HOLIDAYS = [
  '2025-01-01 2025-01-28 2025-01-29 2025-01-30 2025-01-31 2025-02-03 2025-02-04 2025-04-04 2025-05-01 2025-05-02',
  '2025-05-05 2025-06-02 2025-10-01 2025-10-02 2025-10-03 2025-10-06 2025-10-07 2025-10-08',
  '2026-01-01 2026-01-02 2026-02-16 2026-02-17 2026-02-18 2026-02-19 2026-02-20 2026-02-23 2026-04-06 2026-05-01',
  '2026-05-04 2026-05-05 2026-06-19 2026-09-25 2026-10-01 2026-10-02 2026-10-05 2026-10-06 2026-10-07',
].flatMap((line) => line.split(' '));
const WORKED = [
  '2025-01-26 2025-02-08 2025-04-27 2025-09-28 2025-10-11',
  '2026-01-04 2026-02-14 2026-02-28 2026-05-09 2026-09-20 2026-10-10',
].flatMap((line) => line.split(' '));

const calendar = createWorkingCalendar({ years: [2025, 2026], holidays: HOLIDAYS, worked: WORKED });

const lastOfMonth = (year: number, month: number) =>
  new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
const anyDay = fc
  .integer({ min: Date.UTC(2024, 0, 1) / 86_400_000, max: Date.UTC(2028, 11, 31) / 86_400_000 })
  .map((day) => new Date(day * 86_400_000).toISOString().slice(0, 10));
const fewDays = fc.integer({ min: 1, max: 60 });

describe('official working days', () => {
  it.each([
    ['2026-02-11', 5, '2026-02-25'],
    ['2026-04-30', 3, '2026-05-08'],
    ['2026-05-08', 1, '2026-05-09'],
  ])('%s and %i working days give %s', (from, days, to) => {
    expect(calendar.addWorkingDays(from, days)).toBe(to);
  });

  it('counts backwards for "n working days before"', () => {
    expect(calendar.addWorkingDays('2026-10-01', -3)).toBe('2026-09-28');
    expect(calendar.addWorkingDays('2026-02-15', -1)).toBe('2026-02-14');
  });

  it.each([[2025], [2026]])('has 248 working days in %i', (year) => {
    expect(calendar.workingDaysBetween(`${year - 1}-12-31`, `${year}-12-31`)).toBe(248);
  });

  it('has the published number of working days in each month of 2026', () => {
    const months = Array.from({ length: 12 }, (_, month) =>
      calendar.workingDaysBetween(lastOfMonth(2026, month), lastOfMonth(2026, month + 1)),
    );
    expect(months).toEqual([21, 16, 22, 21, 19, 21, 23, 21, 22, 18, 21, 23]);
  });

  it('assumes Monday to Friday beyond the published years and says that they are not published', () => {
    expect(calendar.isPublished('2026-12-31')).toBe(true);
    expect(calendar.isPublished('2027-01-01')).toBe(false);
    expect(calendar.isWorkingDay('2027-01-01')).toBe(true);
    expect(calendar.isWorkingDay('2027-01-02')).toBe(false);
  });

  it('ignores exceptions of years that are not published, and holidays that fall on a weekend', () => {
    const loose = createWorkingCalendar({
      years: [2026],
      holidays: ['2027-01-01', '2026-10-03'],
      worked: [],
    });
    expect(loose.isWorkingDay('2027-01-01')).toBe(true);
    expect(loose.workingDaysBetween('2026-10-01', '2026-10-04')).toBe(1);
  });

  it('moves a date on a day off to the side asked for', () => {
    expect(calendar.shift('2026-10-03', 'none')).toBe('2026-10-03');
    expect(calendar.shift('2026-10-03', 'previous')).toBe('2026-09-30');
    expect(calendar.shift('2026-10-03', 'next')).toBe('2026-10-08');
    expect(calendar.shift('2026-10-10', 'next')).toBe('2026-10-10');
  });

  it('refuses what is not a day', () => {
    expect(() => calendar.isWorkingDay('2026/01/01')).toThrow(RangeError);
  });

  it('adds n days and counts n days back', () => {
    fc.assert(
      fc.property(
        anyDay,
        fewDays,
        (day, n) => calendar.workingDaysBetween(day, calendar.addWorkingDays(day, n)) === n,
      ),
    );
  });

  it('always lands on a working day', () => {
    fc.assert(
      fc.property(anyDay, fewDays, fc.boolean(), (day, n, back) =>
        calendar.isWorkingDay(calendar.addWorkingDays(day, back ? -n : n)),
      ),
    );
  });

  it('counts day by day what it counts at once, and the same the other way with the sign turned', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 200 }), (from, span) => {
        const start = Date.parse(`${from}T00:00:00Z`);
        const days = Array.from({ length: span }, (_, i) =>
          new Date(start + (i + 1) * 86_400_000).toISOString().slice(0, 10),
        );
        const to = days.at(-1) ?? from;
        const counted = days.filter((day) => calendar.isWorkingDay(day)).length;
        return (
          calendar.workingDaysBetween(from, to) === counted &&
          0 - calendar.workingDaysBetween(to, from) === counted
        );
      }),
    );
  });

  it('goes there and back between working days', () => {
    fc.assert(
      fc.property(anyDay, fewDays, (day, n) => {
        const start = calendar.shift(day, 'next');
        return calendar.addWorkingDays(calendar.addWorkingDays(start, n), -n) === start;
      }),
    );
  });
});
