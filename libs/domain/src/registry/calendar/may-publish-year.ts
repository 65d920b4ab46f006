import { allow, refuse } from '../../platform/refusal';
import type { Outcome } from '../../platform/refusal';
import { calendarRefusals } from './calendar-refusals';
import { isWeekend } from './read-notice';

/** The days of a year that depart from Monday to Friday, 'yyyy-MM-dd'. */
export interface YearDays {
  /** Weekdays off. */
  readonly holidays: readonly string[];
  /** Saturdays and Sundays worked. */
  readonly worked: readonly string[];
}

/** A notice may come late and may be put right while its year lasts: what is due then is dated anew. */
export function mayPublishYear(
  year: number,
  { holidays, worked }: YearDays,
  standing: YearDays | null,
  today: string,
): Outcome<YearDays> {
  if (year < Number(today.slice(0, 4)))
    return refuse(calendarRefusals['calendar.year-past']({ parameters: { year } }));
  if (holidays.length === 0) return refuse(calendarRefusals['calendar.no-days-off']({ field: 'holidays' }));
  const ofYear = (day: string) => day.startsWith(`${year}-`);
  for (const [field, days, fits] of [
    ['holidays', holidays, (day: string) => !isWeekend(day)],
    ['worked', worked, isWeekend],
  ] as const) {
    const wrong = days.find((day) => !ofYear(day) || !fits(day));
    if (wrong) {
      return refuse(calendarRefusals['calendar.wrong-day']({ field, parameters: { day: wrong, year } }));
    }
  }
  const days = { holidays: [...holidays].sort(), worked: [...worked].sort() };
  if (
    standing &&
    String(days.holidays) + String(days.worked) === String(standing.holidays) + String(standing.worked)
  )
    return refuse(calendarRefusals['calendar.nothing-changed']());
  return allow(days);
}
