import { Inject, Injectable } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import type { AgreementTemplate } from '@zeren/domain/cycle/agreements/may-make-agreements';
import type { Refusal } from '@zeren/domain/platform/refusal';
import { RUNTIME_DATA_SOURCE } from '../../platform/database/runtime-data-source';
import { runStatement } from '../../platform/database/statement';
import type { ReadTx, WriteTx } from '../../platform/database/transaction';

/** What was typed once for a batch. */
export interface BatchGiven extends AgreementTemplate {
  readonly dueOn: string;
  readonly superiorDocument: string | null;
}

/** A batch, and how far it is. */
export interface BatchRecord {
  readonly id: string;
  readonly organizationId: string;
  readonly year: number;
  readonly state: 'waiting' | 'running' | 'done' | 'stopped';
  readonly given: BatchGiven;
  readonly listIds: readonly string[];
  readonly lookedAt: number;
  readonly made: number;
  readonly refusal: Pick<Refusal, 'code' | 'zh' | 'en'> | null;
  readonly personId: string;
  readonly tenureId: string | null;
}

const COLUMNS = `b.id, b.organization_id AS "organizationId", b.year, b.state, b.given, b.list_ids AS "listIds",
  b.looked_at AS "lookedAt", b.made, b.refusal, b.asked_by_person_id AS "personId", b.asked_by_tenure_id AS "tenureId"`;

/** Nobody has heard of its worker for a minute. */
const LOST = `(b.state = 'running' AND b.started_at < now() - interval '1 minute')`;

/** Batches, large ones carried on by the job process. */
@Injectable()
export class AgreementBatchesRepository {
  constructor(@Inject(RUNTIME_DATA_SOURCE) private readonly dataSource: DataSource) {}

  /** Enters a batch: one that is made at once is done already. */
  async insert(
    tx: WriteTx,
    batch: Pick<BatchRecord, 'id' | 'organizationId' | 'year' | 'given' | 'listIds'>,
    made: number | null,
  ): Promise<void> {
    await tx.change(
      'agreement-batches.insert',
      `INSERT INTO agreement_batch (district_id, id, organization_id, year, state, given, list_ids, looked_at, made,
                                    asked_by_person_id, asked_by_tenure_id, asked_at, finished_at)
       VALUES ($1, $2, $3, $4, CASE WHEN $7::int IS NULL THEN 'waiting' ELSE 'done' END, $5::jsonb, $6::uuid[],
               CASE WHEN $7::int IS NULL THEN 0 ELSE cardinality($6::uuid[]) END, coalesce($7::int, 0), $8, $9, $10,
               CASE WHEN $7::int IS NULL THEN NULL ELSE $10::timestamptz END)`,
      [
        tx.districtId,
        batch.id,
        batch.organizationId,
        batch.year,
        JSON.stringify(batch.given),
        batch.listIds,
        made,
        tx.actor.personId,
        tx.actor.tenureId,
        tx.now,
      ],
    );
  }

  byId(tx: ReadTx, id: string): Promise<BatchRecord | undefined> {
    return tx.sqlOne<BatchRecord>(
      'agreement-batches.by-id',
      `SELECT ${COLUMNS} FROM agreement_batch b WHERE b.district_id = $1 AND b.id = $2`,
      [tx.districtId, id],
    );
  }

  byIds(tx: ReadTx, ids: readonly string[]): Promise<BatchRecord[]> {
    return tx.sql<BatchRecord>(
      'agreement-batches.by-ids',
      `SELECT ${COLUMNS} FROM agreement_batch b WHERE b.district_id = $1 AND b.id = ANY($2::uuid[])`,
      [tx.districtId, ids],
    );
  }

  /** Batches that wait, or whose worker has not been heard of for a minute; in all districts. */
  open(): Promise<{ districtId: string; id: string }[]> {
    return runStatement(this.dataSource, {
      name: 'agreement-batches.open',
      text: `SELECT b.district_id AS "districtId", b.id FROM agreement_batch b
             WHERE b.state = 'waiting' OR ${LOST} ORDER BY b.asked_at LIMIT 20`,
      values: [],
    });
  }

  /** Takes a batch; undefined when another worker has it. What was made stays made. */
  take(tx: WriteTx, id: string): Promise<BatchRecord | undefined> {
    return tx.sqlOne<BatchRecord>(
      'agreement-batches.take',
      `UPDATE agreement_batch b SET state = 'running', started_at = now()
       WHERE b.district_id = $1 AND b.id = $2 AND (b.state = 'waiting' OR ${LOST}) RETURNING ${COLUMNS}`,
      [tx.districtId, id],
    );
  }

  /** Locks a batch that stands where it was left; false when another worker has gone on with it. */
  async hold(tx: WriteTx, batch: BatchRecord): Promise<boolean> {
    const held = await tx.sql(
      'agreement-batches.hold',
      `SELECT b.id FROM agreement_batch b
       WHERE b.district_id = $1 AND b.id = $2 AND b.state = 'running' AND b.looked_at = $3 FOR UPDATE`,
      [tx.districtId, batch.id, batch.lookedAt],
    );
    return held.length > 0;
  }

  /** Notes what a step did, in its transaction; this also tells the others that the worker lives. */
  advance(
    tx: WriteTx,
    batch: BatchRecord,
    step: { readonly lookedAt: number; readonly made: number },
  ): Promise<BatchRecord | undefined> {
    return tx.sqlOne<BatchRecord>(
      'agreement-batches.advance',
      `UPDATE agreement_batch b
       SET looked_at = b.looked_at + $3, made = b.made + $4, started_at = now(),
           state = CASE WHEN b.looked_at + $3 >= cardinality(b.list_ids) THEN 'done' ELSE b.state END,
           finished_at = CASE WHEN b.looked_at + $3 >= cardinality(b.list_ids) THEN $5::timestamptz END
       WHERE b.district_id = $1 AND b.id = $2 RETURNING ${COLUMNS}`,
      [tx.districtId, batch.id, step.lookedAt, step.made, tx.now],
    );
  }

  /** Ends a batch that may not go on: what was made stays, and the reason is kept for whoever asked. */
  async stop(tx: WriteTx, id: string, { code, zh, en }: Refusal): Promise<void> {
    await tx.change(
      'agreement-batches.stop',
      `UPDATE agreement_batch SET state = 'stopped', finished_at = $3, refusal = $4::jsonb
       WHERE district_id = $1 AND id = $2 AND state = 'running'`,
      [tx.districtId, id, tx.now, JSON.stringify({ code, zh, en })],
    );
  }
}
