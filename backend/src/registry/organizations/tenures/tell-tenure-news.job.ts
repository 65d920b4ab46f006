import { Injectable } from '@nestjs/common';
import { HandlesJob } from '../../../platform/jobs/job-handler';
import type { JobHandler } from '../../../platform/jobs/job-handler';
import { TenureNews } from './tenure-news';

/** Tenures begin and end with the date, not only when somebody acts: looked after once a minute. */
@Injectable()
@HandlesJob({ name: 'tenures.tell-news', everySeconds: 60 })
export class TellTenureNewsJob implements JobHandler {
  constructor(private readonly news: TenureNews) {}

  async run(): Promise<void> {
    await this.news.tellDue('tenures.tell-news');
  }
}
