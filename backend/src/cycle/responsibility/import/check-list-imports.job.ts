import { Injectable } from '@nestjs/common';
import { HandlesJob } from '../../../platform/jobs/job-handler';
import type { JobHandler } from '../../../platform/jobs/job-handler';
import { CheckListImportService } from './check-list-import.service';

export const CHECK_LIST_IMPORTS = 'responsibility.check-list-imports';

/**
 * Checks the tables that were uploaded; a nudge starts it at once, the tick whatever was missed. Two at a time, so that a
 * short table does not wait behind a long one.
 */
@Injectable()
@HandlesJob({ name: CHECK_LIST_IMPORTS, everySeconds: 5, concurrency: 2 })
export class CheckListImportsJob implements JobHandler {
  constructor(private readonly checks: CheckListImportService) {}

  async run(): Promise<void> {
    await this.checks.checkOpen(CHECK_LIST_IMPORTS);
  }
}
