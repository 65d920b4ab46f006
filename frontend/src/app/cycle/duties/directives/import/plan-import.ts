import { Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { injectWords } from '../../../../platform/i18n/words';
import { ImportPanel } from '../../../../platform/ui/import-panel/import-panel';
import { RecentRuns } from '../../../../platform/ui/import-panel/recent-runs';
import { PageTitle } from '../../../../platform/ui/page-title';

/** A work plan from a workbook: each row becomes a draft, and nothing goes out by itself. */
@Component({
  selector: 'zr-plan-import',
  imports: [ImportPanel, PageTitle, RecentRuns, RouterLink],
  template: `<div class="page">
    <zr-page-title [name]="t('directives.import.title')" [meta]="t('directives.import.meta')" />
    <zr-import-panel
      address="/api/directives/imports"
      templateAddress="/api/directives/import-template"
      countWords="directives.import.count"
      [counts]="counts"
      [runId]="run()"
      [marked]="true"
      [hint]="t('directives.import.hint')"
      (applied)="recent.reload()"
    >
      <a next class="btn pri" routerLink="/directives" [queryParams]="{ state: 'draft' }">{{
        t('directives.import.next')
      }}</a>
    </zr-import-panel>
    <zr-recent-runs #recent address="/api/directives/imports" words="directives.import.recent">
      <ng-template let-run>{{
        t('directives.import.recent.drafts', { n: run.summary['directives'] ?? 0 })
      }}</ng-template>
    </zr-recent-runs>
  </div>`,
})
export class PlanImport {
  protected readonly counts = ['rows', 'goodRows', 'directives'];
  protected readonly t = injectWords();
  /** From the address: a check that was begun before. */
  readonly run = input<string>();
}
