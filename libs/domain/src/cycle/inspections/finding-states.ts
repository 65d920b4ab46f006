/** Where a finding stands: put to the unit, confirmed, or dropped again. What becomes of a confirmed one is its disposition. */
export const FINDING_STATES = ['put', 'confirmed', 'dropped'] as const;

export type FindingState = (typeof FINDING_STATES)[number];

/** What may be done to a finding. `answer`: the unit states its case, or that it agrees. */
export type FindingVerb = 'answer' | 'confirm' | 'drop';

/** The lifecycle of a finding, whole. What was confirmed stays: it gets a disposition, never a way back. */
export const FINDING_LIFECYCLE: Readonly<
  Record<FindingState, Readonly<Partial<Record<FindingVerb, FindingState>>>>
> = {
  put: { answer: 'put', confirm: 'confirmed', drop: 'dropped' },
  confirmed: {},
  dropped: {},
};

/** The state that `verb` leads to, or null where it may not be done. */
export function findingStateAfter(state: FindingState, verb: FindingVerb): FindingState | null {
  return FINDING_LIFECYCLE[state][verb] ?? null;
}

/** What the unit says to a finding. */
export const FINDING_ANSWERS = ['agreed', 'disputed'] as const;
export type FindingAnswer = (typeof FINDING_ANSWERS)[number];

/** What becomes of a confirmed problem (S12): an order, an item of next year's list, or a reason why neither. */
export const DISPOSITIONS = ['order', 'next-year', 'reason'] as const;
export type Disposition = (typeof DISPOSITIONS)[number];

/** Working days in which the unit may state its case, and in which a confirmed problem gets its disposition. */
export const ANSWER_WORKING_DAYS = 3;
export const DISPOSITION_WORKING_DAYS = 5;
