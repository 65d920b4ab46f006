import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { injectWords } from '../../../platform/i18n/words';
import { WorkYear } from '../../../platform/session/work-year';
import { ImportPanel } from '../../../platform/ui/import-panel/import-panel';
import { PageTitle } from '../../../platform/ui/page-title';

/** Lists from a workbook: every row goes to each post of the kind that it names. */
@Component({
  selector: 'zr-lists-import',
  imports: [RouterLink, ImportPanel, PageTitle],
  template: `<div class="page">
    <zr-page-title
      [name]="t('responsibility.import.title')"
      [meta]="t('responsibility.import.meta', { year: year() })"
    />
    <zr-import-panel
      address="/api/responsibility-lists/imports"
      templateAddress="/api/responsibility-lists/import-template"
      countWords="responsibility.import.count"
      [counts]="counts"
      [fields]="fields()"
      [marked]="true"
      [hint]="t('responsibility.import.hint', { year: year() })"
    >
      <a next class="btn pri" routerLink="/responsibility-lists">{{ t('responsibility.import.next') }}</a>
    </zr-import-panel>
  </div>`,
})
export class ListsImport {
  protected readonly counts = ['rows', 'goodRows', 'lists', 'replacedLists', 'items', 'undated'];
  protected readonly t = injectWords();
  protected readonly year = inject(WorkYear).year;
  protected readonly fields = computed(() => ({ year: String(this.year()) }));
}
