import { Component, computed, inject, input } from '@angular/core';
import { awaitedMatter } from '@zeren/domain/cycle/responsibility/awaited-matter';
import type { CadenceClause } from '@zeren/domain/cycle/responsibility/cadence-clause';
import { DayPipe } from '../../../platform/i18n/days';
import { Locale } from '../../../platform/i18n/locale';
import { injectWords } from '../../../platform/i18n/words';
import { Dating } from './dating';

/** The dates that clauses give from now on, with what each is for; provisional ones are marked. */
@Component({
  selector: 'zr-cadence-dates',
  imports: [DayPipe],
  template: `
    @if (coming(); as found) {
      @if (found.dates.length > 0) {
        <p class="meta">{{ t('cadence.coming', { n: found.dates.length }) }}</p>
        <ol>
          @for (date of found.dates; track $index) {
            <li>
              <b>{{ date.dueOn | day: 'text' }}</b>
              <small>{{ date.periodLabel }}</small>
              @if (date.provisional) {
                <small class="soon">{{ t('cadence.provisional') }}</small>
              }
            </li>
          }
        </ol>
        @if (found.provisional) {
          <p class="soon">{{ t('cadence.provisionalWhy') }}</p>
        }
      } @else if (awaited(); as matter) {
        <p class="meta">{{ t('responsibility.item.awaits', { matter }) }}</p>
      } @else if (clauses()) {
        <p class="meta">{{ t('cadence.noDates') }}</p>
      }
    }
  `,
  styles: `
    ol {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(150px, 1fr));
      gap: 4px 12px;
      list-style: none;
    }
    li {
      padding: 3px 0;
      border-bottom: 1px solid var(--line-2);
    }
    b {
      display: block;
      font-weight: 600;
    }
    small {
      display: block;
      font-size: var(--t12);
      color: var(--ink-3);
    }
    .soon {
      color: var(--soon);
      font-size: var(--t12);
    }
    .meta {
      margin-bottom: 2px;
    }
  `,
})
export class CadenceDates {
  protected readonly t = injectWords();
  private readonly dating = inject(Dating);
  private readonly locale = inject(Locale);
  readonly clauses = input.required<readonly CadenceClause[] | null>();
  readonly year = input.required<number>();

  protected readonly coming = computed(() => this.dating.coming(this.clauses(), this.year()));
  protected readonly awaited = computed(() => {
    const matter = awaitedMatter(this.clauses());
    return matter && (this.locale.active() === 'en' ? matter.en : matter.zh);
  });
}
