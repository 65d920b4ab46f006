import { Injectable } from '@nestjs/common';
import { HandlesJob } from '../../../platform/jobs/job-handler';
import type { JobHandler } from '../../../platform/jobs/job-handler';
import { InspectEvidenceService } from './inspect-evidence.service';

export const INSPECT_EVIDENCE = 'evidence.inspect';

/** Looks into what was uploaded since the last tick, and into whatever was missed before. */
@Injectable()
@HandlesJob({ name: INSPECT_EVIDENCE, everySeconds: 5 })
export class InspectEvidenceJob implements JobHandler {
  constructor(private readonly inspections: InspectEvidenceService) {}

  async run(): Promise<void> {
    await this.inspections.runOpen(INSPECT_EVIDENCE);
  }
}
