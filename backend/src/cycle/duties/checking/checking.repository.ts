import { Inject, Injectable } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import type { DutyState } from '@zeren/domain/cycle/duties/duty-states';
import { RUNTIME_DATA_SOURCE } from '../../../platform/database/runtime-data-source';
import type { ReadTx, WriteTx } from '../../../platform/database/transaction';
import type { TurnedLight } from '../duty-lights.repository';
import type { DutyRecord } from '../duty-record';

/** Reports of the sampled class that a draw is made from, with the unit they are drawn in. */
export interface Frame {
  readonly organizationId: string;
  readonly ids: readonly string[];
}

/** A draw as it is kept. The seed is hexadecimal; the month is 'yyyy-MM'. */
export interface DrawRow {
  readonly id: string;
  readonly organizationId: string;
  /** What was drawn from: reports, or verifications for a second look. */
  readonly kind: 'report' | 'verification';
  readonly month: string;
  readonly seed: string;
  readonly share: string;
  readonly frame: readonly string[];
  readonly drawn: readonly string[];
  readonly drawnAt: Date;
}

const DRAW = `id, organization_id AS "organizationId", kind, month, encode(seed, 'hex') AS seed, share::text, frame, drawn,
  drawn_at AS "drawnAt"`;

/** What verification changes on duties, and the draws of what is to be verified. */
@Injectable()
export class CheckingRepository {
  constructor(@Inject(RUNTIME_DATA_SOURCE) private readonly dataSource: DataSource) {}

  /** The compare-and-set of a verification: nobody waits for it any more. */
  settle(tx: WriteTx, before: DutyRecord, state: DutyState, light: Omit<TurnedLight, 'id'>): Promise<number> {
    return tx.change(
      'duties.settle-check',
      `UPDATE duty SET state = $5, light = $6, due_outcome = $7, light_turns_on = $8, awaits_check = false,
                       awaits_check_since = NULL, version = version + 1
       WHERE district_id = $1 AND id = $2 AND version = $3 AND state = $4`,
      [
        tx.districtId,
        before.id,
        before.version,
        before.state,
        state,
        light.light,
        light.dueOutcome,
        light.lightTurnsOn,
      ],
    );
  }

  async districts(): Promise<string[]> {
    const rows = await this.dataSource.query<{ id: string }[]>('SELECT id FROM district ORDER BY id');
    return rows.map(({ id }) => id);
  }

  /**
   * Reports of the sampled class up to a day that were in no frame yet, locked, by unit: a township with what is below it,
   * or what has no township by itself.
   */
  frames(tx: WriteTx, until: string): Promise<Frame[]> {
    return tx.sql<Frame>(
      'duties.checking-frames',
      `WITH due AS (
         SELECT d.id, coalesce(d.l2_id, d.organization_id) AS unit FROM duty d
         WHERE d.district_id = $1 AND d.checking_class = '抽核' AND d.state = 'reported' AND NOT d.framed
           AND d.reported_on <= $2::date
         ORDER BY d.id FOR UPDATE)
       SELECT unit AS "organizationId", array_agg(id ORDER BY id) AS ids FROM due GROUP BY unit ORDER BY unit`,
      [tx.districtId, until],
    );
  }

  async keepDraws(tx: WriteTx, draws: readonly Omit<DrawRow, 'drawnAt'>[]): Promise<void> {
    await tx.change(
      'duties.keep-draws',
      `INSERT INTO verification_draw (district_id, id, organization_id, kind, month, seed, share, frame, drawn, drawn_at)
       SELECT $1, t.id, t."organizationId", t.kind, t.month, decode(t.seed, 'hex'), t.share, t.frame, t.drawn, $2
       FROM jsonb_to_recordset($3::jsonb)
            AS t(id uuid, "organizationId" uuid, kind text, month text, seed text, share numeric, frame uuid[], drawn uuid[])`,
      [tx.districtId, tx.now, JSON.stringify(draws)],
    );
  }

  /** Lets what was drawn wait for a verification act. No new version: nobody acted on the duties. */
  async markDrawn(tx: WriteTx, draws: readonly Pick<DrawRow, 'frame' | 'drawn'>[]): Promise<void> {
    await tx.change(
      'duties.mark-drawn',
      `UPDATE duty SET framed = true, awaits_check = awaits_check OR id = ANY($3::uuid[]),
                       awaits_check_since = coalesce(awaits_check_since, CASE WHEN id = ANY($3::uuid[]) THEN $4::date END)
       WHERE district_id = $1 AND id = ANY($2::uuid[])`,
      [tx.districtId, draws.flatMap(({ frame }) => frame), draws.flatMap(({ drawn }) => drawn), tx.today],
    );
  }

  /** The newest draws in sight. */
  draws(tx: ReadTx, limit: number): Promise<DrawRow[]> {
    return tx.sql<DrawRow>(
      'duties.draws',
      `SELECT ${DRAW} FROM verification_draw WHERE district_id = $1 ORDER BY month DESC, id DESC LIMIT $2`,
      [tx.districtId, limit],
    );
  }

  draw(tx: ReadTx, id: string): Promise<DrawRow | undefined> {
    return tx.sqlOne<DrawRow>(
      'duties.draw',
      `SELECT ${DRAW} FROM verification_draw WHERE district_id = $1 AND id = $2`,
      [tx.districtId, id],
    );
  }
}
