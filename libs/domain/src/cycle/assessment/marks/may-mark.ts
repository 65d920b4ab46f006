import { allow, refuse } from '../../../platform/refusal';
import type { Outcome } from '../../../platform/refusal';
import { assessmentRefusals } from '../assessment-refusals';
import { Exact } from '../exact/exact';
import type { AssessmentState } from '../rounds/assessment-states';

/** The shortest reason that says something. */
export const SHORTEST_REASON = 4;

/** Who a unit is, as a scorer may be one of them: its head as of the day, and where the scorer serves. */
export interface ScoredUnit {
  readonly organizationId: string;
  readonly personId: string | null;
}

/** Nobody marks themselves, nor a unit that they serve in. */
export function mayMarkUnit(
  unit: ScoredUnit,
  personId: string | null,
  servesIn: ReadonlySet<string>,
): Outcome<void> {
  return unit.personId === personId || servesIn.has(unit.organizationId)
    ? refuse(assessmentRefusals['assessment.scores-themselves']())
    : allow(undefined);
}

/** A mark as it is given. */
export interface MarkOffered {
  readonly points: string;
  readonly reason: string;
}

/** Marks are given while facts are frozen and the scorer has not sent; each within its points, with its reason. */
export function mayMark(
  state: AssessmentState,
  sentAt: Date | null,
  { points, reason }: MarkOffered,
  most: string,
): Outcome<MarkOffered> {
  if (state !== 'frozen') return refuse(assessmentRefusals['assessment.no-marks-now']());
  if (sentAt !== null) return refuse(assessmentRefusals['assessment.marks-sent']());
  if (!Exact.isText(points) || Exact.of(points).isBelowZero() || Exact.of(points).compare(Exact.of(most)) > 0)
    return refuse(
      assessmentRefusals['assessment.mark-out-of-range']({ field: 'points', parameters: { most } }),
    );
  const why = reason.trim();
  return why.length < SHORTEST_REASON
    ? refuse(assessmentRefusals['assessment.mark-without-reason']({ field: 'reason' }))
    : allow({ points, reason: why });
}

/** Sent whole: nobody sees another's mark until all have sent, and nothing is changed afterwards. */
export function maySendMarks(
  state: AssessmentState,
  sentAt: Date | null,
  given: number,
  wanted: number,
): Outcome<void> {
  if (state !== 'frozen') return refuse(assessmentRefusals['assessment.no-marks-now']());
  if (sentAt !== null) return refuse(assessmentRefusals['assessment.marks-sent']());
  return given < wanted
    ? refuse(assessmentRefusals['assessment.marks-left']({ parameters: { n: wanted - given } }))
    : allow(undefined);
}

/** Whom somebody names as scorers, beside who marks now. */
export interface ScorersNamed {
  readonly wanted: readonly string[];
  readonly before: readonly { readonly personId: string; readonly sentAt: Date | null }[];
  /** Whether the last of them has sent: then their marks are in sight. */
  readonly allIn: boolean;
  readonly assessed: ReadonlySet<string>;
}

/**
 * Who has not sent may be replaced or released as long as the marks are not in sight: else a scorer who came to serve in an
 * assessed unit would stop it for good. Who has sent stays. Nobody scores an assessment of their own. Gives who is to send.
 */
export function mayNameScorers(
  state: AssessmentState,
  { wanted, before, allIn, assessed }: ScorersNamed,
): Outcome<readonly string[]> {
  if (state !== 'open' && state !== 'frozen') return refuse(assessmentRefusals['assessment.no-marks-now']());
  if (allIn) return refuse(assessmentRefusals['assessment.marks-all-in']());
  const sent = new Set(before.flatMap(({ personId, sentAt }) => (sentAt === null ? [] : [personId])));
  if ([...sent].some((id) => !wanted.includes(id)))
    return refuse(assessmentRefusals['assessment.scorers-settled']({ field: 'personIds' }));
  const toSend = wanted.filter((id) => !sent.has(id));
  return toSend.some((id) => assessed.has(id))
    ? refuse(assessmentRefusals['assessment.scores-themselves']({ field: 'personIds' }))
    : allow(toSend);
}
