import { Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { injectWords } from '../../../platform/i18n/words';
import { StreakList } from './streak-list';

/** The longest runs of misses below an organisation, for a page that shows much else. */
@Component({
  selector: 'zr-streak-panel',
  imports: [RouterLink, StreakList],
  template: `<section class="panel">
    <div class="panel-head">
      <h2>{{ t('streaks.title') }}</h2>
      <a class="end" routerLink="/duties/streaks" [queryParams]="{ organizationId: organizationId() }">{{
        t('streaks.all')
      }}</a>
    </div>
    <zr-streak-list [organizationId]="organizationId()" [atLeast]="3" [most]="5" />
  </section>`,
  styles: `
    .end {
      margin-left: auto;
    }
  `,
})
export class StreakPanel {
  protected readonly t = injectWords();
  readonly organizationId = input.required<string>();
}
