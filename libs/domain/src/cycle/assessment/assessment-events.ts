import type { NewEvent } from '../../platform/event-envelope';

interface OfAssessment {
  readonly assessmentId: string;
  /** How often it was scored with this. */
  readonly revision: number;
}

/** Every unit of an assessment has its score, explained. */
export type AssessmentScored = NewEvent<'assessment.scored', OfAssessment>;

export const ASSESSMENT_SCORED = 'assessment.scored';

export const assessmentScored = (assessmentId: string, revision: number): AssessmentScored => ({
  type: ASSESSMENT_SCORED,
  v: 1,
  subject: { kind: 'assessment', id: assessmentId },
  data: { assessmentId, revision },
});
