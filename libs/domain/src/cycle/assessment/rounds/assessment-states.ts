/**
 * Where an assessment stands: facts come in while it is open; frozen, scorers mark; scored by the job; an objection that was
 * upheld has it scored once more.
 */
export const ASSESSMENT_STATES = ['open', 'frozen', 'scoring', 'scored'] as const;
export type AssessmentState = (typeof ASSESSMENT_STATES)[number];

export const ASSESSMENT_KINDS = ['half-year', 'year-end'] as const;
export type AssessmentKind = (typeof ASSESSMENT_KINDS)[number];

export type AssessmentVerb = 'freeze' | 'score' | 'finish' | 'stop' | 'rescore';

const LIFECYCLE: Readonly<
  Record<AssessmentState, Readonly<Partial<Record<AssessmentVerb, AssessmentState>>>>
> = {
  open: { freeze: 'frozen' },
  frozen: { score: 'scoring' },
  scoring: { finish: 'scored', stop: 'frozen' },
  scored: { rescore: 'scoring' },
};

/** The state that `verb` leads to, or null where it may not be done. */
export function assessmentStateAfter(state: AssessmentState, verb: AssessmentVerb): AssessmentState | null {
  return LIFECYCLE[state][verb] ?? null;
}
