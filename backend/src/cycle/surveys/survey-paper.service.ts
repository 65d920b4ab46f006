import { Injectable } from '@nestjs/common';
import { readAnswers } from '@zeren/domain/cycle/surveys/answers';
import type { Answers } from '@zeren/domain/cycle/surveys/answers';
import { mayEnterAgain, maySettlePaper } from '@zeren/domain/cycle/surveys/may-enter-paper';
import { paperDifferences, settledSheets } from '@zeren/domain/cycle/surveys/paper-differences';
import type { PaperDecision } from '@zeren/domain/cycle/surveys/paper-differences';
import { cellsOf } from '@zeren/domain/cycle/surveys/questionnaire';
import type { Cell } from '@zeren/domain/cycle/surveys/questionnaire';
import { surveyRefusals } from '@zeren/domain/cycle/surveys/survey-refusals';
import { platformRefusals } from '@zeren/domain/platform/platform-refusals';
import type { Actor } from '../../platform/actor';
import type { ReadTx, WriteTx } from '../../platform/database/transaction';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { accept, Refused } from '../../platform/refused';
import { unchanged } from '../../platform/unchanged';
import { uuidv7 } from '../../platform/uuid';
import type { NewPaperBody } from './dto/survey-requests.dto';
import type { PaperDifferencesDto, PapersDto } from './dto/survey.dto';
import { PaperRepository } from './paper.repository';
import type { PaperRecord, SurveyRecord } from './survey-rows';
import { SurveySight } from './survey-sight';
import { SurveysRepository } from './surveys.repository';

