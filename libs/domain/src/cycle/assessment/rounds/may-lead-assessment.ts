import { allow, refuse } from '../../../platform/refusal';
import type { Outcome } from '../../../platform/refusal';
import { assessmentRefusals } from '../assessment-refusals';
import { assessmentStateAfter } from './assessment-states';
import type { AssessmentState } from './assessment-states';

/** The days of an assessment: half a year or a year that lies behind, of which facts can be known. */
export function mayOpenAssessment(
  { periodFrom, asOf }: { readonly periodFrom: string; readonly asOf: string },
  schemeState: 'draft' | 'published',
): Outcome<{ readonly year: number }> {
  if (schemeState !== 'published')
    return refuse(assessmentRefusals['assessment.scheme-not-published']({ field: 'schemeId' }));
  if (periodFrom > asOf) return refuse(assessmentRefusals['assessment.days-reversed']({ field: 'asOf' }));
  if (periodFrom.slice(0, 4) !== asOf.slice(0, 4))
    return refuse(assessmentRefusals['assessment.years-differ']({ field: 'periodFrom' }));
  return allow({ year: Number(asOf.slice(0, 4)) });
}

/** Facts are typed while nothing is frozen. */
export function mayTypeFacts(state: AssessmentState): Outcome<void> {
  return state === 'open' ? allow(undefined) : refuse(assessmentRefusals['assessment.facts-frozen']());
}

/** Facts are frozen once their day is over, or has come. */
export function mayFreeze(
  { state, asOf }: { readonly state: AssessmentState; readonly asOf: string },
  units: number,
  today: string,
): Outcome<AssessmentState> {
  const next = assessmentStateAfter(state, 'freeze');
  if (!next) return refuse(assessmentRefusals['assessment.facts-frozen']());
  if (asOf > today)
    return refuse(assessmentRefusals['assessment.day-to-come']({ parameters: { day: asOf } }));
  if (units === 0) return refuse(assessmentRefusals['assessment.no-units']());
  return allow(next);
}

/** Who marks, and how far they are. */
export interface MarksAsked {
  /** How many facts of marks the scheme names. */
  readonly asked: number;
  readonly scorers: readonly { readonly sentAt: Date | null }[];
}

/** Scored once every scorer has sent, where the scheme asks for marks at all. */
export function mayScore(state: AssessmentState, { asked, scorers }: MarksAsked): Outcome<AssessmentState> {
  const next = assessmentStateAfter(state, 'score');
  if (!next) {
    return refuse(
      assessmentRefusals[state === 'open' ? 'assessment.facts-open' : 'assessment.scored-already'](),
    );
  }
  if (asked === 0) return allow(next);
  if (scorers.length === 0) return refuse(assessmentRefusals['assessment.no-scorers']());
  const waiting = scorers.filter(({ sentAt }) => sentAt === null).length;
  return waiting > 0
    ? refuse(assessmentRefusals['assessment.marks-missing']({ parameters: { n: waiting } }))
    : allow(next);
}
