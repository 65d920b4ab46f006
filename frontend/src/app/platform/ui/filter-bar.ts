import { Component, input, output } from '@angular/core';
import { injectWords } from '../i18n/words';

export interface FilterChip {
  readonly key: string;
  readonly label: string;
}

/** One row of filters over a table (projected), with a chip for each that is on. */
@Component({
  selector: 'zr-filter-bar',
  template: `
    <div class="fields" role="search" [attr.aria-label]="t('ui.filter.label')"><ng-content /></div>
    @if (chips().length > 0) {
      <ul class="chips">
        @for (chip of chips(); track chip.key) {
          <li>
            <span>{{ chip.label }}</span>
            <button
              type="button"
              (click)="dropped.emit(chip.key)"
              [attr.aria-label]="t('ui.filter.drop', { name: chip.label })"
            >
              ×
            </button>
          </li>
        }
        <li class="all">
          <button type="button" class="link-button" (click)="cleared.emit()">
            {{ t('ui.filter.clear') }}
          </button>
        </li>
      </ul>
    }
  `,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 8px 16px;
      padding: 8px 14px;
      border-bottom: 1px solid var(--line-2);
    }
    .fields {
      display: flex;
      flex-wrap: wrap;
      gap: 8px;
      align-items: center;
    }
    .chips {
      display: flex;
      flex-wrap: wrap;
      gap: 6px;
      font-size: var(--t12);
    }
    li {
      display: inline-flex;
      align-items: center;
      background: var(--act-tint);
      color: var(--act);
      border-radius: var(--r1);
      padding-left: 8px;
      line-height: 24px;
    }
    li button {
      border: 0;
      background: none;
      color: inherit;
      min-width: 24px;
      min-height: 24px;
      cursor: pointer;
      font-size: 15px;
      line-height: 1;
    }
    .all {
      background: none;
    }
    .all button {
      font-size: var(--t12);
    }
  `,
})
export class FilterBar {
  protected readonly t = injectWords();
  readonly chips = input<readonly FilterChip[]>([]);
  readonly dropped = output<string>();
  readonly cleared = output();
}
