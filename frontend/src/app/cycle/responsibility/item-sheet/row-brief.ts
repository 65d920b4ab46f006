import { Component, computed, inject, input } from '@angular/core';
import { cadenceSentence } from '@zeren/domain/cycle/responsibility/cadence-sentence';
import type { SheetRow } from '@zeren/domain/cycle/responsibility/items/sheet-row';
import { Locale } from '../../../platform/i18n/locale';
import { injectWords } from '../../../platform/i18n/words';
import { comingDays } from '../cadence/coming-days';
import { Dating } from '../cadence/dating';
import { claritySentence, readingOf } from './row-marks';
import type { RowMarks } from './sheet-columns';

const SHOWN = 6;

/** Under the grid: where one stands, what is wrong with the row, how clear it is and when it falls due. */
@Component({
  selector: 'zr-row-brief',
  template: `
    <p>
      <b>{{ place() }}</b> <span class="meta">{{ clarity() }}</span>
      @if (local()) {
        <span class="meta local">{{ t('responsibility.item.local') }}</span>
      }
    </p>
    @for (mark of said(); track $index) {
      <p [class]="mark.kind">{{ mark.sentence }}</p>
    }
    @if (meaning(); as words) {
      <p class="dates">
        <span>{{ words }}</span>
        @for (date of dates(); track $index) {
          <span class="num" [class.soon]="date.provisional">{{ date.written }}</span>
        }
      </p>
    }
  `,
  styles: `
    :host {
      display: block;
      font-size: var(--t13);
    }
    b {
      margin-right: 12px;
    }
    .fault {
      color: var(--od);
    }
    .hint,
    .soon {
      color: var(--soon);
    }
    .dates {
      display: flex;
      flex-wrap: wrap;
      gap: 2px 12px;
      color: var(--ink-2);
    }
  `,
})
export class RowBrief {
  protected readonly t = injectWords();
  private readonly locale = inject(Locale);
  private readonly dating = inject(Dating);
  readonly row = input.required<SheetRow>();
  readonly place = input.required<string>();
  readonly marks = input.required<RowMarks>();
  readonly year = input.required<number>();
  /** Whether the list has the row beside what its template gave. */
  readonly local = input(false);

  private readonly reading = computed(() => readingOf(this.row()));
  protected readonly clarity = computed(() => claritySentence(this.reading().clarity, this.t));
  /** The hint of the wording is the clarity, said already. */
  protected readonly said = computed(() =>
    Object.entries(this.marks()).flatMap(([column, mark]) =>
      column === 'textZh' && mark.kind === 'hint' ? [] : [mark],
    ),
  );
  protected readonly meaning = computed(() => {
    const { meaning } = this.reading();
    const words = meaning && cadenceSentence(meaning);
    return words && (this.locale.active() === 'en' ? words.en : words.zh);
  });
  protected readonly dates = computed(() => {
    const coming = this.dating.coming(this.reading().meaning, this.year())?.dates.slice(0, SHOWN) ?? [];
    const provisional = new Map(coming.map((date) => [date.dueOn, date.provisional]));
    const days = [...provisional.keys()];
    const written = comingDays(days, this.locale.active());
    return days.map((day, index) => ({ written: written[index], provisional: provisional.get(day) }));
  });
}
