/** Arithmetic on days written 'yyyy-MM-dd', without clocks and time zones. */

const MILLISECONDS_PER_DAY = 86_400_000;

/** The day of a year, month (1–12) and day; a day beyond the month's end becomes its last. */
export function dayOf(year: number, month: number, day: number | 'end'): string {
  const last = lastDayOfMonth(year, month);
  const number = day === 'end' ? last : Math.min(day, last);
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(number).padStart(2, '0')}`;
}

export function lastDayOfMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

export function addDays(day: string, count: number): string {
  const time = Date.parse(`${day}T00:00:00Z`) + count * MILLISECONDS_PER_DAY;
  return new Date(time).toISOString().slice(0, 10);
}

export const dayAfter = (day: string): string => addDays(day, 1);
export const dayBefore = (day: string): string => addDays(day, -1);

/** The same day so many months on; a day that month does not have becomes its last (31 August + 6 months: 28 February). */
export function addMonths(day: string, count: number): string {
  const months = yearOf(day) * 12 + monthOf(day) - 1 + count;
  return dayOf(Math.floor(months / 12), (((months % 12) + 12) % 12) + 1, Number(day.slice(8)));
}

export const yearOf = (day: string): number => Number(day.slice(0, 4));
export const monthOf = (day: string): number => Number(day.slice(5, 7));
