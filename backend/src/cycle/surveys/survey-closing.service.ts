import { Injectable } from '@nestjs/common';
import { partsOf } from '@zeren/domain/cycle/surveys/answers';
import type { Answers } from '@zeren/domain/cycle/surveys/answers';
import { cellsOf } from '@zeren/domain/cycle/surveys/questionnaire';
import type { Cell } from '@zeren/domain/cycle/surveys/questionnaire';
import { surveyClosed } from '@zeren/domain/cycle/surveys/survey-events';
import { mayCloseSurvey } from '@zeren/domain/cycle/surveys/survey-states';
import { randomUUID } from 'node:crypto';
import type { Actor } from '../../platform/actor';
import type { WriteTx } from '../../platform/database/transaction';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { accept } from '../../platform/refused';
import { unchanged } from '../../platform/unchanged';
import { ballotsDigest } from './ballots-digest';
import { BallotsRepository } from './ballots.repository';
import type { SurveyDetailDto } from './dto/survey.dto';
import { PaperRepository } from './paper.repository';
import type { BallotRow, GroupCounts } from './survey-rows';
import { surveySeal } from './survey-seal';
import { SurveySight } from './survey-sight';
import { SurveyViews } from './survey-views';
import { SurveysRepository } from './surveys.repository';
import { shuffled } from './ticket-secret';
import { TicketsRepository } from './tickets.repository';

/** Closing a survey: the urns are poured out, and the count is sealed. */
@Injectable()
export class SurveyClosingService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly surveys: SurveysRepository,
    private readonly tickets: TicketsRepository,
    private readonly ballots: BallotsRepository,
    private readonly paper: PaperRepository,
    private readonly sight: SurveySight,
    private readonly views: SurveyViews,
  ) {}

  close(actor: Actor, id: string, version: number): Promise<SurveyDetailDto> {
    return this.unitOfWork.write(actor, async (tx) => {
      const survey = await this.sight.require(tx, id);
      accept(mayCloseSurvey(survey.state, 0));
      // Closed first, counted then: whoever was entering a bundle is through by now, and nobody begins one any more.
      unchanged(await this.surveys.close(tx, id, version));
      accept(mayCloseSurvey(survey.state, await this.paper.unsettled(tx, id)));
      const questions = await this.surveys.questions(tx, id, survey.questionnaireNumber);
      const subjects = await this.surveys.subjects(tx, [id]);
      const cells = cellsOf(
        questions,
        subjects.map(({ key }) => key),
      );
      const poured = await this.pour(tx, id, cells);
      const counts = (await this.tickets.turnout(tx, [id])).map(
        ({ groupId, asked, tickets, cast, paper }): GroupCounts => ({ groupId, asked, tickets, cast, paper }),
      );
      await this.surveys.keepCount(tx, id, counts, ballotsDigest(poured));
      tx.seal({ action: 'survey.close', seal: surveySeal, id, before: { state: survey.state } });
      tx.emit(surveyClosed(id));
      return this.views.detail(tx, await this.sight.require(tx, id));
    });
  }

  /** All ballots at once, from tickets and from paper alike: random ids in random order, what is written kept apart. */
  private async pour(tx: WriteTx, id: string, cells: readonly Cell[]): Promise<BallotRow[]> {
    const cast = await this.ballots.empty(tx, id);
    const onPaper = await this.paper.counted(tx, id);
    const all = [
      ...cast.flatMap(({ groupId, ballots }) => ballots.map((answers) => ({ groupId, answers }))),
      ...onPaper.flatMap(({ groupId, sheets }) => sheets.map((answers) => ({ groupId, answers }))),
    ];
    const rows = all.flatMap(({ groupId, answers }) => ballotRows(groupId, cells, answers));
    const poured = shuffled(rows);
    await this.ballots.pour(tx, id, poured);
    await this.paper.forgetReadings(tx, id);
    await this.tickets.rewrite(tx, id);
    return poured;
  }
}

function ballotRows(groupId: string, cells: readonly Cell[], answers: Answers): BallotRow[] {
  const { marks, words } = partsOf(cells, answers);
  const written = Object.entries(words).map(([cell, text]): BallotRow => ({
    id: randomUUID(),
    groupId,
    kind: 'words',
    answers: { [cell]: text },
  }));
  return [{ id: randomUUID(), groupId, kind: 'marks', answers: marks }, ...written];
}
