import { Injectable } from '@nestjs/common';
import { HandlesJob } from '../../platform/jobs/job-handler';
import type { JobHandler } from '../../platform/jobs/job-handler';
import { DutyLightsService } from './duty-lights.service';

/** Lights turn with the date, not only when somebody acts: looked after once a minute, whatever was missed before. */
@Injectable()
@HandlesJob({ name: 'duties.turn-lights', everySeconds: 60 })
export class TurnLightsJob implements JobHandler {
  constructor(private readonly lights: DutyLightsService) {}

  async run(): Promise<void> {
    await this.lights.turnAll('duties.turn-lights');
  }
}
