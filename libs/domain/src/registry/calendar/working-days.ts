/** What a working calendar is made of: published years, weekdays off, weekend days worked (all 'yyyy-MM-dd'). */
export interface WorkingCalendarContent {
  readonly years: readonly number[];
  readonly holidays: readonly string[];
  readonly worked: readonly string[];
}

/** How a date on a day off moves. */
export type DayShift = 'none' | 'previous' | 'next';

/** Official working days. Days are 'yyyy-MM-dd'; beyond the published years Monday to Friday are assumed. */
export interface WorkingCalendar {
  isWorkingDay(day: string): boolean;
  /** Whether the year of `day` is published; dates computed beyond are provisional. */
  isPublished(day: string): boolean;
  /** The n-th working day after `day`; before it when `n` is negative; `day` itself for 0. */
  addWorkingDays(day: string, n: number): string;
  /** Working days after `from` up to and including `to`; negative when `to` is before `from`. */
  workingDaysBetween(from: string, to: string): number;
  shift(day: string, how: DayShift): string;
}

const MILLISECONDS_PER_DAY = 86_400_000;
/** Days from Monday 1969-12-29 to 1970-01-01: makes every week start on a multiple of seven. */
const MONDAY_OFFSET = 3;

/** Makes the calendar from what is published. Holidays on weekends, and years not published, change nothing. */
export function createWorkingCalendar(content: WorkingCalendarContent): WorkingCalendar {
  const years = new Set(content.years);
  const ofPublishedYears = (days: readonly string[]) =>
    days.filter((day) => years.has(yearOf(day))).map(numberOf);
  const holidays = sortedUnique(ofPublishedYears(content.holidays).filter(isWeekday));
  const worked = sortedUnique(ofPublishedYears(content.worked).filter((day) => !isWeekday(day)));
  const holidaySet = new Set(holidays);
  const workedSet = new Set(worked);

  const works = (day: number) => (isWeekday(day) ? !holidaySet.has(day) : workedSet.has(day));
  const workedThrough = (day: number) =>
    weekdaysThrough(day) - countThrough(holidays, day) + countThrough(worked, day);
  const step = (day: number, n: number) => {
    const direction = Math.sign(n);
    let left = Math.abs(n);
    let at = day;
    while (left > 0) {
      at += direction;
      if (works(at)) left -= 1;
    }
    return at;
  };

  return {
    isWorkingDay: (day) => works(numberOf(day)),
    isPublished: (day) => years.has(yearOf(day)),
    addWorkingDays: (day, n) => dayOf(step(numberOf(day), n)),
    workingDaysBetween: (from, to) => workedThrough(numberOf(to)) - workedThrough(numberOf(from)),
    shift: (day, how) => {
      if (how === 'none' || works(numberOf(day))) return day;
      return dayOf(step(numberOf(day), how === 'previous' ? -1 : 1));
    },
  };
}

function yearOf(day: string): number {
  return Number(day.slice(0, 4));
}

function numberOf(day: string): number {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day);
  const time = match ? Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3])) : Number.NaN;
  if (Number.isNaN(time)) throw new RangeError(`Not a day: ${day}`);
  return time / MILLISECONDS_PER_DAY;
}

function dayOf(day: number): string {
  return new Date(day * MILLISECONDS_PER_DAY).toISOString().slice(0, 10);
}

function isWeekday(day: number): boolean {
  const sinceMonday = day + MONDAY_OFFSET;
  return sinceMonday - Math.floor(sinceMonday / 7) * 7 < 5;
}

function weekdaysThrough(day: number): number {
  const sinceMonday = day + MONDAY_OFFSET;
  const weeks = Math.floor(sinceMonday / 7);
  return weeks * 5 + Math.min(sinceMonday - weeks * 7 + 1, 5);
}

/** How many of the sorted `days` are at or before `day`. */
function countThrough(days: readonly number[], day: number): number {
  let low = 0;
  let high = days.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (days[middle]! <= day) low = middle + 1;
    else high = middle;
  }
  return low;
}

function sortedUnique(days: readonly number[]): number[] {
  return [...new Set(days)].sort((a, b) => a - b);
}
