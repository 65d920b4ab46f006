import { Injectable } from '@nestjs/common';
import type { ReadTx } from '../../../platform/database/transaction';
import type { PostRow } from '../organization-rows';

/** What narrows a search for posts to give something to; nothing narrows it when all are left out. */
export interface PostSearch {
  readonly ids?: readonly string[] | undefined;
  readonly kinds?: readonly string[] | undefined;
  readonly levels?: readonly string[] | undefined;
  /** Only in the subtree of this organisation. */
  readonly within?: string | undefined;
  /** Only of members of this assessment group. */
  readonly groupId?: string | undefined;
  readonly headsOnly?: boolean | undefined;
}

/** What is known of an organisation as a number. */
export interface UnitSizeRow {
  readonly organizationId: string;
  readonly code: string;
  readonly members: number;
  readonly branches: number;
}

/** Posts to which somebody may give duties, and what the register knows of their units. */
@Injectable()
export class FindPostsRepository {
  /** Posts that stand today, below the roots by the tree or guided with the right to assign, in the order of the tree. */
  assignable(
    tx: ReadTx,
    { ids, kinds, levels, within, groupId, headsOnly }: PostSearch,
    limit: number,
  ): Promise<PostRow[]> {
    return tx.sql<PostRow>(
      'organizations.assignable-posts',
      `SELECT p.id, p.code, p.title, p.kind, p.is_head AS "isHead", p.in_team AS "inTeam", p.line_work AS "lineWork",
              p.organization_id AS "organizationId", o.name_zh AS "organizationName", o.level_code AS "levelCode",
              o.domain_code AS "domainCode", o.l2_id AS "l2Id", o.l3_id AS "l3Id", o.l4_id AS "l4Id"
       FROM post p JOIN organization o ON o.district_id = p.district_id AND o.id = p.organization_id
       WHERE p.district_id = $1 AND (p.valid_to IS NULL OR p.valid_to > $2::date)
         AND (o.valid_to IS NULL OR o.valid_to > $2::date)
         AND ($3::uuid[] IS NULL OR p.id = ANY($3)) AND ($4::text[] IS NULL OR p.kind = ANY($4))
         AND ($5::text[] IS NULL OR o.level_code = ANY($5)) AND (NOT $6::boolean OR p.is_head)
         AND ($7::uuid IS NULL OR EXISTS (
           SELECT 1 FROM organization_closure w
           WHERE w.district_id = $1 AND w.descendant_id = o.id AND w.ancestor_id = $7 AND w.via = 'tree'))
         AND ($8::uuid IS NULL OR EXISTS (
           SELECT 1 FROM assessment_group_member m
           WHERE m.district_id = $1 AND m.group_id = $8 AND m.organization_id = o.id
             AND m.valid_from <= $2::date AND (m.valid_to IS NULL OR m.valid_to > $2::date)))
         AND EXISTS (
           SELECT 1 FROM organization_closure c
           LEFT JOIN organization_guidance g ON c.via <> 'tree' AND g.district_id = c.district_id AND g.id::text = c.via
           WHERE c.district_id = $1 AND c.descendant_id = o.id AND c.ancestor_id = ANY($9::uuid[])
             AND (c.via = 'tree' OR 'assign' = ANY (g.rights)))
       ORDER BY o.sort, o.code, p.sort, p.code LIMIT $10`,
      [
        ...[tx.districtId, tx.today, ids ?? null, kinds ?? null, levels ?? null, headsOnly ?? false],
        ...[within ?? null, groupId ?? null, tx.actor.rootOrganizationIds, limit],
      ],
    );
  }

  /** Members and branches of each organisation with all that lies below it. */
  sizes(tx: ReadTx, organizationIds: readonly string[]): Promise<UnitSizeRow[]> {
    return tx.sql<UnitSizeRow>(
      'organizations.unit-sizes',
      `SELECT own.id AS "organizationId", own.code, sum(o.member_count)::int AS members,
              count(*) FILTER (WHERE (k.attributes ->> 'admitsMembers')::boolean AND NOT EXISTS (
                SELECT 1 FROM organization child
                WHERE child.district_id = $1 AND child.parent_id = o.id
                  AND (child.valid_to IS NULL OR child.valid_to > $3::date)))::int AS branches
       FROM organization own
       JOIN organization_closure c ON c.district_id = $1 AND c.ancestor_id = own.id AND c.via = 'tree'
       JOIN organization o ON o.district_id = $1 AND o.id = c.descendant_id
       LEFT JOIN catalogue_entry k ON k.catalogue = 'organization-kinds' AND k.code = o.kind_code
       WHERE own.district_id = $1 AND own.id = ANY($2::uuid[]) AND (o.valid_to IS NULL OR o.valid_to > $3::date)
       GROUP BY own.id, own.code`,
      [tx.districtId, organizationIds, tx.today],
    );
  }
}
