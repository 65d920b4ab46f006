import { Injectable } from '@nestjs/common';
import { HandlesJob } from '../../platform/jobs/job-handler';
import type { JobHandler } from '../../platform/jobs/job-handler';
import { MeasureEnding } from './measure-ending.service';

export const END_MEASURES = 'accountability.end-measures';

/** Effects end with the date: looked after every minute, whatever was missed before. */
@Injectable()
@HandlesJob({ name: END_MEASURES, everySeconds: 60 })
export class EndMeasuresJob implements JobHandler {
  constructor(private readonly ending: MeasureEnding) {}

  async run(): Promise<void> {
    await this.ending.endAll(END_MEASURES);
  }
}
