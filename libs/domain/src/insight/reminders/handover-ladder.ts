import { addDays } from '../../registry/calendar/calendar-days';
import type { WorkingCalendar } from '../../registry/calendar/working-days';
import { morningOf, nextTellingTime, shanghaiDay } from './telling-hours';

/** What is said to whoever has to sign a handover: of the outgoing side, and then of the incoming one. */
export const HANDOVER_STEPS = [
  'hand-over-opened',
  'hand-over-due',
  'hand-over-overdue',
  'hand-over-chased',
  'take-over-opened',
  'take-over-due',
  'take-over-overdue',
  'take-over-chased',
  /** To the superior: a side has not signed, and may be absent. */
  'handover-absent',
] as const;

export type HandoverStep = (typeof HANDOVER_STEPS)[number];

const WEEKLY_TIMES = 3;
/** Working days that a side may be overdue before the superior is told. */
const PATIENCE = 2;

/**
 * When to speak of a handover that one side has to sign: as soon as people may be told; one working day before it is due;
 * the first working day after and three weeks running. The superior hears once, two working days after that.
 */
export function handoverLadder(
  {
    side,
    from,
    dueOn,
  }: { readonly side: 'hand-over' | 'take-over'; readonly from: string; readonly dueOn: string },
  calendar: WorkingCalendar,
): { readonly kind: HandoverStep; readonly dueAt: string }[] {
  const first = nextTellingTime(from, calendar);
  const overdue = calendar.addWorkingDays(dueOn, 1);
  // Two weeks may end on one working day, after a long holiday: it is said once.
  const weekly = new Set(
    Array.from({ length: WEEKLY_TIMES }, (_, week) => calendar.shift(addDays(overdue, 7 * week), 'next')),
  );
  const later: [HandoverStep, string][] = [
    [`${side}-due`, calendar.addWorkingDays(dueOn, -1)],
    ...[...weekly].map((day): [HandoverStep, string] => [`${side}-overdue`, day]),
    ['handover-absent', calendar.addWorkingDays(overdue, PATIENCE)],
  ];
  return [
    { kind: `${side}-opened`, dueAt: first },
    ...later
      .filter(([, day]) => day > shanghaiDay(first))
      .map(([kind, day]) => ({ kind, dueAt: morningOf(day) })),
  ];
}
