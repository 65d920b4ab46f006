import { Inject, Injectable } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { systemActor } from './actor';
import { RUNTIME_DATA_SOURCE } from './database/runtime-data-source';
import { UnitOfWork } from './database/unit-of-work';
import { HandlesJob } from './jobs/job-handler';
import type { JobHandler } from './jobs/job-handler';

const BATCH = 1_000;
const LONG_AGO = `clock_now() - interval '30 days'`;

/** What only served its purpose, each statement bounded. A receipt goes with its event, which nothing delivers again. */
const STATEMENTS = [
  `WITH old AS (SELECT district_id, id FROM outbox WHERE done_at < ${LONG_AGO} LIMIT ${BATCH}),
        receipts AS (DELETE FROM event_receipt r USING old WHERE r.district_id = old.district_id AND r.event_id = old.id)
   DELETE FROM outbox o USING old WHERE o.district_id = old.district_id AND o.id = old.id`,
  `DELETE FROM job_failure WHERE id IN (SELECT id FROM job_failure WHERE at < ${LONG_AGO} ORDER BY at LIMIT ${BATCH})`,
] as const;

/** Forgets after 30 days what was delivered, failed or checked and served its purpose; once a day. Never audit_entry. */
@Injectable()
@HandlesJob({ name: 'records.prune', everySeconds: 86_400 })
export class PruneRecordsJob implements JobHandler {
  constructor(
    @Inject(RUNTIME_DATA_SOURCE) private readonly dataSource: DataSource,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  async run(): Promise<void> {
    for (const statement of STATEMENTS) {
      for (let pruned = BATCH; pruned === BATCH;) {
        [, pruned] = await this.dataSource.query<[unknown, number]>(statement);
      }
    }
    for (const { id } of await this.dataSource.query<{ id: string }[]>('SELECT id FROM district')) {
      await this.emptyDryRuns(id);
    }
  }

  /** A dry run nobody applied stays, without the rows it read. What was uploaded is seen from inside its district only. */
  private async emptyDryRuns(districtId: string): Promise<void> {
    for (let emptied = BATCH; emptied === BATCH;) {
      emptied = await this.unitOfWork.write(systemActor(districtId, 'records.prune'), (tx) =>
        tx.change(
          'platform.prune.dry-runs',
          `WITH old AS (
             SELECT id FROM import_run
             WHERE district_id = $1 AND state IN ('mapping', 'checking', 'checked') AND created_at < ${LONG_AGO} LIMIT ${BATCH}),
           portions AS (DELETE FROM import_portion p USING old WHERE p.district_id = $1 AND p.run_id = old.id)
           UPDATE import_run r SET state = 'discarded', content = '{}', version = version + 1
           FROM old WHERE r.district_id = $1 AND r.id = old.id`,
          [tx.districtId],
        ),
      );
    }
  }
}
