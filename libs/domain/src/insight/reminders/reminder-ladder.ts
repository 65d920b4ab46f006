import type { WorkingCalendar } from '../../registry/calendar/working-days';
import { DEFAULT_LIGHT_THRESHOLDS, redAfter } from '../../cycle/duties/duty-light';
import type { ActStep } from './act-steps';
import type { AgreementStep } from './agreement-ladder';
import type { HandoverStep } from './handover-ladder';
import type { MatterStep } from './matter-ladder';
import type { ObjectionStep } from './objection-ladder';
import type { FindingStep, OrderAct, OrderRung } from './order-ladder';
import { DEFAULT_LADDERS } from './ladder-rule';
import type { LadderRule } from './ladder-rule';
import { morningOf, nextTellingTime, shanghaiDay } from './telling-hours';

/** The steps of a duty's ladder, from the first word to the last; the one above is a superior's. */
export const DUTY_STEPS = [
  'duty-opened',
  'duty-due-soon',
  'duty-due-next',
  'duty-due-today',
  'duty-overdue',
  'duty-severe',
  'duty-overdue-above',
  /** By hand (催办). */
  'duty-chased',
] as const;
/** The steps of an issued list that waits for its receipt (签收). */
export const RECEIPT_STEPS = [
  'list-issued',
  'list-receipt-due',
  'list-receipt-overdue',
  'list-receipt-above',
] as const;

export type DutyStep = (typeof DUTY_STEPS)[number];
export type ReceiptStep = (typeof RECEIPT_STEPS)[number];
export type ReminderKind =
  | DutyStep
  | ActStep
  | ReceiptStep
  | ObjectionStep
  | HandoverStep
  | AgreementStep
  | MatterStep
  | OrderAct
  | OrderRung
  | FindingStep;

/** One thing to be said, and the instant (ISO) from which it is due. */
export interface Rung<Kind extends ReminderKind = ReminderKind> {
  readonly kind: Kind;
  readonly dueAt: string;
  /** How far up the chain of posts it goes; 0 to whoever answers. */
  readonly climb: number;
}

const { severe: SEVERE_WORKING_DAYS } = DEFAULT_LIGHT_THRESHOLDS;

/**
 * When to speak of a dated duty: its window opens; the days of its rule before it is due, on the day and after it; when it
 * turns severe. Superiors hear on the days of the rule, one step up with each. Within a grace after an election nothing is
 * overdue. Always at 08:30 on a working day, to each at most once a day, the graver word first.
 */
export function dutyLadder(
  duty: { readonly opensOn: string; readonly dueOn: string; readonly graceUntil?: string | null },
  calendar: WorkingCalendar,
  rule: LadderRule = DEFAULT_LADDERS['duty-filed'],
): Rung<DutyStep>[] {
  const opened = calendar.shift(duty.opensOn, 'next');
  const red = redAfter(duty);
  const overdue = (days: number) => calendar.addWorkingDays(red, days);
  const steps: [DutyStep, string][] = [
    ['duty-opened', opened],
    ...descending(rule.before).map((days): [DutyStep, string] => [
      days === 1 ? 'duty-due-next' : 'duty-due-soon',
      calendar.addWorkingDays(duty.dueOn, -days),
    ]),
    // Of a day off, the working day before it has spoken.
    ...(rule.onTheDay && calendar.isWorkingDay(duty.dueOn)
      ? [['duty-due-today', duty.dueOn] as [DutyStep, string]]
      : []),
    ...rule.after.map((days): [DutyStep, string] => ['duty-overdue', overdue(days)]),
    ['duty-severe', overdue(SEVERE_WORKING_DAYS)],
  ];
  const byDay = new Map<string, DutyStep>();
  for (const [kind, day] of steps) if (day >= opened) byDay.set(day, kind);
  const own = [...byDay]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([day, kind]) => ({ kind, dueAt: morningOf(day), climb: 0 }));
  return [...own, ...climbing('duty-overdue-above', rule, overdue)];
}

/**
 * When to speak of an issued list: as soon as people may be told after it was issued; the days of its rule before its
 * receipt is due, on the day and after it; to superiors as of a duty.
 */
export function receiptLadder(
  list: { readonly issuedAt: string; readonly receiptDueOn: string | null },
  calendar: WorkingCalendar,
  rule: LadderRule = DEFAULT_LADDERS.receipt,
): Rung<ReceiptStep>[] {
  const issuedAt = nextTellingTime(list.issuedAt, calendar);
  const first: Rung<ReceiptStep> = { kind: 'list-issued', dueAt: issuedAt, climb: 0 };
  const { receiptDueOn } = list;
  if (receiptDueOn === null) return [first];
  const overdue = (days: number) => calendar.addWorkingDays(receiptDueOn, days);
  const due = descending(rule.before).map((days) => calendar.addWorkingDays(receiptDueOn, -days));
  if (rule.onTheDay && calendar.isWorkingDay(receiptDueOn)) due.push(receiptDueOn);
  const rung =
    (kind: ReceiptStep) =>
    (day: string): Rung<ReceiptStep> => ({ kind, dueAt: morningOf(day), climb: 0 });
  const later = [
    ...due.map(rung('list-receipt-due')),
    ...rule.after.map(overdue).map(rung('list-receipt-overdue')),
    ...climbing<ReceiptStep>('list-receipt-above', rule, overdue),
  ];
  return [first, ...later.filter(({ dueAt }) => shanghaiDay(dueAt) > shanghaiDay(issuedAt))];
}

function climbing<Kind extends ReminderKind>(
  kind: Kind,
  { above }: LadderRule,
  overdue: (days: number) => string,
): Rung<Kind>[] {
  return [...above]
    .sort((a, b) => a - b)
    .map((days, index) => ({ kind, dueAt: morningOf(overdue(days)), climb: index + 1 }));
}

const descending = (days: readonly number[]): number[] => [...days].sort((a, b) => b - a);
