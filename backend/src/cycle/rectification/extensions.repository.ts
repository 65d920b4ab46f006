import { Injectable } from '@nestjs/common';
import type { OrderExtensionState } from '@zeren/domain/cycle/rectification/may-extend-order';
import type { ReadTx, WriteTx } from '../../platform/database/transaction';

/** A request for more time, as it is stored. */
export interface OrderExtensionRecord {
  readonly id: string;
  readonly orderId: string;
  readonly round: number;
  readonly dueBefore: string;
  readonly askedFor: string;
  readonly reason: string;
  readonly askedByTenureId: string;
  readonly askedAt: Date;
  readonly state: OrderExtensionState;
  readonly decidedByTenureId: string | null;
  readonly decidedAt: Date | null;
  readonly decisionReason: string | null;
  readonly version: number;
}

const COLUMNS = `e.id, e.order_id AS "orderId", e.round, e.due_before::text AS "dueBefore", e.asked_for::text AS "askedFor",
  e.reason, e.asked_by_tenure_id AS "askedByTenureId", e.asked_at AS "askedAt", e.state,
  e.decided_by_tenure_id AS "decidedByTenureId", e.decided_at AS "decidedAt", e.decision_reason AS "decisionReason",
  e.version`;

/** The only queries on `rectification_extension`. */
@Injectable()
export class OrderExtensionsRepository {
  /** The first one asked first. */
  ofOrder(tx: ReadTx, orderId: string): Promise<OrderExtensionRecord[]> {
    return tx.sql<OrderExtensionRecord>(
      'rectification.extensions.of-order',
      `SELECT ${COLUMNS} FROM rectification_extension e
       WHERE e.district_id = $1 AND e.order_id = $2 ORDER BY e.asked_at, e.id`,
      [tx.districtId, orderId],
    );
  }

  /** 0 when another one of the order waits already. */
  ask(
    tx: WriteTx,
    asked: Pick<OrderExtensionRecord, 'id' | 'orderId' | 'round' | 'dueBefore' | 'askedFor' | 'reason'>,
  ): Promise<number> {
    return tx.change(
      'rectification.extensions.ask',
      `INSERT INTO rectification_extension (district_id, id, order_id, round, due_before, asked_for, reason,
                                            asked_by_tenure_id, asked_at, state)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'asked')
       ON CONFLICT (district_id, order_id) WHERE state = 'asked' DO NOTHING`,
      [
        ...[
          tx.districtId,
          asked.id,
          asked.orderId,
          asked.round,
          asked.dueBefore,
          asked.askedFor,
          asked.reason,
        ],
        ...[tx.actor.tenureId, tx.now],
      ],
    );
  }

  /** The compare-and-set of an answer. */
  settle(
    tx: WriteTx,
    { id, version }: OrderExtensionRecord,
    state: 'granted' | 'refused',
    reason: string | null,
  ): Promise<number> {
    return tx.change(
      'rectification.extensions.settle',
      `UPDATE rectification_extension SET state = $4, decided_by_tenure_id = $5, decided_at = $6, decision_reason = $7,
                                          version = version + 1
       WHERE district_id = $1 AND id = $2 AND version = $3 AND state = 'asked'`,
      [tx.districtId, id, version, state, tx.actor.tenureId, tx.now, reason],
    );
  }

  /** What waits for these orders ends unanswered. */
  lapse(
    tx: WriteTx,
    orderIds: readonly string[],
  ): Promise<Pick<OrderExtensionRecord, 'orderId' | 'askedFor'>[]> {
    return tx.sql(
      'rectification.extensions.lapse',
      `UPDATE rectification_extension e SET state = 'lapsed', decided_at = $3, version = e.version + 1
       WHERE e.district_id = $1 AND e.order_id = ANY($2::uuid[]) AND e.state = 'asked'
       RETURNING e.order_id AS "orderId", e.asked_for::text AS "askedFor"`,
      [tx.districtId, orderIds, tx.now],
    );
  }

  /** The original date stays. No new version: good news must not fail what is being typed. */
  extend(tx: WriteTx, orderId: string, askedFor: string): Promise<number> {
    return tx.change(
      'rectification.extensions.extend',
      `UPDATE rectification_order SET stands_due_on = $3 WHERE district_id = $1 AND id = $2`,
      [tx.districtId, orderId, askedFor],
    );
  }
}
