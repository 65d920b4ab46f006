import { Injectable } from '@nestjs/common';
import type { ReadTx, WriteTx } from '../../platform/database/transaction';
import type { SubjectName } from '../../platform/subjects/subject-kind';

/** An objection to one point of a score. */
export interface ObjectionRecord {
  readonly id: string;
  readonly resultId: string;
  readonly assessmentId: string;
  readonly organizationId: string;
  readonly indicatorCode: string;
  readonly factKey: string;
  readonly oldValue: unknown;
  readonly claimed: unknown;
  readonly reason: string;
  readonly evidence: string | null;
  readonly state: 'open' | 'upheld' | 'rejected';
  readonly oldPoints: string;
  readonly oldTotal: string;
  readonly newPoints: string | null;
  readonly newTotal: string | null;
  readonly raisedByPersonId: string;
  readonly raisedBy: string;
  readonly raisedAt: Date;
  readonly decidedBy: string | null;
  readonly decidedAt: Date | null;
  readonly decisionReason: string | null;
  readonly version: number;
}

export type NewObjection = Pick<
  ObjectionRecord,
  | 'id'
  | 'resultId'
  | 'assessmentId'
  | 'organizationId'
  | 'indicatorCode'
  | 'factKey'
  | 'oldValue'
  | 'claimed'
  | 'reason'
  | 'evidence'
  | 'oldPoints'
  | 'oldTotal'
>;

const COLUMNS = `b.id, b.result_id AS "resultId", b.assessment_id AS "assessmentId", b.organization_id AS "organizationId",
  b.indicator_code AS "indicatorCode", b.fact_key AS "factKey", b.old_value AS "oldValue", b.claimed, b.reason, b.evidence,
  b.state, trim_scale(b.old_points)::text AS "oldPoints", trim_scale(b.old_total)::text AS "oldTotal",
  trim_scale(b.new_points)::text AS "newPoints", trim_scale(b.new_total)::text AS "newTotal",
  b.raised_by_person_id AS "raisedByPersonId", p.name AS "raisedBy", b.raised_at AS "raisedAt", d.name AS "decidedBy",
  b.decided_at AS "decidedAt", b.decision_reason AS "decisionReason", b.version`;
const FROM = `result_objection b
  JOIN person p ON p.district_id = b.district_id AND p.id = b.raised_by_person_id
  LEFT JOIN person d ON d.district_id = b.district_id AND d.id = b.decided_by_person_id`;

/** The only queries on objections to scores. */
@Injectable()
export class ObjectionsRepository {
  byId(tx: ReadTx, id: string): Promise<ObjectionRecord | undefined> {
    return tx.sqlOne<ObjectionRecord>(
      'objections.by-id',
      `SELECT ${COLUMNS} FROM ${FROM} WHERE b.district_id = $1 AND b.id = $2`,
      [tx.districtId, id],
    );
  }

  names(tx: ReadTx, ids: readonly string[]): Promise<SubjectName[]> {
    return tx.sql<SubjectName>(
      'objections.names',
      `SELECT b.id, concat(o.name_zh, ' ', b.indicator_code) AS zh, NULL AS en FROM result_objection b
       JOIN organization o ON o.district_id = b.district_id AND o.id = b.organization_id
       WHERE b.district_id = $1 AND b.id = ANY($2::uuid[])`,
      [tx.districtId, ids],
    );
  }

  ofResult(tx: ReadTx, resultId: string): Promise<ObjectionRecord[]> {
    return tx.sql<ObjectionRecord>(
      'objections.of-result',
      `SELECT ${COLUMNS} FROM ${FROM} WHERE b.district_id = $1 AND b.result_id = $2 ORDER BY b.raised_at, b.id`,
      [tx.districtId, resultId],
    );
  }

  async open(tx: ReadTx, assessmentId: string): Promise<number> {
    const row = await tx.sqlOne<{ n: number }>(
      'objections.open',
      `SELECT count(*)::int AS n FROM result_objection WHERE district_id = $1 AND assessment_id = $2 AND state = 'open'`,
      [tx.districtId, assessmentId],
    );
    return row?.n ?? 0;
  }

  /** How many wait for a decision, by the body that assesses. */
  openByBody(tx: ReadTx): Promise<{ readonly organizationId: string; readonly count: number }[]> {
    return tx.sql(
      'objections.open-by-body',
      `SELECT r.organization_id AS "organizationId", count(*)::int AS count
       FROM result_objection b
       JOIN assessment_result x ON x.district_id = b.district_id AND x.id = b.result_id
       JOIN result_round r ON r.district_id = x.district_id AND r.id = x.round_id
       WHERE b.district_id = $1 AND b.state = 'open' GROUP BY r.organization_id`,
      [tx.districtId],
    );
  }

  /** 0 when one to the same fact is open already. */
  raise(tx: WriteTx, one: NewObjection): Promise<number> {
    return tx.change(
      'objections.raise',
      `INSERT INTO result_objection (district_id, id, result_id, assessment_id, organization_id, indicator_code, fact_key,
                                     old_value, claimed, reason, evidence, state, old_points, old_total,
                                     raised_by_person_id, raised_by_tenure_id, raised_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8::jsonb, $9::jsonb, $10, $11, 'open', $12, $13, $14, $15, $16)
       ON CONFLICT (district_id, result_id, fact_key) WHERE state = 'open' DO NOTHING`,
      [
        ...[tx.districtId, one.id, one.resultId, one.assessmentId, one.organizationId, one.indicatorCode],
        ...[one.factKey, JSON.stringify(one.oldValue), JSON.stringify(one.claimed), one.reason, one.evidence],
        ...[one.oldPoints, one.oldTotal, tx.actor.personId, tx.actor.tenureId, tx.now],
      ],
    );
  }

  decide(
    tx: WriteTx,
    id: string,
    version: number,
    state: 'upheld' | 'rejected',
    reason: string,
  ): Promise<number> {
    return tx.change(
      'objections.decide',
      `UPDATE result_objection SET state = $4, decision_reason = $5, decided_by_person_id = $6, decided_by_tenure_id = $7,
              decided_at = $8, version = version + 1
       WHERE district_id = $1 AND id = $2 AND version = $3 AND state = 'open'`,
      [tx.districtId, id, version, state, reason, tx.actor.personId, tx.actor.tenureId, tx.now],
    );
  }

  /** After it was scored anew: what the upheld ones have come to. */
  async settle(tx: WriteTx, assessmentId: string): Promise<void> {
    await tx.change(
      'objections.settle',
      `UPDATE result_objection b SET new_total = u.total, new_points = i.points
       FROM assessment_unit u, jsonb_to_recordset(u.indicators) AS i(code text, points numeric)
       WHERE b.district_id = $1 AND b.assessment_id = $2 AND b.state = 'upheld' AND b.new_total IS NULL
         AND u.district_id = b.district_id AND u.assessment_id = b.assessment_id
         AND u.organization_id = b.organization_id AND i.code = b.indicator_code`,
      [tx.districtId, assessmentId],
    );
  }
}
