import { Injectable } from '@nestjs/common';
import type { ReadTx, WriteTx } from '../../../platform/database/transaction';

/** A row of the closure that is missing, or that should not be there. */
export interface ClosureFault {
  readonly fault: 'missing' | 'surplus';
  readonly ancestorId: string;
  readonly descendantId: string;
  readonly via: string;
}

/** The edges that grant sight on the day in $2, each with the organisations it reaches by the tree rows of the closure. */
const GUIDED = `
  SELECT e.guide_id AS ancestor_id, c.descendant_id, e.id::text AS via, c.depth + 1 AS depth
  FROM organization_guidance e
  JOIN organization_closure c ON c.district_id = $1 AND c.via = 'tree' AND c.ancestor_id = e.guided_id
    AND (e.with_subtree OR c.depth = 0)
  WHERE e.district_id = $1 AND 'see' = ANY (e.rights)
    AND e.valid_from <= $2::date AND (e.valid_to IS NULL OR e.valid_to > $2::date)`;

/** What the closure should hold, from parents and edges alone: nothing is taken from what it holds. */
const WANTED = `
  up (ancestor_id, descendant_id, depth) AS (
    SELECT id, id, 0 FROM organization WHERE district_id = $1
    UNION ALL
    SELECT o.parent_id, up.descendant_id, up.depth + 1
    FROM up JOIN organization o ON o.district_id = $1 AND o.id = up.ancestor_id
    WHERE o.parent_id IS NOT NULL AND up.depth < 60
  ),
  wanted AS (
    SELECT ancestor_id, descendant_id, 'tree' AS via, depth FROM up
    UNION ALL
    SELECT e.guide_id, up.descendant_id, e.id::text, up.depth + 1
    FROM organization_guidance e JOIN up ON up.ancestor_id = e.guided_id AND (e.with_subtree OR up.depth = 0)
    WHERE e.district_id = $1 AND 'see' = ANY (e.rights)
      AND e.valid_from <= $2::date AND (e.valid_to IS NULL OR e.valid_to > $2::date)
  ),
  faults AS (
    SELECT ancestor_id, descendant_id, via, w.depth AS wanted, k.depth AS kept
    FROM wanted w
    FULL JOIN (SELECT ancestor_id, descendant_id, via, depth FROM organization_closure WHERE district_id = $1) k
      USING (ancestor_id, descendant_id, via)
    WHERE w.depth IS DISTINCT FROM k.depth
  )`;

/**
 * Keeps what is derived from tree and edges: the closure and the ancestor columns. Called under {@link lockTree} in the
 * transaction that changed parents or edges; one statement each, however many rows.
 */
@Injectable()
export class ClosureRepository {
  /** One change of the tree or of edges per district at a time: each derives rows from what the other one writes. */
  async lockTree(tx: WriteTx): Promise<void> {
    await tx.sql(
      'organizations.lock-tree',
      `SELECT pg_advisory_xact_lock(hashtextextended('zeren.organizations:' || $1::uuid::text, 0))`,
      [tx.districtId],
    );
  }

  /** Keeps changes of the tree, imports among them, out until the transaction ends; others may hold it too. */
  async holdTree(tx: WriteTx): Promise<void> {
    await tx.sql(
      'organizations.hold-tree',
      `SELECT pg_advisory_xact_lock_shared(hashtextextended('zeren.organizations:' || $1::uuid::text, 0))`,
      [tx.districtId],
    );
  }

