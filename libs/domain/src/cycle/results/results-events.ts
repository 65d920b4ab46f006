import type { NewEvent } from '../../platform/event-envelope';

/** What a final result says to other rooms: ids, and of the scheme where the most was lost. */
export interface FinalResult {
  readonly resultId: string;
  readonly assessmentId: string;
  readonly organizationId: string;
  readonly postId: string | null;
  readonly year: number;
  /** Indicators that lost the most, the worst first: their codes and names as the published scheme has them. */
  readonly weakest: readonly { readonly code: string; readonly zh: string; readonly en: string }[];
}

/** A result is closed for good (定案): it is used from here on, and writes next year's first items. */
export type ResultFinalized = NewEvent<'result.finalized', FinalResult>;

export const RESULT_FINALIZED = 'result.finalized';

export const resultFinalized = (data: FinalResult): ResultFinalized => ({
  type: RESULT_FINALIZED,
  v: 1,
  subject: { kind: 'assessment-result', id: data.resultId },
  data,
});
