import { Injectable } from '@nestjs/common';
import type { ReadTx, WriteTx } from '../../platform/database/transaction';
import type { GroupCounts, TicketBatchRecord } from './survey-rows';

/** Where a ticket belongs, and whether it can still be cast. */
export interface TicketPlace {
  readonly districtId: string;
  readonly surveyId: string;
  readonly groupId: string;
  readonly state: 'unused' | 'spent' | 'void';
}

/** Tickets, known by the hashes of their codes. */
@Injectable()
export class TicketsRepository {
  /** Says to row-level security which ticket is in the voter's hand, for this transaction. */
  async hold(tx: ReadTx, hash: Buffer): Promise<void> {
    await tx.sql('surveys.ticket.hold', `SELECT set_config('app.ticket', $1, true)`, [hash.toString('hex')]);
  }

  /** Of whatever district it is. */
  place(tx: ReadTx, hash: Buffer): Promise<TicketPlace | undefined> {
    return tx.sqlOne<TicketPlace>(
      'surveys.ticket.place',
      `SELECT district_id AS "districtId", survey_id AS "surveyId", group_id AS "groupId", state
       FROM survey_ticket WHERE hash = $1`,
      [hash],
    );
  }

  /** The compare-and-set of casting. 0 when it was cast or voided meanwhile. */
  spend(tx: WriteTx, surveyId: string, hash: Buffer): Promise<number> {
    return tx.change(
      'surveys.ticket.spend',
      `UPDATE survey_ticket SET state = 'spent'
       WHERE district_id = $1 AND survey_id = $2 AND hash = $3 AND state = 'unused'`,
      [tx.districtId, surveyId, hash],
    );
  }

  /** Not how many of each were cast: a batch may be one spare ticket that was handed to somebody. */
  batches(tx: ReadTx, surveyId: string): Promise<TicketBatchRecord[]> {
    return tx.sql<TicketBatchRecord>(
      'surveys.ticket.batches',
      `SELECT b.id, b.group_id AS "groupId", g.name_zh AS "groupName", b.number, b.tickets,
              b.made_at AS "madeAt", b.voided_at AS "voidedAt"
       FROM survey_ticket_batch b JOIN survey_group g ON g.district_id = b.district_id AND g.id = b.group_id
       WHERE b.district_id = $1 AND b.survey_id = $2 ORDER BY b.number`,
      [tx.districtId, surveyId],
    );
  }

  async addBatch(
    tx: WriteTx,
    batch: { id: string; surveyId: string; groupId: string; organizationId: string },
    hashes: readonly Buffer[],
  ): Promise<number> {
    const row = await tx.sqlOne<{ number: number }>(
      'surveys.ticket.add-batch',
      `INSERT INTO survey_ticket_batch (district_id, id, survey_id, group_id, number, tickets, made_at, made_by_tenure_id)
       SELECT $1, $2, $3, $4, coalesce(max(b.number), 0) + 1, $5, $6, $7
       FROM survey_ticket_batch b WHERE b.district_id = $1 AND b.survey_id = $3
       RETURNING number`,
      [
        ...[tx.districtId, batch.id, batch.surveyId, batch.groupId, hashes.length],
        ...[tx.now, tx.actor.tenureId],
      ],
    );
    // In the order of the hashes, which says nothing of the order in which they were printed.
    await tx.change(
      'surveys.ticket.add',
      `INSERT INTO survey_ticket (district_id, survey_id, hash, group_id, batch_id, organization_id, state)
       SELECT $1, $2, h, $3, $4, $5, 'unused' FROM unnest($6::bytea[]) AS h ORDER BY h`,
      [tx.districtId, batch.surveyId, batch.groupId, batch.id, batch.organizationId, hashes],
    );
    return row!.number;
  }

  /** Voids what of a batch was not cast. Answers how many, or nothing when it was voided before. */
  async voidBatch(tx: WriteTx, surveyId: string, batchId: string): Promise<number | undefined> {
    const voided = await tx.change(
      'surveys.ticket.void-batch',
      `UPDATE survey_ticket_batch SET voided_at = $4, voided_by_tenure_id = $5
       WHERE district_id = $1 AND survey_id = $2 AND id = $3 AND voided_at IS NULL`,
      [tx.districtId, surveyId, batchId, tx.now, tx.actor.tenureId],
    );
    if (voided === 0) return undefined;
    return tx.change(
      'surveys.ticket.void',
      `UPDATE survey_ticket SET state = 'void' WHERE district_id = $1 AND batch_id = $2 AND state = 'unused'`,
      [tx.districtId, batchId],
    );
  }

  /** Numbers alone, by group. */
  turnout(tx: ReadTx, surveyIds: readonly string[]): Promise<(GroupCounts & { surveyId: string })[]> {
    return tx.sql<GroupCounts & { surveyId: string }>(
      'surveys.ticket.turnout',
      `SELECT g.survey_id AS "surveyId", g.id AS "groupId", g.tickets AS asked,
              coalesce(t.tickets, 0)::int AS tickets, coalesce(t.cast, 0)::int AS cast, coalesce(p.paper, 0)::int AS paper
       FROM survey_group g
       LEFT JOIN LATERAL (
         SELECT count(*) FILTER (WHERE t.state <> 'void') AS tickets, count(*) FILTER (WHERE t.state = 'spent') AS cast
         FROM survey_ticket t
         WHERE t.district_id = g.district_id AND t.survey_id = g.survey_id AND t.group_id = g.id) t ON true
       LEFT JOIN LATERAL (
         SELECT sum(p.sheets) AS paper FROM survey_paper p
         WHERE p.district_id = g.district_id AND p.survey_id = g.survey_id AND p.group_id = g.id
           AND p.state = 'settled') p ON true
       WHERE g.district_id = $1 AND g.survey_id = ANY($2::uuid[]) ORDER BY g.survey_id, g.sort`,
      [tx.districtId, surveyIds],
    );
  }

  /** Writes the tickets of a survey anew in the order of their hashes: which was cast when is nowhere any more. */
  async rewrite(tx: WriteTx, surveyId: string): Promise<void> {
    await tx.change(
      'surveys.ticket.rewrite',
      `WITH gone AS (DELETE FROM survey_ticket WHERE district_id = $1 AND survey_id = $2 RETURNING *)
       INSERT INTO survey_ticket (district_id, survey_id, hash, group_id, batch_id, organization_id, state)
       SELECT district_id, survey_id, hash, group_id, batch_id, organization_id, state FROM gone ORDER BY hash`,
      [tx.districtId, surveyId],
    );
  }
}
