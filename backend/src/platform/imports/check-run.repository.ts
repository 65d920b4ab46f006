import { Inject, Injectable } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import type { ImportFault } from '@zeren/domain/platform/import-fault';
import { RUNTIME_DATA_SOURCE } from '../database/runtime-data-source';
import { runStatement } from '../database/statement';
import type { ReadTx, WriteTx } from '../database/transaction';

/** A run whose file is to be checked by a job. */
export interface RunToCheck<Content extends object> {
  readonly id: string;
  readonly storageKey: string;
  readonly content: Content;
  /** How often a job began with it, this time included. */
  readonly attempts: number;
}

/** What a job found in a file. */
export interface RunFindings {
  readonly summary: Readonly<Record<string, number>>;
  readonly faults: readonly ImportFault[];
  readonly canApply: boolean;
}

// A job that has not been heard of for a minute has died; another begins anew.
const OPEN = `state = 'checking' AND (heard_at IS NULL OR heard_at < now() - interval '1 minute')`;

/** Files that are checked off the request: taken by one job at a time, in portions, with how far it is. */
@Injectable()
export class CheckRunRepository {
  constructor(@Inject(RUNTIME_DATA_SOURCE) private readonly dataSource: DataSource) {}

  /** Runs of a kind that no job has, in all districts; the oldest first. */
  open(kind: string): Promise<{ districtId: string; id: string }[]> {
    return runStatement(this.dataSource, {
      name: 'imports.open',
      text: `SELECT district_id AS "districtId", id FROM import_run WHERE kind = $1 AND ${OPEN} ORDER BY id LIMIT 20`,
      values: [kind],
    });
  }

  /** Takes a run, without what an earlier job left of it; undefined when another job has it. */
  async take<Content extends object>(tx: WriteTx, id: string): Promise<RunToCheck<Content> | undefined> {
    const run = await tx.sqlOne<RunToCheck<Content>>(
      'imports.take',
      `UPDATE import_run SET heard_at = now(), attempts = attempts + 1, rows_done = 0
       WHERE district_id = $1 AND id = $2 AND ${OPEN}
       RETURNING id, storage_key AS "storageKey", content -> 'rows' AS content, attempts`,
      [tx.districtId, id],
    );
    if (run && run.attempts > 1) await this.forgetPortions(tx, id);
    return run;
  }

  /** Keeps the good rows of one portion, and says how many rows were looked at until now. */
  async keepPortion(
    tx: WriteTx,
    id: string,
    { number, rows, rowsDone }: { number: number; rows: readonly object[]; rowsDone: number },
  ): Promise<void> {
    if (rows.length > 0) {
      await tx.change(
        'imports.keep-portion',
        `INSERT INTO import_portion (district_id, run_id, number, rows) VALUES ($1, $2, $3, $4::jsonb)`,
        [tx.districtId, id, number, JSON.stringify(rows)],
      );
    }
    await tx.change(
      'imports.progress',
      `UPDATE import_run SET heard_at = now(), rows_done = $3 WHERE district_id = $1 AND id = $2`,
      [tx.districtId, id, rowsDone],
    );
  }

  /** Ends the check; the record gets one entry of it. */
  async finish(tx: WriteTx, id: string, { summary, faults, canApply }: RunFindings): Promise<void> {
    await tx.change(
      'imports.finish',
      `UPDATE import_run
       SET state = 'checked', summary = $3::jsonb, faults = $4::jsonb, version = version + 1,
           content = content || jsonb_build_object('canApply', $5::boolean)
       WHERE district_id = $1 AND id = $2 AND state = 'checking'`,
      [tx.districtId, id, JSON.stringify(summary), JSON.stringify(faults), canApply],
    );
    tx.audit({ action: 'import.check', subject: { kind: 'import-run', id }, after: { summary } });
  }

  /** The numbers of the kept portions, in order. */
  async portions(tx: ReadTx, id: string): Promise<number[]> {
    const rows = await tx.sql<{ number: number }>(
      'imports.portions',
      `SELECT number FROM import_portion WHERE district_id = $1 AND run_id = $2 ORDER BY number`,
      [tx.districtId, id],
    );
    return rows.map(({ number }) => number);
  }

  /** A portion's rows, in their order. */
  async rows<Row extends object>(tx: ReadTx, id: string, number: number): Promise<Row[]> {
    const row = await tx.sqlOne<{ rows: Row[] }>(
      'imports.rows',
      `SELECT rows FROM import_portion WHERE district_id = $1 AND run_id = $2 AND number = $3`,
      [tx.districtId, id, number],
    );
    return row?.rows ?? [];
  }

  /** Only these fields of a portion's rows, in their order. */
  async fields<Field extends string>(
    tx: ReadTx,
    id: string,
    number: number,
    fields: readonly Field[],
  ): Promise<Record<Field, string | null>[]> {
    const row = await tx.sqlOne<{ rows: Record<Field, string | null>[] }>(
      'imports.fields',
      `SELECT coalesce(jsonb_agg(picked.row ORDER BY place), '[]') AS rows
       FROM import_portion p, jsonb_array_elements(p.rows) WITH ORDINALITY AS r(value, place),
            LATERAL (SELECT jsonb_object_agg(f, r.value -> f) AS row FROM unnest($4::text[]) AS f) AS picked
       WHERE p.district_id = $1 AND p.run_id = $2 AND p.number = $3`,
      [tx.districtId, id, number, fields],
    );
    return row?.rows ?? [];
  }

  async forgetPortions(tx: WriteTx, id: string): Promise<void> {
    await tx.change(
      'imports.forget-portions',
      `DELETE FROM import_portion WHERE district_id = $1 AND run_id = $2`,
      [tx.districtId, id],
    );
  }
}
