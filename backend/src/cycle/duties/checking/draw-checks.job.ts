import { Injectable } from '@nestjs/common';
import { HandlesJob } from '../../../platform/jobs/job-handler';
import type { JobHandler } from '../../../platform/jobs/job-handler';
import { DrawChecksService } from './draw-checks.service';

export const DRAW_CHECKS = 'duties.draw-checks';

/** Asks every hour; draws in the first hour of a month, or as soon as it runs again. */
@Injectable()
@HandlesJob({ name: DRAW_CHECKS, everySeconds: 3_600 })
export class DrawChecksJob implements JobHandler {
  constructor(private readonly draws: DrawChecksService) {}

  async run(): Promise<void> {
    await this.draws.drawAll(DRAW_CHECKS);
  }
}
