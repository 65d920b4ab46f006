import { Injectable } from '@nestjs/common';
import { mayDecide, mayObject } from '@zeren/domain/cycle/results/may-settle-results';
import { resultsRefusals } from '@zeren/domain/cycle/results/results-refusals';
import { platformRefusals } from '@zeren/domain/platform/platform-refusals';
import type { Actor } from '../../platform/actor';
import type { WriteTx } from '../../platform/database/transaction';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { accept, Refused } from '../../platform/refused';
import { unchanged } from '../../platform/unchanged';
import { uuidv7 } from '../../platform/uuid';
import { AssessmentCommands, AssessmentReads } from '../assessment';
import { DecidingObjections, toDecide } from './deciding-objections';
import { ObjectionsRepository } from './objections.repository';
import { ResultViews } from './result-views';
import type { DecideObjectionBody, ObjectBody, ResultView } from './results.dto';
import { ResultsRepository } from './results.repository';
import type { ResultRecord, RoundRecord } from './results.repository';

/** Objections to one point of a score: old and new shown, decided by another, and scored anew when upheld. */
@Injectable()
export class ScoreObjectionsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly repository: ObjectionsRepository,
    private readonly results: ResultsRepository,
    private readonly assessments: AssessmentReads,
    private readonly commands: AssessmentCommands,
    private readonly views: ResultViews,
    private readonly deciding: DecidingObjections,
  ) {}

  raise(actor: Actor, resultId: string, body: ObjectBody): Promise<ResultView> {
    return this.unitOfWork.write(actor, async (tx) => {
      const { result, round } = await this.seen(tx, resultId);
      const { assessmentId, organizationId } = result;
      const assessment = (await this.assessments.assessment(tx, assessmentId))!;
      const unit = await this.assessments.unit(tx, assessmentId, organizationId);
      const indicator = unit?.indicators.find(({ code }) => code === body.indicatorCode);
      const scheme = await this.assessments.scheme(tx, assessment.schemeId);
      const kind = scheme.facts.get(body.factKey)?.kind;
      const fact = await this.assessments.fact(tx, assessmentId, organizationId, body.factKey);
      // A mark is somebody's judgement; what it rests on may be objected to, not the mark.
      if (!indicator || !unit?.total || !kind || kind === 'marks' || !fact)
        throw new Refused(resultsRefusals['objection.no-point']({ field: 'factKey' }));
      const own = tx.actor.organizationId === organizationId;
      const offered = { claimed: body.claimed, stands: fact.value, reason: body.reason };
      const reason = accept(mayObject(round.state, own, offered));
      await this.commands.checkFact(tx, assessment, {
        organizationId,
        key: body.factKey,
        value: body.claimed,
      });
      const objection = {
        ...{ id: uuidv7(), resultId, assessmentId, organizationId, indicatorCode: indicator.code },
        ...{ factKey: body.factKey, oldValue: fact.value, claimed: body.claimed, reason },
        ...{ evidence: body.evidence?.trim() || null, oldPoints: indicator.points, oldTotal: unit.total },
      };
      if ((await this.repository.raise(tx, objection)) === 0)
        throw new Refused(resultsRefusals['objection.open-already']());
      const { indicatorCode, factKey, oldValue, claimed } = objection;
      tx.audit({
        action: 'result-objection.raise',
        subject: { kind: 'result-objection', id: objection.id },
        after: { assessmentResultId: resultId, indicatorCode, key: factKey, oldValue, claimed, reason },
      });
      return this.views.whole(tx, result, round);
    });
  }

  decide(
    actor: Actor,
    id: string,
    version: number,
    { upheld, reason }: DecideObjectionBody,
  ): Promise<ResultView> {
    return this.unitOfWork.write(actor, async (tx) => {
      const asked = await this.repository.byId(tx, id);
      if (!asked) throw new Refused(platformRefusals['request.not-found']());
      const { result, round } = await this.seen(tx, asked.resultId);
      const objection = (await this.repository.byId(tx, id))!;
      const { assessmentId, organizationId, factKey, claimed } = objection;
      if (!(await this.deciding.reaches(tx, round)))
        throw new Refused(platformRefusals['request.not-found']());
      const fact = await this.assessments.fact(tx, assessmentId, organizationId, factKey);
      const entered = fact?.enteredByPersonId ?? null;
      const decider = await this.deciding.decider(tx);
      const why = accept(mayDecide(toDecide(objection, result, round, entered), decider, reason));
      if (upheld) {
        const assessment = await this.assessments.assessment(tx, assessmentId);
        if (assessment?.state !== 'scored') throw new Refused(resultsRefusals['result.being-scored']());
      }
      unchanged(await this.repository.decide(tx, id, version, upheld ? 'upheld' : 'rejected', why));
      if (upheld) {
        await this.commands.correctFact(tx, assessmentId, {
          ...{ organizationId, key: factKey, value: claimed },
          evidence: objection.evidence ?? why,
        });
      }
      tx.audit({
        action: upheld ? 'result-objection.uphold' : 'result-objection.reject',
        subject: { kind: 'result-objection', id },
        before: { key: factKey, value: objection.oldValue },
        after: { key: factKey, value: upheld ? claimed : objection.oldValue, reason: why },
      });
      return this.views.whole(tx, result, round);
    });
  }

  /** Both as they are until the transaction ends: nothing is closed, told or decided meanwhile. */
  private async seen(tx: WriteTx, resultId: string): Promise<{ result: ResultRecord; round: RoundRecord }> {
    const result = await this.results.byId(tx, resultId);
    const round = result && (await this.results.lockRound(tx, result.roundId));
    if (!result || !round) throw new Refused(platformRefusals['request.not-found']());
    return { result, round };
  }
}
