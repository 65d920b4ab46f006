import { ApiProperty } from '@nestjs/swagger';
import { QUESTION_ABOUTS, QUESTION_KINDS } from '@zeren/domain/cycle/surveys/questionnaire';
import type { QuestionAbout, QuestionKind } from '@zeren/domain/cycle/surveys/questionnaire';
import { PAPER_STATES } from '@zeren/domain/cycle/surveys/may-enter-paper';
import type { PaperState } from '@zeren/domain/cycle/surveys/may-enter-paper';
import { SURVEY_STATES } from '@zeren/domain/cycle/surveys/survey-states';
import type { SurveyState } from '@zeren/domain/cycle/surveys/survey-states';

export class SurveyOptionDto {
  @ApiProperty({ example: 'o1' })
  key: string;
  @ApiProperty({ example: '满意' })
  zh: string;
  @ApiProperty({ type: String, nullable: true })
  en: string | null;
  @ApiProperty({ type: String, nullable: true, example: '0.8' })
  coefficient: string | null;
}

export class SurveyQuestionDto {
  @ApiProperty({ example: 'q1' })
  key: string;
  @ApiProperty({ enum: QUESTION_KINDS })
  kind: QuestionKind;
  @ApiProperty({ enum: QUESTION_ABOUTS })
  about: QuestionAbout;
  @ApiProperty()
  zh: string;
  @ApiProperty({ type: String, nullable: true })
  en: string | null;
  @ApiProperty()
  required: boolean;
  @ApiProperty({ type: [SurveyOptionDto] })
  options: SurveyOptionDto[];
}

export class SurveySubjectDto {
  @ApiProperty({ example: 's1' })
  key: string;
  @ApiProperty({ format: 'uuid' })
  organizationId: string;
  @ApiProperty({ type: String, nullable: true, format: 'uuid' })
  postId: string | null;
  @ApiProperty({ example: '清溪村党总支' })
  nameZh: string;
  @ApiProperty({ type: String, nullable: true })
  nameEn: string | null;
}

/** A group with its ballots in numbers alone. */
export class SurveyGroupDto {
  @ApiProperty({ format: 'uuid' })
  id: string;
  @ApiProperty({ example: '党员' })
  nameZh: string;
  @ApiProperty({ type: String, nullable: true })
  nameEn: string | null;
  @ApiProperty({ description: 'How many are asked' })
  asked: number;
  @ApiProperty({ description: 'Tickets made and not voided' })
  tickets: number;
  @ApiProperty({ description: 'Cast by ticket' })
  cast: number;
  @ApiProperty({ description: 'Paper ballots that count' })
  paper: number;
  @ApiProperty({
    type: String,
    nullable: true,
    example: '86.7',
    description: 'Ballots of those asked, in percent',
  })
  responseRate: string | null;
}

export class SurveyRowDto {
  @ApiProperty({ format: 'uuid' })
  id: string;
  @ApiProperty()
  title: string;
  @ApiProperty({ format: 'uuid' })
  organizationId: string;
  @ApiProperty()
  organizationName: string;
  @ApiProperty({ enum: SURVEY_STATES })
  state: SurveyState;
  @ApiProperty({ type: String, nullable: true, format: 'date-time' })
  openedAt: string | null;
  @ApiProperty({ type: String, nullable: true, format: 'date-time' })
  closedAt: string | null;
  @ApiProperty()
  subjects: number;
  @ApiProperty({ type: [SurveyGroupDto] })
  groups: SurveyGroupDto[];
  @ApiProperty({ example: 1 })
  version: number;
}

export class SurveyPageDto {
  @ApiProperty({ type: [SurveyRowDto] })
  items: SurveyRowDto[];
  @ApiProperty({ type: String, nullable: true })
  next: string | null;
}

export class SurveyDetailDto extends SurveyRowDto {
  @ApiProperty({ type: String, nullable: true })
  intro: string | null;
  @ApiProperty({ description: 'Version of the questionnaire; it stays once the survey is open' })
  questionnaireNumber: number;
  @ApiProperty({ type: [SurveyQuestionDto] })
  questions: SurveyQuestionDto[];
  @ApiProperty({ type: [SurveySubjectDto] })
  asked: SurveySubjectDto[];
  @ApiProperty({ description: 'Bundles of paper ballots that do not count yet' })
  unsettledPaper: number;
}

export class SurveySavedDto {
  @ApiProperty({ format: 'uuid' })
  id: string;
  @ApiProperty({ example: 1 })
  version: number;
}

/** A unit or post that may be judged. */
export class SubjectChoiceDto {
  @ApiProperty({ format: 'uuid' })
  organizationId: string;
  @ApiProperty({ type: String, nullable: true, format: 'uuid' })
  postId: string | null;
  @ApiProperty()
  nameZh: string;
  @ApiProperty({ type: String, nullable: true })
  nameEn: string | null;
}

