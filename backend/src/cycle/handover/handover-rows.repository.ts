import { Injectable } from '@nestjs/common';
import type { HandoverDays } from '@zeren/domain/cycle/handover/handover-light';
import type { HandoverState } from '@zeren/domain/cycle/handover/handover-states';
import type { ReadTx, WriteTx } from '../../platform/database/transaction';
import { HANDOVER_COLUMNS } from './handover-record';
import type { HandoverRecord, IncomingSide } from './handover-record';

/** A handover about to be opened. */
export interface NewHandover extends HandoverDays {
  readonly id: string;
  readonly postId: string;
  readonly organizationId: string;
  readonly batchId: string | null;
  readonly cause: HandoverRecord['cause'];
  readonly causeTenureId: string;
  readonly endedOn: string;
  readonly outgoing: { readonly tenureId: string; readonly personId: string; readonly personName: string };
  readonly incoming: IncomingSide | null;
  readonly postTitle: string;
  readonly organizationName: string;
}

/** What an act leaves on the row besides its state. */
export interface HandoverChange {
  readonly state: HandoverState;
  readonly incoming?: IncomingSide;
  readonly interim?: boolean;
  readonly takenOverOn?: string;
  readonly recallReason?: string;
}

/** One handover at a time. */
@Injectable()
export class HandoverRowsRepository {
  /** One post's news are heard one after another: who starts finds what the end of another tenure has opened. */
  async lockPost(tx: WriteTx, postId: string): Promise<void> {
    await tx.sql(
      'handover.lock-post',
      `SELECT pg_advisory_xact_lock(hashtextextended('handover ' || $1, 0))`,
      [postId],
    );
  }

  byId(tx: ReadTx, id: string): Promise<HandoverRecord | undefined> {
    return tx.sqlOne<HandoverRecord>(
      'handover.by-id',
      `SELECT ${HANDOVER_COLUMNS} FROM handover h WHERE h.district_id = $1 AND h.id = $2`,
      [tx.districtId, id],
    );
  }

  byIds(tx: ReadTx, ids: readonly string[]): Promise<HandoverRecord[]> {
    return tx.sql<HandoverRecord>(
      'handover.by-ids',
      `SELECT ${HANDOVER_COLUMNS} FROM handover h WHERE h.district_id = $1 AND h.id = ANY($2::uuid[])`,
      [tx.districtId, ids],
    );
  }

  lock(tx: WriteTx, id: string): Promise<HandoverRecord | undefined> {
    return tx.sqlOne<HandoverRecord>(
      'handover.lock',
      `SELECT ${HANDOVER_COLUMNS} FROM handover h WHERE h.district_id = $1 AND h.id = $2 FOR UPDATE`,
      [tx.districtId, id],
    );
  }

  /** The handovers of a post that somebody still has to sign, and those that this tenure caused, oldest first. */
  concerning(tx: WriteTx, postId: string, tenureId: string): Promise<HandoverRecord[]> {
    return tx.sql<HandoverRecord>(
      'handover.concerning',
      `SELECT ${HANDOVER_COLUMNS} FROM handover h
       WHERE h.district_id = $1 AND h.post_id = $2
         AND (h.state IN ('gathered', 'handed-over') OR (h.cause_tenure_id = $3 AND h.state <> 'recalled'))
       ORDER BY h.ended_on, h.id FOR UPDATE`,
      [tx.districtId, postId, tenureId],
    );
  }

  /** The latest handover of a post that was not called off. */
  latestOf(tx: ReadTx, postId: string): Promise<HandoverRecord | undefined> {
    return tx.sqlOne<HandoverRecord>(
      'handover.latest-of-post',
      `SELECT ${HANDOVER_COLUMNS} FROM handover h
       WHERE h.district_id = $1 AND h.post_id = $2 AND h.state <> 'recalled' ORDER BY h.ended_on DESC, h.id DESC LIMIT 1`,
      [tx.districtId, postId],
    );
  }

  /** The handovers of a post that name this tenure as the incoming side. */
  takenOverBy(tx: ReadTx, postId: string, tenureId: string): Promise<HandoverRecord[]> {
    return tx.sql<HandoverRecord>(
      'handover.taken-over-by',
      `SELECT ${HANDOVER_COLUMNS} FROM handover h
       WHERE h.district_id = $1 AND h.post_id = $2 AND h.incoming_tenure_id = $3 AND h.state <> 'recalled'`,
      [tx.districtId, postId, tenureId],
    );
  }

  /** Opens it unless the same news has opened it before; answers whether it did. */
  async open(tx: WriteTx, handover: NewHandover): Promise<boolean> {
    const { outgoing, incoming } = handover;
    const opened = await tx.change(
      'handover.open',
      `INSERT INTO handover (district_id, id, post_id, organization_id, batch_id, cause, cause_tenure_id, ended_on,
                             outgoing_tenure_id, outgoing_person_id, outgoing_name, incoming_tenure_id,
                             incoming_person_id, incoming_name, incoming_starts_on, post_title, organization_name, state,
                             hand_over_due_on, take_over_due_on, gathered_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, 'gathered', $18, $19, $20)
       ON CONFLICT (district_id, cause_tenure_id, cause, post_id) WHERE state <> 'recalled' DO NOTHING`,
      [
        tx.districtId,
        handover.id,
        handover.postId,
        handover.organizationId,
        handover.batchId,
        handover.cause,
        handover.causeTenureId,
        handover.endedOn,
        outgoing.tenureId,
        outgoing.personId,
        outgoing.personName,
        incoming?.tenureId ?? null,
        incoming?.personId ?? null,
        incoming?.personName ?? null,
        incoming?.startsOn ?? null,
        handover.postTitle,
        handover.organizationName,
        handover.handOverDueOn,
        handover.takeOverDueOn,
        tx.now,
      ],
    );
    return opened === 1;
  }

