import { Component, inject, input } from '@angular/core';
import { injectWords } from '../../../platform/i18n/words';
import { WorkYear } from '../../../platform/session/work-year';
import { StreakList } from './streak-list';

/** On a post's own page: what was missed there through the year, period by period, the longest run first. */
@Component({
  selector: 'zr-post-misses',
  imports: [StreakList],
  template: `
    <h3>{{ t('streaks.ofYear', { year: year() }) }}</h3>
    <zr-streak-list [postId]="postId()" [atLeast]="1" />
  `,
})
export class PostMisses {
  protected readonly t = injectWords();
  protected readonly year = inject(WorkYear).year;
  readonly postId = input.required<string>();
}
