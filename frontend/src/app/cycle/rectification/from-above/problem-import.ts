import { Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { injectWords } from '../../../platform/i18n/words';
import { ImportPanel } from '../../../platform/ui/import-panel/import-panel';
import { RecentRuns } from '../../../platform/ui/import-panel/recent-runs';
import { PageTitle } from '../../../platform/ui/page-title';

/** 巡察反馈 from a workbook: confirmed problems, and an order for each that says by when. */
@Component({
  selector: 'zr-problem-import',
  imports: [ImportPanel, PageTitle, RecentRuns, RouterLink],
  template: `<div class="page">
    <zr-page-title [name]="t('rectification.import.title')" [meta]="t('rectification.import.meta')" />
    <zr-import-panel
      address="/api/rectification-orders/imports"
      templateAddress="/api/rectification-orders/import-template"
      countWords="rectification.import.count"
      [counts]="counts"
      [runId]="run()"
      [marked]="true"
      [hint]="t('rectification.import.hint')"
      (applied)="recent.reload()"
    >
      <a next class="btn pri" routerLink="/findings" [queryParams]="{ view: 'undisposed' }">{{
        t('rectification.import.next')
      }}</a>
    </zr-import-panel>
    <zr-recent-runs #recent address="/api/rectification-orders/imports" words="rectification.import.recent">
      <ng-template let-run>{{
        t('rectification.import.recent.made', {
          n: run.summary['problems'] ?? 0,
          orders: run.summary['orders'] ?? 0,
        })
      }}</ng-template>
    </zr-recent-runs>
  </div>`,
})
export class ProblemImport {
  protected readonly counts = ['rows', 'goodRows', 'problems', 'orders'];
  protected readonly t = injectWords();
  /** From the address: a check that was begun before. */
  readonly run = input<string>();
}
