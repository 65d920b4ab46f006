import type { ClauseDate } from '../responsibility/date-clauses';

/** A duty that is still ahead, as it was dated. Days are 'yyyy-MM-dd'. */
export interface DatedDuty {
  readonly id: string;
  readonly itemId: string;
  readonly clauseIndex: number;
  readonly periodLabel: string;
  readonly opensOn: string;
  readonly dueOn: string;
  readonly provisional: boolean;
}

/** A date that an item owes by the calendar as it is now. */
export interface DateOfItem extends ClauseDate {
  readonly itemId: string;
}

/**
 * Which duties another calendar dates otherwise. The same item, clause and period are the same duty; where a period
 * comes more than once (two meetings of one name), they are matched in their order. What matches nothing stays as it is.
 */
export function followCalendar<D extends DatedDuty, N extends DateOfItem>(
  duties: readonly D[],
  dates: readonly N[],
): { duty: D; date: N }[] {
  const waiting = new Map<string, N[]>();
  for (const date of [...dates].sort(byDay)) {
    const key = keyOf(date);
    waiting.set(key, [...(waiting.get(key) ?? []), date]);
  }
  return [...duties].sort(byDay).flatMap((duty) => {
    const date = waiting.get(keyOf(duty))?.shift();
    return date && differs(duty, date) ? [{ duty, date }] : [];
  });
}

const keyOf = ({ itemId, clauseIndex, periodLabel }: DateOfItem | DatedDuty) =>
  JSON.stringify([itemId, clauseIndex, periodLabel]);

const byDay = (a: { readonly dueOn: string }, b: { readonly dueOn: string }) =>
  a.dueOn.localeCompare(b.dueOn);

const differs = (duty: DatedDuty, date: ClauseDate) =>
  duty.dueOn !== date.dueOn || duty.opensOn !== date.opensOn || duty.provisional !== date.provisional;
