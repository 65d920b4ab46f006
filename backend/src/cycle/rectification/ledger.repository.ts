import { Injectable } from '@nestjs/common';
import type { LedgerView } from '@zeren/domain/cycle/rectification/ledger-view';
import type { GraceOfPost, LightBounds } from '@zeren/domain/cycle/rectification/order-light';
import type { ReadTx } from '../../platform/database/transaction';
import { ORDER_COLUMNS } from './order-record';
import type { OrderRecord } from './order-record';

/** Which rows of the ledger are asked for. */
export interface LedgerFilter {
  readonly view: LedgerView;
  readonly year: number | null;
  readonly organizationId: string | null;
  readonly domain: string | null;
  readonly source: string | null;
  readonly severity: string | null;
  /** The last row seen. */
  readonly after: { readonly year: number; readonly number: number } | null;
}

/** What the lights of orders follow from on a day. */
export interface LedgerBounds extends LightBounds {
  /** Those that can still keep something from being red, or from being severe. */
  readonly graces: readonly GraceOfPost[];
}

/** What an act of verification says in the ledger. */
export interface CheckRow {
  readonly orderId: string;
  readonly kind: 'on-site' | 'records' | 'interview' | 'data' | 'call-back';
  readonly result: 'confirmed' | 'returned';
  readonly heldOn: string;
  readonly tenureId: string;
}

export interface LedgerCounts {
  readonly total: number;
  readonly closed: number;
  readonly early: number;
  readonly open: number;
  readonly overdue: number;
  readonly severe: number;
  readonly soon: number;
  readonly submitted: number;
  readonly lookBack: number;
}

/** The unit still owes something, and no hold stops the clock. */
const RUNNING = `o.state IN ('issued', 'received', 'planned', 'working')`;
/** The last day of the grace that an order falls due in: $11 posts, $12 first days, $13 last days. */
const GRACE_UNTIL = `(SELECT max(g.ends_on) FROM unnest($11::uuid[], $12::date[], $13::date[]) AS g(post_id, starts_on, ends_on)
  WHERE g.post_id = o.post_id AND o.stands_due_on BETWEEN g.starts_on AND g.ends_on)`;
/** Owed, and red after a day before or on this one. */
const redSince = (compared: string) =>
  `${RUNNING} AND o.stands_due_on ${compared} AND coalesce(${GRACE_UNTIL}, o.stands_due_on) ${compared}`;
const OPEN = `o.state IN ('issued', 'received', 'planned', 'working', 'held', 'submitted', 'verified')`;
const CLOSED = `o.state IN ('closed', 'passed')`;
/** $3 today, $4 severe until, $5 soon until, $11 to $13 the graces: bound in every statement, whichever view. */
const VIEWS: Readonly<Record<LedgerView, string>> = {
  all: `o.state <> 'withdrawn'`,
  open: OPEN,
  overdue: redSince('< $3::date'),
  soon: `${RUNNING} AND o.stands_due_on BETWEEN $3::date AND $5::date`,
  submitted: `o.state = 'submitted'`,
  closed: CLOSED,
  'look-back': `o.state = 'closed' AND o.look_back_on <= $3::date`,
  withdrawn: `o.state = 'withdrawn'`,
};

const FROM = `rectification_order o
  WHERE o.district_id = $1 AND $3::date IS NOT NULL AND $4::date IS NOT NULL AND $5::date IS NOT NULL
    AND $11::uuid[] IS NOT NULL AND $12::date[] IS NOT NULL AND $13::date[] IS NOT NULL
    AND o.organization_id IN (
      SELECT c.descendant_id FROM organization_closure c WHERE c.district_id = $1 AND c.ancestor_id = ANY($2::uuid[]))
    AND ($6::int IS NULL OR o.year = $6)
    AND ($7::uuid IS NULL OR o.organization_id IN (
      SELECT c.descendant_id FROM organization_closure c
      WHERE c.district_id = $1 AND c.ancestor_id = $7 AND c.via = 'tree'))
    AND ($8::text IS NULL OR o.domain_code = $8) AND ($9::text IS NULL OR o.source_code = $9)
    AND ($10::text IS NULL OR o.severity_code = $10)`;

/** Lists of orders: the ledger by number, and what waits for somebody. */
@Injectable()
export class LedgerRepository {
  page(tx: ReadTx, filter: LedgerFilter, bounds: LedgerBounds, limit: number): Promise<OrderRecord[]> {
    return tx.sql<OrderRecord>(
      `rectification.ledger.page.${filter.view}`,
      `SELECT ${ORDER_COLUMNS} FROM ${FROM} AND ${VIEWS[filter.view]}
         AND ($14::int IS NULL OR (o.year, o.number) > ($14, $15::int))
       ORDER BY o.year, o.number LIMIT $16`,
      [...values(tx, filter, bounds), filter.after?.year ?? null, filter.after?.number ?? null, limit],
    );
  }

