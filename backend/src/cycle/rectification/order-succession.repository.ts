import { Injectable } from '@nestjs/common';
import { OWED_STATES } from '@zeren/domain/cycle/rectification/rectification-states';
import type { ReorganizationNews } from '@zeren/domain/registry/organizations/organizations-events';
import type { WriteTx } from '../../platform/database/transaction';
import { ORDER_COLUMNS } from './order-record';
import type { OrderRecord } from './order-record';

/** Who answers for an order from now on, and who leads and judges it. */
export interface OrderHeirs {
  readonly organizationId: string;
  readonly postId: string;
  readonly leaderPostId: string | null;
  readonly issuerOrganizationId: string;
}

/** An order that goes on elsewhere. */
export type SucceedingOrder = OrderRecord & { readonly to: OrderHeirs };

/** What is owed, and what a return makes owed again. */
const MAY_BE_OWED = [...OWED_STATES, 'submitted'];

/** Orders of posts and bodies that were merged, split or closed. */
@Injectable()
export class OrderSuccessionRepository {
  /**
   * What is not at its end: a problem is put right by who takes over, whichever its date, and a look-back that is to come
   * must reach somebody.
   */
  lockThatGoOn(
    tx: WriteTx,
    { endedPosts, organizationIds, successorIds }: ReorganizationNews,
  ): Promise<SucceedingOrder[]> {
    return tx.sql<SucceedingOrder>(
      'rectification.succession.that-go-on',
      `SELECT ${ORDER_COLUMNS},
              jsonb_build_object('organizationId', s.organization_id, 'postId', s.post_id, 'leaderPostId', s.leader_post_id,
                                 'issuerOrganizationId', s.issuer_id) AS "to"
       FROM rectification_order o
       JOIN post p ON p.district_id = $1 AND p.id = o.post_id
       LEFT JOIN unnest($2::uuid[], $3::uuid[]) AS t(id, heir_id) ON t.id = o.post_id
       LEFT JOIN post heir ON heir.district_id = $1 AND heir.id = t.heir_id
       LEFT JOIN unnest($2::uuid[], $3::uuid[]) AS l(id, heir_id) ON l.id = o.leader_post_id
       LEFT JOIN organization gone ON gone.district_id = $1 AND gone.id = o.issuer_organization_id
         AND gone.id = ANY($4::uuid[]) AND gone.valid_to IS NOT NULL
       CROSS JOIN LATERAL (
         SELECT coalesce(heir.organization_id, p.organization_id) AS organization_id, coalesce(heir.id, p.id) AS post_id,
                CASE WHEN l.id IS NULL THEN o.leader_post_id ELSE l.heir_id END AS leader_post_id,
                coalesce(CASE WHEN gone.id IS NOT NULL THEN $5::uuid END, o.issuer_organization_id) AS issuer_id) s
       WHERE o.district_id = $1 AND o.state NOT IN ('passed', 'withdrawn')
         AND (s.organization_id, s.post_id, s.leader_post_id, s.issuer_id)
             IS DISTINCT FROM (o.organization_id, o.post_id, o.leader_post_id, o.issuer_organization_id)
       ORDER BY o.id FOR UPDATE OF o`,
      [
        ...[tx.districtId, endedPosts.map(({ id }) => id), endedPosts.map(({ takenOverBy }) => takenOverBy)],
        ...[organizationIds, successorIds[0] ?? null],
      ],
    );
  }

  /**
   * What is owed where nobody is left: at posts that nobody takes over, and in organisations that nothing follows. What was
   * submitted goes with it: sent back, it would be owed by nobody, and no one could take it back.
   */
  lockThatEnd(
    tx: WriteTx,
    { endedPosts, organizationIds, successorIds }: ReorganizationNews,
  ): Promise<OrderRecord[]> {
    const left = endedPosts.filter(({ takenOverBy }) => takenOverBy === null).map(({ id }) => id);
    return tx.sql<OrderRecord>(
      'rectification.succession.that-end',
      `SELECT ${ORDER_COLUMNS} FROM rectification_order o
       WHERE o.district_id = $1 AND o.state = ANY($4::text[])
         AND (o.post_id = ANY($2::uuid[]) OR o.organization_id = ANY($3::uuid[]))
       ORDER BY o.id FOR UPDATE OF o`,
      [tx.districtId, left, successorIds.length === 0 ? organizationIds : [], MAY_BE_OWED],
    );
  }

  hand(tx: WriteTx, orders: readonly SucceedingOrder[]): Promise<number> {
    const column = (key: keyof OrderHeirs) => orders.map(({ to }) => to[key]);
    return tx.change(
      'rectification.succession.hand',
      `UPDATE rectification_order o SET organization_id = t.organization_id, post_id = t.post_id,
              leader_post_id = t.leader_post_id, issuer_organization_id = t.issuer_id, version = o.version + 1
       FROM unnest($2::uuid[], $3::uuid[], $4::uuid[], $5::uuid[], $6::uuid[])
            AS t(id, organization_id, post_id, leader_post_id, issuer_id)
       WHERE o.district_id = $1 AND o.id = t.id`,
      [
        ...[tx.districtId, orders.map(({ id }) => id), column('organizationId'), column('postId')],
        ...[column('leaderPostId'), column('issuerOrganizationId')],
      ],
    );
  }

  withdraw(tx: WriteTx, ids: readonly string[]): Promise<number> {
    return tx.change(
      'rectification.succession.withdraw',
      `UPDATE rectification_order SET state = 'withdrawn', held_since = NULL, version = version + 1
       WHERE district_id = $1 AND id = ANY($2::uuid[])`,
      [tx.districtId, ids],
    );
  }
}
