import { Injectable } from '@nestjs/common';
import { cellKey } from '@zeren/domain/cycle/surveys/questionnaire';
import type { ReadTx } from '../../platform/database/transaction';
import { SurveyCounts } from './survey-counts';
import { SurveysRepository } from './surveys.repository';

/** What a group said about a subject, as a fact of votes is written: named levels with their numbers. */
export interface GroupVotes {
  readonly groupId: string;
  readonly groupName: string;
  /** By the Chinese name of the level; null where too few voted to be shown. */
  readonly votes: Readonly<Record<string, number>> | null;
}

/** What was said about one subject under one question. */
export interface SubjectVotes {
  readonly surveyId: string;
  readonly questionKey: string;
  /** The name of each level with what it counts; null abstains. */
  readonly coefficients: Readonly<Record<string, string | null>>;
  readonly groups: readonly GroupVotes[];
}

/** The read port: results for whoever scores by them. */
@Injectable()
export class SurveyReads {
  constructor(
    private readonly surveys: SurveysRepository,
    private readonly counts: SurveyCounts,
  ) {}

  /** `subjectId`: the post that is judged, or the unit. Nothing while the survey is open, or for what it does not ask. */
  async resultOf(
    tx: ReadTx,
    surveyId: string,
    subjectId: string,
    questionKey: string,
  ): Promise<SubjectVotes | undefined> {
    const [survey] = await this.surveys.byIds(tx, [surveyId]);
    if (survey?.state !== 'closed') return undefined;
    const count = await this.counts.of(tx, survey);
    const subject = count.subjects.find(
      ({ postId, organizationId }) => (postId ?? organizationId) === subjectId,
    );
    const question = count.questions.find(({ key }) => key === questionKey);
    const cell = count.cells.find(({ cell: key }) => subject && key === cellKey(subject.key, questionKey));
    if (!question || !cell) return undefined;
    const nameOf = new Map(question.options.map(({ key, zh }) => [key, zh]));
    return {
      surveyId,
      questionKey,
      coefficients: Object.fromEntries(
        question.options.map(({ zh, coefficient }) => [zh, coefficient ?? null]),
      ),
      groups: cell.groups.map(({ groupId, shown }) => ({
        groupId,
        groupName: count.groups.find(({ id }) => id === groupId)!.nameZh,
        votes:
          shown &&
          Object.fromEntries(Object.entries(shown.counts).map(([key, votes]) => [nameOf.get(key)!, votes])),
      })),
    };
  }
}
