import type { WorkingCalendar } from '../../registry/calendar/working-days';
import { DEFAULT_LADDERS } from './ladder-rule';
import type { LadderRule } from './ladder-rule';
import { morningOf, nextTellingTime, shanghaiDay } from './telling-hours';

/** What is said of an agreement: to who signs first, then to the issuer, in the end to a superior; and that it was declined. */
export const AGREEMENT_STEPS = [
  'agreement-sign-asked',
  'agreement-sign-due',
  'agreement-sign-overdue',
  'agreement-countersign-asked',
  'agreement-countersign-due',
  'agreement-countersign-overdue',
  'agreement-above',
  /** To the issuing post: the text is theirs again. */
  'agreement-declined',
] as const;

export type AgreementStep = (typeof AGREEMENT_STEPS)[number];

interface AgreementRung {
  readonly kind: AgreementStep;
  readonly dueAt: string;
  readonly climb: number;
}

/**
 * When to speak of an agreement that somebody has to sign: as soon as people may be told, then on the days of the ladder
 * of receipts (签收), which is the same kind of deadline; to superiors as of a receipt.
 */
export function agreementLadder(
  {
    side,
    from,
    dueOn,
  }: { readonly side: 'sign' | 'countersign'; readonly from: string; readonly dueOn: string },
  calendar: WorkingCalendar,
  rule: LadderRule = DEFAULT_LADDERS.receipt,
): AgreementRung[] {
  const first = nextTellingTime(from, calendar);
  const after = (days: number) => calendar.addWorkingDays(dueOn, days);
  const rung = (kind: AgreementStep, day: string, climb = 0): AgreementRung => ({
    kind,
    dueAt: morningOf(day),
    climb,
  });
  const due = rule.before.map((days) => after(-days));
  if (rule.onTheDay && calendar.isWorkingDay(dueOn)) due.push(dueOn);
  const later = [
    ...due.map((day) => rung(`agreement-${side}-due`, day)),
    ...rule.after.map((days) => rung(`agreement-${side}-overdue`, after(days))),
    ...[...rule.above].sort((a, b) => a - b).map((days, at) => rung('agreement-above', after(days), at + 1)),
  ];
  return [
    { kind: `agreement-${side}-asked`, dueAt: first, climb: 0 },
    ...later.filter(({ dueAt }) => shanghaiDay(dueAt) > shanghaiDay(first)),
  ];
}
