import type { NewEvent } from '../../platform/event-envelope';

interface OfSurvey {
  readonly surveyId: string;
}

/** Voters can cast from now on; the questionnaire does not change any more. */
export type SurveyOpened = NewEvent<'survey.opened', OfSurvey>;

/** Nobody can cast any more; the ballots are counted, and the result can be read. */
export type SurveyClosed = NewEvent<'survey.closed', OfSurvey>;

const event =
  <Type extends string>(type: Type) =>
  (surveyId: string): NewEvent<Type, OfSurvey> => ({
    type,
    v: 1,
    subject: { kind: 'survey', id: surveyId },
    data: { surveyId },
  });

export const surveyOpened = event('survey.opened');
export const surveyClosed = event('survey.closed');
