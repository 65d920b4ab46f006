import { Injectable } from '@nestjs/common';
import type { AssessmentKind } from '@zeren/domain/cycle/assessment/rounds/assessment-states';
import type { ReadTx, WriteTx } from '../../../platform/database/transaction';
import type { SubjectName } from '../../../platform/subjects/subject-kind';
import { ASSESSMENT_COLUMNS, ASSESSMENT_FROM, UNIT_COLUMNS } from './assessment-record';
import type { AssessmentRecord, UnitRecord } from './assessment-record';

export interface NewAssessment {
  readonly id: string;
  readonly organizationId: string;
  readonly schemeId: string;
  readonly name: string;
  readonly kind: AssessmentKind;
  readonly year: number;
  readonly periodFrom: string;
  readonly asOf: string;
}

/** A unit as it joins an assessment. */
export type NewUnit = Pick<
  UnitRecord,
  | 'organizationId'
  | 'organizationName'
  | 'groupId'
  | 'groupName'
  | 'postId'
  | 'tenureId'
  | 'personId'
  | 'personName'
>;

/** Where a unit stands in the table of its assessment. */
export type UnitKey = readonly [groupName: string, place: string, organizationId: string];

/** Assessments and the units in them. */
@Injectable()
export class AssessmentsRepository {
  /** The latest day first. */
  page(
    tx: ReadTx,
    after: readonly [asOf: string, id: string] | undefined,
    limit: number,
  ): Promise<AssessmentRecord[]> {
    return tx.sql<AssessmentRecord>(
      'assessments.page',
      `SELECT ${ASSESSMENT_COLUMNS} FROM ${ASSESSMENT_FROM}
       WHERE a.district_id = $1 AND ($2::date IS NULL OR (a.as_of, a.id) < ($2, $3::uuid))
       ORDER BY a.as_of DESC, a.id DESC LIMIT $4`,
      [tx.districtId, after?.[0] ?? null, after?.[1] ?? null, limit],
    );
  }

  byId(tx: ReadTx, id: string): Promise<AssessmentRecord | undefined> {
    return tx.sqlOne<AssessmentRecord>(
      'assessments.by-id',
      `SELECT ${ASSESSMENT_COLUMNS} FROM ${ASSESSMENT_FROM} WHERE a.district_id = $1 AND a.id = $2`,
      [tx.districtId, id],
    );
  }

  byIds(tx: ReadTx, ids: readonly string[]): Promise<AssessmentRecord[]> {
    return tx.sql<AssessmentRecord>(
      'assessments.by-ids',
      `SELECT ${ASSESSMENT_COLUMNS} FROM ${ASSESSMENT_FROM} WHERE a.district_id = $1 AND a.id = ANY($2::uuid[])`,
      [tx.districtId, ids],
    );
  }

  /** Kept as it is until the transaction ends. */
  async lock(tx: WriteTx, id: string): Promise<AssessmentRecord | undefined> {
    await tx.sql(
      'assessments.lock',
      'SELECT id FROM assessment WHERE district_id = $1 AND id = $2 FOR NO KEY UPDATE',
      [tx.districtId, id],
    );
    return this.byId(tx, id);
  }

  /** Nobody changes its state, its scorers or its version until the transaction ends; others may hold it so too. */
  async hold(tx: WriteTx, id: string): Promise<void> {
    await tx.sql(
      'assessments.hold',
      'SELECT id FROM assessment WHERE district_id = $1 AND id = $2 FOR SHARE',
      [tx.districtId, id],
    );
  }

  names(tx: ReadTx, ids: readonly string[]): Promise<SubjectName[]> {
    return tx.sql<SubjectName>(
      'assessments.names',
      'SELECT id, name AS zh, NULL AS en FROM assessment WHERE district_id = $1 AND id = ANY($2::uuid[])',
      [tx.districtId, ids],
    );
  }

  async insert(tx: WriteTx, given: NewAssessment): Promise<void> {
    await tx.change(
      'assessments.insert',
      `INSERT INTO assessment (district_id, id, organization_id, scheme_id, name, kind, year, period_from, as_of, state,
                               created_at, created_by_tenure_id)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'open', $10, $11)`,
      [
        ...[tx.districtId, given.id, given.organizationId, given.schemeId, given.name, given.kind],
        ...[given.year, given.periodFrom, given.asOf, tx.now, tx.actor.tenureId],
      ],
    );
  }

