import type { WorkingCalendar } from '../../registry/calendar/working-days';
import { allow, refuse } from '../../platform/refusal';
import type { Outcome } from '../../platform/refusal';
import type { DutyStep, Rung } from './reminder-ladder';
import { remindersRefusals } from './reminders-refusals';
import { morningOf } from './telling-hours';

/** Whether reminders of a duty may be put off until a day: later than today, and never beyond the date. */
export function maySnooze(
  { state, dueOn }: { readonly state: string; readonly dueOn: string },
  until: string,
  today: string,
): Outcome<null> {
  if (state !== 'owed' && state !== 'returned')
    return refuse(remindersRefusals['reminders.nothing-to-chase']());
  if (dueOn <= today) return refuse(remindersRefusals['reminders.snooze-overdue']());
  if (until <= today || until > dueOn) {
    return refuse(
      remindersRefusals['reminders.snooze-beyond']({ field: 'until', parameters: { due: dueOn } }),
    );
  }
  return allow(null);
}

/**
 * A ladder whose own words before a day are put off to it: then one is told, and what comes after stays. What superiors
 * hear does not change. A day off is spoken of on the working day before.
 */
export function snoozedLadder(
  ladder: readonly Rung<DutyStep>[],
  until: string,
  calendar: WorkingCalendar,
): Rung<DutyStep>[] {
  const from = morningOf(calendar.shift(until, 'previous'));
  const left = ladder.filter(({ climb, dueAt }) => climb > 0 || dueAt >= from);
  return left.some(({ climb, dueAt }) => climb === 0 && dueAt === from)
    ? left
    : [{ kind: 'duty-due-soon', dueAt: from, climb: 0 }, ...left];
}
