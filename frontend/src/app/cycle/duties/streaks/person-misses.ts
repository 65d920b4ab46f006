import { Component, inject, input } from '@angular/core';
import { injectWords } from '../../../platform/i18n/words';
import { WorkYear } from '../../../platform/session/work-year';
import { StreakList } from './streak-list';

/** On a person's page: what was missed in their own terms, at whichever post; what fell in another's term is not theirs. */
@Component({
  selector: 'zr-person-misses',
  imports: [StreakList],
  template: `<section class="panel">
    <div class="panel-head">
      <h2>{{ t('streaks.ofYear', { year: year() }) }}</h2>
      <span class="meta">{{ t('streaks.ownTerm') }}</span>
    </div>
    <zr-streak-list [personId]="personId()" [atLeast]="1" />
  </section>`,
  styles: `
    .panel {
      max-width: 820px;
    }
    @media (max-width: 767px) {
      .panel {
        border-width: 1px 0;
        border-radius: 0;
      }
    }
  `,
})
export class PersonMisses {
  protected readonly t = injectWords();
  protected readonly year = inject(WorkYear).year;
  readonly personId = input.required<string>();
}
