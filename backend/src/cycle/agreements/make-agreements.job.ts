import { Injectable } from '@nestjs/common';
import { HandlesJob } from '../../platform/jobs/job-handler';
import type { JobHandler } from '../../platform/jobs/job-handler';
import { MAKE_AGREEMENTS } from './make-agreements.queue';
import { MakeAgreementsService } from './make-agreements.service';

/** Carries on batches too large for one request; a nudge starts it at once, the tick whatever was missed. */
@Injectable()
@HandlesJob({ name: MAKE_AGREEMENTS, everySeconds: 5 })
export class MakeAgreementsJob implements JobHandler {
  constructor(private readonly making: MakeAgreementsService) {}

  async run(): Promise<void> {
    await this.making.runOpen(MAKE_AGREEMENTS);
  }
}
