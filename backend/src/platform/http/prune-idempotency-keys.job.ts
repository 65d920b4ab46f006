import { Inject, Injectable } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { RUNTIME_DATA_SOURCE } from '../database/runtime-data-source';
import { HandlesJob } from '../jobs/job-handler';
import type { JobHandler } from '../jobs/job-handler';

const BATCH = 1_000;

/** Forgets answers kept for retries after seven days, a bounded number of rows per statement. */
@Injectable()
@HandlesJob({ name: 'idempotency.prune', everySeconds: 86_400 })
export class PruneIdempotencyKeysJob implements JobHandler {
  constructor(@Inject(RUNTIME_DATA_SOURCE) private readonly dataSource: DataSource) {}

  async run(): Promise<void> {
    for (;;) {
      const [, removed] = await this.dataSource.query<[unknown, number]>(
        `DELETE FROM idempotency_key WHERE (account_id, key) IN (
           SELECT account_id, key FROM idempotency_key WHERE at < clock_now() - interval '7 days' ORDER BY at LIMIT ${BATCH})`,
      );
      if (removed < BATCH) return;
    }
  }
}
