import { Injectable } from '@nestjs/common';
import { TENURE_KINDS } from '@zeren/domain/registry/organizations/tenure';
import type { TenureKind } from '@zeren/domain/registry/organizations/tenure';
import type { ReadTx } from '../../platform/database/transaction';
import type {
  DistrictRow,
  DomainSizeRow,
  HeadPostRow,
  OrganizationRow,
  PersonRow,
  PostRow,
  TenureRow,
} from './organization-rows';

const ORGANIZATION = `o.id, o.parent_id AS "parentId", o.code, o.name_zh AS "nameZh", o.name_en AS "nameEn",
  o.kind_code AS "kindCode", o.level_code AS "levelCode", o.domain_code AS "domainCode",
  o.l2_id AS "l2Id", o.l3_id AS "l3Id", o.l4_id AS "l4Id", o.version`;

const POST = `p.id, p.code, p.title, p.kind, p.is_head AS "isHead", p.in_team AS "inTeam", p.line_work AS "lineWork",
  p.organization_id AS "organizationId", o.name_zh AS "organizationName", o.level_code AS "levelCode",
  o.domain_code AS "domainCode", o.l2_id AS "l2Id", o.l3_id AS "l3Id", o.l4_id AS "l4Id"`;

const TENURE = `t.id AS "tenureId", t.person_id AS "personId", person.name AS "personName", t.kind,
  t.starts_on::text AS "startsOn", t.ends_on::text AS "endsOn", t.post_id AS "postId", p.title AS "postTitle",
  p.kind AS "postKind", p.organization_id AS "organizationId", o.name_zh AS "organizationName", t.version`;

const TENURE_JOINS = `FROM tenure t
  JOIN post p ON p.district_id = t.district_id AND p.id = t.post_id
  JOIN organization o ON o.district_id = p.district_id AND o.id = p.organization_id
  JOIN person ON person.district_id = t.district_id AND person.id = t.person_id`;

/** A tenure that may answer for a post, and the post that is asked about. */
export interface AnsweringTenureRow {
  readonly tenureId: string;
  readonly personId: string;
  readonly personName: string;
  readonly kind: TenureKind;
  readonly startsOn: string;
  readonly endsOn: string | null;
  readonly postId: string;
}

/** A post with the head post of its organisation, and the tenures that may answer for it. */
export interface PostWithTenuresRow extends PostRow {
  readonly headPostId: string | null;
  readonly tenures: readonly AnsweringTenureRow[];
}

/** Queries behind the door: what other rooms ask about organisations, posts and tenures. */
@Injectable()
export class OrganizationReadsRepository {
  organizations(tx: ReadTx, ids: readonly string[]): Promise<OrganizationRow[]> {
    return tx.sql<OrganizationRow>(
      'organizations.by-ids',
      `SELECT ${ORGANIZATION} FROM organization o WHERE o.district_id = $1 AND o.id = ANY($2::uuid[]) ORDER BY o.sort, o.code`,
      [tx.districtId, ids],
    );
  }

  root(tx: ReadTx): Promise<OrganizationRow | undefined> {
    return tx.sqlOne<OrganizationRow>(
      'organizations.root',
      `SELECT ${ORGANIZATION} FROM organization o WHERE o.district_id = $1 AND o.parent_id IS NULL ORDER BY o.sort LIMIT 1`,
      [tx.districtId],
    );
  }

  districts(tx: ReadTx): Promise<DistrictRow[]> {
    return tx.sql<DistrictRow>(
      'organizations.districts',
      `SELECT id, kind, name_zh AS "nameZh", name_en AS "nameEn" FROM district
       ORDER BY kind <> 'installation', name_zh, id`,
      [],
    );
  }

  subtree(tx: ReadTx, rootId: string): Promise<OrganizationRow[]> {
    return tx.sql<OrganizationRow>(
      'organizations.subtree',
      `SELECT ${ORGANIZATION} FROM organization_closure c
       JOIN organization o ON o.district_id = c.district_id AND o.id = c.descendant_id
       WHERE c.district_id = $1 AND c.ancestor_id = $2 AND c.via = 'tree' ORDER BY o.sort, o.code`,
      [tx.districtId, rootId],
    );
  }

