import { Injectable } from '@nestjs/common';
import { HandlesJob } from '../../platform/jobs/job-handler';
import type { JobHandler } from '../../platform/jobs/job-handler';
import { MeasureEnding } from './measure-ending.service';

/** Effects end with the date: looked after every minute, whatever was missed before. */
@Injectable()
@HandlesJob({ name: 'accountability.end-measures', everySeconds: 60 })
export class EndMeasuresJob implements JobHandler {
  constructor(private readonly ending: MeasureEnding) {}

  async run(): Promise<void> {
    await this.ending.endAll('accountability.end-measures');
  }
}
