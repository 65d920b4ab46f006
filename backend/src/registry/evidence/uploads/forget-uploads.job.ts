import { Injectable } from '@nestjs/common';
import { HandlesJob } from '../../../platform/jobs/job-handler';
import type { JobHandler } from '../../../platform/jobs/job-handler';
import { EvidenceUploads } from './evidence-uploads';

/** Gives up files that stopped coming a day ago. */
@Injectable()
@HandlesJob({ name: 'evidence.forget-uploads', everySeconds: 900 })
export class ForgetUploadsJob implements JobHandler {
  constructor(private readonly uploads: EvidenceUploads) {}

  async run(): Promise<void> {
    await this.uploads.forgetStale('evidence.forget-uploads');
  }
}
