import { Injectable } from '@nestjs/common';
import { TENURE_KINDS } from '@zeren/domain/registry/organizations/tenure';
import type { ReadTx } from '../../platform/database/transaction';
import type {
  OrganizationAncestorDto,
  OrganizationNodeDto,
  OrganizationPostDto,
} from './dto/organization.dto';
import type { OrganizationFoundDto } from './dto/search.dto';

/** Whoever answers for post `post_id` today, by kind of tenure, then who came last. $2 is today, $3 the kinds in order. */
export const holderOf = (postId: string) => `
  SELECT t.person_id, person.name, t.kind, t.starts_on
  FROM tenure t JOIN person ON person.district_id = t.district_id AND person.id = t.person_id
  WHERE t.district_id = $1 AND t.post_id = ${postId}
    AND t.starts_on <= $2::date AND (t.ends_on IS NULL OR t.ends_on >= $2::date)
  ORDER BY array_position($3::text[], t.kind), t.starts_on DESC, t.person_id LIMIT 1`;

const NODE = `o.id, o.parent_id AS "parentId", o.code, o.name_zh AS "nameZh", o.name_en AS "nameEn",
  o.kind_code AS "kindCode", coalesce(kind.name_zh, o.kind_code) AS "kindName",
  o.level_code AS "levelCode", coalesce(level.name_zh, o.level_code) AS "levelName",
  o.domain_code AS "domainCode", coalesce(domain.name_zh, o.domain_code) AS "domainName",
  (SELECT count(*)::int FROM organization child
   WHERE child.district_id = o.district_id AND child.parent_id = o.id
     AND (child.valid_to IS NULL OR child.valid_to > $2::date)) AS "childCount",
  o.member_count AS "memberCount", o.version,
  CASE WHEN head.id IS NULL THEN NULL
       ELSE jsonb_build_object('postTitle', head.title, 'personName', holder.name) END AS head`;

const NODE_JOINS = `
  LEFT JOIN catalogue_entry kind ON kind.catalogue = 'organization-kinds' AND kind.code = o.kind_code
  LEFT JOIN catalogue_entry level ON level.catalogue = 'levels' AND level.code = o.level_code
  LEFT JOIN catalogue_entry domain ON domain.catalogue = 'domains' AND domain.code = o.domain_code
  LEFT JOIN LATERAL (
    SELECT p.id, p.title FROM post p
    WHERE p.district_id = o.district_id AND p.organization_id = o.id AND p.is_head
    ORDER BY p.sort, p.id LIMIT 1
  ) head ON true
  LEFT JOIN LATERAL (${holderOf('head.id')}) holder ON true`;

const IN_SIGHT = (id: string, roots: string) => `EXISTS (
  SELECT 1 FROM organization_closure scope
  WHERE scope.district_id = $1 AND scope.descendant_id = ${id} AND scope.ancestor_id = ANY(${roots}::uuid[]))`;

/** The latest earlier name of an organisation (alias `o`) that has the words in $2, where its name of today has not. */
const ONCE_CALLED = `(
  SELECT past.name_zh FROM organization_past past
  WHERE past.district_id = o.district_id AND past.organization_id = o.id AND past.name_zh <> o.name_zh
    AND NOT (o.name_zh LIKE '%' || $2 || '%' OR o.name_pinyin LIKE '%' || $2 || '%' OR o.name_initials LIKE '%' || $2 || '%')
    AND (past.name_zh LIKE '%' || $2 || '%' OR past.name_pinyin LIKE '%' || $2 || '%'
         OR past.name_initials LIKE '%' || $2 || '%')
  ORDER BY past.valid_to DESC LIMIT 1)`;

/** What people look at: the tree, an organisation. Each page is one query. */
@Injectable()
export class OrganizationPagesRepository {
  /** Nodes of the given ids. */
  nodes(tx: ReadTx, ids: readonly string[]): Promise<OrganizationNodeDto[]> {
    return tx.sql<OrganizationNodeDto>(
      'organizations.nodes',
      `SELECT ${NODE} FROM organization o ${NODE_JOINS}
       WHERE o.district_id = $1 AND o.id = ANY($4::uuid[]) ORDER BY o.sort, o.code`,
      [tx.districtId, tx.today, TENURE_KINDS, ids],
    );
  }

