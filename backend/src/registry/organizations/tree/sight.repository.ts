import { Injectable } from '@nestjs/common';
import type { GuidanceRight } from '@zeren/domain/registry/organizations/guidance/guidance';
import type { ReadTx } from '../../../platform/database/transaction';
import type { ScopeRoot } from '../organization-rows';

/** Queries on who is below whom by 隶属, and who is seen through guidance. */
@Injectable()
export class SightRepository {
  /** By 隶属 alone. */
  within(
    tx: ReadTx,
    organizationIds: readonly string[],
    rootIds: readonly string[],
  ): Promise<{ id: string }[]> {
    return tx.sql<{ id: string }>(
      'organizations.within',
      `SELECT DISTINCT descendant_id AS id FROM organization_closure
       WHERE district_id = $1 AND descendant_id = ANY($2::uuid[]) AND ancestor_id = ANY($3::uuid[])
         AND via = 'tree'`,
      [tx.districtId, organizationIds, rootIds],
    );
  }

  /** Those of the roots whose subtree the organisation lies in, by the tree. */
  rootsOver(tx: ReadTx, organizationId: string, rootIds: readonly string[]): Promise<{ id: string }[]> {
    return tx.sql<{ id: string }>(
      'organizations.roots-over',
      `SELECT ancestor_id AS id FROM organization_closure
       WHERE district_id = $1 AND descendant_id = $2 AND ancestor_id = ANY($3::uuid[]) AND via = 'tree'`,
      [tx.districtId, organizationId, rootIds],
    );
  }

  /** By 隶属 or by an edge that grants sight. */
  inSight(
    tx: ReadTx,
    organizationIds: readonly string[],
    rootIds: readonly string[],
  ): Promise<{ id: string }[]> {
    return tx.sql<{ id: string }>(
      'organizations.in-sight',
      `SELECT DISTINCT descendant_id AS id FROM organization_closure
       WHERE district_id = $1 AND descendant_id = ANY($2::uuid[]) AND ancestor_id = ANY($3::uuid[])`,
      [tx.districtId, organizationIds, rootIds],
    );
  }

  /** Those of the organisations below which nothing is out of sight. */
  wholeSubtreeInSight(
    tx: ReadTx,
    organizationIds: readonly string[],
    rootIds: readonly string[],
  ): Promise<{ id: string }[]> {
    return tx.sql<{ id: string }>(
      'organizations.whole-subtree-in-sight',
      `SELECT asked.id FROM unnest($2::uuid[]) AS asked(id)
       WHERE EXISTS (SELECT 1 FROM organization_closure c
                     WHERE c.district_id = $1 AND c.descendant_id = asked.id AND c.ancestor_id = ANY($3::uuid[]))
         AND NOT EXISTS (
           SELECT 1 FROM organization_closure below
           WHERE below.district_id = $1 AND below.ancestor_id = asked.id AND below.via = 'tree'
             AND NOT EXISTS (SELECT 1 FROM organization_closure c
                             WHERE c.district_id = $1 AND c.descendant_id = below.descendant_id
                               AND c.ancestor_id = ANY($3::uuid[])))`,
      [tx.districtId, organizationIds, rootIds],
    );
  }

  /** What the roots see through edges and not by 隶属: each guided organisation once, the widest edge of it. */
  guidedRoots(
    tx: ReadTx,
    rootIds: readonly string[],
  ): Promise<{ organizationId: string; withSubtree: boolean; depth: number }[]> {
    return tx.sql<{ organizationId: string; withSubtree: boolean; depth: number }>(
      'organizations.guided-roots',
      `SELECT e.guided_id AS "organizationId", bool_or(e.with_subtree) AS "withSubtree",
              (SELECT max(c.depth) FROM organization_closure c
               WHERE c.district_id = $1 AND c.descendant_id = e.guided_id AND c.via = 'tree') AS depth
       FROM organization_guidance e
       WHERE e.district_id = $1 AND e.guide_id = ANY($2::uuid[])
         AND EXISTS (SELECT 1 FROM organization_closure c
                     WHERE c.district_id = $1 AND c.ancestor_id = e.guide_id AND c.descendant_id = e.guided_id
                       AND c.via = e.id::text)
         AND NOT EXISTS (SELECT 1 FROM organization_closure c
                         WHERE c.district_id = $1 AND c.descendant_id = e.guided_id AND c.ancestor_id = ANY($2::uuid[])
                           AND c.via = 'tree')
       GROUP BY e.guided_id ORDER BY depth, e.guided_id`,
      [tx.districtId, rootIds],
    );
  }

  /** Those of the organisations that an edge in force today gives this right over to one of the roots. */
  guidedWith(
    tx: ReadTx,
    right: GuidanceRight,
    organizationIds: readonly string[],
    rootIds: readonly string[],
  ): Promise<{ id: string }[]> {
    return tx.sql<{ id: string }>(
      'organizations.guided-with',
      `SELECT DISTINCT c.descendant_id AS id
       FROM organization_guidance e
       JOIN organization_closure c ON c.district_id = $1 AND c.via = 'tree' AND c.ancestor_id = e.guided_id
         AND (e.with_subtree OR c.depth = 0)
       WHERE e.district_id = $1 AND e.guide_id = ANY($4::uuid[]) AND $2 = ANY (e.rights)
         AND e.valid_from <= $5::date AND (e.valid_to IS NULL OR e.valid_to > $5::date)
         AND c.descendant_id = ANY($3::uuid[])`,
      [tx.districtId, right, organizationIds, rootIds, tx.today],
    );
  }

  /** Roots of which none lies below another one of them, with how deep they lie. */
  scopeRoots(tx: ReadTx, rootIds: readonly string[]): Promise<{ organizationId: string; depth: number }[]> {
    return tx.sql<{ organizationId: string; depth: number }>(
      'organizations.scope-roots',
      `SELECT r.id AS "organizationId",
              (SELECT max(c.depth) FROM organization_closure c
               WHERE c.district_id = $1 AND c.descendant_id = r.id AND c.via = 'tree') AS depth
       FROM unnest($2::uuid[]) AS r(id)
       WHERE EXISTS (SELECT 1 FROM organization o WHERE o.district_id = $1 AND o.id = r.id)
         AND NOT EXISTS (SELECT 1 FROM organization_closure c
                         WHERE c.district_id = $1 AND c.descendant_id = r.id AND c.ancestor_id = ANY($2::uuid[])
                           AND c.ancestor_id <> r.id AND c.via = 'tree')
       ORDER BY depth, r.id`,
      [tx.districtId, rootIds],
    );
  }
}

/** The ancestor column that carries an organisation of this depth below the district root. */
export function scopeColumn(depth: number): ScopeRoot['column'] {
  const columns = [null, 'l2_id', 'l3_id', 'l4_id'] as const;
  return depth < columns.length ? columns[depth]! : 'closure';
}
