import { Injectable } from '@nestjs/common';
import { HandlesJob } from '../../../platform/jobs/job-handler';
import type { JobHandler } from '../../../platform/jobs/job-handler';
import { RunTemplatesService } from './run-templates.service';
import { RUN_TEMPLATES } from './run-templates.queue';

/** Carries on what was asked of many lists; a nudge starts it at once, the tick whatever was missed. */
@Injectable()
@HandlesJob({ name: RUN_TEMPLATES, everySeconds: 5 })
export class RunTemplatesJob implements JobHandler {
  constructor(private readonly runs: RunTemplatesService) {}

  async run(): Promise<void> {
    await this.runs.runOpen(RUN_TEMPLATES);
  }
}
