import { Injectable } from '@nestjs/common';
import type { WriteTx } from '../../../platform/database/transaction';

/** A problem that a list brought in, with its order, and whether both are as they were made. */
export interface MadeProblem {
  readonly findingId: string;
  readonly orderId: string | null;
  readonly asMade: boolean;
}

/** Which problems and orders came of which list. */
@Injectable()
export class ProblemRunsRepository {
  keep(tx: WriteTx, runId: string, made: readonly Omit<MadeProblem, 'asMade'>[]): Promise<number> {
    return tx.change(
      'rectification.import.keep',
      `INSERT INTO finding_of_import (district_id, run_id, finding_id, order_id)
       SELECT $1, $2, t.* FROM unnest($3::uuid[], $4::uuid[]) AS t(finding_id, order_id)`,
      [tx.districtId, runId, made.map(({ findingId }) => findingId), made.map(({ orderId }) => orderId)],
    );
  }

  /** Orders are locked until what becomes of them is written; as made: nobody disposed, received or changed anything. */
  made(tx: WriteTx, runId: string): Promise<MadeProblem[]> {
    return tx.sql<MadeProblem>(
      'rectification.import.made',
      `SELECT m.finding_id AS "findingId", m.order_id AS "orderId",
              f.state = 'confirmed' AND (CASE WHEN m.order_id IS NULL THEN f.disposition IS NULL AND f.version = 1
                ELSE f.disposition = 'order' AND f.version = 2 AND o.state = 'issued' AND o.version = 1 END) AS "asMade"
       FROM finding_of_import m
       JOIN finding f ON f.district_id = m.district_id AND f.id = m.finding_id
       LEFT JOIN rectification_order o ON o.district_id = m.district_id AND o.id = m.order_id
       WHERE m.district_id = $1 AND m.run_id = $2 ORDER BY f.id FOR UPDATE OF f`,
      [tx.districtId, runId],
    );
  }
}
