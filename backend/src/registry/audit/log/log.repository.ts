import { Injectable } from '@nestjs/common';
import type { RecordedEntry } from '../../../platform/record/entry-bytes';
import type { ReadTx, WriteTx } from '../../../platform/database/transaction';
import type { SealedKind } from '../../../platform/record/sealed-kind';
import { RECORDED_ENTRY } from './recorded-entry';

/** Where a district's log ends. */
export interface LogHead {
  readonly size: number;
  /** The transaction of the last entry that was taken up; null in an empty log. */
  readonly txid: string | null;
  /**
   * Whether that transaction is still to come here: the rows were taken over from another database server, whose
   * transactions say nothing about the order of this one's.
   */
  readonly fromElsewhere: boolean;
}

/** An entry and the hash that stands for it. */
export interface NewLeaf {
  readonly entryId: string;
  readonly txid: string;
  readonly hash: Buffer;
}

export interface StoredSubtree {
  readonly height: number;
  readonly index: number;
  readonly hash: Buffer;
}

export interface StoredCheckpoint {
  readonly number: number;
  readonly size: number;
  readonly at: Date;
  readonly note: string;
}

/** The place in the order of entries that a run has come to. */
export interface EntryPlace {
  readonly txid: string;
  readonly id: string;
}

const NOTHING: EntryPlace = { txid: '0', id: '00000000-0000-0000-0000-000000000000' };
/** The columns of a {@link StoredCheckpoint}. */
export const CHECKPOINT = `number::int, size::int8::float8 AS size, at, note`;

/** A district by both its names. */
export interface NamedDistrict {
  readonly districtId: string;
  readonly districtName: string;
  readonly districtNameEn: string | null;
}

/** Leaves, subtrees and checkpoints of a district's log. */
@Injectable()
export class LogRepository {
  async head(tx: ReadTx): Promise<LogHead> {
    const last = await tx.sqlOne<LogHead>(
      'audit-log.head',
      `SELECT (leaf_index + 1)::float8 AS size, txid::text AS txid,
              txid >= pg_snapshot_xmax(pg_current_snapshot()) AS "fromElsewhere"
       FROM audit_leaf WHERE district_id = $1 ORDER BY leaf_index DESC LIMIT 1`,
      [tx.districtId],
    );
    return last ?? { size: 0, txid: null, fromElsewhere: false };
  }

  /**
   * The next entries without a leaf, of transactions below the oldest that still runs: whatever commits from now on comes
   * after them. Never by id or time, which do not rise in the order of commits.
   */
  waiting(tx: ReadTx, { txid }: LogHead, after: EntryPlace | undefined, limit: number) {
    const from = after ?? { ...NOTHING, txid: txid ?? '0' };
    return tx.sql<RecordedEntry>(
      'audit-log.waiting',
      `SELECT ${RECORDED_ENTRY} FROM audit_entry e
       WHERE e.district_id = $1 AND (e.txid, e.id) > ($2::xid8, $3::uuid)
         AND e.txid < pg_snapshot_xmin(pg_current_snapshot())
         AND NOT EXISTS (SELECT 1 FROM audit_leaf l WHERE l.district_id = e.district_id AND l.entry_id = e.id)
       ORDER BY e.txid, e.id LIMIT $4`,
      [tx.districtId, from.txid, from.id, limit],
    );
  }

  /** The same for a log that came from another server: all that has no leaf, what was brought along first. */
  waitingAnywhere(tx: ReadTx, after: EntryPlace | undefined, limit: number) {
    const from = after ?? NOTHING;
    return tx.sql<RecordedEntry>(
      'audit-log.waiting-anywhere',
      `SELECT ${RECORDED_ENTRY} FROM audit_entry e,
              LATERAL (SELECT e.txid >= pg_snapshot_xmax(pg_current_snapshot()) AS elsewhere) AS w
       WHERE e.district_id = $1 AND (w.elsewhere OR e.txid < pg_snapshot_xmin(pg_current_snapshot()))
         AND (NOT w.elsewhere, e.txid, e.id) >
             ($4 AND $2::xid8 < pg_snapshot_xmax(pg_current_snapshot()), $2::xid8, $3::uuid)
         AND NOT EXISTS (SELECT 1 FROM audit_leaf l WHERE l.district_id = e.district_id AND l.entry_id = e.id)
       ORDER BY NOT w.elsewhere, e.txid, e.id LIMIT $5`,
      [tx.districtId, from.txid, from.id, after !== undefined, limit],
    );
  }