  async addUnits(tx: WriteTx, id: string, units: readonly NewUnit[]): Promise<void> {
    await tx.change(
      'assessments.add-units',
      `INSERT INTO assessment_unit (district_id, assessment_id, organization_id, organization_name, group_id, group_name,
                                    post_id, tenure_id, person_id, person_name)
       SELECT $1, $2, u."organizationId", u."organizationName", u."groupId", u."groupName", u."postId", u."tenureId",
              u."personId", u."personName"
       FROM jsonb_to_recordset($3::jsonb) AS u("organizationId" uuid, "organizationName" text, "groupId" uuid,
            "groupName" text, "postId" uuid, "tenureId" uuid, "personId" uuid, "personName" text)`,
      [tx.districtId, id, JSON.stringify(units)],
    );
  }

  /** Every one: an assessment takes no more than its sheets bear (`mayAssessUnits`). */
  allUnits(tx: ReadTx, id: string): Promise<UnitRecord[]> {
    return this.units(tx, id, undefined, null);
  }

  /** By group and place; before anything is scored by organisation. */
  units(tx: ReadTx, id: string, after: UnitKey | undefined, limit: number | null): Promise<UnitRecord[]> {
    return tx.sql<UnitRecord>(
      'assessments.units',
      `SELECT ${UNIT_COLUMNS} FROM assessment_unit u
       WHERE u.district_id = $1 AND u.assessment_id = $2
         AND ($3::text IS NULL OR (u.group_name, coalesce(u.place, 0), u.organization_id) > ($3, $4::int, $5::uuid))
       ORDER BY u.group_name, coalesce(u.place, 0), u.organization_id LIMIT $6`,
      [tx.districtId, id, after?.[0] ?? null, after?.[1] ?? null, after?.[2] ?? null, limit],
    );
  }

  unit(tx: ReadTx, id: string, organizationId: string): Promise<UnitRecord | undefined> {
    return tx.sqlOne<UnitRecord>(
      'assessments.unit',
      `SELECT ${UNIT_COLUMNS} FROM assessment_unit u
       WHERE u.district_id = $1 AND u.assessment_id = $2 AND u.organization_id = $3`,
      [tx.districtId, id, organizationId],
    );
  }

  /** The next state, with what goes with it; 0 when somebody was faster. */
  freeze(tx: WriteTx, id: string, version: number, digest: string, units: number): Promise<number> {
    return tx.change(
      'assessments.freeze',
      `UPDATE assessment SET state = 'frozen', facts_digest = decode($4, 'hex'), frozen_at = $5, units_total = $6,
              version = version + 1
       WHERE district_id = $1 AND id = $2 AND version = $3 AND state = 'open'`,
      [tx.districtId, id, version, digest, tx.now, units],
    );
  }

  /** Something that hangs on it changed; 0 when somebody was faster. */
  touch(tx: WriteTx, id: string, version: number): Promise<number> {
    return tx.change(
      'assessments.touch',
      'UPDATE assessment SET version = version + 1 WHERE district_id = $1 AND id = $2 AND version = $3',
      [tx.districtId, id, version],
    );
  }

  startScoring(tx: WriteTx, id: string, version: number): Promise<number> {
    return tx.change(
      'assessments.start-scoring',
      `UPDATE assessment SET state = 'scoring', units_done = 0, worked_at = NULL, refusal = NULL, version = version + 1
       WHERE district_id = $1 AND id = $2 AND version = $3 AND state IN ('frozen', 'scored') AND final_at IS NULL`,
      [tx.districtId, id, version],
    );
  }

  /** Its results are closed: it is never scored again. 0 where it is being scored, or was closed already. */
  close(tx: WriteTx, id: string): Promise<number> {
    return tx.change(
      'assessments.close',
      `UPDATE assessment SET final_at = $3, version = version + 1
       WHERE district_id = $1 AND id = $2 AND state = 'scored' AND final_at IS NULL`,
      [tx.districtId, id, tx.now],
    );
  }

  /** From here on its head may open the score. */
  tell(tx: WriteTx, id: string, organizationId: string): Promise<number> {
    return tx.change(
      'assessments.tell',
      `UPDATE assessment_unit SET told_at = $4
       WHERE district_id = $1 AND assessment_id = $2 AND organization_id = $3 AND told_at IS NULL`,
      [tx.districtId, id, organizationId, tx.now],
    );
  }
}
