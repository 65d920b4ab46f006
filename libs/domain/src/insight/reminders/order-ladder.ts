import { DEFAULT_LIGHT_THRESHOLDS } from '../../cycle/duties/duty-light';
import type { WorkingCalendar } from '../../registry/calendar/working-days';
import { orderRedAfter } from '../../cycle/rectification/order-light';
import { DEFAULT_LADDERS } from './ladder-rule';
import type { LadderRule } from './ladder-rule';
import { morningOf, shanghaiDay } from './telling-hours';

/** Said of a rectification order because somebody acted on it, once: to the unit, to the issuing post, to who verifies. */
export const ORDER_ACTS = [
  'order-issued',
  'order-reopened',
  'order-handed-on',
  'order-plan-asked',
  'order-plan-returned',
  'order-plan-approved',
  'order-held',
  'order-resumed',
  'order-to-verify',
  'order-sent-back',
  'order-to-close',
  'order-closed',
  'order-withdrawn',
  'order-extension-asked',
  'order-extended',
  'order-extension-refused',
] as const;

/** Said by the date: of what is to be put right, to the unit and above it; of the look-back, to the issuing post. */
export const ORDER_RUNGS = [
  'order-due',
  'order-overdue',
  'order-severe',
  'order-above',
  'order-look-back',
  'order-look-back-overdue',
] as const;

/** Said of a finding: to its unit while it may state its case, to who confirmed it while it waits for its disposition. */
export const FINDING_STEPS = [
  'finding-put',
  'finding-answer-due',
  'finding-dispose-due',
  'finding-dispose-overdue',
] as const;

export type OrderAct = (typeof ORDER_ACTS)[number];
export type OrderRung = (typeof ORDER_RUNGS)[number];
export type FindingStep = (typeof FINDING_STEPS)[number];

interface Rung<Kind> {
  readonly kind: Kind;
  readonly dueAt: string;
  readonly climb: number;
}

const { severe: SEVERE } = DEFAULT_LIGHT_THRESHOLDS;
const rung = <Kind>(kind: Kind, day: string, climb = 0): Rung<Kind> => ({
  kind,
  dueAt: morningOf(day),
  climb,
});
/** Of two words to the same on one day the graver, which comes later. */
const onePerDay = <Kind>(rungs: readonly Rung<Kind>[]): Rung<Kind>[] => [
  ...new Map(rungs.map((each) => [`${each.climb} ${each.dueAt}`, each])).values(),
];
const ahead = <Kind>(rungs: readonly Rung<Kind>[], from: string): Rung<Kind>[] =>
  rungs.filter(({ dueAt }) => shanghaiDay(dueAt) > shanghaiDay(from));

/**
 * When to speak of an order's date to whoever puts it right, and to their superiors: by the ladder of duties that are always
 * verified (必核), for so is this. Within a grace after an election
 * nothing is overdue. That it was issued is told apart from it.
 */
export function orderLadder(
  {
    from,
    dueOn,
    graceUntil,
  }: { readonly from: string; readonly dueOn: string; readonly graceUntil?: string | null },
  calendar: WorkingCalendar,
  rule: LadderRule = DEFAULT_LADDERS['duty-verified'],
): Rung<OrderRung>[] {
  const red = orderRedAfter({ standsDueOn: dueOn, graceUntil });
  const overdue = (days: number) => calendar.addWorkingDays(red, days);
  const above = [...rule.above].sort((a, b) => a - b);
  return ahead(
    onePerDay([
      ...rule.before.map((days) => rung<OrderRung>('order-due', calendar.addWorkingDays(dueOn, -days))),
      ...(rule.onTheDay && calendar.isWorkingDay(dueOn) ? [rung<OrderRung>('order-due', dueOn)] : []),
      ...rule.after.map((days) => rung<OrderRung>('order-overdue', overdue(days))),
      rung<OrderRung>('order-severe', overdue(SEVERE)),
      ...above.map((days, at) => rung<OrderRung>('order-above', overdue(days), at + 1)),
    ]),
    from,
  );
}

/** When to speak of a look-back (回头看) to who issued the order: on its day, and 3 and 7 working days after it. */
export function lookBackLadder(
  { from, lookBackOn }: { readonly from: string; readonly lookBackOn: string },
  calendar: WorkingCalendar,
): Rung<OrderRung>[] {
  const late = [3, 7].map((days) =>
    rung<OrderRung>('order-look-back-overdue', calendar.addWorkingDays(lookBackOn, days)),
  );
  return ahead([rung<OrderRung>('order-look-back', calendar.shift(lookBackOn, 'next')), ...late], from);
}

/** When to speak of a confirmed problem to who confirmed it: a working day before it wants its disposition, and 1 and 3 after. */
export function disposalLadder(
  { from, disposeBy }: { readonly from: string; readonly disposeBy: string },
  calendar: WorkingCalendar,
): Rung<FindingStep>[] {
  const day = (days: number) => calendar.addWorkingDays(disposeBy, days);
  const late = [1, 3].map((days) => rung<FindingStep>('finding-dispose-overdue', day(days)));
  return ahead([rung<FindingStep>('finding-dispose-due', day(-1)), ...late], from);
}

/** The last day before a unit can state its case no more. */
export function answerLadder(
  { from, answerBy }: { readonly from: string; readonly answerBy: string },
  calendar: WorkingCalendar,
): Rung<FindingStep>[] {
  return ahead([rung<FindingStep>('finding-answer-due', calendar.shift(answerBy, 'previous'))], from);
}