  /** A branch here is an organisation of a kind that admits members with no organisation below it: 总支 without 支部 too. */
  sizesByDomain(tx: ReadTx, rootId: string): Promise<DomainSizeRow[]> {
    return tx.sql<DomainSizeRow>(
      'organizations.sizes-by-domain',
      `SELECT o.domain_code AS domain, sum(o.member_count)::int AS members,
              count(*) FILTER (WHERE (k.attributes ->> 'admitsMembers')::boolean AND NOT EXISTS (
                  SELECT 1 FROM organization child
                  WHERE child.district_id = $1 AND child.parent_id = o.id
                    AND (child.valid_to IS NULL OR child.valid_to > $3)))::int AS branches
       FROM organization_closure c
       JOIN organization o ON o.district_id = c.district_id AND o.id = c.descendant_id
       JOIN catalogue_entry k ON k.catalogue = 'organization-kinds' AND k.code = o.kind_code
       WHERE c.district_id = $1 AND c.ancestor_id = $2 AND c.via = 'tree' AND o.domain_code IS NOT NULL
         AND (o.valid_to IS NULL OR o.valid_to > $3)
       GROUP BY o.domain_code ORDER BY o.domain_code`,
      [tx.districtId, rootId, tx.today],
    );
  }

  postsOf(tx: ReadTx, organizationIds: readonly string[]): Promise<PostRow[]> {
    return tx.sql<PostRow>(
      'organizations.posts-of-organizations',
      `SELECT ${POST} FROM post p JOIN organization o ON o.district_id = p.district_id AND o.id = p.organization_id
       WHERE p.district_id = $1 AND p.organization_id = ANY($2::uuid[]) ORDER BY o.sort, p.sort, p.code`,
      [tx.districtId, organizationIds],
    );
  }

  posts(tx: ReadTx, ids: readonly string[]): Promise<PostRow[]> {
    return tx.sql<PostRow>(
      'organizations.posts-by-ids',
      `SELECT ${POST} FROM post p JOIN organization o ON o.district_id = p.district_id AND o.id = p.organization_id
       WHERE p.district_id = $1 AND p.id = ANY($2::uuid[]) ORDER BY o.sort, p.sort, p.code`,
      [tx.districtId, ids],
    );
  }

  postsByKind(tx: ReadTx, kinds: readonly string[], rootIds: readonly string[]): Promise<PostRow[]> {
    return tx.sql<PostRow>(
      'organizations.posts-by-kind',
      `SELECT ${POST} FROM post p JOIN organization o ON o.district_id = p.district_id AND o.id = p.organization_id
       WHERE p.district_id = $1 AND p.kind = ANY($2) AND (p.valid_to IS NULL OR p.valid_to > $4)
         AND EXISTS (SELECT 1 FROM organization_closure c
                     WHERE c.district_id = $1 AND c.descendant_id = o.id AND c.ancestor_id = ANY($3::uuid[])
                       AND c.via = 'tree')
       ORDER BY o.sort, o.code, p.sort, p.code`,
      [tx.districtId, kinds, rootIds, tx.today],
    );
  }

  /** Posts with the head post of their organisation, and everybody who held either on some day of `from`…`to`. */
  postsWithTenures(
    tx: ReadTx,
    postIds: readonly string[],
    from: string,
    to: string,
  ): Promise<PostWithTenuresRow[]> {
    return tx.sql<PostWithTenuresRow>(
      'organizations.posts-with-tenures',
      `SELECT ${POST}, head.id AS "headPostId", coalesce(tenures.found, '[]') AS tenures
       FROM post p
       JOIN organization o ON o.district_id = p.district_id AND o.id = p.organization_id
       LEFT JOIN LATERAL (
         SELECT h.id FROM post h
         WHERE h.district_id = p.district_id AND h.organization_id = p.organization_id AND h.is_head AND h.id <> p.id
         ORDER BY h.sort, h.id LIMIT 1
       ) head ON true
       LEFT JOIN LATERAL (
         SELECT jsonb_agg(jsonb_build_object(
           'tenureId', t.id, 'personId', t.person_id, 'personName', person.name, 'kind', t.kind,
           'startsOn', t.starts_on, 'endsOn', t.ends_on, 'postId', t.post_id)) AS found
         FROM tenure t JOIN person ON person.district_id = t.district_id AND person.id = t.person_id
         WHERE t.district_id = p.district_id AND t.post_id IN (p.id, head.id)
           AND t.starts_on <= $4::date AND (t.ends_on IS NULL OR t.ends_on >= $3::date)
       ) tenures ON true
       WHERE p.district_id = $1 AND p.id = ANY($2::uuid[])`,
      [tx.districtId, postIds, from, to],
    );
  }

