import { Component, inject, input, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { injectWords } from '../../../platform/i18n/words';
import { WorkYear } from '../../../platform/session/work-year';
import { PageTitle } from '../../../platform/ui/page-title';
import { StreakList } from './streak-list';

/** 连续未按期, through the year, below an organisation or of everything in sight. */
@Component({
  selector: 'zr-streaks-page',
  imports: [FormsModule, PageTitle, StreakList],
  template: `<div class="page">
    <zr-page-title [name]="t('streaks.title')" [meta]="t('streaks.meta', { year: year() })">
      <label>
        {{ t('streaks.atLeast') }}
        <select class="input" [ngModel]="atLeast()" (ngModelChange)="atLeast.set(+$event)">
          @for (n of [2, 3, 4, 6]; track n) {
            <option [value]="n">{{ t('streaks.times', { n }) }}</option>
          }
        </select>
      </label>
    </zr-page-title>
    <section class="panel">
      <zr-streak-list
        [organizationId]="organizationId() ?? null"
        [postId]="postId() ?? null"
        [atLeast]="atLeast()"
      />
    </section>
  </div>`,
  styles: `
    label {
      display: flex;
      align-items: center;
      gap: 8px;
    }
    select {
      width: auto;
    }
  `,
})
export class StreaksPage {
  protected readonly t = injectWords();
  protected readonly year = inject(WorkYear).year;

  /** From the address. */
  readonly organizationId = input<string>();
  readonly postId = input<string>();
  protected readonly atLeast = signal(2);
}
