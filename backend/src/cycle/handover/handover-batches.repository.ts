import { Injectable } from '@nestjs/common';
import type { ReadTx, WriteTx } from '../../platform/database/transaction';

/** A batch as it is stored. */
export interface BatchRecord {
  readonly id: string;
  readonly organizationId: string;
  readonly organizationName: string;
  readonly name: string;
  readonly electedOn: string;
  readonly notes: string | null;
  readonly version: number;
}

/** How far a batch has come. */
export interface BatchProgress {
  readonly batchId: string;
  /** Posts whose holder was elected again: nothing to hand over. */
  readonly kept: number;
  /** Changes whose day has not come: no handover yet. */
  readonly ahead: number;
  readonly handovers: number;
  readonly toHandOver: number;
  readonly toTakeOver: number;
  readonly takenOver: number;
  readonly overdue: number;
}

/** What an election did to a post. */
export interface BatchPost {
  readonly postId: string;
  /** Of who left; of who came where the post was vacant; null where the holder was elected again. */
  readonly causeTenureId: string | null;
  readonly wasVacant: boolean;
}

const COLUMNS = `b.id, b.organization_id AS "organizationId", o.name_zh AS "organizationName", b.name,
  b.elected_on::text AS "electedOn", b.notes, b.version`;
const JOINED = `handover_batch b JOIN organization o ON o.district_id = b.district_id AND o.id = b.organization_id`;

/** Elections and the posts that change hands in them. */
@Injectable()
export class HandoverBatchesRepository {
  byIds(tx: ReadTx, ids: readonly string[]): Promise<BatchRecord[]> {
    return tx.sql<BatchRecord>(
      'handover.batch.by-ids',
      `SELECT ${COLUMNS} FROM ${JOINED} WHERE b.district_id = $1 AND b.id = ANY($2::uuid[])`,
      [tx.districtId, ids],
    );
  }

  /** Newest election first. */
  page(
    tx: ReadTx,
    after: readonly [day: string, id: string] | undefined,
    limit: number,
  ): Promise<BatchRecord[]> {
    return tx.sql<BatchRecord>(
      'handover.batch.page',
      `SELECT ${COLUMNS} FROM ${JOINED}
       WHERE b.district_id = $1
         AND b.organization_id IN (SELECT c.descendant_id FROM organization_closure c
                                   WHERE c.district_id = $1 AND c.ancestor_id = ANY($2::uuid[]))
         AND ($3::date IS NULL OR (b.elected_on, b.id) < ($3::date, $4::uuid))
       ORDER BY b.elected_on DESC, b.id DESC LIMIT $5`,
      [tx.districtId, tx.actor.rootOrganizationIds, after?.[0] ?? null, after?.[1] ?? null, limit],
    );
  }

  progress(tx: ReadTx, batchIds: readonly string[]): Promise<BatchProgress[]> {
    return tx.sql<BatchProgress>(
      'handover.batch.progress',
      `SELECT b.id AS "batchId",
              (SELECT count(*)::int FROM handover_batch_post p
               WHERE p.district_id = $1 AND p.batch_id = b.id AND p.cause_tenure_id IS NULL) AS kept,
              (SELECT count(*)::int FROM handover_batch_post p
               JOIN tenure t ON t.district_id = $1 AND t.id = p.cause_tenure_id
               WHERE p.district_id = $1 AND p.batch_id = b.id
                 AND CASE WHEN p.was_vacant THEN t.starts_on > $3::date ELSE t.ends_on >= $3::date END) AS ahead,
              count(h.id)::int AS handovers,
              count(h.id) FILTER (WHERE h.state = 'gathered')::int AS "toHandOver",
              count(h.id) FILTER (WHERE h.state = 'handed-over')::int AS "toTakeOver",
              count(h.id) FILTER (WHERE h.state = 'taken-over')::int AS "takenOver",
              count(h.id) FILTER (WHERE h.state IN ('gathered', 'handed-over') AND h.due_on < $3::date)::int AS overdue
       FROM unnest($2::uuid[]) AS b(id)
       LEFT JOIN handover h ON h.district_id = $1 AND h.batch_id = b.id AND h.state <> 'recalled'
       GROUP BY b.id`,
      [tx.districtId, batchIds, tx.today],
    );
  }

  /** The batch whose election ended this tenure, or with which it began at a vacant post. */
  async ofCause(tx: ReadTx, tenureId: string, did: 'end' | 'begin'): Promise<string | undefined> {
    const row = await tx.sqlOne<{ batchId: string }>(
      'handover.batch.of-cause',
      `SELECT batch_id AS "batchId" FROM handover_batch_post
       WHERE district_id = $1 AND cause_tenure_id = $2 AND was_vacant = $3`,
      [tx.districtId, tenureId, did === 'begin'],
    );
    return row?.batchId;
  }

  async insert(tx: WriteTx, batch: Omit<BatchRecord, 'organizationName' | 'version'>): Promise<void> {
    await tx.change(
      'handover.batch.insert',
      `INSERT INTO handover_batch (district_id, id, organization_id, name, elected_on, notes, created_at,
                                   created_by_tenure_id)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        tx.districtId,
        batch.id,
        batch.organizationId,
        batch.name,
        batch.electedOn,
        batch.notes,
        tx.now,
        tx.actor.tenureId,
      ],
    );
  }

  /** The compare-and-set of what is entered in a batch. 0 when it changed meanwhile. */
  nextVersion(tx: WriteTx, id: string, version: number): Promise<number> {
    return tx.change(
      'handover.batch.next-version',
      `UPDATE handover_batch SET version = version + 1 WHERE district_id = $1 AND id = $2 AND version = $3`,
      [tx.districtId, id, version],
    );
  }

  /** Enters what the election did to posts; a post that stands there already stays. */
  async addPosts(tx: WriteTx, batchId: string, posts: readonly BatchPost[]): Promise<void> {
    await tx.change(
      'handover.batch.add-posts',
      `INSERT INTO handover_batch_post (district_id, batch_id, post_id, cause_tenure_id, was_vacant)
       SELECT $1, $2, t.* FROM unnest($3::uuid[], $4::uuid[], $5::boolean[]) AS t
       ON CONFLICT DO NOTHING`,
      [
        tx.districtId,
        batchId,
        posts.map(({ postId }) => postId),
        posts.map(({ causeTenureId }) => causeTenureId),
        posts.map(({ wasVacant }) => wasVacant),
      ],
    );
  }

  /** The ids of a batch's handovers that somebody still has to sign. */
  async openHandovers(tx: ReadTx, batchId: string): Promise<string[]> {
    const rows = await tx.sql<{ id: string }>(
      'handover.batch.open',
      `SELECT id FROM handover WHERE district_id = $1 AND batch_id = $2 AND state IN ('gathered', 'handed-over')`,
      [tx.districtId, batchId],
    );
    return rows.map(({ id }) => id);
  }
}
