import { Injectable } from '@nestjs/common';
import { HandlesJob } from '../../../platform/jobs/job-handler';
import type { JobHandler } from '../../../platform/jobs/job-handler';
import { RedatingService } from './redating.service';

/** Looks once a minute whether the official calendar has changed. */
@Injectable()
@HandlesJob({ name: 'duties.follow-calendar', everySeconds: 60 })
export class FollowCalendarJob implements JobHandler {
  constructor(private readonly redating: RedatingService) {}

  async run(): Promise<void> {
    await this.redating.followAll('duties.follow-calendar');
  }
}
