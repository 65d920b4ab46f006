import type { WorkingCalendar } from '../../registry/calendar/working-days';
import { dayAfter } from '../../registry/calendar/calendar-days';
import { DEFAULT_LIGHT_THRESHOLDS, redAfter, standingDue } from './duty-light';
import type { LightThresholds, LitDuty } from './duty-light';

/** What can become of a duty by its due date. */
export const DUE_OUTCOMES = ['on-time', 'late', 'missed'] as const;

/** What became of a duty by its due date; null before 00:00 of the day after, and for what was withdrawn. */
export type DueOutcome = (typeof DUE_OUTCOMES)[number] | null;

/** How a duty stands towards its due date on `today`: it counts from the day after, whether or not it was done early. */
export function dueOutcome(duty: LitDuty, today: string): DueOutcome {
  const due = standingDue(duty);
  if (duty.state === 'withdrawn' || today <= due) return null;
  if (duty.reportedOn === null) return 'missed';
  return duty.reportedOn <= due ? 'on-time' : 'late';
}

/** The next day after `today` on which the light or the outcome may change without anybody acting, or null. */
export function nextTurn(
  duty: LitDuty,
  today: string,
  calendar: WorkingCalendar,
  thresholds: LightThresholds = DEFAULT_LIGHT_THRESHOLDS,
): string | null {
  if (duty.state === 'withdrawn') return null;
  const fallsDue = dayAfter(standingDue(duty));
  const turns = [fallsDue];
  if (duty.state === 'owed') {
    // The working day that still has to come when `soon` are left: counting back from the due date itself.
    const soon = calendar.addWorkingDays(fallsDue, -(thresholds.soon + 1));
    turns.push(duty.opensOn, later(soon, duty.opensOn));
    const graced = redAfter(duty) > standingDue(duty);
    if (graced) turns.push(dayAfter(redAfter(duty)));
    if (graced || !duty.missedBefore) turns.push(calendar.addWorkingDays(redAfter(duty), thresholds.severe));
  }
  const ahead = turns.filter((day) => day > today).sort();
  return ahead[0] ?? null;
}

function later(one: string, other: string): string {
  return one > other ? one : other;
}
