import type { WorkingCalendar } from '../../registry/calendar/working-days';
import { morningOf, nextTellingTime, shanghaiDay } from './telling-hours';

/** What is said of an objection to a list: to whoever has to reply, and in the end to whoever objected. */
export const OBJECTION_STEPS = [
  'objection-raised',
  'objection-due',
  'objection-overdue',
  'objection-answered',
] as const;

export type ObjectionStep = (typeof OBJECTION_STEPS)[number];

/**
 * When to speak of an objection to whoever has to reply: as soon as people may be told; one working day before the term
 * ends; the first working day after.
 */
export function objectionLadder(
  { raisedAt, replyDueOn }: { readonly raisedAt: string; readonly replyDueOn: string },
  calendar: WorkingCalendar,
): { readonly kind: ObjectionStep; readonly dueAt: string }[] {
  const first = nextTellingTime(raisedAt, calendar);
  const later: [ObjectionStep, string][] = [
    ['objection-due', calendar.addWorkingDays(replyDueOn, -1)],
    ['objection-overdue', calendar.addWorkingDays(replyDueOn, 1)],
  ];
  return [
    { kind: 'objection-raised', dueAt: first },
    ...later
      .filter(([, day]) => day > shanghaiDay(first))
      .map(([kind, day]) => ({ kind, dueAt: morningOf(day) })),
  ];
}
