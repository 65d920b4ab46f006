import { Injectable } from '@nestjs/common';
import type { LookOutcome } from '@zeren/domain/cycle/duties/checking/second-look';
import type { ReadTx, WriteTx } from '../../../platform/database/transaction';
import type { Frame } from './checking.repository';

/** A verified duty in the frame of a draw, with the act that is looked at again. */
export interface LookFrame extends Frame {
  readonly acts: readonly { readonly dutyId: string; readonly actId: string; readonly tenureId: string }[];
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
  readonly name: string;
  readonly drawn: number;
  readonly looked: number;
  readonly contradicted: number;
}

/** Whose looks wait for somebody: below these bodies, and not what they reported or verified themselves. */
export interface LooksFor {
  readonly rootIds: readonly string[];
  readonly personId: string | null;
  readonly postId: string | null;
  readonly notOf: string | null;
}

const WITHIN = `SELECT c.descendant_id FROM organization_closure c
  WHERE c.district_id = $1 AND c.ancestor_id = ANY($2::uuid[]) AND c.via = 'tree'`;

/** The only queries on `second_look`, and the frames that they are drawn from. */
@Injectable()
export class SecondLooksRepository {
  /**
   * What was verified up to a day and was in no frame yet, by unit as reports are; nothing else is locked.
   * Not that of the topmost body itself: there only its head verifies, and nobody may look again.
   */
  frames(tx: WriteTx, until: string): Promise<LookFrame[]> {
    return tx.sql<LookFrame>(
      'duties.look-frames',
      `WITH framed AS (
         SELECT d.id, coalesce(d.l2_id, d.organization_id) AS unit, act.id AS act_id, act.tenure_id
         FROM duty d
         JOIN organization o ON o.district_id = d.district_id AND o.id = d.organization_id AND o.parent_id IS NOT NULL
         CROSS JOIN LATERAL (
           SELECT a.id, a.verified_by_tenure_id AS tenure_id, a.verified_at FROM verification_act a
           WHERE a.district_id = d.district_id AND a.subject_kind = 'duty' AND a.subject_id = d.id
             AND a.result = 'confirmed'
           ORDER BY a.verified_at DESC LIMIT 1) act
         WHERE d.district_id = $1 AND d.state = 'verified' AND NOT d.look_framed
           AND (act.verified_at AT TIME ZONE 'Asia/Shanghai')::date <= $2::date
         ORDER BY d.id FOR UPDATE OF d)
       SELECT unit AS "organizationId", array_agg(id ORDER BY id) AS ids,
              jsonb_agg(jsonb_build_object('dutyId', id, 'actId', act_id, 'tenureId', tenure_id) ORDER BY id) AS acts
       FROM framed GROUP BY unit ORDER BY unit`,
      [tx.districtId, until],
    );
  }

  /** Keeps what was drawn, and marks what was drawn from. */
  async keep(
    tx: WriteTx,
    draws: readonly { readonly id: string; readonly frame: LookFrame; readonly drawn: readonly string[] }[],
  ): Promise<void> {
    const looks = draws.flatMap(({ id, frame, drawn }) =>
      frame.acts.filter(({ dutyId }) => drawn.includes(dutyId)).map((act) => ({ ...act, drawId: id })),
    );
    await tx.change(
      'duties.keep-looks',
      `INSERT INTO second_look (district_id, duty_id, organization_id, draw_id, first_act_id, first_tenure_id, drawn_at)
       SELECT $1, d.id, d.organization_id, t."drawId", t."actId", t."tenureId", $2
       FROM jsonb_to_recordset($3::jsonb) AS t("dutyId" uuid, "actId" uuid, "tenureId" uuid, "drawId" uuid)
       JOIN duty d ON d.district_id = $1 AND d.id = t."dutyId" ON CONFLICT DO NOTHING`,
      [tx.districtId, tx.now, JSON.stringify(looks)],
    );
    await tx.change(
      'duties.mark-look-framed',
      `UPDATE duty SET look_framed = true WHERE district_id = $1 AND id = ANY($2::uuid[])`,
      [tx.districtId, draws.flatMap(({ frame }) => frame.ids)],
    );
  }

  ofDuty(tx: ReadTx, dutyId: string): Promise<LookRow | undefined> {
    return tx.sqlOne<LookRow>(
      'duties.look-of-duty',
      `SELECT s.duty_id AS "dutyId", s.first_tenure_id AS "firstTenureId", t.person_id AS "firstPersonId", s.outcome
       FROM second_look s JOIN tenure t ON t.district_id = s.district_id AND t.id = s.first_tenure_id
       WHERE s.district_id = $1 AND s.duty_id = $2`,
      [tx.districtId, dutyId],
    );
  }

  /** The duties that wait for a second look by somebody, the ones drawn first first. */
  async waiting(
    tx: ReadTx,
    { rootIds, personId, postId, notOf }: LooksFor,
    limit: number,
  ): Promise<string[]> {
    const rows = await tx.sql<{ id: string }>(
      'duties.looks-waiting',
      `SELECT d.id FROM second_look s
       JOIN duty d ON d.district_id = s.district_id AND d.id = s.duty_id AND d.state = 'verified'
       JOIN tenure t ON t.district_id = s.district_id AND t.id = s.first_tenure_id
       WHERE s.district_id = $1 AND s.organization_id IN (${WITHIN}) AND s.outcome IS NULL
         AND t.person_id IS DISTINCT FROM $3::uuid AND d.post_id IS DISTINCT FROM $4::uuid
         AND d.organization_id IS DISTINCT FROM $5::uuid
       ORDER BY s.drawn_at, d.id LIMIT $6`,
      [tx.districtId, rootIds, personId, postId, notOf, limit],
    );
    return rows.map(({ id }) => id);
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
  rates(tx: ReadTx, rootIds: readonly string[], year: number): Promise<RateRow[]> {
    return tx.sql<RateRow>(
      'duties.look-rates',
      `SELECT t.person_id AS "personId", p.name, count(*)::int AS drawn,
              (count(*) FILTER (WHERE s.outcome IS NOT NULL))::int AS looked,
              (count(*) FILTER (WHERE s.outcome = 'contradicted'))::int AS contradicted
       FROM second_look s
       JOIN tenure t ON t.district_id = s.district_id AND t.id = s.first_tenure_id
       JOIN person p ON p.district_id = s.district_id AND p.id = t.person_id
       WHERE s.district_id = $1 AND s.organization_id IN (${WITHIN})
         AND date_part('year', s.drawn_at AT TIME ZONE 'Asia/Shanghai') = $3
       GROUP BY t.person_id, p.name
       ORDER BY contradicted DESC, looked DESC, p.name, t.person_id LIMIT 500`,
      [tx.districtId, rootIds, year],
    );
  }
}
