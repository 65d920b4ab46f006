import { Injectable } from '@nestjs/common';
import type { OrderState } from '@zeren/domain/cycle/rectification/rectification-states';
import type { ReadTx } from '../../platform/database/transaction';

/** A rectification order that is spoken of, and the posts that hear of it. */
export interface ToldOrderRow {
  readonly id: string;
  readonly state: OrderState;
  readonly findingId: string;
  readonly postId: string;
  readonly dueOn: string;
  /** Last day of a grace after an election that the date that holds lies in. */
  readonly graceUntil: string | null;
  readonly lookBackOn: string | null;
  /** Null where it is not known who issued it and its body has no head. */
  readonly issuerPostId: string | null;
  readonly verifierPostId: string | null;
}

/** A finding that is spoken of. */
export interface ToldFindingRow {
  readonly id: string;
  readonly state: 'put' | 'confirmed' | 'dropped';
  readonly postId: string | null;
  readonly answerBy: string;
  /** Null once something came of it. */
  readonly disposeBy: string | null;
  readonly settledByPostId: string | null;
}

/** The grace that an order (alias of its table given) falls due in. */
export const graceOfOrder = (order: string): string => `(SELECT max(g.ends_on) FROM duty_grace g
  WHERE g.district_id = ${order}.district_id AND g.post_id = ${order}.post_id
    AND ${order}.stands_due_on BETWEEN g.starts_on AND g.ends_on)`;

/**
 * Plans, requests and closing are for the post that issued the order; where that is no more, for the head of the body. So is
 * the verification, unless its holder found the problem and may not: then it is for the nearest head above the unit.
 */
const TOLD = `o.id, o.state, o.finding_id AS "findingId", o.post_id AS "postId", o.stands_due_on::text AS "dueOn",
  ${graceOfOrder('o')}::text AS "graceUntil", o.look_back_on::text AS "lookBackOn", coalesce(ip.id, head.id) AS "issuerPostId",
  CASE WHEN o.apart AND t.person_id = o.finder_person_id THEN coalesce(above.id, ip.id, head.id)
       ELSE coalesce(ip.id, head.id) END AS "verifierPostId"`;

const FROM = `rectification_order o
  JOIN tenure t ON t.district_id = o.district_id AND t.id = o.issued_by_tenure_id
  LEFT JOIN post ip ON ip.district_id = o.district_id AND ip.id = t.post_id AND ip.valid_to IS NULL
  LEFT JOIN LATERAL (
    SELECT h.id FROM post h
    WHERE h.district_id = o.district_id AND h.organization_id = o.issuer_organization_id AND h.is_head
    ORDER BY h.sort, h.id LIMIT 1) head ON true
  LEFT JOIN LATERAL (
    SELECT h.id FROM organization_closure c
    JOIN post h ON h.district_id = c.district_id AND h.organization_id = c.ancestor_id AND h.is_head AND h.id <> t.post_id
    WHERE c.district_id = o.district_id AND c.descendant_id = o.organization_id AND c.via = 'tree' AND c.depth > 0
    ORDER BY c.depth, h.sort, h.id LIMIT 1) above ON true`;

const RUNNING = `o.state IN ('issued', 'received', 'planned', 'working')`;

/** What reminders ask of findings and rectification orders. */
@Injectable()
export class OrdersToldRepository {
  order(tx: ReadTx, id: string): Promise<ToldOrderRow | undefined> {
    return tx.sqlOne<ToldOrderRow>(
      'reminders.order',
      `SELECT ${TOLD} FROM ${FROM} WHERE o.district_id = $1 AND o.id = $2`,
      [tx.districtId, id],
    );
  }

  /** What is still to be put right at a post. */
  runningAt(tx: ReadTx, postId: string): Promise<ToldOrderRow[]> {
    return tx.sql<ToldOrderRow>(
      'reminders.running-orders-at',
      `SELECT ${TOLD} FROM ${FROM} WHERE o.district_id = $1 AND o.post_id = $2 AND ${RUNNING}`,
      [tx.districtId, postId],
    );
  }

  /** Orders whose date runs, in portions by id. */
  running(tx: ReadTx, after: string | null, limit: number): Promise<ToldOrderRow[]> {
    return tx.sql<ToldOrderRow>(
      'reminders.running-orders',
      `SELECT ${TOLD} FROM ${FROM}
       WHERE o.district_id = $1 AND ${RUNNING}
         AND ($2::uuid IS NULL OR o.id > $2::uuid)
       ORDER BY o.id LIMIT $3`,
      [tx.districtId, after, limit],
    );
  }

  finding(tx: ReadTx, id: string): Promise<ToldFindingRow | undefined> {
    return tx.sqlOne<ToldFindingRow>(
      'reminders.finding',
      `SELECT f.id, f.state, coalesce(f.post_id, head.id) AS "postId", f.answer_by::text AS "answerBy",
              CASE WHEN f.disposition IS NULL THEN f.dispose_by END::text AS "disposeBy", t.post_id AS "settledByPostId"
       FROM finding f
       LEFT JOIN tenure t ON t.district_id = f.district_id AND t.id = f.settled_by_tenure_id
       LEFT JOIN LATERAL (
         SELECT h.id FROM post h
         WHERE h.district_id = f.district_id AND h.organization_id = f.organization_id AND h.is_head
         ORDER BY h.sort, h.id LIMIT 1) head ON true
       WHERE f.district_id = $1 AND f.id = $2`,
      [tx.districtId, id],
    );
  }
}
