import { Injectable } from '@nestjs/common';
import type { WriteTx } from '../../platform/database/transaction';
import { DUTY_COLUMNS } from './duty-record';
import type { DutyRecord } from './duty-record';

/** Where a duty goes. */
export interface DutyHeir {
  readonly id: string;
  readonly postId: string;
  readonly organizationId: string;
}

/** A duty that is to go somewhere. */
export type SucceedingDuty = DutyRecord & { readonly to: DutyHeir };

const HEIR = (post: string) =>
  `jsonb_build_object('id', d.id, 'postId', ${post}.id, 'organizationId', ${post}.organization_id) AS "to"`;

/** Duties of posts that went to another organisation, or that ended and are taken over by another post. */
@Injectable()
export class DutySuccessionRepository {
  /** What is open at posts that lie in another organisation now; what was done stays where it was done. */
  lockOfMovedPosts(tx: WriteTx): Promise<SucceedingDuty[]> {
    return tx.sql<SucceedingDuty>(
      'duties.succession.of-moved-posts',
      `SELECT ${DUTY_COLUMNS}, ${HEIR('p')} FROM duty d
       JOIN post p ON p.district_id = d.district_id AND p.id = d.post_id AND p.organization_id <> d.organization_id
       WHERE d.district_id = $1 AND d.state IN ('owed', 'returned')
       ORDER BY d.due_on, d.id FOR UPDATE OF d`,
      [tx.districtId],
    );
  }

  /** What is owed by the day on or later, extended or not, at posts that ended, with the post that takes it over. */
  lockOfEndedPosts(
    tx: WriteTx,
    pairs: readonly { readonly id: string; readonly takenOverBy: string | null }[],
    on: string,
  ): Promise<(DutyRecord & { readonly to: DutyHeir | null })[]> {
    return tx.sql(
      'duties.succession.of-ended-posts',
      `SELECT ${DUTY_COLUMNS}, CASE WHEN heir.id IS NULL THEN NULL ELSE jsonb_build_object(
                'id', d.id, 'postId', heir.id, 'organizationId', heir.organization_id) END AS "to"
       FROM unnest($2::uuid[], $3::uuid[]) AS t(id, heir_id)
       JOIN duty d ON d.district_id = $1 AND d.post_id = t.id
       LEFT JOIN post heir ON heir.district_id = $1 AND heir.id = t.heir_id
       WHERE d.state IN ('owed', 'returned') AND greatest(d.due_on, d.extended_to) >= $4::date
       ORDER BY d.due_on, d.id FOR UPDATE OF d`,
      [tx.districtId, pairs.map(({ id }) => id), pairs.map(({ takenOverBy }) => takenOverBy), on],
    );
  }

  /** Under another post, or another organisation, or both. */
  hand(tx: WriteTx, heirs: readonly DutyHeir[]): Promise<number> {
    return tx.change(
      'duties.succession.hand',
      `UPDATE duty d SET post_id = t.post_id, organization_id = o.id, l2_id = o.l2_id, l3_id = o.l3_id, l4_id = o.l4_id,
                         version = d.version + 1
       FROM unnest($2::uuid[], $3::uuid[], $4::uuid[]) AS t(id, post_id, organization_id)
       JOIN organization o ON o.district_id = $1 AND o.id = t.organization_id
       WHERE d.district_id = $1 AND d.id = t.id`,
      [
        tx.districtId,
        heirs.map(({ id }) => id),
        heirs.map(({ postId }) => postId),
        heirs.map(({ organizationId }) => organizationId),
      ],
    );
  }
}