  /** Renews what lies below organisations that are new or have another parent. */
  async rebuildBelow(tx: WriteTx, movedIds: readonly string[]): Promise<void> {
    if (movedIds.length === 0) return;
    const affected = await this.subtrees(tx, movedIds);
    await tx.change(
      'organizations.closure.clear',
      `DELETE FROM organization_closure
       WHERE district_id = $1 AND via = 'tree' AND descendant_id = ANY($2::uuid[])`,
      [tx.districtId, affected],
    );
    // Upwards within what is affected; from there on, what the closure says of the parent outside of it.
    await tx.change(
      'organizations.closure.fill',
      `INSERT INTO organization_closure (district_id, ancestor_id, descendant_id, via, depth)
       WITH RECURSIVE affected (id, parent_id) AS MATERIALIZED (
         SELECT o.id, o.parent_id FROM unnest($2::uuid[]) AS t(id)
         JOIN organization o ON o.district_id = $1 AND o.id = t.id
       ),
       up (ancestor_id, descendant_id, depth) AS (
         SELECT id, id, 0 FROM affected
         UNION ALL
         SELECT a.parent_id, up.descendant_id, up.depth + 1
         FROM up JOIN affected a ON a.id = up.ancestor_id WHERE a.parent_id IS NOT NULL
       )
       SELECT $1, up.ancestor_id, up.descendant_id, 'tree', up.depth FROM up JOIN affected a ON a.id = up.ancestor_id
       UNION ALL
       SELECT $1, c.ancestor_id, up.descendant_id, 'tree', up.depth + c.depth
       FROM up
       JOIN organization_closure c ON c.district_id = $1 AND c.via = 'tree' AND c.descendant_id = up.ancestor_id
       LEFT JOIN affected a ON a.id = up.ancestor_id
       WHERE a.id IS NULL`,
      [tx.districtId, affected],
    );
    await this.setAncestorColumns(tx, affected);
    await this.keepGuidance(tx);
  }

  /** Brings the rows of edges to what holds today; answers how many rows began or ended. */
  async keepGuidance(tx: WriteTx): Promise<number> {
    const ended = await tx.change(
      'organizations.closure.end-guidance',
      `DELETE FROM organization_closure c
       WHERE c.district_id = $1 AND c.via <> 'tree' AND NOT EXISTS (
         SELECT 1 FROM (${GUIDED}) g
         WHERE g.ancestor_id = c.ancestor_id AND g.descendant_id = c.descendant_id AND g.via = c.via AND g.depth = c.depth)`,
      [tx.districtId, tx.today],
    );
    const begun = await tx.change(
      'organizations.closure.begin-guidance',
      `INSERT INTO organization_closure (district_id, ancestor_id, descendant_id, via, depth)
       SELECT $1, g.ancestor_id, g.descendant_id, g.via, g.depth FROM (${GUIDED}) g
       ON CONFLICT (district_id, ancestor_id, descendant_id, via) DO NOTHING`,
      [tx.districtId, tx.today],
    );
    return ended + begun;
  }

  /** Where the closure is not what parents and edges say today; for the nightly proof and for specs. */
  faults(tx: ReadTx): Promise<ClosureFault[]> {
    return tx.sql<ClosureFault>(
      'organizations.closure.faults',
      `WITH RECURSIVE ${WANTED}
       SELECT CASE WHEN wanted IS NULL THEN 'surplus' ELSE 'missing' END AS fault, ancestor_id AS "ancestorId",
              descendant_id AS "descendantId", via
       FROM faults ORDER BY 2, 3, 4`,
      [tx.districtId, tx.today],
    );
  }

  /** Makes the closure what parents and edges say today; answers what was wrong. */
  async repair(tx: WriteTx): Promise<ClosureFault[]> {
    const faults = await this.faults(tx);
    if (faults.length === 0) return faults;
    await tx.change(
      'organizations.closure.take-wrong',
      `WITH RECURSIVE ${WANTED}
       DELETE FROM organization_closure c USING faults f
       WHERE c.district_id = $1 AND f.kept IS NOT NULL
         AND c.ancestor_id = f.ancestor_id AND c.descendant_id = f.descendant_id AND c.via = f.via`,
      [tx.districtId, tx.today],
    );
    await tx.change(
      'organizations.closure.put-missing',
      `INSERT INTO organization_closure (district_id, ancestor_id, descendant_id, via, depth)
       WITH RECURSIVE ${WANTED}
       SELECT $1, ancestor_id, descendant_id, via, wanted FROM faults WHERE wanted IS NOT NULL`,
      [tx.districtId, tx.today],
    );
    return faults;
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
