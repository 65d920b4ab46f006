/** Kinds of deadlines that have a ladder of their own: duties by their class of checking, and receipts of lists (签收). */
export const DEADLINE_KINDS = ['duty-filed', 'duty-sampled', 'duty-verified', 'receipt'] as const;

export type DeadlineKind = (typeof DEADLINE_KINDS)[number];

/** When to speak of a deadline, in working days from it. */
export interface LadderRule {
  readonly before: readonly number[];
  readonly onTheDay: boolean;
  /** To whoever answers for it, once it is overdue. */
  readonly after: readonly number[];
  /** One step up the chain of posts with each: the first to the superior, the next to theirs, and so on. */
  readonly above: readonly number[];
}

const OF_A_DUTY: LadderRule = { before: [7, 3, 1], onTheDay: true, after: [1, 3, 7], above: [1, 3, 7] };

/** What holds in a district that has said nothing else. */
export const DEFAULT_LADDERS: Readonly<Record<DeadlineKind, LadderRule>> = {
  'duty-filed': OF_A_DUTY,
  'duty-sampled': OF_A_DUTY,
  'duty-verified': OF_A_DUTY,
  receipt: { before: [1], onTheDay: false, after: [1], above: [3] },
};

/** No rung is further from its deadline than this. */
export const FURTHEST_RUNG = 60;
/** More words than this on one side of a deadline are noise. */
export const MOST_RUNGS = 6;

const OF_A_CLASS: Readonly<Record<string, DeadlineKind>> = {
  备案: 'duty-filed',
  抽核: 'duty-sampled',
  必核: 'duty-verified',
};

/** The ladder that a duty of this class of checking is spoken of by. */
export const ladderOfClass = (checkingClass: string): DeadlineKind =>
  OF_A_CLASS[checkingClass] ?? 'duty-filed';

/** Whether numbers make one side of a ladder: whole days within reach, none twice, not too many. */
export function isRungs(days: readonly number[]): boolean {
  return (
    days.length <= MOST_RUNGS &&
    new Set(days).size === days.length &&
    days.every((day) => Number.isInteger(day) && day >= 1 && day <= FURTHEST_RUNG)
  );
}
