import { Injectable } from '@nestjs/common';
import { OWED_STATES } from '@zeren/domain/cycle/rectification/rectification-states';
import type { OrderState, OrderVerb } from '@zeren/domain/cycle/rectification/rectification-states';
import type { ReadTx, WriteTx } from '../../platform/database/transaction';
import { ORDER_COLUMNS } from './order-record';
import type { OrderRecord } from './order-record';

/** What an order is opened with. */
export type NewOrder = Pick<
  OrderRecord,
  | 'id'
  | 'findingId'
  | 'year'
  | 'number'
  | 'organizationId'
  | 'postId'
  | 'leaderPostId'
  | 'sourceCode'
  | 'dimensionCode'
  | 'domainCode'
  | 'severityCode'
  | 'apart'
  | 'title'
  | 'request'
  | 'foundOn'
  | 'finderPersonId'
  | 'issuerOrganizationId'
  | 'dueOn'
>;

/** Columns that an act may set beside the state, by what {@link OrderRecord} calls them. */
const SETTABLE = {
  round: 'round',
  severityCode: 'severity_code',
  apart: 'apart',
  issuedOn: 'issued_on',
  dueOn: 'due_on',
  standsDueOn: 'stands_due_on',
  receivedOn: 'received_on',
  receivedByTenureId: 'received_by_tenure_id',
  measures: 'measures',
  plannedByPersonId: 'planned_by_person_id',
  planApprovedAt: 'plan_approved_at',
  planApprovedByTenureId: 'plan_approved_by_tenure_id',
  result: 'result',
  heldSince: 'held_since',
  submittedOn: 'submitted_on',
  submittedByPersonId: 'submitted_by_person_id',
  outcome: 'outcome',
  evidenceCount: 'evidence_count',
  verificationActId: 'verification_act_id',
  verifiedOn: 'verified_on',
  verifiedByPersonId: 'verified_by_person_id',
  closedAt: 'closed_at',
  closedByTenureId: 'closed_by_tenure_id',
  lookBackOn: 'look_back_on',
  lookBackActId: 'look_back_act_id',
  passedOn: 'passed_on',
} as const;

export type OrderChange = Readonly<Partial<Record<keyof typeof SETTABLE, string | number | boolean | null>>>;

/** Which columns an act sets, as one short word: a statement's name stands for one text. */
const places = (keys: readonly (keyof typeof SETTABLE)[]): string =>
  keys
    .reduce((sum, key) => sum + 2 ** (Object.keys(SETTABLE) as (keyof typeof SETTABLE)[]).indexOf(key), 0)
    .toString(36);

/** What either side said with an act. */
export interface StepRecord {
  readonly round: number;
  readonly verb: OrderVerb | 'issue';
  readonly text: string | null;
  readonly byTenureId: string;
  readonly at: Date;
}

/** The queries on orders one by one; lists stand in the ledger's repository. */
@Injectable()
export class OrdersRepository {
  byIds(tx: ReadTx, ids: readonly string[]): Promise<OrderRecord[]> {
    return tx.sql<OrderRecord>(
      'rectification.orders.by-ids',
      `SELECT ${ORDER_COLUMNS} FROM rectification_order o WHERE o.district_id = $1 AND o.id = ANY($2::uuid[])`,
      [tx.districtId, ids],
    );
  }

  async byId(tx: ReadTx, id: string): Promise<OrderRecord | undefined> {
    return (await this.byIds(tx, [id]))[0];
  }

  lock(tx: WriteTx, id: string): Promise<OrderRecord | undefined> {
    return tx.sqlOne<OrderRecord>(
      'rectification.orders.lock',
      `SELECT ${ORDER_COLUMNS} FROM rectification_order o WHERE o.district_id = $1 AND o.id = $2 FOR UPDATE`,
      [tx.districtId, id],
    );
  }

  /**
   * Whoever planned, submitted or found under one entry did so under the one that stays. What was verified before keeps
   * who did what.
   */
  movePerson(tx: WriteTx, fromId: string, toId: string): Promise<{ readonly id: string }[]> {
    return tx.sql<{ id: string }>(
      'rectification.orders.move-person',
      `UPDATE rectification_order SET
         planned_by_person_id = CASE planned_by_person_id WHEN $2 THEN $3 ELSE planned_by_person_id END,
         submitted_by_person_id = CASE submitted_by_person_id WHEN $2 THEN $3 ELSE submitted_by_person_id END,
         finder_person_id = CASE finder_person_id WHEN $2 THEN $3 ELSE finder_person_id END,
         version = version + 1
       WHERE district_id = $1 AND state IN ('issued', 'received', 'planned', 'working', 'held', 'submitted')
         AND $2 IN (planned_by_person_id, submitted_by_person_id, finder_person_id)
       RETURNING id`,
      [tx.districtId, fromId, toId],
    );
  }

