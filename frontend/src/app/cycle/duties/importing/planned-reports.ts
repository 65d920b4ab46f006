import { Component, effect, inject, input } from '@angular/core';
import { Viewport } from '../../../platform/display/viewport';
import { PagedRows } from '../../../platform/http/paged-rows';
import { DayPipe } from '../../../platform/i18n/days';
import { DotsPipe } from '../../../platform/i18n/dots';
import { Locale } from '../../../platform/i18n/locale';
import { injectWords } from '../../../platform/i18n/words';
import { FailedState } from '../../../platform/ui/failed-state';
import { LoadBar } from '../../../platform/ui/load-bar';
import { MoreRows } from '../../../platform/ui/more-rows';
import { ReportImportApi } from './report-import-api';
import type { PlannedReport } from './report-import-api';

/** Which duties a dry run would report, each with the line that would be written and the rows that it comes of. */
@Component({
  selector: 'zr-planned-reports',
  imports: [DayPipe, DotsPipe, FailedState, LoadBar, MoreRows],
  templateUrl: './planned-reports.html',
  styleUrl: './planned-reports.less',
})
export class PlannedReports {
  protected readonly t = injectWords();
  protected readonly viewport = inject(Viewport);
  private readonly locale = inject(Locale);
  private readonly api = inject(ReportImportApi);

  readonly runId = input.required<string>();
  protected readonly rows = new PagedRows<PlannedReport>((after) => this.api.planned(this.runId(), after));

  constructor() {
    effect(() => {
      if (this.runId()) void this.rows.load();
    });
  }

  protected title({ title, titleEn }: PlannedReport): string {
    return (this.locale.active() === 'en' && titleEn) || title;
  }

  protected from({ rows }: PlannedReport): string {
    return this.t('reportImport.planned.rows', {
      rows: rows.join(this.locale.active() === 'en' ? ', ' : '、'),
    });
  }
}
