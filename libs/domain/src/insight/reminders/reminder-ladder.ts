import { addDays } from '../../registry/calendar/calendar-days';
import type { WorkingCalendar } from '../../registry/calendar/working-days';
import { DEFAULT_LIGHT_THRESHOLDS, redAfter } from '../../cycle/duties/duty-light';
import type { HandoverStep } from './handover-ladder';
import { morningOf, nextTellingTime, shanghaiDay } from './telling-hours';

/** The steps of a duty's ladder, from the first word to the last. */
export const DUTY_STEPS = [
  'duty-opened',
  'duty-due-soon',
  'duty-due-next',
  'duty-overdue',
  'duty-overdue-weekly',
  'duty-severe',
] as const;
/** The steps of an issued list that waits for its receipt (签收). */
export const RECEIPT_STEPS = ['list-issued', 'list-receipt-due', 'list-receipt-overdue'] as const;

export type DutyStep = (typeof DUTY_STEPS)[number];
export type ReceiptStep = (typeof RECEIPT_STEPS)[number];
export type ReminderKind = DutyStep | ReceiptStep | HandoverStep;

/** One thing to be said, and the instant (ISO) from which it is due. */
export interface Rung<Kind extends ReminderKind = ReminderKind> {
  readonly kind: Kind;
  readonly dueAt: string;
}

const WEEKLY_TIMES = 3;
const { soon: SOON_WORKING_DAYS, severe: SEVERE_WORKING_DAYS } = DEFAULT_LIGHT_THRESHOLDS;

/**
 * When to speak of a dated duty: its window opens; five working days before it is due; one before; the first overdue
 * working day; three weeks running; when it turns severe. Within a grace after an election nothing is overdue. Always at
 * 08:30 on a working day, at most once a day, the graver word first.
 */
export function dutyLadder(
  duty: { readonly opensOn: string; readonly dueOn: string; readonly graceUntil?: string | null },
  calendar: WorkingCalendar,
): Rung<DutyStep>[] {
  const opened = calendar.shift(duty.opensOn, 'next');
  const overdue = calendar.addWorkingDays(redAfter(duty), 1);
  const severe = calendar.addWorkingDays(redAfter(duty), SEVERE_WORKING_DAYS);
  const weekly = Array.from({ length: WEEKLY_TIMES }, (_, week) =>
    calendar.shift(addDays(overdue, 7 * (week + 1)), 'next'),
  );
  const steps: [DutyStep, string][] = [
    ['duty-opened', opened],
    ['duty-due-soon', calendar.addWorkingDays(duty.dueOn, -SOON_WORKING_DAYS)],
    ['duty-due-next', calendar.addWorkingDays(duty.dueOn, -1)],
    ['duty-overdue', overdue],
    ...weekly.filter((day) => day < severe).map((day): [DutyStep, string] => ['duty-overdue-weekly', day]),
    ['duty-severe', severe],
  ];
  const byDay = new Map<string, DutyStep>();
  for (const [kind, day] of steps) if (day >= opened) byDay.set(day, kind);
  return [...byDay]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([day, kind]) => ({ kind, dueAt: morningOf(day) }));
}

/**
 * When to speak of an issued list: as soon as people may be told after it was issued; one working day before its receipt
 * is due; the first working day after.
 */
export function receiptLadder(
  list: { readonly issuedAt: string; readonly receiptDueOn: string | null },
  calendar: WorkingCalendar,
): Rung<ReceiptStep>[] {
  const issuedAt = nextTellingTime(list.issuedAt, calendar);
  const first: Rung<ReceiptStep> = { kind: 'list-issued', dueAt: issuedAt };
  if (list.receiptDueOn === null) return [first];
  const later: Rung<ReceiptStep>[] = [
    { kind: 'list-receipt-due', dueAt: morningOf(calendar.addWorkingDays(list.receiptDueOn, -1)) },
    { kind: 'list-receipt-overdue', dueAt: morningOf(calendar.addWorkingDays(list.receiptDueOn, 1)) },
  ];
  return [first, ...later.filter(({ dueAt }) => shanghaiDay(dueAt) > shanghaiDay(issuedAt))];
}
