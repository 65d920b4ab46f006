import { Inject, Injectable } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import type { ExplainedRow } from '@zeren/domain/cycle/assessment/explanation/explain';
import type { Refusal } from '@zeren/domain/platform/refusal';
import { RUNTIME_DATA_SOURCE } from '../../../platform/database/runtime-data-source';
import { runStatement } from '../../../platform/database/statement';
import type { ReadTx, WriteTx } from '../../../platform/database/transaction';
import { plainDecimal } from '../rounds/assessment-record';
import type { UnitIndicator } from '../rounds/assessment-record';

/** A row of the explanation, of an indicator or of the whole. */
export interface ScoreRow extends ExplainedRow {
  readonly indicator: string | null;
  readonly supported: boolean;
}

/** A unit's score as the engine explains it. */
export interface ScoredUnit {
  readonly organizationId: string;
  readonly total: string;
  readonly place: number;
  readonly gradeCode: string | null;
  readonly complete: boolean;
  readonly gradeReasons: readonly { readonly zh: string; readonly en: string }[];
  readonly indicators: readonly UnitIndicator[];
  readonly rows: readonly ScoreRow[];
}

/** All that a scoring rested on and what came out of it. */
export interface Snapshot {
  readonly inputs: string;
  readonly digest: string;
  readonly resultDigest: string;
}

/** Nobody has heard of its worker for a minute. */
const FREE = `(a.worked_at IS NULL OR a.worked_at < now() - interval '1 minute')`;

/** Scores with their rows, and how far a scoring is. */
@Injectable()
export class ScoresRepository {
  constructor(@Inject(RUNTIME_DATA_SOURCE) private readonly dataSource: DataSource) {}

  /** Assessments that wait to be scored, in all districts. */
  open(): Promise<{ districtId: string; id: string }[]> {
    return runStatement(this.dataSource, {
      name: 'scores.open',
      text: `SELECT a.district_id AS "districtId", a.id FROM assessment a
             WHERE a.state = 'scoring' AND ${FREE} ORDER BY a.id LIMIT 20`,
      values: [],
    });
  }

  /** Takes it; undefined when another worker has it. */
  take(
    tx: WriteTx,
    id: string,
  ): Promise<{ readonly revision: number; readonly unitsDone: number } | undefined> {
    return tx.sqlOne(
      'scores.take',
      `UPDATE assessment a SET worked_at = now()
       WHERE a.district_id = $1 AND a.id = $2 AND a.state = 'scoring' AND ${FREE}
       RETURNING a.revision, a.units_done AS "unitsDone"`,
      [tx.districtId, id],
    );
  }

  /** Writes the rows of some units: the total of each is what its rows add up to, reckoned by the database. */
  async write(tx: WriteTx, id: string, revision: number, units: readonly ScoredUnit[]): Promise<void> {
    await tx.change(
      'scores.write-rows',
      `INSERT INTO assessment_row (district_id, assessment_id, revision, organization_id, ordinal, indicator_code, step,
                                   source_code, by_code, text_zh, text_en, points, facts, supported)
       SELECT $1, $2, $3, r."organizationId", r.ordinal, r.indicator, r.step, r.source, r.by, r.zh, r.en, r.points,
              r.facts, r.supported
       FROM jsonb_to_recordset($4::jsonb) AS r("organizationId" uuid, ordinal int, indicator text, step text, source text,
            by text, zh text, en text, points numeric, facts text[], supported boolean)
       ON CONFLICT DO NOTHING`,
      [tx.districtId, id, revision, JSON.stringify(units.flatMap(rowsOf))],
    );
    const written = await tx.sql<{ organizationId: string; total: string }>(
      'scores.write-units',
      `UPDATE assessment_unit u
       SET total = s.total, unsupported = s.unsupported, place = t.place, grade_code = t."gradeCode",
           complete = t.complete, grade_reasons = t."gradeReasons", indicators = t.indicators
       FROM jsonb_to_recordset($4::jsonb) AS t("organizationId" uuid, place int, "gradeCode" text, complete boolean,
              "gradeReasons" jsonb, indicators jsonb),
            LATERAL (SELECT coalesce(sum(r.points), 0) AS total,
                            coalesce(sum(abs(r.points)) FILTER (WHERE NOT r.supported), 0) AS unsupported
                     FROM assessment_row r WHERE r.district_id = $1 AND r.assessment_id = $2 AND r.revision = $3
                       AND r.organization_id = t."organizationId") s
       WHERE u.district_id = $1 AND u.assessment_id = $2 AND u.organization_id = t."organizationId"
       RETURNING u.organization_id AS "organizationId", ${plainDecimal('u.total')} AS total`,
      [tx.districtId, id, revision, JSON.stringify(units.map(({ rows: _, ...unit }) => unit))],
    );
    const totals = new Map(written.map(({ organizationId, total }) => [organizationId, total]));
    const wrong = units.find(({ organizationId, total }) => totals.get(organizationId) !== total);
    if (wrong) throw new Error(`The rows of ${wrong.organizationId} do not add up to its score in ${id}.`);
  }

