import { Component, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { PagedRows } from '../../../platform/http/paged-rows';
import { DotsPipe } from '../../../platform/i18n/dots';
import { Locale } from '../../../platform/i18n/locale';
import { injectWords } from '../../../platform/i18n/words';
import { FailedState } from '../../../platform/ui/failed-state';
import { Light } from '../../../platform/ui/light';
import { MoreRows } from '../../../platform/ui/more-rows';
import type { WaitingDuty } from '../data/duty-views';
import { DutiesApi } from '../data/duties-api';
import { dutyTitle } from '../ui/duty-words';

/** 复核: what was drawn of the verified and waits for a second verifier. Where nothing waits, nothing is said. */
@Component({
  selector: 'zr-second-looks',
  imports: [DotsPipe, FailedState, Light, MoreRows, RouterLink],
  template: `
    @if (rows.problem() && rows.items().length === 0) {
      <zr-failed-state [error]="rows.problem()" (retry)="rows.load()" />
    }
    @if (rows.items().length > 0) {
      <section class="panel" [class.stale]="rows.stale()">
        <div class="panel-head">
          <h2>
            {{ t('verify.again.title') }}
            <em>{{ t(count() < 1000 ? 'verify.count' : 'verify.countMany', { n: count() }) }}</em>
          </h2>
          <span class="meta">{{ t('verify.again.meta') }}</span>
        </div>
        <ul>
          @for (duty of rows.items(); track duty.id) {
            <li>
              <a [routerLink]="['/duties', duty.id]">{{ title(duty) }}</a>
              <p class="meta">
                <zr-light [code]="duty.waits.light" [days]="duty.waits.workingDays" />
                {{ [duty.organizationName, duty.postTitle, duty.periodLabel] | dots }}
              </p>
            </li>
          }
        </ul>
        <zr-more-rows [rows]="rows" />
      </section>
    }
  `,
  styles: `
    ul {
      list-style: none;
      padding: 0;
    }
    li {
      padding: 10px 14px;
      border-top: 1px solid var(--line-2);
    }
    a {
      font-size: var(--t15);
    }
    em {
      font-style: normal;
      font-weight: 400;
      color: var(--ink-2);
      font-size: var(--t13);
    }
  `,
})
export class SecondLooks {
  protected readonly t = injectWords();
  private readonly api = inject(DutiesApi);
  private readonly locale = inject(Locale);

  protected readonly count = signal(0);
  protected readonly rows = new PagedRows<WaitingDuty>(async (after) => {
    const page = await this.api.secondLooks(after);
    this.count.set(page.count);
    return page;
  });

  constructor() {
    void this.rows.load();
  }

  protected title(duty: WaitingDuty): string {
    return dutyTitle(duty, this.locale.active());
  }
}
