import { Injectable } from '@nestjs/common';
import type { ImportableDuty } from '@zeren/domain/cycle/duties/importing/match-source-rows';
import type { ReadTx, WriteTx } from '../../../platform/database/transaction';

/** A report that an import made, and whether it is still as it was made. */
export interface MadeReport {
  readonly dutyId: string;
  readonly asMade: boolean;
}

/** Which duties records of other systems may report on, which records were brought in, and what came of a run. */
@Injectable()
export class ImportedRecordsRepository {
  /** What posts have to do under these titles, since the year before; tables are filled, not imported. */
  duties(tx: ReadTx, postIds: readonly string[], titles: readonly string[]): Promise<ImportableDuty[]> {
    return tx.sql<ImportableDuty>(
      'imported-records.duties',
      `SELECT id, post_id AS "postId", title, period_label AS "periodLabel", opens_on::text AS "opensOn",
              greatest(due_on, extended_to)::text AS "dueOn", state
       FROM duty
       WHERE district_id = $1 AND post_id = ANY($2::uuid[]) AND title = ANY($3)
         AND due_on >= ($4::date - interval '1 year') AND state <> 'withdrawn' AND NOT asks_table
       ORDER BY due_on, id`,
      [tx.districtId, postIds, titles, tx.today],
    );
  }

  /** Under which titles posts have something to do, and how many of them. */
  titles(tx: ReadTx, postIds: readonly string[]): Promise<{ title: string; posts: number }[]> {
    return tx.sql(
      'imported-records.titles',
      `SELECT title, count(DISTINCT post_id)::int AS posts FROM duty
       WHERE district_id = $1 AND post_id = ANY($2::uuid[])
         AND due_on >= ($3::date - interval '1 year') AND state <> 'withdrawn' AND NOT asks_table
       GROUP BY title ORDER BY title`,
      [tx.districtId, postIds, tx.today],
    );
  }

  /** Which of these records were brought in by a mapping. */
  async known(tx: ReadTx, mappingId: string, references: readonly string[]): Promise<ReadonlySet<string>> {
    const rows = await tx.sql<{ reference: string }>(
      'imported-records.known',
      `SELECT reference FROM imported_record
       WHERE district_id = $1 AND mapping_id = $2 AND reference = ANY($3)`,
      [tx.districtId, mappingId, references],
    );
    return new Set(rows.map(({ reference }) => reference));
  }

  /** Remembers records as brought in; one that another run brought in meanwhile stays that run's. */
  async remember(
    tx: WriteTx,
    run: { readonly mappingId: string; readonly runId: string },
    records: readonly { readonly reference: string; readonly dutyId: string }[],
  ): Promise<void> {
    await tx.change(
      'imported-records.remember',
      `INSERT INTO imported_record (district_id, mapping_id, reference, run_id, duty_id)
       SELECT $1, $2, t.reference, $3, t.duty_id FROM unnest($4::text[], $5::uuid[]) AS t(reference, duty_id)
       ON CONFLICT (district_id, mapping_id, reference) DO NOTHING`,
      [
        tx.districtId,
        run.mappingId,
        run.runId,
        records.map(({ reference }) => reference),
        records.map(({ dutyId }) => dutyId),
      ],
    );
  }

  /** How many reports a run has made. */
  async count(tx: ReadTx, runId: string): Promise<number> {
    const row = await tx.sqlOne<{ reports: number }>(
      'imported-records.count',
      `SELECT count(*)::int AS reports FROM duty_report WHERE district_id = $1 AND import_run_id = $2`,
      [tx.districtId, runId],
    );
    return row?.reports ?? 0;
  }

  /** What a run has made, its duties locked until what becomes of them is written. */
  made(tx: WriteTx, runId: string): Promise<MadeReport[]> {
    return tx.sql<MadeReport>(
      'imported-records.made',
      `SELECT d.id AS "dutyId",
              d.state = 'reported' AND NOT d.framed AND NOT EXISTS (
                SELECT 1 FROM duty_report l
                WHERE l.district_id = r.district_id AND l.duty_id = r.duty_id AND l.id <> r.id
                  AND (l.reported_at, l.id) > (r.reported_at, r.id)) AS "asMade"
       FROM duty_report r JOIN duty d ON d.district_id = r.district_id AND d.id = r.duty_id
       WHERE r.district_id = $1 AND r.import_run_id = $2 ORDER BY d.id FOR UPDATE OF d`,
      [tx.districtId, runId],
    );
  }

  /** Takes a run's reports away and opens their duties again; answers how many reports that were. Lights follow. */
  async takeBack(tx: WriteTx, runId: string, dutyIds: readonly string[]): Promise<number> {
    await tx.change(
      'imported-records.forget',
      `DELETE FROM imported_record WHERE district_id = $1 AND run_id = $2`,
      [tx.districtId, runId],
    );
    await tx.change(
      'imported-records.reopen',
      `UPDATE duty SET state = 'owed', reported_on = NULL, awaits_check = false, version = version + 1
       WHERE district_id = $1 AND id = ANY($2::uuid[]) AND state = 'reported'`,
      [tx.districtId, dutyIds],
    );
    return tx.change(
      'imported-records.take-back',
      `DELETE FROM duty_report WHERE district_id = $1 AND import_run_id = $2`,
      [tx.districtId, runId],
    );
  }
}
