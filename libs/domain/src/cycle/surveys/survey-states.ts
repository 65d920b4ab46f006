import { allow, refuse } from '../../platform/refusal';
import type { Outcome } from '../../platform/refusal';
import { questionnaireFault } from './questionnaire';
import type { Question } from './questionnaire';
import { surveyRefusals } from './survey-refusals';

export const SURVEY_STATES = ['draft', 'open', 'closed'] as const;
export type SurveyState = (typeof SURVEY_STATES)[number];

/** 起草 → 开放 → 结束. What was opened is not changed any more, what was closed is not opened again. */
export const SURVEY_TRANSITIONS: Readonly<Record<'open' | 'close', { from: SurveyState; to: SurveyState }>> =
  {
    open: { from: 'draft', to: 'open' },
    close: { from: 'open', to: 'closed' },
  };

export interface SurveyToOpen {
  readonly state: SurveyState;
  readonly questions: readonly Question[];
  readonly subjects: number;
  readonly groups: readonly { readonly nameZh: string; readonly tickets: number }[];
}

/** Whether a survey can be opened: it asks something, about somebody, of groups with tickets. */
export function mayOpenSurvey({ state, questions, subjects, groups }: SurveyToOpen): Outcome<'open'> {
  if (state !== SURVEY_TRANSITIONS.open.from) return refuse(surveyRefusals['survey.opened-already']());
  const fault = questionnaireFault(questions);
  if (fault) return refuse(fault);
  if (subjects === 0) return refuse(surveyRefusals['survey.no-subject']());
  if (groups.length === 0) return refuse(surveyRefusals['survey.no-group']());
  return allow('open');
}

/** Whether a survey can be closed: no bundle of paper ballots waits for its second entry or third look. */
export function mayCloseSurvey(state: SurveyState, unsettledBundles: number): Outcome<'closed'> {
  if (state === 'draft') return refuse(surveyRefusals['survey.not-open']());
  if (state === 'closed') return refuse(surveyRefusals['survey.closed-already']());
  if (unsettledBundles > 0)
    return refuse(surveyRefusals['survey.paper-unsettled']({ parameters: { count: unsettledBundles } }));
  return allow('closed');
}
