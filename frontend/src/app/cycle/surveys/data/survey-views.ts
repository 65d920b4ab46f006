// The shapes of the API's answers, generated from its document; named here as this room speaks of them.
export type { CellResultDto as CellResult } from '@zeren/api-client/models/cell-result-dto';
export type { NewTicketsDto as NewTickets } from '@zeren/api-client/models/new-tickets-dto';
export type { PaperDifferenceDto as PaperDifference } from '@zeren/api-client/models/paper-difference-dto';
export type { PaperDifferencesDto as PaperDifferences } from '@zeren/api-client/models/paper-differences-dto';
export type { PaperDto as PaperBundle } from '@zeren/api-client/models/paper-dto';
export type { PapersDto as PaperBundles } from '@zeren/api-client/models/papers-dto';
export type { SubjectChoiceDto as SubjectChoice } from '@zeren/api-client/models/subject-choice-dto';
export type { SubjectChoicesDto as SubjectChoices } from '@zeren/api-client/models/subject-choices-dto';
export type { SurveyBody } from '@zeren/api-client/models/survey-body';
export type { SurveyDetailDto as SurveyView } from '@zeren/api-client/models/survey-detail-dto';
export type { SurveyGroupDto as SurveyGroup } from '@zeren/api-client/models/survey-group-dto';
export type { SurveyQuestionDto as SurveyQuestion } from '@zeren/api-client/models/survey-question-dto';
export type { SurveyResultDto as SurveyResult } from '@zeren/api-client/models/survey-result-dto';
export type { SurveyRowDto as SurveyRow } from '@zeren/api-client/models/survey-row-dto';
export type { SurveySavedDto as SurveySaved } from '@zeren/api-client/models/survey-saved-dto';
export type { TallyDto as Tally } from '@zeren/api-client/models/tally-dto';
export type { TicketBatchDto as TicketBatch } from '@zeren/api-client/models/ticket-batch-dto';
export type { TicketBatchesDto as TicketBatches } from '@zeren/api-client/models/ticket-batches-dto';
