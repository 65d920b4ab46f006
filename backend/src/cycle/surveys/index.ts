import { Survey } from './survey.entity';
import { SurveyBallot } from './survey-ballot.entity';
import { SurveyGroup } from './survey-group.entity';
import { SurveyPaper } from './survey-paper.entity';
import { SurveyPaperReading } from './survey-paper-reading.entity';
import { SurveyQuestionnaire } from './survey-questionnaire.entity';
import { SurveySubject } from './survey-subject.entity';
import { SurveyTicket } from './survey-ticket.entity';
import { SurveyTicketBatch } from './survey-ticket-batch.entity';
import { SurveyUrn } from './survey-urn.entity';

export { SurveysModule } from './surveys.module';
export { SurveyReads } from './survey-reads';
export type { GroupVotes, SubjectVotes } from './survey-reads';
export { SurveyCommands } from './survey-commands';
export { surveySeal } from './survey-seal';

/** The room's entities, for the one data source. */
export const surveysEntities = [
  Survey,
  SurveyQuestionnaire,
  SurveySubject,
  SurveyGroup,
  SurveyTicketBatch,
  SurveyTicket,
  SurveyUrn,
  SurveyBallot,
  SurveyPaper,
  SurveyPaperReading,
];