  /** Notes how far it is; this also tells the others that the worker lives. */
  async advance(tx: WriteTx, id: string, unitsDone: number): Promise<void> {
    await tx.change(
      'scores.advance',
      `UPDATE assessment SET units_done = $3, worked_at = now() WHERE district_id = $1 AND id = $2 AND state = 'scoring'`,
      [tx.districtId, id, unitsDone],
    );
  }

  /** 0 when another worker has finished it. */
  async finish(
    tx: WriteTx,
    id: string,
    revision: number,
    organizationId: string,
    { inputs, digest, resultDigest }: Snapshot,
  ): Promise<number> {
    const finished = await tx.change(
      'scores.finish',
      `UPDATE assessment SET state = 'scored', revision = $3, inputs_digest = decode($4, 'hex'), scored_at = $5,
              worked_at = NULL, version = version + 1
       WHERE district_id = $1 AND id = $2 AND state = 'scoring' AND revision = $3 - 1`,
      [tx.districtId, id, revision, digest, tx.now],
    );
    if (finished === 0) return 0;
    return tx.change(
      'scores.keep-snapshot',
      `INSERT INTO assessment_snapshot (district_id, assessment_id, revision, organization_id, inputs, digest, result_digest)
       VALUES ($1, $2, $3, $4, $5, decode($6, 'hex'), decode($7, 'hex'))`,
      [tx.districtId, id, revision, organizationId, inputs, digest, resultDigest],
    );
  }

  /** Goes back to where it was, with the reason for whoever asked. */
  async stop(tx: WriteTx, id: string, { code, zh, en }: Refusal): Promise<void> {
    await tx.change(
      'scores.stop',
      `UPDATE assessment SET state = CASE revision WHEN 0 THEN 'frozen' ELSE 'scored' END, worked_at = NULL,
              refusal = $3::jsonb, version = version + 1
       WHERE district_id = $1 AND id = $2 AND state = 'scoring'`,
      [tx.districtId, id, JSON.stringify({ code, zh, en })],
    );
  }

  snapshot(tx: ReadTx, id: string, revision: number): Promise<Snapshot | undefined> {
    return tx.sqlOne<Snapshot>(
      'scores.snapshot',
      `SELECT inputs, encode(digest, 'hex') AS digest, encode(result_digest, 'hex') AS "resultDigest"
       FROM assessment_snapshot WHERE district_id = $1 AND assessment_id = $2 AND revision = $3`,
      [tx.districtId, id, revision],
    );
  }

  rows(tx: ReadTx, id: string, revision: number, organizationId: string): Promise<ScoreRow[]> {
    return tx.sql<ScoreRow>(
      'scores.rows',
      `SELECT indicator_code AS indicator, step, source_code AS source, by_code AS by, text_zh AS zh, text_en AS en,
              ${plainDecimal('points')} AS points, facts, supported
       FROM assessment_row
       WHERE district_id = $1 AND assessment_id = $2 AND revision = $3 AND organization_id = $4 ORDER BY ordinal`,
      [tx.districtId, id, revision, organizationId],
    );
  }

  /** The mean of each indicator in a group. */
  peers(
    tx: ReadTx,
    id: string,
    groupId: string,
  ): Promise<{ readonly code: string; readonly mean: string; readonly size: number }[]> {
    return tx.sql(
      'scores.peers',
      `SELECT i.code, ${plainDecimal('round(avg(i.points), 2)')} AS mean, count(*)::int AS size
       FROM assessment_unit u, jsonb_to_recordset(u.indicators) AS i(code text, points numeric)
       WHERE u.district_id = $1 AND u.assessment_id = $2 AND u.group_id = $3 GROUP BY i.code`,
      [tx.districtId, id, groupId],
    );
  }
}

const rowsOf = ({ organizationId, rows }: ScoredUnit) =>
  rows.map((row, ordinal) => ({ ...row, organizationId, ordinal }));
