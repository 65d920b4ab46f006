import { Injectable } from '@nestjs/common';
import { HandlesJob } from '../../../platform/jobs/job-handler';
import type { JobHandler } from '../../../platform/jobs/job-handler';
import { CheckListImportService } from './check-list-import.service';

export const CHECK_LIST_IMPORTS = 'responsibility.check-list-imports';

/** Checks the tables that were uploaded; a nudge starts it at once, the tick whatever was missed. */
@Injectable()
@HandlesJob({ name: CHECK_LIST_IMPORTS, everySeconds: 5 })
export class CheckListImportsJob implements JobHandler {
  constructor(private readonly checks: CheckListImportService) {}

  async run(): Promise<void> {
    await this.checks.checkOpen(CHECK_LIST_IMPORTS);
  }
}
