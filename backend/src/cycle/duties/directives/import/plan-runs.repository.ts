import { Injectable } from '@nestjs/common';
import type { WriteTx } from '../../../../platform/database/transaction';

/** A draft that an import made, and whether it is still as it was made. */
export interface MadeDraft {
  readonly id: string;
  readonly asMade: boolean;
}

/** Which drafts came of which imported plan. */
@Injectable()
export class PlanRunsRepository {
  keep(tx: WriteTx, runId: string, directiveIds: readonly string[]): Promise<number> {
    return tx.change(
      'directives.import.keep',
      `INSERT INTO directive_of_import (district_id, run_id, directive_id) SELECT $1, $2, unnest($3::uuid[])`,
      [tx.districtId, runId, directiveIds],
    );
  }

  /** Locked until what becomes of them is written. */
  made(tx: WriteTx, runId: string): Promise<MadeDraft[]> {
    return tx.sql<MadeDraft>(
      'directives.import.made',
      `SELECT f.id, f.state = 'draft' AND f.version = 1 AS "asMade"
       FROM directive_of_import m JOIN directive f ON f.district_id = m.district_id AND f.id = m.directive_id
       WHERE m.district_id = $1 AND m.run_id = $2 ORDER BY f.id FOR UPDATE OF f`,
      [tx.districtId, runId],
    );
  }

  /** Takes untouched drafts away, with whom they name; answers how many. */
  async remove(tx: WriteTx, runId: string, directiveIds: readonly string[]): Promise<number> {
    await tx.change(
      'directives.import.forget',
      `DELETE FROM directive_of_import WHERE district_id = $1 AND run_id = $2`,
      [tx.districtId, runId],
    );
    await tx.change(
      'directives.import.remove-targets',
      `DELETE FROM directive_target WHERE district_id = $1 AND directive_id = ANY($2::uuid[])`,
      [tx.districtId, directiveIds],
    );
    return tx.change(
      'directives.import.remove',
      `DELETE FROM directive WHERE district_id = $1 AND id = ANY($2::uuid[]) AND state = 'draft' AND version = 1`,
      [tx.districtId, directiveIds],
    );
  }
}
