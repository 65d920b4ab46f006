import { Inject, Injectable } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { RUNTIME_DATA_SOURCE } from '../../platform/database/runtime-data-source';
import type { WriteTx } from '../../platform/database/transaction';

/** A count that did not say what the rows say. */
export interface DriftRow {
  readonly organizationId: string;
  readonly measure: string;
  readonly year: number;
  readonly domain: string;
  readonly bucket: string;
  /** How much was missing; negative when there was too much. */
  readonly missing: number;
}

/** One folder or recounter per district at a time: two would wait for each other's rows in different orders. */
const LOCK = `hashtextextended('zeren.node-counter:' || $1::uuid::text, 0)`;

/** The only statements that write `node_counter`. */
@Injectable()
export class CountersRepository {
  constructor(@Inject(RUNTIME_DATA_SOURCE) private readonly dataSource: DataSource) {}

  /** Districts with deltas that wait: what a worker may see across districts. */
  async districtsWithDeltas(): Promise<string[]> {
    const rows = await this.dataSource.query<{ id: string }[]>(
      `SELECT id FROM district d WHERE EXISTS (SELECT 1 FROM counter_delta c WHERE c.district_id = d.id)`,
    );
    return rows.map(({ id }) => id);
  }

  async districts(): Promise<string[]> {
    const rows = await this.dataSource.query<{ id: string }[]>(`SELECT id FROM district ORDER BY id`);
    return rows.map(({ id }) => id);
  }

  /**
   * Takes deltas away and adds them to their organisation and each of its ancestors, in one statement: a reader sees a
   * delta either waiting or folded, never both or neither. Answers how many it took; 0 too while somebody else folds.
   */
  async fold(tx: WriteTx, limit: number): Promise<number> {
    const row = await tx.sqlOne<{ taken: number }>(
      'dashboard.fold',
      `WITH guard AS MATERIALIZED (SELECT pg_try_advisory_xact_lock(${LOCK}) AS mine),
       chosen AS (
         SELECT d.id FROM counter_delta d, guard
         WHERE guard.mine AND d.district_id = $1 ORDER BY d.id LIMIT $2 FOR UPDATE OF d SKIP LOCKED),
       taken AS (
         DELETE FROM counter_delta d USING chosen WHERE d.district_id = $1 AND d.id = chosen.id
         RETURNING d.organization_id, d.measure, d.year, d.domain, d.bucket, d.amount),
       folded AS (
         INSERT INTO node_counter (district_id, organization_id, measure, year, domain, bucket, amount)
         SELECT $1, coalesce(c.ancestor_id, t.organization_id), t.measure, t.year, t.domain, t.bucket, sum(t.amount)
         FROM taken t
         LEFT JOIN organization_closure c
           ON c.district_id = $1 AND c.descendant_id = t.organization_id AND c.via = 'tree'
         GROUP BY 2, 3, 4, 5, 6 HAVING sum(t.amount) <> 0
         ON CONFLICT (district_id, organization_id, measure, year, domain, bucket)
         DO UPDATE SET amount = node_counter.amount + excluded.amount)
       SELECT count(*)::int AS taken FROM taken`,
      [tx.districtId, limit],
    );
    return row!.taken;
  }

  /**
   * Counts all duties anew along today's tree, compares with counters and waiting deltas as of the same moment, and adds
   * what is missing. Because it adds, changes that commit meanwhile stay right. Answers what was wrong.
   */
  async recount(tx: WriteTx): Promise<DriftRow[]> {
    await tx.sql('dashboard.recount.lock', `SELECT pg_advisory_xact_lock(${LOCK})`, [tx.districtId]);
    return tx.sql<DriftRow>(
      'dashboard.recount',
      `WITH own AS (
         SELECT organization_id, 'duty' AS measure, year, domain_code AS domain, light AS bucket, count(*) AS amount
         FROM duty WHERE district_id = $1 AND state <> 'withdrawn' GROUP BY 1, 3, 4, 5
         UNION ALL
         SELECT organization_id, 'duty-due', year, domain_code, due_outcome, count(*)
         FROM duty WHERE district_id = $1 AND state <> 'withdrawn' AND due_outcome IS NOT NULL GROUP BY 1, 3, 4, 5),
       waiting AS (
         SELECT organization_id, measure, year, domain, bucket, sum(amount) AS amount
         FROM counter_delta WHERE district_id = $1 AND measure IN ('duty', 'duty-due') GROUP BY 1, 2, 3, 4, 5),
       wanted AS (
         SELECT coalesce(c.ancestor_id, o.organization_id) AS organization_id, o.measure, o.year, o.domain, o.bucket,
                sum(o.amount) AS amount
         FROM (SELECT * FROM own UNION ALL SELECT organization_id, measure, year, domain, bucket, -amount FROM waiting) o
         LEFT JOIN organization_closure c
           ON c.district_id = $1 AND c.descendant_id = o.organization_id AND c.via = 'tree'
         GROUP BY 1, 2, 3, 4, 5),
       kept AS (
         SELECT organization_id, measure, year, domain, bucket, amount
         FROM node_counter WHERE district_id = $1 AND measure IN ('duty', 'duty-due')),
       drift AS (
         SELECT organization_id, measure, year, domain, bucket, coalesce(w.amount, 0) - coalesce(k.amount, 0) AS missing
         FROM wanted w FULL JOIN kept k USING (organization_id, measure, year, domain, bucket)
         WHERE coalesce(w.amount, 0) <> coalesce(k.amount, 0)),
       repaired AS (
         INSERT INTO node_counter (district_id, organization_id, measure, year, domain, bucket, amount)
         SELECT $1, organization_id, measure, year, domain, bucket, missing FROM drift
         ON CONFLICT (district_id, organization_id, measure, year, domain, bucket)
         DO UPDATE SET amount = node_counter.amount + excluded.amount)
       SELECT organization_id AS "organizationId", measure, year, domain, bucket, missing::int AS missing FROM drift`,
      [tx.districtId],
    );
  }
}
