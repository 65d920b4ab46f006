import { addDays } from '../../registry/calendar/calendar-days';
import type { WorkingCalendar } from '../../registry/calendar/working-days';
import { LOOK_BACK_DAYS } from './rectification-states';

/** The day by which a problem of a severity is put right: so many working days after it was given out. */
export function orderDueOn(issuedOn: string, workingDays: number, calendar: WorkingCalendar): string {
  return calendar.addWorkingDays(issuedOn, workingDays);
}

/** After a hold the date moves on by the working days that it lasted; the original date stays beside it. */
export function dueAfterHold(
  standsDueOn: string,
  heldSince: string,
  resumedOn: string,
  calendar: WorkingCalendar,
): string {
  return calendar.addWorkingDays(standsDueOn, Math.max(0, calendar.workingDaysBetween(heldSince, resumedOn)));
}

/** The day of the look-back (回头看); on a day off, the next working day. It may fall into the next year. */
export function lookBackDay(closedOn: string, calendar: WorkingCalendar): string {
  return calendar.shift(addDays(closedOn, LOOK_BACK_DAYS), 'next');
}
