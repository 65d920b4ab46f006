import { Component, computed, input, signal } from '@angular/core';
import { withQuery } from '../../../platform/http/api';
import type { Query } from '../../../platform/http/api';
import { injectWords } from '../../../platform/i18n/words';

const FORMATS = ['xlsx', 'csv', 'csv-gb18030'] as const;

/** Lists to take along, in the columns of the import: as a workbook, or as CSV for what reads no workbooks. */
@Component({
  selector: 'zr-export-lists',
  template: `<a class="btn" [href]="address()" [title]="t('responsibility.import.exportNote')" download
      ><ng-content
    /></a>
    <select
      #format
      class="input"
      [attr.aria-label]="t('responsibility.import.format.label')"
      (change)="chosen.set(format.value)"
    >
      @for (one of formats; track one) {
        <option [value]="one" [selected]="one === chosen()">
          {{ t('responsibility.import.format.' + one) }}
        </option>
      }
    </select>`,
  styles: `
    :host {
      display: inline-flex;
      gap: 4px;
    }
    select {
      width: auto;
    }
  `,
})
export class ExportLists {
  protected readonly t = injectWords();
  /** Which lists: the year and the filters. */
  readonly query = input.required<Query>();

  protected readonly formats = FORMATS;
  protected readonly chosen = signal<string>('xlsx');
  protected readonly address = computed(() => {
    const format = this.chosen() === 'xlsx' ? null : this.chosen();
    return withQuery('/api/responsibility-lists/export', { ...this.query(), format });
  });
}