  /** What is open at these posts, and what they lead: it goes with them when they change hands. */
  openOfPosts(tx: ReadTx, postIds: readonly string[]): Promise<OrderRecord[]> {
    return tx.sql<OrderRecord>(
      'rectification.orders.open-of-posts',
      `SELECT ${ORDER_COLUMNS} FROM rectification_order o
       WHERE o.district_id = $1 AND o.state = ANY($3::text[])
         AND (o.post_id = ANY($2::uuid[]) OR o.leader_post_id = ANY($2::uuid[]))
       ORDER BY o.stands_due_on, o.id`,
      [tx.districtId, postIds, [...OWED_STATES, 'submitted', 'verified']],
    );
  }

  /** The orders of these problems, those that were taken back left out. */
  ofFindings(tx: ReadTx, findingIds: readonly string[]): Promise<OrderRecord[]> {
    return tx.sql<OrderRecord>(
      'rectification.orders.of-findings',
      `SELECT ${ORDER_COLUMNS} FROM rectification_order o
       WHERE o.district_id = $1 AND o.finding_id = ANY($2::uuid[]) AND o.state <> 'withdrawn'`,
      [tx.districtId, findingIds],
    );
  }

  /** The next number of a district's year; whoever comes at the same time waits for it, and none is left out. */
  async nextNumber(tx: WriteTx, year: number): Promise<number> {
    const row = await tx.sqlOne<{ last: number }>(
      'rectification.next-number',
      `INSERT INTO rectification_number AS n (district_id, year, last) VALUES ($1, $2, 1)
       ON CONFLICT (district_id, year) DO UPDATE SET last = n.last + 1 RETURNING last`,
      [tx.districtId, year],
    );
    return row!.last;
  }

  add(tx: WriteTx, order: NewOrder): Promise<number> {
    return tx.change(
      'rectification.orders.add',
      `INSERT INTO rectification_order (district_id, id, finding_id, year, number, organization_id, post_id, leader_post_id,
                                        source_code, dimension_code, domain_code, severity_code, apart, title, request,
                                        found_on, finder_person_id, issuer_organization_id, issued_by_tenure_id, issued_on,
                                        due_on, stands_due_on, state)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $21, 'issued')`,
      [
        ...[
          tx.districtId,
          order.id,
          order.findingId,
          order.year,
          order.number,
          order.organizationId,
          order.postId,
        ],
        ...[order.leaderPostId, order.sourceCode, order.dimensionCode, order.domainCode, order.severityCode],
        ...[order.apart, order.title, order.request, order.foundOn, order.finderPersonId],
        ...[order.issuerOrganizationId, tx.actor.tenureId, tx.today, order.dueOn],
      ],
    );
  }

  /** The compare-and-set of every act: version and state as they were looked at. */
  move(
    tx: WriteTx,
    { id, version, state }: OrderRecord,
    next: OrderState,
    change: OrderChange,
  ): Promise<number> {
    const keys = (Object.keys(SETTABLE) as (keyof typeof SETTABLE)[]).filter(
      (key) => change[key] !== undefined,
    );
    const set = keys.map((key, index) => `${SETTABLE[key]} = $${index + 6}`);
    return tx.change(
      `rectification.orders.move.${places(keys)}`,
      `UPDATE rectification_order SET ${['state = $5', 'version = version + 1', ...set].join(', ')}
       WHERE district_id = $1 AND id = $2 AND version = $3 AND state = $4`,
      [tx.districtId, id, version, state, next, ...keys.map((key) => change[key])],
    );
  }

  /** No new version: what somebody is about to send must not fail because a photo was added. */
  addEvidence(tx: WriteTx, id: string): Promise<number> {
    return tx.change(
      'rectification.orders.add-evidence',
      `UPDATE rectification_order SET evidence_count = evidence_count + 1 WHERE district_id = $1 AND id = $2`,
      [tx.districtId, id],
    );
  }

  addStep(
    tx: WriteTx,
    id: string,
    step: Pick<StepRecord, 'round' | 'verb' | 'text'> & { readonly orderId: string },
  ): Promise<number> {
    return tx.change(
      'rectification.steps.add',
      `INSERT INTO rectification_step (district_id, id, order_id, round, verb, text, by_tenure_id, at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [tx.districtId, id, step.orderId, step.round, step.verb, step.text, tx.actor.tenureId, tx.now],
    );
  }

  /** The first one first. */
  steps(tx: ReadTx, orderId: string): Promise<StepRecord[]> {
    return tx.sql<StepRecord>(
      'rectification.steps.of-order',
      `SELECT s.round, s.verb, s.text, s.by_tenure_id AS "byTenureId", s.at FROM rectification_step s
       WHERE s.district_id = $1 AND s.order_id = $2 ORDER BY s.at, s.id`,
      [tx.districtId, orderId],
    );
  }
}
