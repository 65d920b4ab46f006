import { Inject, Injectable } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import type { Light } from '@zeren/domain/cycle/duties/duty-light';
import type { DueOutcome } from '@zeren/domain/cycle/duties/duty-turns';
import type { SevereDuty } from '@zeren/domain/cycle/duties/duties-events';
import { RUNTIME_DATA_SOURCE } from '../../platform/database/runtime-data-source';
import type { WriteTx } from '../../platform/database/transaction';
import { DUTY_COLUMNS } from './duty-record';
import type { DutyRecord } from './duty-record';

/** What a turn leaves on the row. */
export interface TurnedLight {
  readonly id: string;
  readonly light: Light;
  readonly dueOutcome: DueOutcome;
  readonly missedBefore: boolean;
  readonly lightTurnsOn: string | null;
}

/** A duty with what its item's duty before it had come to when this one fell overdue. */
export type TurningDuty = DutyRecord & { readonly missedBeforeNow: boolean };

/**
 * `missedBeforeNow` looks only at what had happened by the end of the due date, so it is the same whenever it is asked
 * for, however late the turner runs.
 */
const TURNING = `
  SELECT ${DUTY_COLUMNS}, coalesce(previous.missed, false) AS "missedBeforeNow"
  FROM duty d
  LEFT JOIN LATERAL (
    SELECT (p.reported_on IS NULL OR p.reported_on > greatest(d.due_on, d.extended_to))
           AND greatest(p.due_on, p.extended_to) < greatest(d.due_on, d.extended_to) AS missed
    FROM duty p
    WHERE p.district_id = d.district_id AND p.post_id = d.post_id AND p.lineage_id = d.lineage_id
      AND p.due_on < d.due_on AND p.state <> 'withdrawn'
    ORDER BY p.due_on DESC, p.id DESC LIMIT 1
  ) previous ON true`;

/** Rows whose light is computed anew, locked until their counts are written too. */
@Injectable()
export class DutyLightsRepository {
  constructor(@Inject(RUNTIME_DATA_SOURCE) private readonly dataSource: DataSource) {}

  /** Districts in which a light may have turned by now: what a worker may see across districts. */
  async districtsWithTurns(): Promise<string[]> {
    const rows = await this.dataSource.query<{ id: string }[]>(
      `SELECT DISTINCT district_id AS id FROM duty
       WHERE light_turns_on <= (clock_now() AT TIME ZONE 'Asia/Shanghai')::date`,
    );
    return rows.map((row) => row.id);
  }

  /** Takes up to `limit` duties whose light may have turned; another turner skips them. */
  claimTurning(tx: WriteTx, limit: number): Promise<TurningDuty[]> {
    return tx.sql<TurningDuty>(
      'duties.lights.claim',
      `${TURNING}
       WHERE d.district_id = $1 AND d.light_turns_on <= $2::date
       ORDER BY d.light_turns_on, d.id LIMIT $3 FOR UPDATE OF d SKIP LOCKED`,
      [tx.districtId, tx.today, limit],
    );
  }

  lock(tx: WriteTx, ids: readonly string[]): Promise<TurningDuty[]> {
    return tx.sql<TurningDuty>(
      'duties.lights.lock',
      `${TURNING} WHERE d.district_id = $1 AND d.id = ANY($2::uuid[]) ORDER BY d.id FOR UPDATE OF d`,
      [tx.districtId, ids],
    );
  }

  /**
   * Those of the duties that are double red, each with its item's periods missed running up to it, and how many of its
   * post are double red.
   */
  severe(tx: WriteTx, ids: readonly string[]): Promise<SevereDuty[]> {
    return tx.sql<SevereDuty & Record<string, unknown>>(
      'duties.lights.severe',
      `SELECT d.id AS "dutyId", d.post_id AS "postId", d.organization_id AS "organizationId",
              greatest(d.due_on, d.extended_to)::text AS "dueOn", run.misses AS "missesRunning",
              beside.severe AS "severeAtPost"
       FROM duty d
       CROSS JOIN LATERAL (
         SELECT count(*)::int AS misses FROM duty p
         WHERE p.district_id = d.district_id AND p.post_id = d.post_id AND p.lineage_id = d.lineage_id
           AND p.state <> 'withdrawn' AND p.due_outcome IN ('late', 'missed') AND p.due_on <= d.due_on
           AND p.due_on > coalesce((
             SELECT max(kept.due_on) FROM duty kept
             WHERE kept.district_id = d.district_id AND kept.post_id = d.post_id AND kept.lineage_id = d.lineage_id
               AND kept.state <> 'withdrawn' AND kept.due_outcome = 'on-time' AND kept.due_on < d.due_on), '-infinity')
       ) run
       CROSS JOIN LATERAL (
         SELECT count(*)::int AS severe FROM duty s
         WHERE s.district_id = d.district_id AND s.post_id = d.post_id AND s.light = 'severe') beside
       WHERE d.district_id = $1 AND d.id = ANY($2::uuid[]) AND d.light = 'severe'
       ORDER BY d.id`,
      [tx.districtId, ids],
    );
  }

  /** The version stays: nobody acted, and a page that was open before midnight can still be sent after it. */
  keep(tx: WriteTx, lights: readonly TurnedLight[]): Promise<number> {
    return tx.change(
      'duties.lights.keep',
      `UPDATE duty d SET light = t.light, due_outcome = t.due_outcome, missed_before = t.missed_before,
                         light_turns_on = t.light_turns_on
       FROM unnest($2::uuid[], $3::text[], $4::text[], $5::boolean[], $6::date[])
            AS t(id, light, due_outcome, missed_before, light_turns_on)
       WHERE d.district_id = $1 AND d.id = t.id`,
      [
        tx.districtId,
        lights.map((row) => row.id),
        lights.map((row) => row.light),
        lights.map((row) => row.dueOutcome),
        lights.map((row) => row.missedBefore),
        lights.map((row) => row.lightTurnsOn),
      ],
    );
  }
}
