import type { WorkingCalendar } from '../../registry/calendar/working-days';

const MILLISECONDS_PER_HOUR = 3_600_000;
/** Asia/Shanghai has kept UTC+8 without summer time since 1992. */
const SHANGHAI_AHEAD = 8 * MILLISECONDS_PER_HOUR;
/** Nobody is told anything before 08:30 … */
const OPENS_AT = 8.5 * MILLISECONDS_PER_HOUR;
/** … or from 18:00 on. */
const CLOSES_AT = 18 * MILLISECONDS_PER_HOUR;

/** What does not press is gathered and told in one message in the morning, and in the afternoon. */
const DIGESTS_AT = [OPENS_AT, 14.5 * MILLISECONDS_PER_HOUR] as const;

/** The instant (ISO) of 08:30 in Asia/Shanghai on `day`. */
export function morningOf(day: string): string {
  return instantOf(day, OPENS_AT);
}

/** The digest of something that comes due at `instant`: then, or the next on a working day. */
export function digestTime(instant: string, calendar: WorkingCalendar): string {
  const { day, time } = shanghai(instant);
  const today = calendar.isWorkingDay(day) ? DIGESTS_AT.find((at) => at >= time) : undefined;
  return today === undefined ? morningOf(calendar.addWorkingDays(day, 1)) : instantOf(day, today);
}

/** Whether people may be told something at `now`: 08:30 to 18:00 on working days, without exception. */
export function isTellingTime(now: string, calendar: WorkingCalendar): boolean {
  const { day, time } = shanghai(now);
  return time >= OPENS_AT && time < CLOSES_AT && calendar.isWorkingDay(day);
}

/** `now` when people may be told something then, else the next moment when they may. */
export function nextTellingTime(now: string, calendar: WorkingCalendar): string {
  if (isTellingTime(now, calendar)) return new Date(now).toISOString();
  const { day, time } = shanghai(now);
  const laterToday = calendar.isWorkingDay(day) && time < OPENS_AT;
  return morningOf(laterToday ? day : calendar.addWorkingDays(day, 1));
}

/** The date in Asia/Shanghai at an instant. */
export function shanghaiDay(instant: string): string {
  return shanghai(instant).day;
}

const instantOf = (day: string, time: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) - SHANGHAI_AHEAD + time).toISOString();

function shanghai(instant: string): { day: string; time: number } {
  const there = Date.parse(instant) + SHANGHAI_AHEAD;
  const day = new Date(there).toISOString().slice(0, 10);
  return { day, time: there - Date.parse(`${day}T00:00:00Z`) };
}
