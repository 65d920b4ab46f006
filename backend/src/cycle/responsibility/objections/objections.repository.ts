import { Injectable } from '@nestjs/common';
import type { ReadTx, WriteTx } from '../../../platform/database/transaction';
import { uuidv7 } from '../../../platform/uuid';
import { LIST_COLUMNS } from '../list-rows';
import type { ListRecord } from '../list-rows';
import { keptCondition, sightCondition, sightValues, SIGHT_PARAMETERS } from '../list-sight';
import type { ListSight } from '../list-sight';

/** An objection to a list, and its reply. */
export interface ObjectionRecord {
  readonly id: string;
  readonly listId: string;
  readonly itemId: string | null;
  readonly text: string;
  readonly raisedByTenureId: string;
  readonly raisedAt: Date;
  readonly replyDueOn: string;
  readonly outcome: 'upheld' | 'rejected' | null;
  readonly reply: string | null;
  readonly answeredAt: Date | null;
  readonly version: number;
}

/** An open objection with the list that it is to. */
export interface OpenObjectionRecord {
  readonly id: string;
  readonly listId: string;
  readonly year: number;
  readonly postId: string;
  readonly text: string;
  readonly raisedByTenureId: string;
  readonly replyDueOn: string;
}

/** The newest reply to whoever has to sign for a list. */
export interface ReplyRecord {
  readonly listId: string;
  readonly text: string;
  readonly outcome: 'upheld' | 'rejected';
  readonly reply: string;
  readonly answeredAt: Date;
}

const COLUMNS = `id, list_id AS "listId", item_id AS "itemId", text, raised_by_tenure_id AS "raisedByTenureId",
  raised_at AS "raisedAt", reply_due_on::text AS "replyDueOn", outcome, reply, answered_at AS "answeredAt", version`;

@Injectable()
export class ObjectionsRepository {
  ofList(tx: ReadTx, listId: string): Promise<ObjectionRecord[]> {
    return tx.sql<ObjectionRecord>(
      'list-objections.of-list',
      `SELECT ${COLUMNS} FROM list_objection WHERE district_id = $1 AND list_id = $2 ORDER BY raised_at, id`,
      [tx.districtId, listId],
    );
  }

  byId(tx: ReadTx, listId: string, id: string): Promise<ObjectionRecord | undefined> {
    return tx.sqlOne<ObjectionRecord>(
      'list-objections.by-id',
      `SELECT ${COLUMNS} FROM list_objection WHERE district_id = $1 AND list_id = $2 AND id = $3`,
      [tx.districtId, listId, id],
    );
  }

  /** Objections without a reply to lists in sight that the actor's body keeps, the most urgent first. */
  open(tx: ReadTx, sight: ListSight, limit: number): Promise<OpenObjectionRecord[]> {
    return tx.sql<OpenObjectionRecord>(
      'list-objections.open',
      `SELECT o.id, o.list_id AS "listId", l.year, l.post_id AS "postId", o.text,
              o.raised_by_tenure_id AS "raisedByTenureId", o.reply_due_on::text AS "replyDueOn"
       FROM list_objection o JOIN responsibility_list l ON l.district_id = o.district_id AND l.id = o.list_id
       WHERE o.district_id = $1 AND o.outcome IS NULL AND l.state = 'objected' AND ${sightCondition(2)}
         AND ${keptCondition(2 + SIGHT_PARAMETERS)}
       ORDER BY o.reply_due_on, o.id LIMIT $${3 + SIGHT_PARAMETERS}`,
      [tx.districtId, ...sightValues(sight), tx.actor.rootOrganizationIds, limit],
    );
  }

  /** The newest reply to an objection to each list or to the version before it; a list without any is left out. */
  replies(tx: ReadTx, listIds: readonly string[]): Promise<ReplyRecord[]> {
    return tx.sql<ReplyRecord>(
      'list-objections.replies',
      `SELECT DISTINCT ON (l.id) l.id AS "listId", o.text, o.outcome, o.reply, o.answered_at AS "answeredAt"
       FROM responsibility_list l
       JOIN responsibility_list v ON v.district_id = l.district_id AND v.post_id = l.post_id AND v.year = l.year
       JOIN list_objection o ON o.district_id = v.district_id AND o.list_id = v.id AND o.outcome IS NOT NULL
       WHERE l.district_id = $1 AND l.id = ANY($2::uuid[])
         AND v.version_no IN (l.version_no, l.version_no - 1)
       ORDER BY l.id, o.answered_at DESC`,
      [tx.districtId, listIds],
    );
  }

  async raise(
    tx: WriteTx,
    listId: string,
    itemId: string | null,
    text: string,
    replyDueOn: string,
  ): Promise<ObjectionRecord> {
    const row = await tx.sqlOne<ObjectionRecord>(
      'list-objections.raise',
      `INSERT INTO list_objection (district_id, id, list_id, item_id, text, raised_by_tenure_id, raised_at, reply_due_on)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING ${COLUMNS}`,
      [tx.districtId, uuidv7(), listId, itemId, text, tx.actor.tenureId, tx.now, replyDueOn],
    );
    return row!;
  }

  answer(
    tx: WriteTx,
    objection: ObjectionRecord,
    outcome: 'upheld' | 'rejected',
    reply: string,
  ): Promise<ObjectionRecord | undefined> {
    return tx.sqlOne<ObjectionRecord>(
      'list-objections.answer',
      `UPDATE list_objection SET outcome = $4, reply = $5, answered_by_tenure_id = $6, answered_at = $7, version = version + 1
       WHERE district_id = $1 AND id = $2 AND version = $3 AND outcome IS NULL RETURNING ${COLUMNS}`,
      [tx.districtId, objection.id, objection.version, outcome, reply, tx.actor.tenureId, tx.now],
    );
  }

  /** The compare-and-set of a list that is objected to, or whose objection was answered. */
  moveList(
    tx: WriteTx,
    list: ListRecord,
    next: 'objected' | 'issued',
    receiptDueOn: string | null,
  ): Promise<ListRecord | undefined> {
    return tx.sqlOne<ListRecord>(
      'responsibility-lists.objection',
      `UPDATE responsibility_list l SET state = $5, receipt_due_on = coalesce($6::date, receipt_due_on), version = l.version + 1
       WHERE l.district_id = $1 AND l.id = $2 AND l.version = $3 AND l.state = $4 RETURNING ${LIST_COLUMNS}`,
      [tx.districtId, list.id, list.version, list.state, next, receiptDueOn],
    );
  }
}