  /** Children in force today of an organisation in sight. */
  children(tx: ReadTx, parentId: string): Promise<OrganizationNodeDto[]> {
    return tx.sql<OrganizationNodeDto>(
      'organizations.children',
      `SELECT ${NODE} FROM organization o ${NODE_JOINS}
       WHERE o.district_id = $1 AND o.parent_id = $4 AND (o.valid_to IS NULL OR o.valid_to > $2::date)
         AND ${IN_SIGHT('o.id', '$5')}
       ORDER BY o.sort, o.code`,
      [tx.districtId, tx.today, TENURE_KINDS, parentId, tx.actor.rootOrganizationIds],
    );
  }

  /** From the top down to the organisation's superior, as far as the actor may see. */
  ancestors(tx: ReadTx, id: string): Promise<OrganizationAncestorDto[]> {
    return tx.sql<OrganizationAncestorDto>(
      'organizations.ancestors',
      `SELECT o.id, o.name_zh AS "nameZh", o.name_en AS "nameEn"
       FROM organization_closure c JOIN organization o ON o.district_id = c.district_id AND o.id = c.ancestor_id
       WHERE c.district_id = $1 AND c.descendant_id = $2 AND c.via = 'tree' AND c.depth > 0
         AND ${IN_SIGHT('o.id', '$3')}
       ORDER BY c.depth DESC`,
      [tx.districtId, id, tx.actor.rootOrganizationIds],
    );
  }

  posts(tx: ReadTx, organizationId: string): Promise<OrganizationPostDto[]> {
    return tx.sql<OrganizationPostDto>(
      'organizations.posts-of',
      `SELECT p.id, p.title, p.kind, p.is_head AS "isHead", p.in_team AS "inTeam", p.line_work AS "lineWork",
              CASE WHEN holder.person_id IS NULL THEN NULL
                   ELSE jsonb_build_object('personId', holder.person_id, 'name', holder.name, 'tenureKind', holder.kind,
                                           'startsOn', holder.starts_on) END AS holder
       FROM post p LEFT JOIN LATERAL (${holderOf('p.id')}) holder ON true
       WHERE p.district_id = $1 AND p.organization_id = $4 AND (p.valid_to IS NULL OR p.valid_to > $2::date)
       ORDER BY p.is_head DESC, p.sort, p.code`,
      [tx.districtId, tx.today, TENURE_KINDS, organizationId],
    );
  }

  /** Organisations whose name, pinyin, initials or code has the words; names that start with them first. */
  search(tx: ReadTx, pattern: string, limit: number): Promise<OrganizationFoundDto[]> {
    return tx.sql<OrganizationFoundDto>(
      'organizations.search',
      `SELECT found.id, found."nameZh", found."formerName",
              (SELECT string_agg(a.name_zh, ' / ' ORDER BY c.depth DESC)
               FROM organization_closure c
               JOIN organization a ON a.district_id = c.district_id AND a.id = c.ancestor_id
               WHERE c.district_id = $1 AND c.descendant_id = found.id AND c.via = 'tree'
                 AND ${IN_SIGHT('a.id', '$3')}) AS path
       FROM (
         SELECT o.id, o.name_zh AS "nameZh", o.sort, ${ONCE_CALLED} AS "formerName",
                o.name_zh LIKE $2 || '%' OR o.name_initials LIKE $2 || '%' OR o.name_pinyin LIKE $2 || '%' AS starts
         FROM organization o
         WHERE o.district_id = $1
           AND (o.name_zh LIKE '%' || $2 || '%' OR o.name_pinyin LIKE '%' || $2 || '%'
                OR o.name_initials LIKE '%' || $2 || '%' OR lower(o.code) LIKE $2 || '%' OR ${ONCE_CALLED} IS NOT NULL)
           AND (o.valid_to IS NULL OR o.valid_to > $5::date)
           AND ${IN_SIGHT('o.id', '$3')}
         ORDER BY starts DESC, o.sort, o.code LIMIT $4
       ) found ORDER BY found.starts DESC, found.sort`,
      [tx.districtId, pattern, tx.actor.rootOrganizationIds, limit, tx.today],
    );
  }
}
