import { Inject, Injectable } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { RUNTIME_DATA_SOURCE } from './database/runtime-data-source';
import { HandlesJob } from './jobs/job-handler';
import type { JobHandler } from './jobs/job-handler';

const BATCH = 1_000;
const LONG_AGO = `clock_now() - interval '30 days'`;

/**
 * What only served its purpose, each statement bounded. A receipt goes with its event, which nothing delivers again. A
 * dry run nobody applied stays, without the rows it read. The record (audit_entry) is never pruned.
 */
const STATEMENTS = [
  `WITH old AS (SELECT district_id, id FROM outbox WHERE done_at < ${LONG_AGO} LIMIT ${BATCH}),
        receipts AS (DELETE FROM event_receipt r USING old WHERE r.district_id = old.district_id AND r.event_id = old.id)
   DELETE FROM outbox o USING old WHERE o.district_id = old.district_id AND o.id = old.id`,
  `DELETE FROM job_failure WHERE id IN (SELECT id FROM job_failure WHERE at < ${LONG_AGO} ORDER BY at LIMIT ${BATCH})`,
  `UPDATE import_run SET state = 'discarded', content = '{}', version = version + 1
   WHERE (district_id, id) IN (
     SELECT district_id, id FROM import_run WHERE state = 'checked' AND created_at < ${LONG_AGO}
     LIMIT ${BATCH} FOR UPDATE SKIP LOCKED)`,
] as const;

/** Forgets after 30 days what was delivered, failed or checked and served its purpose; once a day. */
@Injectable()
@HandlesJob({ name: 'records.prune', everySeconds: 86_400 })
export class PruneRecordsJob implements JobHandler {
  constructor(@Inject(RUNTIME_DATA_SOURCE) private readonly dataSource: DataSource) {}

  async run(): Promise<void> {
    for (const statement of STATEMENTS) {
      for (let pruned = BATCH; pruned === BATCH;) {
        [, pruned] = await this.dataSource.query<[unknown, number]>(statement);
      }
    }
  }
}
