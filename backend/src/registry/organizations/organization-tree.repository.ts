import { Injectable } from '@nestjs/common';
import type { WriteTx } from '../../platform/database/transaction';

/**
 * Keeps what is derived from the tree: the closure and the ancestor columns. Called in the transaction that changed
 * parents, with the organisations that are new or were moved; one statement each, however many there are.
 */
@Injectable()
export class OrganizationTreeRepository {
  async rebuildBelow(tx: WriteTx, movedIds: readonly string[]): Promise<void> {
    if (movedIds.length === 0) return;
    const affected = await this.subtrees(tx, movedIds);
    await tx.change(
      'organizations.closure.clear',
      `DELETE FROM organization_closure
       WHERE district_id = $1 AND via = 'tree' AND descendant_id = ANY($2::uuid[])`,
      [tx.districtId, affected],
    );
    await tx.change(
      'organizations.closure.fill',
      `INSERT INTO organization_closure (district_id, ancestor_id, descendant_id, via, depth)
       WITH RECURSIVE up (ancestor_id, descendant_id, depth) AS (
         SELECT id, id, 0 FROM unnest($2::uuid[]) AS t(id)
         UNION ALL
         SELECT o.parent_id, up.descendant_id, up.depth + 1
         FROM up JOIN organization o ON o.district_id = $1 AND o.id = up.ancestor_id
         WHERE o.parent_id IS NOT NULL
       )
       SELECT $1, ancestor_id, descendant_id, 'tree', depth FROM up`,
      [tx.districtId, affected],
    );
    await this.setAncestorColumns(tx, affected);
  }

  /** The organisations and everything below them, by the parents as they are now. */
  private async subtrees(tx: WriteTx, ids: readonly string[]): Promise<string[]> {
    const rows = await tx.sql<{ id: string }>(
      'organizations.subtrees',
      `WITH RECURSIVE down (id) AS (
         SELECT id FROM unnest($2::uuid[]) AS t(id)
         UNION
         SELECT o.id FROM down JOIN organization o ON o.district_id = $1 AND o.parent_id = down.id
       )
       SELECT id FROM down`,
      [tx.districtId, ids],
    );
    return rows.map(({ id }) => id);
  }

  /** l2 is the ancestor (or itself) one step below the district root, l3 two, l4 three; sort of rows stays. */
  private setAncestorColumns(tx: WriteTx, ids: readonly string[]): Promise<number> {
    return tx.change(
      'organizations.ancestor-columns',
      `UPDATE organization o SET l2_id = a.l2_id, l3_id = a.l3_id, l4_id = a.l4_id
       FROM (
         SELECT descendant_id AS id,
                (array_agg(ancestor_id) FILTER (WHERE depth = height - 1))[1] AS l2_id,
                (array_agg(ancestor_id) FILTER (WHERE depth = height - 2))[1] AS l3_id,
                (array_agg(ancestor_id) FILTER (WHERE depth = height - 3))[1] AS l4_id
         FROM (SELECT c.*, max(depth) OVER (PARTITION BY descendant_id) AS height
               FROM organization_closure c
               WHERE district_id = $1 AND via = 'tree' AND descendant_id = ANY($2::uuid[])) c
         GROUP BY descendant_id
       ) a
       WHERE o.district_id = $1 AND o.id = a.id
         AND (o.l2_id, o.l3_id, o.l4_id) IS DISTINCT FROM (a.l2_id, a.l3_id, a.l4_id)`,
      [tx.districtId, ids],
    );
  }
}
