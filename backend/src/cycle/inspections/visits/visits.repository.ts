import { Injectable } from '@nestjs/common';
import type { RowMethod, RowResult, VisitState } from '@zeren/domain/cycle/inspections/may-inspect';
import type { ReadTx, WriteTx } from '../../../platform/database/transaction';
import { uuidv7 } from '../../../platform/uuid';

export interface VisitRecord {
  readonly id: string;
  readonly inspectionId: string;
  readonly planId: string;
  readonly organizationId: string;
  readonly heldOn: string;
  readonly onPaper: boolean;
  readonly state: VisitState;
  readonly version: number;
}

/** Something to look at. */
export interface ChecklistRow {
  readonly kind: 'template' | 'item' | 'duty' | 'finding';
  readonly text: string;
  readonly method: RowMethod;
  readonly dimensionCode: string | null;
  readonly domainCode: string | null;
  readonly itemId: string | null;
}

export interface RowRecord extends ChecklistRow {
  readonly id: string;
  readonly visitId: string;
  readonly result: RowResult | null;
  readonly note: string | null;
  readonly findingId: string | null;
}

const VISIT = `v.id, v.inspection_id AS "inspectionId", v.plan_id AS "planId", v.organization_id AS "organizationId",
  v.held_on::text AS "heldOn", v.on_paper AS "onPaper", v.state, v.version`;
const ROW = `r.id, r.visit_id AS "visitId", r.kind, r.text, r.method, r.dimension_code AS "dimensionCode",
  r.domain_code AS "domainCode", r.item_id AS "itemId", r.result, r.note, r.finding_id AS "findingId"`;

/** Visits and the rows of their checklists. */
@Injectable()
export class VisitsRepository {
  byIds(tx: ReadTx, ids: readonly string[]): Promise<VisitRecord[]> {
    return tx.sql<VisitRecord>(
      'inspections.visits',
      `SELECT ${VISIT} FROM inspection_visit v WHERE v.district_id = $1 AND v.id = ANY($2::uuid[])`,
      [tx.districtId, ids],
    );
  }

  ofInspection(tx: ReadTx, inspectionId: string): Promise<VisitRecord[]> {
    return tx.sql<VisitRecord>(
      'inspections.visits-of',
      `SELECT ${VISIT} FROM inspection_visit v WHERE v.district_id = $1 AND v.inspection_id = $2`,
      [tx.districtId, inspectionId],
    );
  }

  lock(tx: WriteTx, id: string): Promise<VisitRecord | undefined> {
    return tx.sqlOne<VisitRecord>(
      'inspections.lock-visit',
      `SELECT ${VISIT} FROM inspection_visit v WHERE v.district_id = $1 AND v.id = $2 FOR UPDATE`,
      [tx.districtId, id],
    );
  }

  /** Visits of a plan that a unit has had. */
  async count(tx: ReadTx, planId: string, organizationId: string): Promise<number> {
    const row = await tx.sqlOne<{ n: number }>(
      'inspections.count-visits',
      `SELECT count(*)::int AS n FROM inspection_visit v
       WHERE v.district_id = $1 AND v.plan_id = $2 AND v.organization_id = $3`,
      [tx.districtId, planId, organizationId],
    );
    return row!.n;
  }

  async add(
    tx: WriteTx,
    visit: Omit<VisitRecord, 'state' | 'version'>,
    rows: readonly ChecklistRow[],
  ): Promise<void> {
    const { id, inspectionId, planId, organizationId, heldOn, onPaper } = visit;
    await tx.change(
      'inspections.add-visit',
      `INSERT INTO inspection_visit (district_id, id, inspection_id, plan_id, organization_id, held_on, on_paper, state,
                                     started_at, started_by_tenure_id)
       VALUES ($1, $2, $3, $4, $5, $6, $7, 'open', $8, $9)`,
      [
        ...[tx.districtId, id, inspectionId, planId, organizationId, heldOn, onPaper],
        ...[tx.now, tx.actor.tenureId],
      ],
    );
    const column = <K extends keyof ChecklistRow>(key: K) => rows.map((row) => row[key]);
    await tx.change(
      'inspections.add-rows',
      `INSERT INTO inspection_row (district_id, visit_id, organization_id, id, position, kind, text, method,
                                   dimension_code, domain_code, item_id)
       SELECT $1, $2, $3, t.* FROM unnest($4::uuid[], $5::int[], $6::text[], $7::text[], $8::text[], $9::text[],
                                          $10::text[], $11::uuid[])
            AS t(id, position, kind, text, method, dimension_code, domain_code, item_id)`,
      [
        ...[tx.districtId, id, organizationId, rows.map(() => uuidv7()), rows.map((_, at) => at + 1)],
        ...[column('kind'), column('text'), column('method'), column('dimensionCode')],
        ...[column('domainCode'), column('itemId')],
      ],
    );
  }

  rows(tx: ReadTx, visitId: string): Promise<RowRecord[]> {
    return tx.sql<RowRecord>(
      'inspections.rows',
      `SELECT ${ROW} FROM inspection_row r WHERE r.district_id = $1 AND r.visit_id = $2 ORDER BY r.position`,
      [tx.districtId, visitId],
    );
  }

  lockRow(tx: WriteTx, visitId: string, id: string): Promise<RowRecord | undefined> {
    return tx.sqlOne<RowRecord>(
      'inspections.lock-row',
      `SELECT ${ROW} FROM inspection_row r WHERE r.district_id = $1 AND r.visit_id = $2 AND r.id = $3 FOR UPDATE`,
      [tx.districtId, visitId, id],
    );
  }

  write(
    tx: WriteTx,
    { id, visitId }: RowRecord,
    { result, note, findingId }: Pick<RowRecord, 'result' | 'note' | 'findingId'>,
  ): Promise<number> {
    return tx.change(
      'inspections.write-row',
      `UPDATE inspection_row SET result = $4, note = $5, finding_id = $6
       WHERE district_id = $1 AND visit_id = $2 AND id = $3`,
      [tx.districtId, visitId, id, result, note, findingId],
    );
  }

  finish(tx: WriteTx, { id, version }: VisitRecord): Promise<number> {
    return tx.change(
      'inspections.finish-visit',
      `UPDATE inspection_visit SET state = 'finished', finished_at = $4, finished_by_tenure_id = $5, version = version + 1
       WHERE district_id = $1 AND id = $2 AND version = $3 AND state = 'open'`,
      [tx.districtId, id, version, tx.now, tx.actor.tenureId],
    );
  }
}