  /** Takes up entries; of two processes that do it at once one fails on the index. */
  async append(tx: WriteTx, size: number, leaves: readonly NewLeaf[], subtrees: readonly StoredSubtree[]) {
    await tx.change(
      'audit-log.append-leaves',
      `INSERT INTO audit_leaf (district_id, leaf_index, entry_id, txid, leaf_hash)
       SELECT $1, $2::bigint + t.place - 1, t.entry_id, t.txid, t.leaf_hash
       FROM unnest($3::uuid[], $4::xid8[], $5::bytea[]) WITH ORDINALITY AS t(entry_id, txid, leaf_hash, place)`,
      [
        tx.districtId,
        size,
        leaves.map(({ entryId }) => entryId),
        leaves.map(({ txid }) => txid),
        leaves.map(({ hash }) => hash),
      ],
    );
    if (subtrees.length === 0) return;
    await tx.change(
      'audit-log.append-subtrees',
      `INSERT INTO audit_subtree (district_id, height, subtree_index, hash)
       SELECT $1, t.* FROM unnest($2::smallint[], $3::bigint[], $4::bytea[]) AS t`,
      [
        tx.districtId,
        subtrees.map(({ height }) => height),
        subtrees.map(({ index }) => index),
        subtrees.map(({ hash }) => hash),
      ],
    );
  }

  /** Stored hashes of these ranges: of leaves at height 0, of subtrees at their heights. */
  async hashes(tx: ReadTx, ranges: readonly { height: number; from: number; to: number }[]) {
    const rows = await tx.sql<StoredSubtree>(
      'audit-log.hashes',
      `SELECT 0 AS height, l.leaf_index::float8 AS index, l.leaf_hash AS hash
       FROM unnest($2::int[], $3::bigint[], $4::bigint[]) AS r(height, first, beyond)
       JOIN audit_leaf l ON l.district_id = $1 AND l.leaf_index >= r.first AND l.leaf_index < r.beyond
       WHERE r.height = 0
       UNION ALL
       SELECT s.height, s.subtree_index::float8, s.hash
       FROM unnest($2::int[], $3::bigint[], $4::bigint[]) AS r(height, first, beyond)
       JOIN audit_subtree s ON s.district_id = $1 AND s.height = r.height
        AND s.subtree_index >= r.first AND s.subtree_index < r.beyond
       WHERE r.height > 0`,
      [
        tx.districtId,
        ranges.map(({ height }) => height),
        ranges.map(({ from }) => from),
        ranges.map(({ to }) => to),
      ],
    );
    return new Map(rows.map(({ height, index, hash }) => [`${height} ${index}`, hash]));
  }

  /** Entries by leaf, from one index on; null where a leaf's entry is gone. */
  entriesFrom(tx: ReadTx, index: number, limit: number) {
    return tx.sql<{ index: number; hash: Buffer } & (RecordedEntry | { readonly id: null })>(
      'audit-log.entries-from',
      `SELECT ${RECORDED_ENTRY}, l.leaf_index::float8 AS index, l.leaf_hash AS hash FROM audit_leaf l
       LEFT JOIN audit_entry e ON e.district_id = l.district_id AND e.id = l.entry_id
       WHERE l.district_id = $1 AND l.leaf_index >= $2 ORDER BY l.leaf_index LIMIT $3`,
      [tx.districtId, index, limit],
    );
  }

  async indexOf(tx: ReadTx, entryId: string): Promise<number | undefined> {
    const row = await tx.sqlOne<{ index: number }>(
      'audit-log.index-of',
      `SELECT leaf_index::float8 AS index FROM audit_leaf WHERE district_id = $1 AND entry_id = $2`,
      [tx.districtId, entryId],
    );
    return row?.index;
  }

  newestCheckpoint(tx: ReadTx): Promise<StoredCheckpoint | undefined> {
    return tx.sqlOne(
      'audit-log.newest-checkpoint',
      `SELECT ${CHECKPOINT} FROM audit_checkpoint WHERE district_id = $1 ORDER BY number DESC LIMIT 1`,
      [tx.districtId],
    );
  }

