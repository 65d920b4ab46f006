import { Injectable } from '@nestjs/common';
import type { Question } from '@zeren/domain/cycle/surveys/questionnaire';
import { cellsOf } from '@zeren/domain/cycle/surveys/questionnaire';
import { FEWEST_BALLOTS, surveyResult } from '@zeren/domain/cycle/surveys/survey-result';
import type { CellResult } from '@zeren/domain/cycle/surveys/survey-result';
import type { ReadTx } from '../../platform/database/transaction';
import { ballotsDigest } from './ballots-digest';
import { BallotsRepository } from './ballots.repository';
import type { BallotRow, GroupRecord, SubjectRecord, SurveyRecord } from './survey-rows';
import { SurveysRepository } from './surveys.repository';

/** Words that one group wrote under one question. */
export interface WordsOfGroup {
  readonly cell: string;
  readonly groupId: string;
  readonly words: readonly string[];
}

/** A closed survey, counted. */
export interface SurveyCount {
  readonly intact: boolean;
  readonly questions: readonly Question[];
  readonly subjects: readonly SubjectRecord[];
  readonly groups: readonly GroupRecord[];
  readonly cells: readonly CellResult[];
  readonly words: readonly WordsOfGroup[];
}

/** Counts the ballots of a closed survey. Everything that leaves here has passed the rule of small groups. */
@Injectable()
export class SurveyCounts {
  constructor(
    private readonly surveys: SurveysRepository,
    private readonly ballots: BallotsRepository,
  ) {}

  async of(tx: ReadTx, survey: SurveyRecord): Promise<SurveyCount> {
    const questions = await this.surveys.questions(tx, survey.id, survey.questionnaireNumber);
    const subjects = await this.surveys.subjects(tx, [survey.id]);
    const groups = await this.surveys.groups(tx, [survey.id]);
    const ballots = await this.ballots.ballots(tx, survey.id);
    const keys = subjects.map(({ key }) => key);
    const byGroup = groups.map(({ id }) => ({
      groupId: id,
      ballots: ballots
        .filter(({ groupId, kind }) => groupId === id && kind === 'marks')
        .map(({ answers }) => answers),
    }));
    const large = new Set(
      byGroup.filter((group) => group.ballots.length >= FEWEST_BALLOTS).map(({ groupId }) => groupId),
    );
    return {
      intact: ballotsDigest(ballots) === survey.ballotsDigest,
      ...{ questions, subjects, groups },
      cells: surveyResult(questions, keys, byGroup),
      words: wordsOf(questions, keys, ballots, large),
    };
  }
}

/** In the order of the ballots' random ids. */
function wordsOf(
  questions: readonly Question[],
  subjectKeys: readonly string[],
  ballots: readonly BallotRow[],
  groups: ReadonlySet<string>,
): WordsOfGroup[] {
  const written = ballots.filter(({ kind, groupId }) => kind === 'words' && groups.has(groupId));
  return cellsOf(questions, subjectKeys)
    .filter(({ question }) => question.kind === 'text')
    .flatMap(({ key }) =>
      [...groups].map((groupId) => ({
        cell: key,
        groupId,
        words: written.filter((row) => row.groupId === groupId).flatMap(({ answers }) => answers[key] ?? []),
      })),
    )
    .filter(({ words }) => words.length > 0);
}
