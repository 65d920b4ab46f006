import { Injectable } from '@nestjs/common';
import type { WriteTx } from '../../../platform/database/transaction';
import type { DraftRow } from './apply-list-import.repository';

/** A draft that an import changed. */
export interface ChangedDraft {
  readonly listId: string;
  readonly isNew: boolean;
  /** Nobody has touched it since, and it is still a draft. */
  readonly isAsLeft: boolean;
}

/** Keeps what drafts held before an import, and puts it back. */
@Injectable()
export class UndoListImportRepository {
  /** Keeps the items of drafts that are about to be replaced. */
  async keep(tx: WriteTx, runId: string, drafts: readonly DraftRow[]): Promise<void> {
    await tx.change(
      'responsibility-import.keep-before',
      `INSERT INTO list_before_import (district_id, run_id, list_id, is_new, left_version, items)
       -- Counting its items anew is what an import does to a list last, and that makes the next version of it.
       SELECT $1, $2, l.id, t.is_new, l.version + 1,
              coalesce((SELECT jsonb_agg(to_jsonb(i)) FROM responsibility_item i
                        WHERE i.district_id = $1 AND i.list_id = l.id), '[]')
       FROM unnest($3::uuid[], $4::boolean[]) AS t(id, is_new)
       JOIN responsibility_list l ON l.district_id = $1 AND l.id = t.id`,
      [tx.districtId, runId, drafts.map(({ id }) => id), drafts.map(({ isNew }) => isNew)],
    );
  }

  /** The drafts of an import, locked. */
  async changed(tx: WriteTx, runId: string): Promise<ChangedDraft[]> {
    const rows = await tx.sql<{ listId: string; isNew: boolean; leftVersion: number }>(
      'responsibility-import.changed',
      `SELECT list_id AS "listId", is_new AS "isNew", left_version AS "leftVersion" FROM list_before_import
       WHERE district_id = $1 AND run_id = $2 ORDER BY list_id`,
      [tx.districtId, runId],
    );
    const lists = await tx.sql<{ id: string; version: number }>(
      'responsibility-import.lock-changed',
      `SELECT id, version FROM responsibility_list
       WHERE district_id = $1 AND id = ANY($2::uuid[]) AND state = 'draft' ORDER BY id FOR UPDATE`,
      [tx.districtId, rows.map(({ listId }) => listId)],
    );
    const versions = new Map(lists.map(({ id, version }) => [id, version]));
    return rows.map(({ listId, isNew, leftVersion }) => ({
      listId,
      isNew,
      isAsLeft: versions.get(listId) === leftVersion,
    }));
  }

  /** Takes out what the import wrote, puts back what was there, and takes away the drafts that it made. */
  async restore(tx: WriteTx, runId: string, drafts: readonly ChangedDraft[]): Promise<void> {
    const ids = drafts.map(({ listId }) => listId);
    await tx.change(
      'responsibility-import.take-out',
      `DELETE FROM responsibility_item WHERE district_id = $1 AND list_id = ANY($2::uuid[])`,
      [tx.districtId, ids],
    );
    await tx.change(
      'responsibility-import.put-back',
      `INSERT INTO responsibility_item
       SELECT i.* FROM list_before_import b, jsonb_populate_recordset(NULL::responsibility_item, b.items) AS i
       WHERE b.district_id = $1 AND b.run_id = $2`,
      [tx.districtId, runId],
    );
    await tx.change(
      'responsibility-import.forget',
      `DELETE FROM list_before_import WHERE district_id = $1 AND run_id = $2`,
      [tx.districtId, runId],
    );
    await tx.change(
      'responsibility-import.take-away',
      `DELETE FROM responsibility_list WHERE district_id = $1 AND id = ANY($2::uuid[])`,
      [tx.districtId, drafts.filter(({ isNew }) => isNew).map(({ listId }) => listId)],
    );
  }

  /** Forgets what imports of long ago replaced; answers how much that was. */
  forgetOld(tx: WriteTx, limit: number): Promise<number> {
    return tx.change(
      'responsibility-import.forget-old',
      `DELETE FROM list_before_import WHERE (district_id, run_id, list_id) IN (
         SELECT b.district_id, b.run_id, b.list_id FROM list_before_import b
         JOIN import_run r ON r.district_id = b.district_id AND r.id = b.run_id
         WHERE b.district_id = $1 AND r.applied_at < clock_now() - interval '30 days' LIMIT $2)`,
      [tx.districtId, limit],
    );
  }
}
