import { Injectable } from '@nestjs/common';
import { mayDecide, mayRead } from '@zeren/domain/cycle/results/may-settle-results';
import { useStateOf } from '@zeren/domain/cycle/results/result-uses';
import type { Scheme } from '@zeren/domain/cycle/assessment/scheme/scheme';
import type { ReadTx } from '../../platform/database/transaction';
import { OrganizationReads } from '../../registry/organizations';
import { AssessmentReads } from '../assessment';
import type { AssessmentRecord, UnitRecord } from '../assessment';
import { DecidingObjections, toDecide } from './deciding-objections';
import type { ObjectionRecord } from './objections.repository';
import { ObjectionsRepository } from './objections.repository';
import type {
  GradeView,
  ResultRoundView,
  ResultRowView,
  ResultView,
  ScoreObjectionView,
} from './results.dto';
import type { ResultRecord, RoundRecord } from './results.repository';

/** Results as people are shown them. */
@Injectable()
export class ResultViews {
  constructor(
    private readonly assessments: AssessmentReads,
    private readonly objections: ObjectionsRepository,
    private readonly organizations: OrganizationReads,
    private readonly deciding: DecidingObjections,
  ) {}

  round(round: RoundRecord, assessment: AssessmentRecord, mayManage: boolean): ResultRoundView {
    const { id, assessmentId, organizationName, state, publicityFrom, publicityUntil, version } = round;
    const { name, asOf } = assessment;
    return {
      ...{ id, assessmentId, name, organizationName, asOf, state, publicityFrom, publicityUntil },
      ...{ mayManage, version },
    };
  }

  async mayManage(tx: ReadTx, { organizationId }: RoundRecord): Promise<boolean> {
    const roots = tx.actor.permissions.get('results.manage') ?? [];
    return (await this.organizations.within(tx, [organizationId], roots)).has(organizationId);
  }

  /** A final result as it was closed; before, the score that stands. */
  row(tx: ReadTx, result: ResultRecord, unit: UnitRecord | undefined, scheme: Scheme): ResultRowView {
    const { id, roundId, assessmentId, organizationId, organizationName, personId, toldAt, finalAt } = result;
    const { useDueOn, useKind, useWords, version } = result;
    const { total, place, gradeCode } = finalAt === null && unit ? unit : result;
    return {
      ...{ id, roundId, assessmentId, organizationId, organizationName, personId, total, place },
      personName: unit?.personName ?? null,
      grade: gradeOf(scheme, gradeCode),
      best: gradeCode !== null && gradeCode === scheme.grades?.scale[0]?.code,
      toldAt: toldAt?.toISOString() ?? null,
      finalAt: finalAt?.toISOString() ?? null,
      useState: useStateOf(result, tx.today),
      ...{ useDueOn, useKind, useWords, version },
    };
  }

  async whole(tx: ReadTx, result: ResultRecord, round: RoundRecord): Promise<ResultView> {
    const assessment = (await this.assessments.assessment(tx, result.assessmentId))!;
    const scheme = await this.assessments.scheme(tx, assessment.schemeId);
    const unit = await this.assessments.unit(tx, result.assessmentId, result.organizationId);
    const mayManage = await this.mayManage(tx, round);
    const objections = await this.objections.ofResult(tx, result.id);
    const ofUnit = tx.actor.organizationId === result.organizationId;
    const own = ofUnit && tx.actor.permissions.has('results.object');
    return {
      ...this.row(tx, result, unit, scheme),
      round: this.round(round, assessment, mayManage),
      toldWords: result.toldWords,
      readAt: result.readAt?.toISOString() ?? null,
      mayRead: result.readAt === null && mayRead(ofUnit, result.toldAt).ok,
      objections: await this.objectionViews(tx, objections, { result, round, scheme }),
      mayTell: mayManage && result.toldAt === null && round.state === 'feedback',
      mayObject: own && result.toldAt !== null && round.state !== 'final',
      mayReply: mayManage && result.finalAt !== null,
    };
  }

  private async objectionViews(
    tx: ReadTx,
    objections: readonly ObjectionRecord[],
    { result, round, scheme }: { result: ResultRecord; round: RoundRecord; scheme: Scheme },
  ): Promise<ScoreObjectionView[]> {
    if (objections.length === 0) return [];
    const reaches = await this.deciding.reaches(tx, round);
    const decider = await this.deciding.decider(tx);
    return objections.map((one) => {
      const { id, indicatorCode, factKey, oldValue, claimed, reason, evidence, state, oldPoints } = one;
      const { oldTotal, newPoints, newTotal, raisedBy, raisedAt, decidedBy, decisionReason, version } = one;
      const fact = scheme.facts.get(factKey);
      const asked = toDecide(one, result, round, null);
      return {
        ...{ id, indicatorCode, factKey, oldValue, claimed, reason, evidence, state, oldPoints, oldTotal },
        ...{ newPoints, newTotal, raisedBy, decidedBy, decisionReason, version },
        fact: fact ? { zh: fact.zh, en: fact.en } : { zh: factKey, en: factKey },
        raisedAt: raisedAt.toISOString(),
        mayDecide: reaches && mayDecide(asked, decider, '可').ok,
      };
    });
  }
}

export function gradeOf(scheme: Scheme, code: string | null): GradeView | null {
  const name = scheme.grades?.scale.find((one) => one.code === code)?.name;
  return name ? { zh: name.zh, en: name.en } : null;
}
