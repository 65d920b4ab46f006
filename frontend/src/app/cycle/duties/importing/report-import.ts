import { Component, input, signal, viewChild } from '@angular/core';
import { RouterLink } from '@angular/router';
import { injectWords } from '../../../platform/i18n/words';
import { ImportPanel } from '../../../platform/ui/import-panel/import-panel';
import type { ImportRun } from '../../../platform/ui/import-panel/import-run';
import { RecentRuns } from '../../../platform/ui/import-panel/recent-runs';
import { PageTitle } from '../../../platform/ui/page-title';
import { PlannedReports } from './planned-reports';
import { REPORT_IMPORTS } from './report-import-api';
import { SourceMapping } from './source-mapping';

/** Training registers, hotlines, meeting platforms: what they export reports the duties of the units below. */
@Component({
  selector: 'zr-report-import',
  imports: [ImportPanel, PageTitle, PlannedReports, RecentRuns, RouterLink, SourceMapping],
  templateUrl: './report-import.html',
  styleUrl: './report-import.less',
})
export class ReportImport {
  protected readonly t = injectWords();
  protected readonly address = REPORT_IMPORTS;
  protected readonly counts = ['rows', 'goodRows', 'reports', 'known', 'alreadyReported', 'written'];
  protected readonly samples = ['meetings', 'training', 'hotline'] as const;
  private readonly panel = viewChild.required(ImportPanel);

  /** From the address: a check that was begun before. */
  readonly run = input<string>();
  /** The run whose mapping is put right once more. */
  protected readonly mending = signal<string | null>(null);

  protected saved(run: ImportRun): void {
    this.mending.set(null);
    this.panel().show(run);
  }
}
