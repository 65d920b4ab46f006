import type { WorkingCalendar } from '../../../registry/calendar/working-days';

/** Working days within which what waits for a look of somebody above is looked at: decision 87. */
export const CHECK_WITHIN = 10;
/** From so many working days left on it presses. */
const SOON = 5;

/** How long something has waited for somebody's look, and how long it may. Days are 'yyyy-MM-dd'. */
export interface CheckTerm {
  readonly since: string;
  readonly dueOn: string;
  /** Never more than red: nobody below is harmed by another day, and one act clears it. */
  readonly light: 'ok' | 'soon' | 'overdue';
  /** Left when positive, over when negative. */
  readonly workingDays: number;
}

/** The term of what has waited since a day. */
export function checkTerm(since: string, today: string, calendar: WorkingCalendar): CheckTerm {
  return termUntil(since, calendar.addWorkingDays(since, CHECK_WITHIN), today, calendar);
}

/** The term of an answer that is to be there by a day, for instance the date that somebody asks to have moved. */
export function termUntil(since: string, dueOn: string, today: string, calendar: WorkingCalendar): CheckTerm {
  // `0 -` keeps -0 out of JSON and of comparisons.
  const workingDays = 0 - calendar.workingDaysBetween(dueOn, today);
  const light = today > dueOn ? 'overdue' : workingDays <= SOON ? 'soon' : 'ok';
  return { since, dueOn, light, workingDays };
}
