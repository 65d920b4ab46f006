import { Injectable } from '@nestjs/common';
import type { RecordedEntry } from '../../../platform/record/entry-bytes';
import type { ReadTx } from '../../../platform/database/transaction';
import { CHECKPOINT } from '../log/log.repository';
import type { StoredCheckpoint } from '../log/log.repository';
import { RECORDED_ENTRY } from '../log/recorded-entry';
import type { StoredContents } from './entry-contents';
import { CONTENTS } from './verify-log';

interface Leaf {
  readonly index: number;
  readonly entryId: string;
  readonly hash: Buffer;
}

/** A leaf with its entry; without one where the entry is gone. */
export type CheckedLeaf = Leaf & ((RecordedEntry & StoredContents) | { readonly id: null });

/** What the auditor's own reading of a log needs. */
@Injectable()
export class LogCheckRepository {
  /** Leaves in order, from one place on. */
  leaves(tx: ReadTx, from: number, limit: number): Promise<CheckedLeaf[]> {
    return tx.sql<CheckedLeaf>(
      'audit-check.leaves',
      `SELECT l.leaf_index::float8 AS index, l.entry_id AS "entryId", l.leaf_hash AS hash, ${RECORDED_ENTRY}, ${CONTENTS}
       FROM audit_leaf l LEFT JOIN audit_entry e ON e.district_id = l.district_id AND e.id = l.entry_id
       WHERE l.district_id = $1 AND l.leaf_index >= $2 ORDER BY l.leaf_index LIMIT $3`,
      [tx.districtId, from, limit],
    );
  }

  /** The first checkpoint of just this size. */
  checkpointOf(tx: ReadTx, size: number): Promise<StoredCheckpoint | undefined> {
    return tx.sqlOne(
      'audit-check.checkpoint-of',
      `SELECT ${CHECKPOINT} FROM audit_checkpoint WHERE district_id = $1 AND size = $2 ORDER BY number LIMIT 1`,
      [tx.districtId, size],
    );
  }

  /** Checkpoints that cover more than one size and at most another, in order; at least the next one, however far. */
  checkpointsUpTo(tx: ReadTx, beyond: number, most: number): Promise<StoredCheckpoint[]> {
    return tx.sql(
      'audit-check.checkpoints-up-to',
      `SELECT ${CHECKPOINT} FROM audit_checkpoint
       WHERE district_id = $1 AND size > $2 AND size <= greatest($3, (
         SELECT min(size) FROM audit_checkpoint WHERE district_id = $1 AND size > $2))
       ORDER BY number`,
      [tx.districtId, beyond, most],
    );
  }
}
