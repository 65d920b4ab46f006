import { Injectable } from '@nestjs/common';
import { addDays } from '@zeren/domain/registry/calendar/calendar-days';
import {
  mayFinalize,
  mayOpenResults,
  mayPublicise,
  mayRead,
  mayReply,
} from '@zeren/domain/cycle/results/may-settle-results';
import type { ResultsSoFar } from '@zeren/domain/cycle/results/may-settle-results';
import { PUBLICITY_WORKING_DAYS, USE_WITHIN_DAYS } from '@zeren/domain/cycle/results/result-uses';
import { resultFinalized } from '@zeren/domain/cycle/results/results-events';
import { resultsRefusals } from '@zeren/domain/cycle/results/results-refusals';
import { platformRefusals } from '@zeren/domain/platform/platform-refusals';
import type { Actor } from '../../platform/actor';
import type { WriteTx } from '../../platform/database/transaction';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { accept, Refused } from '../../platform/refused';
import { unchanged } from '../../platform/unchanged';
import { uuidv7 } from '../../platform/uuid';
import { CalendarReads } from '../../registry/calendar';
import { AssessmentCommands, AssessmentReads } from '../assessment';
import type { AssessmentRecord, UnitRecord } from '../assessment';
import { ObjectionsRepository } from './objections.repository';
import { resultSeal } from './result-seal';
import { ResultViews } from './result-views';
import type { ResultRoundView, ResultView, UseBody } from './results.dto';
import { ResultsRepository } from './results.repository';
import type { ResultRecord, RoundRecord } from './results.repository';

/** Indicators that a final result names for next year's lists. */
const MOST_WEAK = 3;