  /** Checkpoints after a number, in order. */
  checkpoints(tx: ReadTx, after: number, limit: number): Promise<StoredCheckpoint[]> {
    return tx.sql(
      'audit-log.checkpoints',
      `SELECT ${CHECKPOINT} FROM audit_checkpoint WHERE district_id = $1 AND number > $2 ORDER BY number LIMIT $3`,
      [tx.districtId, after, limit],
    );
  }

  /** Checkpoints before a number, newest first. */
  newestFirst(tx: ReadTx, before: number | undefined, limit: number): Promise<StoredCheckpoint[]> {
    return tx.sql(
      'audit-log.newest-first',
      `SELECT ${CHECKPOINT} FROM audit_checkpoint
       WHERE district_id = $1 AND ($2::bigint IS NULL OR number < $2) ORDER BY number DESC LIMIT $3`,
      [tx.districtId, before ?? null, limit],
    );
  }

  /** The first checkpoint that covers a leaf. */
  checkpointOver(tx: ReadTx, index: number): Promise<StoredCheckpoint | undefined> {
    return tx.sqlOne(
      'audit-log.checkpoint-over',
      `SELECT ${CHECKPOINT} FROM audit_checkpoint WHERE district_id = $1 AND size > $2 ORDER BY number LIMIT 1`,
      [tx.districtId, index],
    );
  }

  /** The newest checkpoint of every district. */
  newestOfAll(tx: ReadTx): Promise<(StoredCheckpoint & NamedDistrict)[]> {
    return tx.sql(
      'audit-log.newest-of-all',
      `SELECT d.id AS "districtId", d.name_zh AS "districtName", d.name_en AS "districtNameEn", c.* FROM district d,
         LATERAL (SELECT ${CHECKPOINT} FROM audit_checkpoint WHERE district_id = d.id ORDER BY number DESC LIMIT 1) c
       ORDER BY d.id`,
      [],
    );
  }

  async keepCheckpoint(tx: WriteTx, { number, size, note }: Omit<StoredCheckpoint, 'at'>): Promise<void> {
    await tx.change(
      'audit-log.keep-checkpoint',
      `INSERT INTO audit_checkpoint (district_id, number, size, at, note) VALUES ($1, $2, $3, $4, $5)`,
      [tx.districtId, number, size, tx.now, note],
    );
  }

  /** Whether entries stand here from before entries were marked. */
  /** Rows of a kind that no entry seals. */
  unsealed(tx: ReadTx, { kind, rows }: SealedKind): Promise<{ readonly id: string }[]> {
    return tx.sql(
      `audit-log.unsealed-${kind}`,
      `SELECT id FROM (${rows}) AS sealed WHERE NOT EXISTS (
         SELECT 1 FROM audit_entry e WHERE e.district_id = $1 AND e.subject_kind = $2 AND e.subject_id = sealed.id
           AND e.sealed)`,
      [tx.districtId, kind],
    );
  }

  /** The kinds added later that are sealed in the district from now on. */
  async kindsBegun(tx: ReadTx): Promise<Set<string>> {
    const rows = await tx.sql<{ kind: string }>(
      'audit-log.kinds-begun',
      `SELECT DISTINCT after ->> 'kind' AS kind FROM audit_entry
       WHERE district_id = $1 AND subject_kind = 'district' AND subject_id = $1 AND action = 'audit-log.seal-kind'`,
      [tx.districtId],
    );
    return new Set(rows.map(({ kind }) => kind));
  }

  async holdsUnmarked(tx: ReadTx): Promise<boolean> {
    const [row] = await tx.sql<{ holds: boolean }>(
      'audit-log.holds-unmarked',
      `SELECT EXISTS (SELECT 1 FROM audit_entry WHERE district_id = $1 AND mac = '') AS holds`,
      [tx.districtId],
    );
    return row!.holds;
  }

  async districts(tx: ReadTx): Promise<string[]> {
    const rows = await tx.sql<{ id: string }>(
      'audit-log.districts',
      'SELECT id FROM district ORDER BY id',
      [],
    );
    return rows.map(({ id }) => id);
  }
}
