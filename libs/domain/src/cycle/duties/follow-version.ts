import { standingDue } from './duty-light';
import type { DutyState } from './duty-states';

/** A duty that an older version of a list dated. */
export interface DutyOfVersion {
  readonly id: string;
  readonly lineageId: string;
  readonly periodLabel: string;
  readonly dueOn: string;
  /** Granted instead of the due date; null or left out when there is none. */
  readonly extendedTo?: string | null;
  readonly state: DutyState;
}

/** A date that the newer version asks for. */
export interface DateOfVersion {
  readonly itemId: string;
  readonly lineageId: string;
  readonly periodLabel: string;
  readonly dueOn: string;
}

/** What becomes of the duties of an older version when a newer one is issued. */
export interface FollowedVersion<D extends DutyOfVersion, N extends DateOfVersion> {
  /** The same matter on the same date, or in the same period on another date while nothing was done: it goes on. */
  readonly adopted: readonly { readonly duty: D; readonly date: N }[];
  /** Owed no more: due, dated or extended, on or after the day of issue and asked for by nothing in the newer version. */
  readonly withdrawn: readonly D[];
  /** Dates that no duty stood for yet. */
  readonly fresh: readonly N[];
}

/**
 * Matches by lineage: what was done stays done, what was missed stays missed, and what is still ahead follows the newer
 * version. A duty that was reported, or fell due before the day of issue, is never taken away.
 */
export function followVersion<D extends DutyOfVersion, N extends DateOfVersion>(
  duties: readonly D[],
  dates: readonly N[],
  issuedOn: string,
): FollowedVersion<D, N> {
  const left = new Set(dates);
  const adopted: { duty: D; date: N }[] = [];
  const open: D[] = [];
  const adopt = (duty: D, fits: (date: N) => boolean): boolean => {
    for (const date of left) {
      if (date.lineageId !== duty.lineageId || !fits(date)) continue;
      left.delete(date);
      adopted.push({ duty, date });
      return true;
    }
    return false;
  };
  const live = duties.filter(({ state }) => state !== 'withdrawn');
  const sameDay = (duty: D) => (date: N) =>
    date.dueOn === duty.dueOn && date.periodLabel === duty.periodLabel;
  for (const duty of live) if (!adopt(duty, sameDay(duty))) open.push(duty);
  const rest = open.filter((duty) => !adopt(duty, ({ periodLabel }) => periodLabel === duty.periodLabel));
  return {
    adopted,
    withdrawn: rest.filter(
      (duty) => (duty.state === 'owed' || duty.state === 'returned') && standingDue(duty) >= issuedOn,
    ),
    fresh: [...left],
  };
}