/** Results from their opening to their use: what whoever leads the assessment does. */
@Injectable()
export class ResultsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly repository: ResultsRepository,
    private readonly objections: ObjectionsRepository,
    private readonly assessments: AssessmentReads,
    private readonly commands: AssessmentCommands,
    private readonly views: ResultViews,
    private readonly calendar: CalendarReads,
  ) {}

  /** The gate: every fact there, every mark in, scored whole. */
  open(actor: Actor, assessmentId: string): Promise<ResultRoundView> {
    return this.unitOfWork.write(actor, async (tx) => {
      const assessment = await this.assessments.assessment(tx, assessmentId);
      if (!assessment) throw new Refused(platformRefusals['request.not-found']());
      const id = uuidv7();
      const round = { ...NEW_ROUND, id, assessmentId, organizationId: assessment.organizationId };
      if (!(await this.views.mayManage(tx, round)))
        throw new Refused(platformRefusals['request.not-found']());
      const units = await this.assessments.units(tx, assessmentId);
      accept(mayOpenResults(assessment.state, units));
      if ((await this.repository.openRound(tx, id, assessmentId, assessment.organizationId)) === 0)
        throw new Refused(resultsRefusals['result.opened-already']());
      const results = await this.repository.addResults(tx, id, assessmentId, units);
      for (const result of results)
        tx.seal({ action: 'assessment-result.open', seal: resultSeal, id: result });
      tx.audit({
        action: 'result-round.open',
        subject: { kind: 'result-round', id },
        after: { assessmentId, units: units.length },
      });
      return this.views.round((await this.repository.round(tx, id))!, assessment, true);
    });
  }

  /** Told one to one: from here on its head sees the score, and may object. */
  tell(actor: Actor, id: string, version: number, words: string | null | undefined): Promise<ResultView> {
    return this.unitOfWork.write(actor, async (tx) => {
      const { result, round } = await this.managed(tx, id);
      if (result.toldAt !== null || round.state !== 'feedback')
        throw new Refused(resultsRefusals['result.told-already']());
      unchanged(await this.repository.tell(tx, id, version, words?.trim() || null));
      await this.commands.tell(tx, result.assessmentId, result.organizationId);
      tx.seal({ action: 'assessment-result.tell', seal: resultSeal, id });
      return this.views.whole(tx, (await this.repository.byId(tx, id))!, round);
    });
  }

  /** The unit has read what it was told. Said again, nothing happens. */
  read(actor: Actor, id: string): Promise<ResultView> {
    return this.unitOfWork.write(actor, async (tx) => {
      const result = await this.repository.byId(tx, id);
      const round = result && (await this.repository.round(tx, result.roundId));
      if (!round) throw new Refused(platformRefusals['request.not-found']());
      accept(mayRead(actor.organizationId === result.organizationId, result.toldAt));
      if ((await this.repository.read(tx, id)) > 0)
        tx.audit({ action: 'assessment-result.read', subject: { kind: 'assessment-result', id } });
      return this.views.whole(tx, (await this.repository.byId(tx, id))!, round);
    });
  }

  /** Publicises whoever is to be graded best, and nobody else (model, "Use of a result"). */
  publicise(actor: Actor, roundId: string, version: number): Promise<ResultRoundView> {
    return this.unitOfWork.write(actor, async (tx) => {
      const { round, assessment } = await this.managedRound(tx, roundId, version);
      accept(mayPublicise(await this.soFar(tx, round, assessment)));
      const until = (await this.calendar.load(tx)).addWorkingDays(tx.today, PUBLICITY_WORKING_DAYS);
      unchanged(await this.repository.publicise(tx, roundId, version, until));
      tx.audit({
        action: 'result-round.publicise',
        subject: { kind: 'result-round', id: roundId },
        after: { publicityFrom: tx.today, publicityUntil: until },
      });
      return this.views.round((await this.repository.round(tx, roundId))!, assessment, true);
    });
  }

  /** Closes every result for good: sealed, a reply due, and other rooms are told. */
  finalize(actor: Actor, roundId: string, version: number): Promise<ResultRoundView> {
    return this.unitOfWork.write(actor, async (tx) => {
      const { round, assessment } = await this.managedRound(tx, roundId, version);
      accept(mayFinalize(await this.soFar(tx, round, assessment), tx.today));
      const units = await this.assessments.units(tx, assessment.id);
      unchanged(await this.repository.finalizeRound(tx, roundId, version));
      await this.commands.close(tx, assessment.id);
      const useDueOn = addDays(tx.today, USE_WITHIN_DAYS);
      await this.repository.close(tx, roundId, useDueOn, units);
      const byUnit = new Map(units.map((unit) => [unit.organizationId, unit]));
      for (const result of await this.repository.ofRound(tx, roundId, undefined, null)) {
        tx.seal({ action: 'assessment-result.finalize', seal: resultSeal, id: result.id });
        tx.emit(finalized(result, assessment, byUnit.get(result.organizationId)));
      }
      tx.audit({
        action: 'result-round.finalize',
        subject: { kind: 'result-round', id: roundId },
        after: { units: units.length, useDueOn },
      });
      return this.views.round((await this.repository.round(tx, roundId))!, assessment, true);
    });
  }

  /** What a result was used for; a later reply replaces an earlier one, and the record keeps both. */
  reply(actor: Actor, id: string, version: number, { kind, words }: UseBody): Promise<ResultView> {
    return this.unitOfWork.write(actor, async (tx) => {
      const { result, round } = await this.managed(tx, id);
      const why = accept(mayReply(result.finalAt !== null, kind, words ?? ''));
      unchanged(await this.repository.reply(tx, id, version, kind, why));
      tx.seal({ action: 'assessment-result.use', seal: resultSeal, id });
      return this.views.whole(tx, (await this.repository.byId(tx, id))!, round);
    });
  }

  private async soFar(
    tx: WriteTx,
    { id, state, publicityUntil, assessmentId }: RoundRecord,
    assessment: AssessmentRecord,
  ): Promise<ResultsSoFar> {
    const results = await this.repository.ofRound(tx, id, undefined, null);
    return {
      ...{ state, publicityUntil },
      untold: results.filter(({ toldAt }) => toldAt === null).length,
      openObjections: await this.objections.open(tx, assessmentId),
      scoring: assessment.state !== 'scored',
    };
  }

  private async managed(tx: WriteTx, id: string): Promise<{ result: ResultRecord; round: RoundRecord }> {
    const result = await this.repository.byId(tx, id);
    const round = result && (await this.repository.lockRound(tx, result.roundId));
    if (!round || !(await this.views.mayManage(tx, round)))
      throw new Refused(platformRefusals['request.not-found']());
    return { result, round };
  }

  private async managedRound(
    tx: WriteTx,
    id: string,
    version: number,
  ): Promise<{ round: RoundRecord; assessment: AssessmentRecord }> {
    const round = await this.repository.lockRound(tx, id);
    const assessment = round && (await this.assessments.assessment(tx, round.assessmentId));
    if (!assessment || !(await this.views.mayManage(tx, round)))
      throw new Refused(platformRefusals['request.not-found']());
    if (round.version !== version) throw new Refused(platformRefusals['request.changed-meanwhile']());
    return { round, assessment };
  }
}

const NEW_ROUND: RoundRecord = {
  ...{ id: '', assessmentId: '', organizationId: '', organizationName: '', state: 'feedback' },
  ...{ publicityFrom: null, publicityUntil: null, openedAt: '', finalAt: null, version: 1 },
};

function finalized(result: ResultRecord, { id, year }: AssessmentRecord, unit: UnitRecord | undefined) {
  const lost = (unit?.indicators ?? [])
    .filter(({ state, of }) => state === 'scored' && Number(of) > 0)
    .map((one) => ({ ...one, lost: Number(one.of) - Number(one.points) }))
    .filter((one) => one.lost > 0)
    .sort((a, b) => b.lost - a.lost || a.code.localeCompare(b.code))
    .slice(0, MOST_WEAK);
  return resultFinalized({
    ...{
      resultId: result.id,
      assessmentId: id,
      organizationId: result.organizationId,
      postId: result.postId,
      year,
    },
    weakest: lost.map(({ code, zh, en }) => ({ code, zh, en })),
  });
}
