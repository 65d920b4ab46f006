import { Component, inject, input, output } from '@angular/core';
import { cadenceSentence } from '@zeren/domain/cycle/responsibility/cadence-sentence';
import type { SheetConflict } from '@zeren/domain/cycle/responsibility/items/merge-sheets';
import type { SheetColumn, SheetRow } from '@zeren/domain/cycle/responsibility/items/sheet-row';
import { Locale } from '../../../platform/i18n/locale';
import { injectWords } from '../../../platform/i18n/words';

export interface Chosen {
  readonly conflict: SheetConflict;
  readonly whose: 'mine' | 'theirs';
}

/** What two people changed, each in another way: both versions side by side, cell by cell, and a choice. */
@Component({
  selector: 'zr-sheet-conflicts',
  template: `
    <section class="panel" role="region" aria-labelledby="conflicts-title">
      <div class="panel-head">
        <h2 id="conflicts-title">{{ t('sheet.conflict.title', { n: conflicts().length }) }}</h2>
        <span class="meta">{{ t('sheet.conflict.hint') }}</span>
        @if (conflicts().length > 1) {
          <span class="end">
            <button type="button" class="btn sm" (click)="all('mine')">
              {{ t('sheet.conflict.allMine') }}
            </button>
            <button type="button" class="btn sm" (click)="all('theirs')">
              {{ t('sheet.conflict.allTheirs') }}
            </button>
          </span>
        }
      </div>
      <ul>
        @for (one of conflicts(); track $index) {
          <li>
            <h3>{{ titleOf(one) }}</h3>
            @if (one.kind === 'cell') {
              <div class="both">
                <button type="button" class="btn" (click)="pick(one, 'mine')">
                  <small>{{ t('sheet.conflict.mine') }}</small><b>{{ cellOf(one.mine, one.column) }}</b>
                </button>
                <button type="button" class="btn" (click)="pick(one, 'theirs')">
                  <small>{{ t('sheet.conflict.theirs') }}</small><b>{{ cellOf(one.theirs, one.column) }}</b>
                </button>
              </div>
            } @else {
              <div class="both">
                <button
                  type="button"
                  class="btn"
                  (click)="pick(one, one.kind === 'removed-there' ? 'mine' : 'theirs')"
                >
                  {{ t('sheet.conflict.keepRow') }}
                </button>
                <button
                  type="button"
                  class="btn"
                  (click)="pick(one, one.kind === 'removed-there' ? 'theirs' : 'mine')"
                >
                  {{ t('sheet.conflict.dropRow') }}
                </button>
              </div>
            }
          </li>
        }
      </ul>
    </section>
  `,
  styles: `
    .panel {
      margin-bottom: 12px;
      border-color: var(--soon-g);
    }
    ul {
      list-style: none;
    }
    li {
      padding: 10px 14px;
      border-bottom: 1px solid var(--line-2);
    }
    h3 {
      margin-bottom: 6px;
      font-size: var(--t13);
      font-weight: 400;
      color: var(--ink-2);
    }
    .both {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(240px, 1fr));
      gap: 8px;
      max-width: 960px;
    }
    .both .btn {
      height: auto;
      padding: 6px 12px;
      white-space: normal;
      text-align: left;
    }
    small {
      display: block;
      font-size: var(--t12);
      color: var(--ink-3);
    }
    b {
      font-weight: 600;
      overflow-wrap: anywhere;
    }
  `,
})
export class SheetConflicts {
  protected readonly t = injectWords();
  private readonly locale = inject(Locale);
  readonly conflicts = input.required<readonly SheetConflict[]>();
  readonly rows = input.required<readonly SheetRow[]>();
  readonly chosen = output<Chosen>();

  protected titleOf(conflict: SheetConflict): string {
    switch (conflict.kind) {
      case 'cell':
        return this.t('sheet.conflict.cell', {
          n: this.rows().findIndex(({ id }) => id === conflict.rowId) + 1,
          text: short(conflict.theirs.cells.textZh),
          column: this.t(`sheet.column.${conflict.column}`),
        });
      case 'removed-there':
        return this.t('sheet.conflict.removedThere', { text: short(conflict.mine.cells.textZh) });
      case 'removed-here':
        return this.t('sheet.conflict.removedHere', { text: short(conflict.theirs.cells.textZh) });
    }
  }

  protected cellOf({ cells, clauses }: SheetRow, column: SheetColumn): string {
    const text = cells[column] || this.t('sheet.conflict.empty');
    if (column !== 'cadencePhrase' || !clauses) return text;
    const words = cadenceSentence(clauses);
    return `${text}（${this.locale.active() === 'en' ? words.en : words.zh}）`;
  }

  protected pick(conflict: SheetConflict, whose: Chosen['whose']): void {
    this.chosen.emit({ conflict, whose });
  }

  protected all(whose: Chosen['whose']): void {
    for (const conflict of this.conflicts()) this.pick(conflict, whose);
  }
}

const LONGEST = 24;
const short = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text);
