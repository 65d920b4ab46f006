import { Injectable } from '@nestjs/common';
import type { GrantInForce, Reach } from '@zeren/domain/registry/access/why-seen';
import type { GuidanceRight } from '@zeren/domain/registry/organizations/guidance/guidance';
import type { ReadTx } from '../../../platform/database/transaction';

export interface NamedNode {
  readonly id: string;
  readonly nameZh: string;
  readonly nameEn: string | null;
}

export interface EdgeRow {
  readonly id: string;
  readonly guide: NamedNode;
  readonly guided: NamedNode;
  readonly kindCode: string;
  readonly rights: GuidanceRight[];
  readonly lastDay: string | null;
}

export interface ActingRow {
  readonly tenureId: string;
  readonly postId: string;
  readonly isHead: boolean;
  readonly startsOn: string;
  readonly kind: string;
  readonly personName: string;
  readonly postTitle: string;
  readonly organizationName: string;
  readonly lastDay: string | null;
}

/** How many others hold a permission over an organisation today. */
export interface HoldersCount {
  readonly posts: number;
  readonly people: number;
}

const IN_FORCE = (alias: string, day: string) =>
  `${alias}.valid_from <= ${day}::date AND (${alias}.valid_to IS NULL OR ${alias}.valid_to > ${day}::date)`;
const NODE = (alias: string) =>
  `jsonb_build_object('id', ${alias}.id, 'nameZh', ${alias}.name_zh, 'nameEn', ${alias}.name_en)`;

/** What "why can I see this" is explained from. */
@Injectable()
export class WhyRepository {
  /** The actor's own, with the organisations over which they hold. */
  grants(tx: ReadTx): Promise<(GrantInForce & { readonly root: NamedNode })[]> {
    return tx.sql(
      'access.why.grants',
      `SELECT g.id, g.capability_set AS "capabilitySet", g.root_organization_id AS "rootOrganizationId",
              g.post_id AS "postId", (g.valid_to - 1)::text AS "lastDay", ${NODE('root')} AS root
       FROM capability_grant g
       JOIN organization root ON root.district_id = g.district_id AND root.id = g.root_organization_id
       WHERE g.district_id = $1 AND (g.person_id = $2 OR g.post_id = $3) AND ${IN_FORCE('g', '$4')}`,
      [tx.districtId, tx.actor.personId, tx.actor.postId, tx.today],
    );
  }

  acting(tx: ReadTx): Promise<ActingRow | undefined> {
    return tx.sqlOne(
      'access.why.acting',
      `SELECT t.id AS "tenureId", t.post_id AS "postId", p.is_head AS "isHead", t.starts_on::text AS "startsOn", t.kind,
              n.name AS "personName", p.title AS "postTitle", o.name_zh AS "organizationName", t.ends_on::text AS "lastDay"
       FROM tenure t
       JOIN post p ON p.district_id = t.district_id AND p.id = t.post_id
       JOIN organization o ON o.district_id = p.district_id AND o.id = p.organization_id
       JOIN person n ON n.district_id = t.district_id AND n.id = t.person_id
       WHERE t.district_id = $1 AND t.id = $2`,
      [tx.districtId, tx.actor.tenureId],
    );
  }

  reaches(tx: ReadTx, rootIds: readonly string[], organizationIds: readonly string[]): Promise<Reach[]> {
    return tx.sql(
      'access.why.reaches',
      `SELECT ancestor_id AS "rootId", descendant_id AS "organizationId", via, depth
       FROM organization_closure
       WHERE district_id = $1 AND ancestor_id = ANY($2::uuid[]) AND descendant_id = ANY($3::uuid[])`,
      [tx.districtId, rootIds, organizationIds],
    );
  }

  edges(tx: ReadTx, ids: readonly string[]): Promise<EdgeRow[]> {
    return tx.sql(
      'access.why.edges',
      `SELECT e.id, ${NODE('guide')} AS guide, ${NODE('guided')} AS guided, e.kind_code AS "kindCode", e.rights,
              (e.valid_to - 1)::text AS "lastDay"
       FROM organization_guidance e
       JOIN organization guide ON guide.district_id = e.district_id AND guide.id = e.guide_id
       JOIN organization guided ON guided.district_id = e.district_id AND guided.id = e.guided_id
       WHERE e.district_id = $1 AND e.id::text = ANY($2::text[]) AND ${IN_FORCE('e', '$3')}`,
      [tx.districtId, ids, tx.today],
    );
  }

  /** From each organisation down to the one below it by 隶属, both named; in the order asked. */
  async paths(
    tx: ReadTx,
    asked: readonly { readonly fromId: string; readonly toId: string }[],
  ): Promise<NamedNode[][]> {
    const rows = await tx.sql<{ readonly path: NamedNode[] }>(
      'access.why.paths',
      `SELECT ARRAY(
         SELECT ${NODE('o')} FROM organization_closure up
         JOIN organization_closure below ON below.district_id = up.district_id AND below.ancestor_id = asked.from_id
           AND below.descendant_id = up.ancestor_id AND below.via = 'tree'
         JOIN organization o ON o.district_id = up.district_id AND o.id = up.ancestor_id
         WHERE up.district_id = $1 AND up.descendant_id = asked.to_id AND up.via = 'tree'
         ORDER BY up.depth DESC) AS path
       FROM unnest($2::uuid[], $3::uuid[]) WITH ORDINALITY AS asked(from_id, to_id, place)
       ORDER BY asked.place`,
      [tx.districtId, asked.map(({ fromId }) => fromId), asked.map(({ toId }) => toId)],
    );
    return rows.map(({ path }) => path);
  }

  /** Posts, and people beside posts, with one of the sets over an organisation: for those who may see grants. */
  async holders(
    tx: ReadTx,
    organizationIds: readonly string[],
    capabilitySets: readonly string[],
  ): Promise<HoldersCount> {
    const counted = await tx.sqlOne<HoldersCount>(
      'access.why.holders',
      `SELECT count(DISTINCT g.post_id)::int AS posts, count(DISTINCT g.person_id)::int AS people
       FROM capability_grant g
       WHERE g.district_id = $1 AND g.capability_set = ANY($3::text[]) AND ${IN_FORCE('g', '$4')}
         AND EXISTS (SELECT 1 FROM organization_closure c
                     WHERE c.district_id = g.district_id AND c.ancestor_id = g.root_organization_id
                       AND c.descendant_id = ANY($2::uuid[]))`,
      [tx.districtId, organizationIds, capabilitySets, tx.today],
    );
    return counted!;
  }
}
