import { Injectable } from '@nestjs/common';
import type { CountRow } from '@zeren/domain/insight/dashboard/figures';
import type { ReadTx } from '../../platform/database/transaction';
import type { ScopeRoot } from '../../registry/organizations';
import { below } from './below';

/** A count of the subtree of one organisation. */
export interface UnitCountRow extends CountRow {
  readonly unitId: string;
}

/** An organisation as a row of the heat table. */
export interface UnitRow {
  readonly id: string;
  readonly name: string;
  readonly childCount: number;
  readonly headPostId: string | null;
  /** Whether it exists no more: shown only for what it still counts. */
  readonly ended: boolean;
}

/** Duties of one post, counted. */
export interface PostCountRow {
  readonly postId: string;
  readonly postTitle: string;
  readonly organizationName: string;
  readonly measure: string;
  readonly bucket: string;
  readonly amount: number;
}

const MEASURES = `('duty', 'duty-due')`;

/** What the dashboard reads: counters with the deltas that are not folded yet, so that a report shows at once. */
@Injectable()
export class DashboardRepository {
  /** Counts of the subtrees of these organisations. */
  unitCounts(tx: ReadTx, organizationIds: readonly string[], year: number): Promise<UnitCountRow[]> {
    return tx.sql<UnitCountRow>(
      'dashboard.unit-counts',
      `SELECT unit AS "unitId", measure, domain, bucket, sum(amount)::int AS amount
       FROM (
         SELECT organization_id AS unit, measure, domain, bucket, amount FROM node_counter
         WHERE district_id = $1 AND organization_id = ANY($2::uuid[]) AND measure IN ${MEASURES} AND year = $3
         UNION ALL
         SELECT c.ancestor_id, d.measure, d.domain, d.bucket, d.amount
         FROM counter_delta d
         JOIN organization_closure c ON c.district_id = $1 AND c.descendant_id = d.organization_id
           AND c.ancestor_id = ANY($2::uuid[]) AND c.via = 'tree'
         WHERE d.district_id = $1 AND d.measure IN ${MEASURES} AND d.year = $3
       ) AS counts
       GROUP BY 1, 2, 3, 4 HAVING sum(amount) <> 0`,
      [tx.districtId, organizationIds, year],
    );
  }

  /** An organisation and those directly below it, itself first. */
  units(tx: ReadTx, parentId: string): Promise<UnitRow[]> {
    return tx.sql<UnitRow>(
      'dashboard.units',
      `SELECT o.id, o.name_zh AS name,
              (SELECT count(*)::int FROM organization below WHERE below.district_id = $1 AND below.parent_id = o.id) AS "childCount",
              (SELECT p.id FROM post p WHERE p.district_id = $1 AND p.organization_id = o.id AND p.is_head
               ORDER BY p.sort, p.id LIMIT 1) AS "headPostId",
              coalesce(o.valid_to <= $3::date, false) AS ended
       FROM organization o
       WHERE o.district_id = $1 AND (o.id = $2 OR o.parent_id = $2)
       ORDER BY o.id <> $2, o.sort, o.code`,
      [tx.districtId, parentId, tx.today],
    );
  }

  /** Duties of one organisation's own posts: few enough to be counted where they lie. */
  postCounts(tx: ReadTx, organizationId: string, year: number): Promise<PostCountRow[]> {
    return tx.sql<PostCountRow>(
      'dashboard.post-counts',
      `SELECT p.id AS "postId", p.title AS "postTitle", o.name_zh AS "organizationName", m.measure, m.bucket,
              count(*)::int AS amount
       FROM duty d
       JOIN post p ON p.district_id = $1 AND p.id = d.post_id
       JOIN organization o ON o.district_id = $1 AND o.id = p.organization_id
       CROSS JOIN LATERAL (VALUES ('duty', d.light), ('duty-due', d.due_outcome)) AS m(measure, bucket)
       WHERE d.district_id = $1 AND d.organization_id = $2 AND d.year = $3 AND d.state <> 'withdrawn' AND m.bucket IS NOT NULL
       GROUP BY p.id, p.title, p.sort, o.name_zh, m.measure, m.bucket
       ORDER BY p.sort, p.id`,
      [tx.districtId, organizationId, year],
    );
  }

  /** Ids of the gravest duties below a root: severe before overdue, longest overdue first. */
  async worst(tx: ReadTx, root: ScopeRoot, year: number, limit: number): Promise<string[]> {
    // The alarm index begins with the oldest due date, and each branch ends after `limit` rows of it.
    const branch = (light: string, grade: number) => `
      (SELECT d.id, d.due_on, ${grade} AS grade FROM duty d
       WHERE d.district_id = $1 AND d.light IN ('soon', 'overdue', 'severe') AND d.light = '${light}' AND d.year = $3
         AND d.state <> 'withdrawn' AND ${below(root)}
       ORDER BY d.due_on, d.id LIMIT $4)`;
    const rows = await tx.sql<{ id: string }>(
      `dashboard.worst.${root.column ?? 'all'}`,
      `SELECT id FROM (${branch('severe', 0)} UNION ALL ${branch('overdue', 1)}) AS gravest
       ORDER BY grade, due_on, id LIMIT $4`,
      [tx.districtId, root.organizationId, year, limit],
    );
    return rows.map(({ id }) => id);
  }
}
