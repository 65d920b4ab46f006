import { addDays, daysBetween } from '../../registry/calendar/calendar-days';

/** Any Monday. */
const A_MONDAY = '2026-01-05';
const WEEK = 7;

/** The Monday of the week in which a day lies: itself where it is one. */
export function mondayOf(day: string): string {
  const since = daysBetween(A_MONDAY, day) % WEEK;
  return addDays(day, -((since + WEEK) % WEEK));
}

/** So many Mondays up to a day, oldest first. */
export function mondaysUpTo(day: string, count: number): string[] {
  const last = mondayOf(day);
  return Array.from({ length: count }, (_, index) => addDays(last, (index + 1 - count) * WEEK));
}

/** The same week a year before: 52 weeks earlier, a Monday again. */
export const yearBefore = (monday: string): string => addDays(monday, -52 * WEEK);