/** Paper ballots: read by two people who do not see each other's reading, settled by a third. */
@Injectable()
export class SurveyPaperService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly surveys: SurveysRepository,
    private readonly paper: PaperRepository,
    private readonly sight: SurveySight,
  ) {}

  list(actor: Actor, surveyId: string): Promise<PapersDto> {
    return this.unitOfWork.read(actor, async (tx) => {
      await this.sight.require(tx, surveyId);
      return this.views(tx, surveyId);
    });
  }

  /** The first entry of a bundle. */
  enter(actor: Actor, surveyId: string, body: NewPaperBody): Promise<PapersDto> {
    return this.unitOfWork.write(actor, async (tx) => {
      const survey = await this.sight.holdOpen(tx, surveyId);
      const groups = await this.surveys.groups(tx, [surveyId]);
      const group = groups.find(({ id }) => id === body.surveyGroupId);
      if (!group || tx.actor.personId === null) throw new Refused(platformRefusals['request.not-found']());
      const sheets = readSheets(await this.cells(tx, survey), body.sheets);
      const paper = {
        ...{ id: uuidv7(), surveyId, groupId: group.id },
        ...{ organizationId: survey.organizationId, sheets: sheets.length },
      };
      await this.paper.insert(tx, paper);
      await this.paper.addReading(tx, paper.id, 1, sheets);
      this.record(tx, 'survey.enter-paper', surveyId, { surveyGroup: group.nameZh, sheets: sheets.length });
      return this.views(tx, surveyId);
    });
  }

  /** The second entry, by somebody else who has not seen the first. */
  enterAgain(
    actor: Actor,
    surveyId: string,
    paperId: string,
    version: number,
    given: readonly Record<string, string>[],
  ): Promise<PapersDto> {
    return this.unitOfWork.write(actor, async (tx) => {
      const survey = await this.sight.holdOpen(tx, surveyId);
      const paper = await this.bundle(tx, surveyId, paperId);
      accept(mayEnterAgain(paper, tx.actor.personId, given.length));
      const second = readSheets(await this.cells(tx, survey), given);
      const first = (await this.paper.readings(tx, paperId)).get(1)!;
      const { length } = paperDifferences(first, second);
      const state = length > 0 ? 'differing' : 'settled';
      unchanged(await this.paper.enteredAgain(tx, paperId, version, state, length));
      await this.paper.addReading(tx, paperId, 2, second);
      this.record(tx, 'survey.enter-paper-again', surveyId, {
        ...{ surveyGroup: paper.groupName, paperNumber: paper.number, differences: length },
      });
      return this.views(tx, surveyId);
    });
  }

  /** Side by side; only once both have entered. */
  differences(actor: Actor, surveyId: string, paperId: string): Promise<PaperDifferencesDto> {
    return this.unitOfWork.read(actor, async (tx) => {
      await this.sight.require(tx, surveyId);
      const { state } = await this.bundle(tx, surveyId, paperId);
      if (state !== 'differing') return { items: [] };
      const readings = await this.paper.readings(tx, paperId);
      return { items: paperDifferences(readings.get(1)!, readings.get(2)!) };
    });
  }

  /** The third look: what really stands on the paper, for each difference. */
  settle(
    actor: Actor,
    surveyId: string,
    paperId: string,
    version: number,
    decisions: readonly PaperDecision[],
  ): Promise<PapersDto> {
    return this.unitOfWork.write(actor, async (tx) => {
      const survey = await this.sight.holdOpen(tx, surveyId);
      const paper = await this.bundle(tx, surveyId, paperId);
      accept(maySettlePaper(paper, tx.actor.personId));
      const readings = await this.paper.readings(tx, paperId);
      const settled = settledSheets(
        readings.get(1)!,
        readings.get(2)!,
        decisions.map(({ sheet, cell, value }) => ({ sheet, cell, value: value ?? null })),
      );
      if (!settled) throw new Refused(surveyRefusals['survey.paper-undecided']());
      const sheets = readSheets(await this.cells(tx, survey), settled);
      unchanged(await this.paper.settle(tx, paperId, version));
      await this.paper.addReading(tx, paperId, 3, sheets);
      this.record(tx, 'survey.settle-paper', surveyId, {
        ...{ surveyGroup: paper.groupName, paperNumber: paper.number, differences: paper.differences },
      });
      return this.views(tx, surveyId);
    });
  }

  private async bundle(tx: ReadTx, surveyId: string, paperId: string): Promise<PaperRecord> {
    const paper = (await this.paper.ofSurvey(tx, surveyId)).find(({ id }) => id === paperId);
    if (!paper) throw new Refused(platformRefusals['request.not-found']());
    return paper;
  }

  private async cells(tx: ReadTx, { id, questionnaireNumber }: SurveyRecord): Promise<Cell[]> {
    const subjects = await this.surveys.subjects(tx, [id]);
    const questions = await this.surveys.questions(tx, id, questionnaireNumber);
    return cellsOf(
      questions,
      subjects.map(({ key }) => key),
    );
  }

  private async views(tx: ReadTx, surveyId: string): Promise<PapersDto> {
    const { personId } = tx.actor;
    const papers = await this.paper.ofSurvey(tx, surveyId);
    return {
      items: papers.map((paper) => ({
        id: paper.id,
        groupId: paper.groupId,
        groupName: paper.groupName,
        number: paper.number,
        sheets: paper.sheets,
        state: paper.state,
        firstName: paper.firstName,
        secondName: paper.secondName,
        settledName: paper.settledName,
        differences: paper.differences,
        mine:
          paper.state !== 'settled' &&
          personId !== null &&
          personId !== paper.firstPersonId &&
          personId !== paper.secondPersonId,
        version: paper.version,
      })),
    };
  }

  private record(tx: WriteTx, action: string, id: string, after: object): void {
    tx.audit({ action, subject: { kind: 'survey', id }, after });
  }
}

/** On paper a compulsory question may stand blank: the ballot counts, the cell does not. */
function readSheets(cells: readonly Cell[], sheets: readonly Readonly<Record<string, string>>[]): Answers[] {
  return sheets.map((sheet, index) => {
    const { answers, invalid } = readAnswers(cells, sheet);
    if (invalid.length > 0)
      throw new Refused(surveyRefusals['survey.paper-invalid']({ parameters: { sheet: index + 1 } }));
    return answers;
  });
}
