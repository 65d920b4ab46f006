import { Injectable } from '@nestjs/common';
import type { DrawnUnit } from '@zeren/domain/cycle/inspections/inspection-draw';
import type { ReadTx, WriteTx } from '../../../platform/database/transaction';
import { uuidv7 } from '../../../platform/uuid';
import type { TargetRecord } from './inspection-records';

const TARGET = `t.id, t.inspection_id AS "inspectionId", t.organization_id AS "organizationId",
  t.domain_code AS "domainCode", t.place, t.started_at AS "startedAt"`;

/** What a draw hides until visits begin. Row-level security, not these queries, says who is shown what. */
@Injectable()
export class TargetsRepository {
  async seed(tx: ReadTx, inspectionId: string): Promise<string | undefined> {
    const row = await tx.sqlOne<{ seed: string }>(
      'inspections.seed',
      `SELECT s.seed FROM inspection_seed s WHERE s.district_id = $1 AND s.inspection_id = $2`,
      [tx.districtId, inspectionId],
    );
    return row?.seed;
  }

  ofInspection(tx: ReadTx, inspectionId: string): Promise<TargetRecord[]> {
    return tx.sql<TargetRecord>(
      'inspections.targets',
      `SELECT ${TARGET} FROM inspection_target t WHERE t.district_id = $1 AND t.inspection_id = $2 ORDER BY t.place`,
      [tx.districtId, inspectionId],
    );
  }

  lock(tx: WriteTx, inspectionId: string, id: string): Promise<TargetRecord | undefined> {
    return tx.sqlOne<TargetRecord>(
      'inspections.lock-target',
      `SELECT ${TARGET} FROM inspection_target t
       WHERE t.district_id = $1 AND t.inspection_id = $2 AND t.id = $3 FOR UPDATE`,
      [tx.districtId, inspectionId, id],
    );
  }

  add(tx: WriteTx, inspectionId: string, drawn: readonly DrawnUnit[]): Promise<number> {
    return tx.change(
      'inspections.add-targets',
      `INSERT INTO inspection_target (district_id, inspection_id, id, organization_id, domain_code, place)
       SELECT $1, $2, t.* FROM unnest($3::uuid[], $4::uuid[], $5::text[], $6::int[])
            AS t(id, organization_id, domain_code, place)`,
      [
        ...[tx.districtId, inspectionId, drawn.map(() => uuidv7()), drawn.map(({ unitId }) => unitId)],
        ...[drawn.map(({ domainCode }) => domainCode), drawn.map((_, at) => at + 1)],
      ],
    );
  }

  /** The visit begins: the unit may know. With the last one the seed is published. */
  async begin(tx: WriteTx, { id, inspectionId }: TargetRecord): Promise<number> {
    const begun = await tx.change(
      'inspections.begin-target',
      `UPDATE inspection_target SET started_at = $4
       WHERE district_id = $1 AND inspection_id = $2 AND id = $3 AND started_at IS NULL`,
      [tx.districtId, inspectionId, id, tx.now],
    );
    await tx.change(
      'inspections.publish-seed',
      `UPDATE inspection_seed SET published_at = $3
       WHERE district_id = $1 AND inspection_id = $2 AND published_at IS NULL AND NOT EXISTS (
         SELECT 1 FROM inspection_target t
         WHERE t.district_id = $1 AND t.inspection_id = $2 AND t.started_at IS NULL)`,
      [tx.districtId, inspectionId, tx.now],
    );
    return begun;
  }
}
