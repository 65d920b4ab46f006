import { Component, input, output } from '@angular/core';
import type { SheetRow } from '@zeren/domain/cycle/responsibility/items/sheet-row';
import { injectWords } from '../../../platform/i18n/words';
import type { CellMark, RowMarks } from './sheet-columns';

/** On a phone: the same items one below another; a tap opens one as a form. */
@Component({
  selector: 'zr-item-cards',
  template: `
    <ol>
      @for (row of rows(); track row.id; let index = $index) {
        <li>
          <button type="button" (click)="opened.emit(row.id)">
            <b
              ><span class="no">{{ row.cells.code || index + 1 }}</span
              >{{ row.cells.textZh || '—' }}</b
            >
            <small
              >{{ row.cells.cadencePhrase || t('sheet.undated') }} ·
              {{ row.cells.evidenceAsked || '—' }}</small
            >
            @for (mark of marksOf(row.id); track $index) {
              <small [class]="mark.kind">{{ mark.sentence }}</small>
            }
          </button>
        </li>
      } @empty {
        <li class="none">{{ t('sheet.empty') }}</li>
      }
    </ol>
  `,
  styles: `
    ol {
      list-style: none;
      border-top: 1px solid var(--line-2);
    }
    li {
      border-bottom: 1px solid var(--line-2);
    }
    button {
      display: block;
      width: 100%;
      min-height: var(--target);
      padding: 10px 14px;
      border: 0;
      background: none;
      color: var(--ink);
      font: inherit;
      text-align: left;
    }
    b {
      display: block;
      font-weight: 600;
    }
    .no {
      margin-right: 8px;
      font-weight: 400;
      font-size: var(--t12);
      color: var(--ink-3);
    }
    small {
      display: block;
      font-size: var(--t13);
      color: var(--ink-2);
    }
    .fault {
      color: var(--od);
    }
    .hint {
      color: var(--soon);
    }
    .none {
      padding: 14px;
      color: var(--ink-2);
    }
  `,
})
export class ItemCards {
  protected readonly t = injectWords();
  readonly rows = input.required<readonly SheetRow[]>();
  readonly marks = input.required<ReadonlyMap<string, RowMarks>>();
  readonly opened = output<string>();

  protected marksOf(id: string): CellMark[] {
    return Object.values(this.marks().get(id) ?? {});
  }
}
