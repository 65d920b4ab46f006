import { addDays } from '../../registry/calendar/calendar-days';
import type { WorkingCalendar } from '../../registry/calendar/working-days';
import { morningOf, nextTellingTime, shanghaiDay } from './telling-hours';

/** What is said of a matter of accountability to the post that has to act: that something waits, and never what. */
export const MATTER_STEPS = ['accountability-asked', 'accountability-due', 'accountability-overdue'] as const;

export type MatterStep = (typeof MATTER_STEPS)[number];

const WEEKLY_TIMES = 3;

/**
 * When to speak of a matter that somebody has to act in: as soon as people may be told, where somebody else brought it; one
 * working day before it is due; the first working day after and three weeks running. No superior hears: none is a member.
 */
export function matterLadder(
  { asked, from, dueOn }: { readonly asked: boolean; readonly from: string; readonly dueOn: string },
  calendar: WorkingCalendar,
): { readonly kind: MatterStep; readonly dueAt: string }[] {
  const first = nextTellingTime(from, calendar);
  const overdue = calendar.addWorkingDays(dueOn, 1);
  // Two weeks may end on one working day, after a long holiday: it is said once.
  const weekly = new Set(
    Array.from({ length: WEEKLY_TIMES }, (_, week) => calendar.shift(addDays(overdue, 7 * week), 'next')),
  );
  const later: [MatterStep, string][] = [
    ['accountability-due', calendar.addWorkingDays(dueOn, -1)],
    ...[...weekly].map((day): [MatterStep, string] => ['accountability-overdue', day]),
  ];
  return [
    ...(asked ? [{ kind: 'accountability-asked' as const, dueAt: first }] : []),
    ...later
      .filter(([, day]) => day > shanghaiDay(first))
      .map(([kind, day]) => ({ kind, dueAt: morningOf(day) })),
  ];
}