export class SubjectChoicesDto {
  @ApiProperty({ type: [SubjectChoiceDto] })
  items: SubjectChoiceDto[];
}

export class TicketBatchDto {
  @ApiProperty({ format: 'uuid' })
  id: string;
  @ApiProperty({ format: 'uuid' })
  groupId: string;
  @ApiProperty()
  groupName: string;
  @ApiProperty({ example: 1 })
  number: number;
  @ApiProperty()
  tickets: number;
  @ApiProperty({ format: 'date-time' })
  madeAt: string;
  @ApiProperty({ type: String, nullable: true, format: 'date-time' })
  voidedAt: string | null;
}

export class TicketBatchesDto {
  @ApiProperty({ type: [TicketBatchDto] })
  items: TicketBatchDto[];
}

/** Tickets that were just made. Their codes are answered this once, in no order, and kept nowhere. */
export class NewTicketsDto {
  @ApiProperty({ format: 'uuid' })
  batchId: string;
  @ApiProperty({ example: 1 })
  number: number;
  @ApiProperty()
  groupName: string;
  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Where the voters’ pages are, where it is set; else the address of this page',
  })
  address: string | null;
  @ApiProperty({
    type: [String],
    nullable: true,
    description: 'Null when the same request was answered before: void the batch, and make another',
  })
  codes: string[] | null;
}

export class VoidedTicketsDto {
  @ApiProperty()
  voided: number;
}

export class PaperDto {
  @ApiProperty({ format: 'uuid' })
  id: string;
  @ApiProperty({ format: 'uuid' })
  groupId: string;
  @ApiProperty()
  groupName: string;
  @ApiProperty()
  number: number;
  @ApiProperty()
  sheets: number;
  @ApiProperty({ enum: PAPER_STATES })
  state: PaperState;
  @ApiProperty()
  firstName: string;
  @ApiProperty({ type: String, nullable: true })
  secondName: string | null;
  @ApiProperty({ type: String, nullable: true })
  settledName: string | null;
  @ApiProperty({ type: Number, nullable: true })
  differences: number | null;
  @ApiProperty({ description: 'Whether the next step is one that this person may do' })
  mine: boolean;
  @ApiProperty()
  version: number;
}

export class PapersDto {
  @ApiProperty({ type: [PaperDto] })
  items: PaperDto[];
}

export class PaperDifferenceDto {
  @ApiProperty()
  sheet: number;
  @ApiProperty({ example: 's1.q1' })
  cell: string;
  @ApiProperty({ type: String, nullable: true })
  first: string | null;
  @ApiProperty({ type: String, nullable: true })
  second: string | null;
}

export class PaperDifferencesDto {
  @ApiProperty({ type: [PaperDifferenceDto] })
  items: PaperDifferenceDto[];
}

export class TallyDto {
  @ApiProperty()
  answered: number;
  @ApiProperty({ type: 'object', additionalProperties: { type: 'number' }, example: { o1: 12 } })
  counts: Record<string, number>;
  @ApiProperty({ type: String, nullable: true, example: '91.2' })
  rate: string | null;
  @ApiProperty({ type: String, nullable: true, example: '88.0' })
  rateOfAll: string | null;
}

export class GroupTallyDto {
  @ApiProperty({ format: 'uuid' })
  groupId: string;
  @ApiProperty({ type: TallyDto, nullable: true, description: 'Null: withheld, too few' })
  shown: TallyDto | null;
}

export class CellResultDto {
  @ApiProperty({ example: 's1.q1' })
  cell: string;
  @ApiProperty({ type: String, nullable: true })
  subjectKey: string | null;
  @ApiProperty()
  questionKey: string;
  @ApiProperty({ type: [GroupTallyDto] })
  groups: GroupTallyDto[];
  @ApiProperty({ type: TallyDto, nullable: true, description: 'Over the groups that are shown' })
  total: TallyDto | null;
}

export class WordsDto {
  @ApiProperty({ example: 'all.q2' })
  cell: string;
  @ApiProperty({ format: 'uuid' })
  groupId: string;
  @ApiProperty({ type: [String] })
  words: string[];
}

/** The result of a closed survey. */
export class SurveyResultDto {
  @ApiProperty({ description: 'Whether the ballots are those that were sealed at the close' })
  intact: boolean;
  @ApiProperty({ example: 10 })
  fewest: number;
  @ApiProperty({ type: [CellResultDto] })
  cells: CellResultDto[];
  @ApiProperty({ type: [WordsDto], description: 'Of groups with enough ballots, in no order' })
  words: WordsDto[];
}