  /** All posts of the organisation that a tenure belongs to. */
  postsBesideTenure(tx: ReadTx, tenureId: string): Promise<{ id: string; own: boolean }[]> {
    return tx.sql<{ id: string; own: boolean }>(
      'organizations.posts-beside-tenure',
      `SELECT p.id, p.id = held.id AS own
       FROM tenure t
       JOIN post held ON held.district_id = t.district_id AND held.id = t.post_id
       JOIN post p ON p.district_id = held.district_id AND p.organization_id = held.organization_id
       WHERE t.district_id = $1 AND t.id = $2`,
      [tx.districtId, tenureId],
    );
  }

  tenuresOfPerson(tx: ReadTx, personId: string, day: string): Promise<TenureRow[]> {
    return tx.sql<TenureRow>(
      'organizations.tenures-of-person',
      `SELECT ${TENURE} ${TENURE_JOINS}
       WHERE t.district_id = $1 AND t.person_id = $2
         AND t.starts_on <= $3::date AND (t.ends_on IS NULL OR t.ends_on >= $3::date)
       ORDER BY array_position($4::text[], t.kind), p.is_head DESC, t.starts_on, t.id`,
      [tx.districtId, personId, day, TENURE_KINDS],
    );
  }

  tenuresOfPersonEver(tx: ReadTx, personId: string): Promise<TenureRow[]> {
    return tx.sql<TenureRow>(
      'organizations.tenures-of-person-ever',
      `SELECT ${TENURE} ${TENURE_JOINS} WHERE t.district_id = $1 AND t.person_id = $2 ORDER BY t.starts_on, t.id`,
      [tx.districtId, personId],
    );
  }

  tenures(tx: ReadTx, ids: readonly string[]): Promise<TenureRow[]> {
    return tx.sql<TenureRow>(
      'organizations.tenures-by-ids',
      `SELECT ${TENURE} ${TENURE_JOINS} WHERE t.district_id = $1 AND t.id = ANY($2::uuid[])`,
      [tx.districtId, ids],
    );
  }

  tenuresOfPosts(tx: ReadTx, postIds: readonly string[]): Promise<TenureRow[]> {
    return tx.sql<TenureRow>(
      'organizations.tenures-of-posts',
      `SELECT ${TENURE} ${TENURE_JOINS}
       WHERE t.district_id = $1 AND t.post_id = ANY($2::uuid[]) ORDER BY t.starts_on, t.id`,
      [tx.districtId, postIds],
    );
  }

  headPostsAbove(tx: ReadTx, organizationIds: readonly string[]): Promise<HeadPostRow[]> {
    return tx.sql<HeadPostRow>(
      'organizations.head-posts-above',
      `SELECT c.descendant_id AS "organizationId", h.id AS "headPostId"
       FROM organization_closure c
       JOIN post h ON h.district_id = $1 AND h.organization_id = c.ancestor_id AND h.is_head
       WHERE c.district_id = $1 AND c.descendant_id = ANY($2::uuid[]) AND c.via = 'tree' AND c.depth > 0
       ORDER BY c.descendant_id, c.depth, h.sort, h.id`,
      [tx.districtId, organizationIds],
    );
  }

  people(tx: ReadTx, ids: readonly string[]): Promise<PersonRow[]> {
    return tx.sql<PersonRow>(
      'organizations.people-by-ids',
      `SELECT p.id, p.code, p.name FROM person p WHERE p.district_id = $1 AND p.id = ANY($2::uuid[])`,
      [tx.districtId, ids],
    );
  }

  peopleByCode(tx: ReadTx, codes: readonly string[]): Promise<PersonRow[]> {
    return tx.sql<PersonRow>(
      'organizations.people-by-codes',
      `SELECT p.id, p.code, p.name FROM person p WHERE p.district_id = $1 AND p.code = ANY($2)`,
      [tx.districtId, codes],
    );
  }

  peopleCalled(tx: ReadTx, namesOrCodes: readonly string[]): Promise<PersonRow[]> {
    return tx.sql<PersonRow>(
      'organizations.people-called',
      `SELECT p.id, p.code, p.name FROM person p
       WHERE p.district_id = $1 AND (p.name = ANY($2) OR p.code = ANY($2)) ORDER BY p.code`,
      [tx.districtId, namesOrCodes],
    );
  }

  postsByCode(tx: ReadTx, codes: readonly string[]): Promise<PostRow[]> {
    return tx.sql<PostRow>(
      'organizations.posts-by-codes',
      `SELECT ${POST} FROM post p JOIN organization o ON o.district_id = p.district_id AND o.id = p.organization_id
       WHERE p.district_id = $1 AND p.code = ANY($2)`,
      [tx.districtId, codes],
    );
  }
}
