import { Inject, Injectable } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import type { ImportFault, ImportMode } from '@zeren/domain/platform/import-fault';
import { RUNTIME_DATA_SOURCE } from '../database/runtime-data-source';
import { runStatement } from '../database/statement';
import type { WriteTx } from '../database/transaction';

/** A run that a job applies, and who asked for it. */
export interface RunToApply<Content extends object> {
  readonly id: string;
  readonly fileName: string;
  readonly content: Content;
  readonly ask: { readonly mode: ImportMode; readonly personId: string; readonly tenureId: string | null };
}

// A job that has not been heard of for a minute has died; another goes on.
const OPEN = `state = 'applying' AND (heard_at IS NULL OR heard_at < now() - interval '1 minute')`;

/** Checked files that are applied off the request: by one job at a time, with how far it is. */
@Injectable()
export class ApplyRunRepository {
  constructor(@Inject(RUNTIME_DATA_SOURCE) private readonly dataSource: DataSource) {}

  /** Runs of a kind that wait to be applied, in all districts; the oldest first. */
  open(kind: string): Promise<{ districtId: string; id: string }[]> {
    return runStatement(this.dataSource, {
      name: 'imports.apply.open',
      text: `SELECT district_id AS "districtId", id FROM import_run WHERE kind = $1 AND ${OPEN} ORDER BY id LIMIT 20`,
      values: [kind],
    });
  }

  /** Takes a run; undefined when another job has it. */
  take<Content extends object>(tx: WriteTx, id: string): Promise<RunToApply<Content> | undefined> {
    return tx.sqlOne<RunToApply<Content>>(
      'imports.apply.take',
      `UPDATE import_run SET heard_at = now(), attempts = attempts + 1
       WHERE district_id = $1 AND id = $2 AND ${OPEN}
       RETURNING id, file_name AS "fileName", content -> 'rows' AS content, content -> 'apply' AS ask`,
      [tx.districtId, id],
    );
  }

  /** Says how much was written until now. */
  async progress(tx: WriteTx, id: string, done: number): Promise<void> {
    await tx.change(
      'imports.apply.progress',
      `UPDATE import_run SET heard_at = now(), rows_done = $3
       WHERE district_id = $1 AND id = $2 AND state = 'applying'`,
      [tx.districtId, id, done],
    );
  }

  /** Ends it, with what was written; false when it had ended already. */
  async finish(tx: WriteTx, id: string, summary: Readonly<Record<string, number>>): Promise<boolean> {
    const changed = await tx.change(
      'imports.apply.finish',
      `UPDATE import_run SET state = 'applied', applied_at = $3, summary = summary || $4::jsonb, version = version + 1
       WHERE district_id = $1 AND id = $2 AND state = 'applying'`,
      [tx.districtId, id, tx.now, JSON.stringify(summary)],
    );
    return changed === 1;
  }

  /** Puts it back as checked, with why it was not applied before all else that was found. */
  async putBack(tx: WriteTx, id: string, fault: ImportFault): Promise<void> {
    await tx.change(
      'imports.apply.put-back',
      `UPDATE import_run
       SET state = 'checked', faults = $3::jsonb || faults, version = version + 1,
           summary = jsonb_set(summary, '{errors}', to_jsonb(coalesce((summary ->> 'errors')::int, 0) + 1))
       WHERE district_id = $1 AND id = $2 AND state = 'applying'`,
      [tx.districtId, id, JSON.stringify([fault])],
    );
  }
}
