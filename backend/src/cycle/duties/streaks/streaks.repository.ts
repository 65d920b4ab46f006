import { Injectable } from '@nestjs/common';
import type { StreakOutcome } from '@zeren/domain/cycle/duties/streak-sentence';
import type { ReadTx } from '../../../platform/database/transaction';

/** The gravest run of misses of one item at one post through a year, with every period that has fallen due. */
export interface StreakRow {
  readonly postId: string;
  readonly lineageId: string;
  readonly title: string;
  readonly titleEn: string | null;
  readonly length: number;
  /** Whether the latest period that fell due belongs to it. */
  readonly running: boolean;
  /** Of the run: not handed in to this day. */
  readonly open: number;
  readonly from: string;
  readonly to: string;
  /** By due date; the first and the last of the run lie at `from` and `to`. */
  readonly periods: readonly {
    readonly dutyId: string;
    readonly periodLabel: string;
    readonly dueOn: string;
    readonly outcome: StreakOutcome;
  }[];
}

/** Where a page goes on: after this run. */
export type StreakKey = Pick<StreakRow, 'length' | 'running' | 'to' | 'postId' | 'lineageId'>;

/** Where runs are looked for. */
export interface StreakScope {
  readonly year: number;
  /** Subtrees by 隶属, and posts besides. */
  readonly rootIds: readonly string[];
  readonly ownPostIds: readonly string[];
  readonly organizationId: string | null;
  readonly postId: string | null;
  /** Only what fell due in one of these terms: what falls in another's is not theirs. */
  readonly terms:
    readonly { readonly postId: string; readonly startsOn: string; readonly endsOn: string | null }[] | null;
  readonly atLeast: number;
}

/** Who answered for a duty is who held its post on the date that held. */
const IN_TERM = `($14::uuid[] IS NULL OR EXISTS (
             SELECT 1 FROM unnest($14::uuid[], $15::date[], $16::date[]) AS term(post_id, starts_on, ends_on)
             WHERE term.post_id = d.post_id
               AND greatest(d.due_on, d.extended_to) BETWEEN term.starts_on AND coalesce(term.ends_on, 'infinity')))`;

/** Runs of misses: periods of one item at one post, by due date, none of which was handed in by its date. */
@Injectable()
export class StreaksRepository {
  /** The longest first, those that still run before those that ended. */
  worst(tx: ReadTx, scope: StreakScope, after: StreakKey | undefined, limit: number): Promise<StreakRow[]> {
    return tx.sql<StreakRow>(
      'duties.streaks',
      `WITH missing AS (
         SELECT d.post_id, d.lineage_id FROM duty d
         WHERE d.district_id = $1 AND d.year = $2 AND d.due_outcome IN ('late', 'missed') AND d.state <> 'withdrawn'
           AND ($3::uuid IS NULL OR d.post_id = $3)
           AND (d.post_id = ANY($4::uuid[]) OR d.organization_id IN (
                  SELECT c.descendant_id FROM organization_closure c
                  WHERE c.district_id = $1 AND c.ancestor_id = ANY($5::uuid[]) AND c.via = 'tree'))
           AND ($6::uuid IS NULL OR d.organization_id IN (
                  SELECT c.descendant_id FROM organization_closure c
                  WHERE c.district_id = $1 AND c.ancestor_id = $6 AND c.via = 'tree'))
           AND ${IN_TERM}
         GROUP BY d.post_id, d.lineage_id HAVING count(*) >= $7),
       fallen AS (
         SELECT d.post_id, d.lineage_id, d.id, d.title, d.title_en, d.period_label, d.due_on, d.due_outcome,
                d.due_outcome <> 'on-time' AS missed,
                row_number() OVER (PARTITION BY d.post_id, d.lineage_id ORDER BY d.due_on, d.id) AS place
         FROM missing m
         JOIN duty d ON d.district_id = $1 AND d.year = $2 AND d.post_id = m.post_id AND d.lineage_id = m.lineage_id
         WHERE d.due_outcome IS NOT NULL AND d.state <> 'withdrawn' AND ${IN_TERM}),
       marked AS (
         SELECT f.*, place - row_number() OVER (PARTITION BY post_id, lineage_id, missed ORDER BY place) AS run,
                max(place) OVER (PARTITION BY post_id, lineage_id) AS last
         FROM fallen f),
       runs AS (
         SELECT post_id, lineage_id, count(*)::int AS length, bool_or(place = last) AS running,
                (count(*) FILTER (WHERE due_outcome = 'missed'))::int AS open, min(due_on) AS from_, max(due_on) AS to_
         FROM marked WHERE missed GROUP BY post_id, lineage_id, run HAVING count(*) >= $7),
       gravest AS (
         SELECT DISTINCT ON (post_id, lineage_id) * FROM runs
         ORDER BY post_id, lineage_id, length DESC, running DESC, to_ DESC)
       SELECT g.post_id AS "postId", g.lineage_id AS "lineageId", g.length, g.running, g.open, g.from_::text AS "from",
              g.to_::text AS "to", p.title, p.title_en AS "titleEn", p.periods
       FROM gravest g
       JOIN LATERAL (
         SELECT (array_agg(f.title ORDER BY f.place DESC))[1] AS title,
                (array_agg(f.title_en ORDER BY f.place DESC))[1] AS title_en,
                jsonb_agg(jsonb_build_object('dutyId', f.id, 'periodLabel', f.period_label, 'dueOn', f.due_on,
                                             'outcome', f.due_outcome) ORDER BY f.place) AS periods
         FROM fallen f WHERE f.post_id = g.post_id AND f.lineage_id = g.lineage_id) p ON true
       WHERE $8::int IS NULL
          OR (-g.length, NOT g.running, date '9999-12-31' - g.to_, g.post_id, g.lineage_id)
             > (-$8, NOT $9::boolean, date '9999-12-31' - $10::date, $11::uuid, $12::uuid)
       ORDER BY g.length DESC, g.running DESC, g.to_ DESC, g.post_id, g.lineage_id LIMIT $13`,
      [
        ...[tx.districtId, scope.year, scope.postId, scope.ownPostIds, scope.rootIds, scope.organizationId],
        ...[scope.atLeast, after?.length ?? null, after?.running ?? null, after?.to ?? null],
        ...[after?.postId ?? null, after?.lineageId ?? null, limit],
        scope.terms?.map(({ postId }) => postId) ?? null,
        ...[scope.terms?.map(({ startsOn }) => startsOn), scope.terms?.map(({ endsOn }) => endsOn)],
      ],
    );
  }
}
