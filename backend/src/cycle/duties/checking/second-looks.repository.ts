import { Injectable } from '@nestjs/common';
import type { LookOutcome } from '@zeren/domain/cycle/duties/checking/second-look';
import type { ReadTx, WriteTx } from '../../../platform/database/transaction';
import type { NotByThemselves } from '../duty-pages.repository';

/** A verification that was drawn to be done again: whose it was, and of which duty. */
export interface DrawnAct {
  readonly dutyId: string;
  readonly actId: string;
  readonly tenureId: string;
  readonly personId: string;
  readonly drawId: string;
}

export interface LookRow {
  readonly dutyId: string;
  readonly firstTenureId: string;
  readonly firstPersonId: string;
  readonly outcome: LookOutcome | null;
}

/** How often a verifier was looked at again, and how often contradicted. */
export interface RateRow {
  readonly personId: string;
  readonly drawn: number;
  readonly looked: number;
  readonly contradicted: number;
}

/** Whose looks wait for somebody: below these bodies, and not what they did themselves. */
export interface LooksFor extends NotByThemselves {
  readonly rootIds: readonly string[];
  readonly personId: string | null;
}

/** A duty that waits for a second look, and the moment at which it was drawn, as PostgreSQL writes it. */
export interface WaitingLook {
  readonly dutyId: string;
  readonly drawnAt: string;
  readonly drawnOn: string;
}

const WITHIN = `SELECT c.descendant_id FROM organization_closure c
  WHERE c.district_id = $1 AND c.ancestor_id = ANY($2::uuid[]) AND c.via = 'tree'`;

/** The only queries on `second_look`, and on what is marked of duties when they are drawn from. */
@Injectable()
export class SecondLooksRepository {
  /** Verified duties that were in no frame yet, but for those of one body. Nothing is locked. */
  async unframed(tx: ReadTx, notOf: string | null): Promise<string[]> {
    const rows = await tx.sql<{ id: string }>(
      'duties.look-unframed',
      `SELECT d.id FROM duty d
       WHERE d.district_id = $1 AND d.state = 'verified' AND NOT d.look_framed
         AND d.organization_id IS DISTINCT FROM $2::uuid`,
      [tx.districtId, notOf],
    );
    return rows.map(({ id }) => id);
  }

  /** Those of the duties that are still verified and in no frame, locked, with the unit that they are drawn in. */
  lockUnframed(tx: WriteTx, ids: readonly string[]): Promise<{ id: string; unit: string }[]> {
    return tx.sql(
      'duties.look-lock-unframed',
      `SELECT d.id, coalesce(d.l2_id, d.organization_id) AS unit FROM duty d
       WHERE d.district_id = $1 AND d.id = ANY($2::uuid[]) AND d.state = 'verified' AND NOT d.look_framed
       ORDER BY d.id FOR UPDATE`,
      [tx.districtId, ids],
    );
  }

  /** Keeps what was drawn, and marks what was drawn from. */
  async keep(tx: WriteTx, drawn: readonly DrawnAct[], framedIds: readonly string[]): Promise<void> {
    await tx.change(
      'duties.keep-looks',
      `INSERT INTO second_look (district_id, duty_id, organization_id, draw_id, first_act_id, first_tenure_id,
                                first_person_id, drawn_at)
       SELECT $1, d.id, d.organization_id, t."drawId", t."actId", t."tenureId", t."personId", $2
       FROM jsonb_to_recordset($3::jsonb)
            AS t("dutyId" uuid, "actId" uuid, "tenureId" uuid, "personId" uuid, "drawId" uuid)
       JOIN duty d ON d.district_id = $1 AND d.id = t."dutyId" ON CONFLICT DO NOTHING`,
      [tx.districtId, tx.now, JSON.stringify(drawn)],
    );
    await tx.change(
      'duties.mark-look-framed',
      `UPDATE duty SET look_framed = true WHERE district_id = $1 AND id = ANY($2::uuid[])`,
      [tx.districtId, framedIds],
    );
  }

  ofDuty(tx: ReadTx, dutyId: string): Promise<LookRow | undefined> {
    return tx.sqlOne<LookRow>(
      'duties.look-of-duty',
      `SELECT s.duty_id AS "dutyId", s.first_tenure_id AS "firstTenureId", s.first_person_id AS "firstPersonId", s.outcome
       FROM second_look s WHERE s.district_id = $1 AND s.duty_id = $2`,
      [tx.districtId, dutyId],
    );
  }

