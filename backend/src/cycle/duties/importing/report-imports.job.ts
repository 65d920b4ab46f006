import { Injectable } from '@nestjs/common';
import { HandlesJob } from '../../../platform/jobs/job-handler';
import type { JobHandler } from '../../../platform/jobs/job-handler';
import { ApplyReportImportService } from './apply-report-import.service';
import { CheckReportImportService } from './check-report-import.service';
import { REPORT_IMPORTS } from './report-import';

/** Checks the tables that were uploaded and writes those that are applied; a nudge starts it, the tick whatever was missed. */
@Injectable()
@HandlesJob({ name: REPORT_IMPORTS, everySeconds: 5 })
export class ReportImportsJob implements JobHandler {
  constructor(
    private readonly checks: CheckReportImportService,
    private readonly applying: ApplyReportImportService,
  ) {}

  async run(): Promise<void> {
    await this.checks.checkOpen(REPORT_IMPORTS);
    await this.applying.applyOpen(REPORT_IMPORTS);
  }
}