  /** The compare-and-set of an act. */
  move(tx: WriteTx, before: HandoverRecord, change: HandoverChange): Promise<HandoverRecord | undefined> {
    const { incoming } = change;
    return tx.sqlOne<HandoverRecord>(
      'handover.move',
      `UPDATE handover h SET state = $5, version = version + 1, interim = coalesce($6, interim),
                             taken_over_on = coalesce($7::date, taken_over_on), recall_reason = coalesce($8, recall_reason),
                             incoming_tenure_id = coalesce($9::uuid, incoming_tenure_id),
                             incoming_person_id = coalesce($10::uuid, incoming_person_id),
                             incoming_name = coalesce($11, incoming_name),
                             incoming_starts_on = coalesce($12::date, incoming_starts_on)
       WHERE h.district_id = $1 AND h.id = $2 AND h.version = $3 AND h.state = $4
       RETURNING ${HANDOVER_COLUMNS}`,
      [
        tx.districtId,
        before.id,
        before.version,
        before.state,
        change.state,
        change.interim ?? null,
        change.takenOverOn ?? null,
        change.recallReason ?? null,
        incoming?.tenureId ?? null,
        incoming?.personId ?? null,
        incoming?.personName ?? null,
        incoming?.startsOn ?? null,
      ],
    );
  }

  /** What follows from tenures anew: who takes over, and by when both sides sign. */
  async follow(
    tx: WriteTx,
    id: string,
    to: HandoverDays & { readonly endedOn: string; readonly incoming: IncomingSide | null },
  ): Promise<boolean> {
    const { incoming } = to;
    const values = [
      to.endedOn,
      to.handOverDueOn,
      to.takeOverDueOn,
      incoming?.tenureId ?? null,
      incoming?.personId ?? null,
      incoming?.personName ?? null,
      incoming?.startsOn ?? null,
    ];
    const changed = await tx.change(
      'handover.follow',
      `UPDATE handover SET ended_on = $3, hand_over_due_on = $4, take_over_due_on = $5, incoming_tenure_id = $6,
                           incoming_person_id = $7, incoming_name = $8, incoming_starts_on = $9, version = version + 1
       WHERE district_id = $1 AND id = $2
         AND (ended_on, hand_over_due_on, take_over_due_on, incoming_tenure_id, incoming_person_id, incoming_name,
              incoming_starts_on) IS DISTINCT FROM ($3::date, $4::date, $5::date, $6::uuid, $7::uuid, $8, $9::date)`,
      [tx.districtId, id, ...values],
    );
    return changed === 1;
  }

  /** Without a new version: nobody acted on what either side signs. */
  async keepGraces(
    tx: WriteTx,
    graces: readonly { readonly id: string; readonly graceUntil: string }[],
  ): Promise<void> {
    await tx.change(
      'handover.keep-graces',
      `UPDATE handover h SET grace_until = t.grace_until FROM unnest($2::uuid[], $3::date[]) AS t(id, grace_until)
       WHERE h.district_id = $1 AND h.id = t.id`,
      [tx.districtId, graces.map(({ id }) => id), graces.map(({ graceUntil }) => graceUntil)],
    );
  }

  /** Marks a reminder of today; answers those that had none. */
  async chase(tx: WriteTx, ids: readonly string[]): Promise<string[]> {
    const rows = await tx.sql<{ id: string }>(
      'handover.chase',
      `UPDATE handover SET chased_on = $3::date
       WHERE district_id = $1 AND id = ANY($2::uuid[]) AND state IN ('gathered', 'handed-over')
         AND chased_on IS DISTINCT FROM $3::date RETURNING id`,
      [tx.districtId, ids, tx.today],
    );
    return rows.map(({ id }) => id);
  }

  /** After the items have changed: a version of its own, for whoever signs signs a list. */
  async listChanged(tx: WriteTx, id: string, gatheredAnew: boolean): Promise<void> {
    await tx.change(
      'handover.list-changed',
      `UPDATE handover h SET version = version + 1,
                             gathered_at = CASE WHEN $3 THEN $4::timestamptz ELSE gathered_at END,
                             item_count = (SELECT count(*) FROM handover_item i
                                           WHERE i.district_id = $1 AND i.handover_id = h.id)
       WHERE h.district_id = $1 AND h.id = $2`,
      [tx.districtId, id, gatheredAnew, tx.now],
    );
  }

  /** Puts handovers into a batch; those of another batch stay where they are. */
  async joinBatch(tx: WriteTx, ids: readonly string[], batchId: string): Promise<HandoverRecord[]> {
    return tx.sql<HandoverRecord>(
      'handover.join-batch',
      `UPDATE handover h SET batch_id = $3
       WHERE h.district_id = $1 AND h.id = ANY($2::uuid[]) AND h.batch_id IS NULL AND h.state <> 'recalled'
       RETURNING ${HANDOVER_COLUMNS}`,
      [tx.districtId, ids, batchId],
    );
  }

  /** Of two entries of one person the one that stays hands over and takes over. */
  async movePerson(tx: WriteTx, fromId: string, toId: string): Promise<void> {
    await tx.change(
      'handover.move-person',
      `UPDATE handover
       SET outgoing_person_id = CASE WHEN outgoing_person_id = $2 THEN $3 ELSE outgoing_person_id END,
           incoming_person_id = CASE WHEN incoming_person_id = $2 THEN $3 ELSE incoming_person_id END,
           version = version + 1
       WHERE district_id = $1 AND $2 IN (outgoing_person_id, incoming_person_id)`,
      [tx.districtId, fromId, toId],
    );
  }
}
