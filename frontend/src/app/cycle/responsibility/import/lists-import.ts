import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { withQuery } from '../../../platform/http/api';
import { latest } from '../../../platform/http/latest';
import { injectWords } from '../../../platform/i18n/words';
import { WorkYear } from '../../../platform/session/work-year';
import { ImportPanel } from '../../../platform/ui/import-panel/import-panel';
import { RecentRuns } from '../../../platform/ui/import-panel/recent-runs';
import { PageTitle } from '../../../platform/ui/page-title';
import { ExportLists } from '../ui/export-lists';
import type { ListSummary } from '../data/responsibility-views';

/** Lists from a workbook: every row goes to each post of the kind that it names. */
@Component({
  selector: 'zr-lists-import',
  imports: [RouterLink, ExportLists, ImportPanel, PageTitle, RecentRuns],
  template: `<div class="page">
    <zr-page-title
      [name]="t('responsibility.import.title')"
      [meta]="t('responsibility.import.meta', { year: year() })"
    >
      <zr-export-lists [query]="{ year: year() }">{{ t('responsibility.import.export') }}</zr-export-lists>
    </zr-page-title>
    <zr-import-panel
      address="/api/responsibility-lists/imports"
      templateAddress="/api/responsibility-lists/import-template"
      countWords="responsibility.import.count"
      [counts]="counts"
      [cautions]="cautions"
      [runId]="run()"
      [fields]="fields()"
      [marked]="true"
      [hint]="t('responsibility.import.hint', { year: year() })"
      (applied)="recent.reload(); summary.reload()"
    >
      @if (summary.value()?.undated; as n) {
        <a next class="btn pri" routerLink="/responsibility-lists/undated">{{
          t('responsibility.import.undatedNext', { n })
        }}</a>
      }
      <a next class="btn" routerLink="/responsibility-lists">{{ t('responsibility.import.next') }}</a>
    </zr-import-panel>
    <zr-recent-runs #recent address="/api/responsibility-lists/imports" words="responsibility.import.recent">
      <ng-template let-run>
        @if (run.summary['year']; as year) {
          {{ t('responsibility.import.recent.year', { year }) }} ·
        }
        {{
          t('responsibility.import.recent.lists', {
            lists: run.summary['lists'] ?? 0,
            items: run.summary['items'] ?? 0,
          })
        }}
      </ng-template>
    </zr-recent-runs>
  </div>`,
})
export class ListsImport {
  protected readonly counts = ['rows', 'goodRows', 'lists', 'replacedLists', 'items', 'undated'];
  protected readonly cautions = ['draft.replaced', 'draft.loses-items'];
  protected readonly t = injectWords();
  /** From the address: a check that was begun before. */
  readonly run = input<string>();
  protected readonly year = inject(WorkYear).year;
  protected readonly summary = latest(
    httpResource<ListSummary>(() => withQuery('/api/responsibility-lists/summary', { year: this.year() })),
  );
  protected readonly fields = computed(() => ({ year: String(this.year()) }));
}
