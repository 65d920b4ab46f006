import { Injectable } from '@nestjs/common';
import type { ReorganizationNews } from '@zeren/domain/registry/organizations/organizations-events';
import type { WriteTx } from '../../../platform/database/transaction';

/** Where a finding lay, and where it goes: another post, or another organisation, or both. */
export interface SucceedingFinding {
  readonly id: string;
  readonly organizationId: string;
  readonly postId: string | null;
  readonly toOrganizationId: string;
  readonly toPostId: string | null;
}

/** Findings of posts that moved or ended, and of organisations that did. */
@Injectable()
export class FindingSuccessionRepository {
  /** What waits for something still, and these beside: those of orders that go on. */
  lock(
    tx: WriteTx,
    { endedPosts, organizationIds, successorIds }: ReorganizationNews,
    alsoIds: readonly string[],
  ): Promise<SucceedingFinding[]> {
    return tx.sql<SucceedingFinding>(
      'inspections.succession.lock',
      `SELECT f.id, f.organization_id AS "organizationId", f.post_id AS "postId", s.organization_id AS "toOrganizationId",
              s.post_id AS "toPostId"
       FROM finding f
       LEFT JOIN post p ON p.district_id = $1 AND p.id = f.post_id
       LEFT JOIN unnest($2::uuid[], $3::uuid[]) AS t(id, heir_id) ON t.id = f.post_id
       LEFT JOIN post heir ON heir.district_id = $1 AND heir.id = t.heir_id
       LEFT JOIN organization gone
         ON gone.district_id = $1 AND gone.id = f.organization_id AND gone.id = ANY($4::uuid[]) AND gone.valid_to IS NOT NULL
       CROSS JOIN LATERAL (
         SELECT CASE WHEN t.id IS NULL THEN p.id ELSE heir.id END AS post_id,
                coalesce(heir.organization_id, CASE WHEN t.id IS NULL THEN p.organization_id END,
                         CASE WHEN gone.id IS NOT NULL THEN $5::uuid END, f.organization_id) AS organization_id) s
       WHERE f.district_id = $1
         AND (f.state = 'put' OR (f.state = 'confirmed' AND f.disposition IS NULL) OR f.id = ANY($6::uuid[]))
         AND (s.organization_id, s.post_id) IS DISTINCT FROM (f.organization_id, f.post_id)
       ORDER BY f.id FOR UPDATE OF f`,
      [
        ...[tx.districtId, endedPosts.map(({ id }) => id), endedPosts.map(({ takenOverBy }) => takenOverBy)],
        ...[organizationIds, successorIds[0] ?? null, alsoIds],
      ],
    );
  }

  hand(tx: WriteTx, findings: readonly SucceedingFinding[]): Promise<number> {
    return tx.change(
      'inspections.succession.hand',
      `UPDATE finding f SET organization_id = t.organization_id, post_id = t.post_id, version = f.version + 1
       FROM unnest($2::uuid[], $3::uuid[], $4::uuid[]) AS t(id, organization_id, post_id)
       WHERE f.district_id = $1 AND f.id = t.id`,
      [
        tx.districtId,
        findings.map(({ id }) => id),
        findings.map(({ toOrganizationId }) => toOrganizationId),
        findings.map(({ toPostId }) => toPostId),
      ],
    );
  }
}
