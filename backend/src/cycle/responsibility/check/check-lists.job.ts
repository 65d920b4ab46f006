import { Injectable } from '@nestjs/common';
import { HandlesJob } from '../../../platform/jobs/job-handler';
import type { JobHandler } from '../../../platform/jobs/job-handler';
import { RunCheckService } from './run-check.service';

export const CHECK_LISTS = 'responsibility.check-lists';

/** Runs the checks that somebody asked for; a nudge starts them at once, the tick whatever was missed. */
@Injectable()
@HandlesJob({ name: CHECK_LISTS, everySeconds: 5 })
export class CheckListsJob implements JobHandler {
  constructor(private readonly checks: RunCheckService) {}

  async run(): Promise<void> {
    await this.checks.runOpen(CHECK_LISTS);
  }
}
