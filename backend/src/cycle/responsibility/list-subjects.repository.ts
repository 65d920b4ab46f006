import { Injectable } from '@nestjs/common';
import type { ReadTx } from '../../platform/database/transaction';

/** Lists, sets, templates and objections as far as they are known by their ids alone. */
@Injectable()
export class ListSubjectsRepository {
  templates(
    tx: ReadTx,
    ids: readonly string[],
  ): Promise<{ readonly id: string; readonly title: string; readonly versionNo: number }[]> {
    return tx.sql(
      'responsibility-lists.subjects.templates',
      `SELECT id, title, version_no AS "versionNo" FROM list_template
       WHERE district_id = $1 AND id = ANY($2::uuid[])`,
      [tx.districtId, ids],
    );
  }

  sets(
    tx: ReadTx,
    ids: readonly string[],
  ): Promise<{ readonly id: string; readonly organizationId: string; readonly title: string }[]> {
    return tx.sql(
      'responsibility-lists.subjects.sets',
      `SELECT id, organization_id AS "organizationId", title FROM list_set
       WHERE district_id = $1 AND id = ANY($2::uuid[])`,
      [tx.districtId, ids],
    );
  }

  objections(
    tx: ReadTx,
    ids: readonly string[],
  ): Promise<{ readonly id: string; readonly listId: string; readonly text: string }[]> {
    return tx.sql(
      'responsibility-lists.subjects.objections',
      `SELECT id, list_id AS "listId", text FROM list_objection WHERE district_id = $1 AND id = ANY($2::uuid[])`,
      [tx.districtId, ids],
    );
  }
}