  /** Of every row that the filter lets through; views are counted beside each other. */
  async counts(tx: ReadTx, filter: LedgerFilter, bounds: LedgerBounds): Promise<LedgerCounts> {
    const row = await tx.sqlOne<LedgerCounts>(
      `rectification.ledger.counts.${filter.view}`,
      `SELECT count(*)::int AS total, count(*) FILTER (WHERE ${CLOSED})::int AS closed,
              count(*) FILTER (WHERE ${CLOSED} AND o.outcome = 'early')::int AS early,
              count(*) FILTER (WHERE ${OPEN})::int AS open,
              count(*) FILTER (WHERE ${VIEWS.overdue})::int AS overdue,
              count(*) FILTER (WHERE ${redSince('<= $4::date')})::int AS severe,
              count(*) FILTER (WHERE ${VIEWS.soon})::int AS soon,
              count(*) FILTER (WHERE ${VIEWS.submitted})::int AS submitted,
              count(*) FILTER (WHERE ${VIEWS['look-back']})::int AS "lookBack"
       FROM ${FROM} AND ${VIEWS[filter.view]}`,
      values(tx, filter, bounds),
    );
    return row!;
  }

  /** The newest act of verification of each order. */
  checks(tx: ReadTx, orderIds: readonly string[]): Promise<CheckRow[]> {
    return tx.sql<CheckRow>(
      'rectification.ledger.checks',
      `SELECT DISTINCT ON (v.subject_id) v.subject_id AS "orderId", v.kind, v.result, v.held_on::text AS "heldOn",
              v.verified_by_tenure_id AS "tenureId"
       FROM verification_act v
       WHERE v.district_id = $1 AND v.subject_kind = 'rectification-order' AND v.subject_id = ANY($2::uuid[])
       ORDER BY v.subject_id, v.verified_at DESC, v.id DESC`,
      [tx.districtId, orderIds],
    );
  }

  /** What the posts owe, the nearest date first. */
  owedAt(tx: ReadTx, postIds: readonly string[], limit: number): Promise<OrderRecord[]> {
    return tx.sql<OrderRecord>(
      'rectification.ledger.owed-at',
      `SELECT ${ORDER_COLUMNS} FROM rectification_order o
       WHERE o.district_id = $1 AND o.post_id = ANY($2::uuid[]) AND o.state IN ('issued', 'received', 'planned', 'working')
       ORDER BY o.stands_due_on, o.id LIMIT $3`,
      [tx.districtId, postIds, limit],
    );
  }

  /** Plans, requests for more time and verified orders of these bodies' own issuing. */
  toDecide(tx: ReadTx, bodies: readonly string[], limit: number): Promise<OrderRecord[]> {
    return tx.sql<OrderRecord>(
      'rectification.ledger.to-decide',
      `SELECT ${ORDER_COLUMNS} FROM rectification_order o
       WHERE o.district_id = $1 AND o.issuer_organization_id = ANY($2::uuid[])
         AND (o.state IN ('planned', 'verified') OR EXISTS (
           SELECT 1 FROM rectification_extension e
           WHERE e.district_id = $1 AND e.order_id = o.id AND e.state = 'asked'))
       ORDER BY o.stands_due_on, o.id LIMIT $3`,
      [tx.districtId, bodies, limit],
    );
  }

  /** Submitted, or closed with a look-back due, in the subtrees of these roots. */
  toCheck(
    tx: ReadTx,
    roots: readonly string[],
    what: 'submitted' | 'look-back',
    limit: number,
  ): Promise<OrderRecord[]> {
    return tx.sql<OrderRecord>(
      `rectification.ledger.to-check.${what}`,
      `SELECT ${ORDER_COLUMNS} FROM rectification_order o
       WHERE o.district_id = $1 AND $3::date IS NOT NULL AND ${VIEWS[what]}
         AND o.organization_id IN (
           SELECT c.descendant_id FROM organization_closure c
           WHERE c.district_id = $1 AND c.ancestor_id = ANY($2::uuid[]) AND c.via = 'tree')
       ORDER BY o.stands_due_on, o.id LIMIT $4`,
      [tx.districtId, roots, tx.today, limit],
    );
  }
}

function values(
  tx: ReadTx,
  filter: LedgerFilter,
  { severeUntil, soonUntil, graces }: LedgerBounds,
): unknown[] {
  const { year, organizationId, domain, source, severity } = filter;
  return [
    ...[tx.districtId, tx.actor.rootOrganizationIds, tx.today, severeUntil, soonUntil],
    ...[year, organizationId, domain, source, severity],
    ...[graces.map(({ postId }) => postId), graces.map(({ startsOn }) => startsOn)],
    graces.map(({ endsOn }) => endsOn),
  ];
}
