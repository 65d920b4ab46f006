import { Injectable } from '@nestjs/common';
import type { ReadTx, WriteTx } from '../../platform/database/transaction';
import type { ScopeRoot } from '../../registry/organizations';
import { below } from './below';

/** How a subtree stood at the beginning of a week, in one domain. */
export interface WeekRow {
  readonly monday: string;
  readonly domain: string;
  readonly due: number;
  readonly onTime: number;
  readonly overdue: number;
}

/** What came to be overdue since a day, and what of the overdue was reported since. */
export interface ChangeRow {
  readonly domain: string;
  readonly added: number;
  readonly cleared: number;
}

/** The date that counts for a duty's light. */
const DEADLINE = 'coalesce(d.extended_to, d.due_on)';

/** Figures by the week. */
@Injectable()
export class WeeksRepository {
  /** Those of the Mondays of which nothing is kept for the year. */
  async notKept(tx: ReadTx, year: number, mondays: readonly string[]): Promise<string[]> {
    const rows = await tx.sql<{ monday: string }>(
      'dashboard.weeks.not-kept',
      `SELECT m::text AS monday FROM unnest($3::date[]) AS m
       WHERE NOT EXISTS (SELECT 1 FROM week_figure w WHERE w.district_id = $1 AND w.year = $2 AND w.monday = m)
       ORDER BY m`,
      [tx.districtId, year, mondays],
    );
    return rows.map(({ monday }) => monday);
  }

  /**
   * Keeps how every organisation stood when that Monday began. Counted from the days on which duties were due and
   * reported, so that a week in which no job ran is made up for later.
   */
  keep(tx: WriteTx, year: number, monday: string): Promise<number> {
    return tx.change(
      'dashboard.weeks.keep',
      `INSERT INTO week_figure (district_id, organization_id, year, monday, domain, due, on_time, overdue)
       SELECT $1, c.ancestor_id, $2, $3::date, own.domain_code, sum(own.due), sum(own.on_time), sum(own.overdue)
       FROM (
         SELECT d.organization_id, d.domain_code,
                count(*) FILTER (WHERE d.due_on < $3::date) AS due,
                count(*) FILTER (WHERE d.due_on < $3::date AND d.reported_on <= d.due_on) AS on_time,
                count(*) FILTER (WHERE ${DEADLINE} < $3::date
                                 AND (d.reported_on IS NULL OR d.reported_on >= $3::date)) AS overdue
         FROM duty d
         WHERE d.district_id = $1 AND d.year = $2 AND d.state <> 'withdrawn' AND d.due_on < $3::date
         GROUP BY 1, 2) AS own
       JOIN organization_closure c
         ON c.district_id = $1 AND c.descendant_id = own.organization_id AND c.via = 'tree'
       GROUP BY c.ancestor_id, own.domain_code
       ON CONFLICT DO NOTHING`,
      [tx.districtId, year, monday],
    );
  }

  /** Weeks of an organisation's subtree by domain, oldest first. */
  of(tx: ReadTx, organizationId: string, year: number, mondays: readonly string[]): Promise<WeekRow[]> {
    return tx.sql<WeekRow>(
      'dashboard.weeks.of',
      `SELECT monday::text, domain, due, on_time AS "onTime", overdue FROM week_figure
       WHERE district_id = $1 AND organization_id = $2 AND year = $3 AND monday = ANY($4::date[])
       ORDER BY monday, domain`,
      [tx.districtId, organizationId, year, mondays],
    );
  }

  /** By domain, what changed among the overdue of a subtree since a Monday began. */
  changes(tx: ReadTx, root: ScopeRoot, year: number, monday: string): Promise<ChangeRow[]> {
    const these = `d.district_id = $1 AND d.year = $3 AND d.state <> 'withdrawn' AND ${below(root)}`;
    return tx.sql<ChangeRow>(
      `dashboard.weeks.changes.${root.column ?? 'all'}`,
      `SELECT domain, sum(added)::int AS added, sum(cleared)::int AS cleared FROM (
         SELECT d.domain_code AS domain, 1 AS added, 0 AS cleared FROM duty d
         WHERE ${these} AND d.light IN ('overdue', 'severe') AND ${DEADLINE} >= $4::date
         UNION ALL
         SELECT d.domain_code, 0, 1 FROM duty d
         WHERE ${these} AND d.reported_on >= $4::date AND ${DEADLINE} < $4::date) AS changed
       GROUP BY 1`,
      [tx.districtId, root.organizationId, year, monday],
    );
  }
}
