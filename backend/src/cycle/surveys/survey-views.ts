import { Injectable } from '@nestjs/common';
import type { Question } from '@zeren/domain/cycle/surveys/questionnaire';
import { responseRate } from '@zeren/domain/cycle/surveys/survey-result';
import type { ReadTx } from '../../platform/database/transaction';
import type {
  SurveyDetailDto,
  SurveyGroupDto,
  SurveyQuestionDto,
  SurveyRowDto,
  SurveySubjectDto,
} from './dto/survey.dto';
import { PaperRepository } from './paper.repository';
import type { GroupCounts, GroupRecord, SubjectRecord, SurveyRecord } from './survey-rows';
import { SurveysRepository } from './surveys.repository';
import { TicketsRepository } from './tickets.repository';

/** Surveys as they are shown: turnout in numbers, never an answer. */
@Injectable()
export class SurveyViews {
  constructor(
    private readonly surveys: SurveysRepository,
    private readonly tickets: TicketsRepository,
    private readonly paper: PaperRepository,
  ) {}

  async rows(tx: ReadTx, surveys: readonly SurveyRecord[]): Promise<SurveyRowDto[]> {
    const ids = surveys.map(({ id }) => id);
    const [groups, subjects, turnout] = [
      await this.surveys.groups(tx, ids),
      await this.surveys.subjects(tx, ids),
      await this.tickets.turnout(tx, ids),
    ];
    return surveys.map((survey) => row(survey, groups, subjects, survey.counts ?? turnout));
  }

  async detail(tx: ReadTx, survey: SurveyRecord): Promise<SurveyDetailDto> {
    const [shown] = await this.rows(tx, [survey]);
    const questions = await this.surveys.questions(tx, survey.id, survey.questionnaireNumber);
    const subjects = await this.surveys.subjects(tx, [survey.id]);
    return {
      ...shown!,
      intro: survey.intro,
      questionnaireNumber: survey.questionnaireNumber,
      questions: questions.map(questionView),
      asked: subjects.map(subjectView),
      unsettledPaper: await this.paper.unsettled(tx, survey.id),
    };
  }
}

function row(
  survey: SurveyRecord,
  groups: readonly GroupRecord[],
  subjects: readonly SubjectRecord[],
  counts: readonly GroupCounts[],
): SurveyRowDto {
  const byGroup = new Map(counts.map((count) => [count.groupId, count]));
  return {
    id: survey.id,
    title: survey.title,
    organizationId: survey.organizationId,
    organizationName: survey.organizationName,
    state: survey.state,
    openedAt: survey.openedAt?.toISOString() ?? null,
    closedAt: survey.closedAt?.toISOString() ?? null,
    subjects: subjects.filter(({ surveyId }) => surveyId === survey.id).length,
    groups: groups
      .filter(({ surveyId }) => surveyId === survey.id)
      .map((group) => groupView(group, byGroup.get(group.id))),
    version: survey.version,
  };
}

function groupView(group: GroupRecord, counts: GroupCounts | undefined): SurveyGroupDto {
  const { cast = 0, paper = 0, tickets = 0 } = counts ?? {};
  return {
    id: group.id,
    nameZh: group.nameZh,
    nameEn: group.nameEn,
    asked: group.tickets,
    ...{ tickets, cast, paper, responseRate: responseRate(cast + paper, group.tickets) },
  };
}

const questionView = (question: Question): SurveyQuestionDto => ({
  ...question,
  en: question.en ?? null,
  options: question.options.map(({ key, zh, en, coefficient }) => ({
    ...{ key, zh },
    en: en ?? null,
    coefficient: coefficient ?? null,
  })),
});

const subjectView = ({ key, organizationId, postId, nameZh, nameEn }: SubjectRecord): SurveySubjectDto => ({
  key,
  organizationId,
  postId,
  nameZh,
  nameEn,
});