  /** What waits for a second look by somebody, what was drawn first first; after a row of an earlier page. */
  waiting(
    tx: ReadTx,
    looks: LooksFor,
    after: Pick<WaitingLook, 'drawnAt' | 'dutyId'> | undefined,
    limit: number,
  ): Promise<WaitingLook[]> {
    return tx.sql<WaitingLook>(
      'duties.looks-waiting',
      `SELECT s.duty_id AS "dutyId", s.drawn_at::text AS "drawnAt",
              (s.drawn_at AT TIME ZONE 'Asia/Shanghai')::date::text AS "drawnOn"
       ${WAITING} AND ($7::timestamptz IS NULL OR (s.drawn_at, s.duty_id) > ($7, $8::uuid))
       ORDER BY s.drawn_at, s.duty_id LIMIT $9`,
      [...waitingValues(tx, looks), after?.drawnAt ?? null, after?.dutyId ?? null, limit],
    );
  }

  /** How many wait; not counted on from `atMost`. */
  async countWaiting(tx: ReadTx, looks: LooksFor, atMost: number): Promise<number> {
    const counted = await tx.sqlOne<{ count: number }>(
      'duties.looks-waiting-count',
      `SELECT count(*)::int AS count FROM (SELECT 1 ${WAITING} LIMIT $7) waiting`,
      [...waitingValues(tx, looks), atMost],
    );
    return counted?.count ?? 0;
  }

  /** The compare-and-set of a second look. */
  settle(tx: WriteTx, dutyId: string, outcome: LookOutcome): Promise<number> {
    return tx.change(
      'duties.settle-look',
      `UPDATE second_look SET outcome = $3, second_tenure_id = $4, looked_at = $5
       WHERE district_id = $1 AND duty_id = $2 AND outcome IS NULL`,
      [tx.districtId, dutyId, outcome, tx.actor.tenureId, tx.now],
    );
  }

  /** By verifier, below these bodies, of what was drawn in a year; whoever was contradicted most first. */
  rates(
    tx: ReadTx,
    rootIds: readonly string[],
    year: number,
    after: Pick<RateRow, 'contradicted' | 'looked' | 'personId'> | undefined,
    limit: number,
  ): Promise<RateRow[]> {
    return tx.sql<RateRow>(
      'duties.look-rates',
      `SELECT * FROM (
         SELECT s.first_person_id AS "personId", count(*)::int AS drawn,
                (count(*) FILTER (WHERE s.outcome IS NOT NULL))::int AS looked,
                (count(*) FILTER (WHERE s.outcome = 'contradicted'))::int AS contradicted
         FROM second_look s
         WHERE s.district_id = $1 AND s.organization_id IN (${WITHIN})
           AND s.drawn_at >= make_date($3, 1, 1)::timestamp AT TIME ZONE 'Asia/Shanghai'
           AND s.drawn_at < make_date($3 + 1, 1, 1)::timestamp AT TIME ZONE 'Asia/Shanghai'
         GROUP BY s.first_person_id) rate
       WHERE $4::int IS NULL OR (-contradicted, -looked, "personId") > (-$4, -$5::int, $6::uuid)
       ORDER BY contradicted DESC, looked DESC, "personId" LIMIT $7`,
      [
        ...[tx.districtId, rootIds, year],
        ...[after?.contradicted ?? null, after?.looked ?? null, after?.personId ?? null, limit],
      ],
    );
  }
}

/** Its values are those of {@link waitingValues}: the rule of {@link mayLookAgain}, for a list. */
const WAITING = `FROM second_look s
  JOIN duty d ON d.district_id = s.district_id AND d.id = s.duty_id AND d.state = 'verified'
  WHERE s.district_id = $1 AND s.organization_id IN (${WITHIN}) AND s.outcome IS NULL
    AND s.first_person_id IS DISTINCT FROM $3::uuid AND d.post_id <> ALL($4::uuid[])
    AND d.organization_id IS DISTINCT FROM $5::uuid
    AND NOT EXISTS (SELECT 1 FROM duty_report r WHERE r.district_id = d.district_id AND r.duty_id = d.id
                      AND r.reported_by_tenure_id = ANY($6::uuid[]))`;

const waitingValues = (tx: ReadTx, looks: LooksFor): unknown[] => [
  ...[tx.districtId, looks.rootIds, looks.personId, looks.postIds, looks.organizationId, looks.tenureIds],
];
