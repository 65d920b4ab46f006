import { Component, effect, inject, untracked } from '@angular/core';
import type { VerifierRateDto } from '@zeren/api-client/models/verifier-rate-dto';
import { PagedRows } from '../../../platform/http/paged-rows';
import { injectWords } from '../../../platform/i18n/words';
import { WorkYear } from '../../../platform/session/work-year';
import { FailedState } from '../../../platform/ui/failed-state';
import { MoreRows } from '../../../platform/ui/more-rows';
import { SkeletonRows } from '../../../platform/ui/skeleton-rows';
import { DutiesApi } from '../data/duties-api';

/** How often each verifier was contradicted by whoever looked a second time, with the formula. */
@Component({
  selector: 'zr-verifier-rates',
  imports: [FailedState, MoreRows, SkeletonRows],
  template: `
    <section class="panel">
      <div class="panel-head">
        <h2>{{ t('verify.rate.title') }}</h2>
        <span class="meta">{{ t('verify.rate.formula') }}</span>
      </div>
      @if (rows.problem() && rows.items().length === 0) {
        <zr-failed-state [error]="rows.problem()" [what]="t('verify.rate.failed')" (retry)="rows.load()" />
      } @else if (rows.firstLoad()) {
        <zr-skeleton-rows [rows]="2" />
      } @else {
        <ul [class.stale]="rows.stale()">
          @for (one of rows.items(); track one.personId) {
            <li>
              <b>{{ one.name }}</b>
              {{
                one.rate === null
                  ? t('verify.rate.waiting', { drawn: one.drawn })
                  : t('verify.rate.is', {
                      contradicted: one.contradicted,
                      looked: one.looked,
                      rate: one.rate,
                    })
              }}
              @if (one.few && one.rate !== null) {
                <small>{{ t('verify.rate.few') }}</small>
              }
            </li>
          } @empty {
            <li class="mut">{{ t('verify.rate.none') }}</li>
          }
        </ul>
        <zr-more-rows [rows]="rows" />
      }
    </section>
  `,
  styles: `
    section {
      margin-top: 12px;
    }
    ul {
      list-style: none;
      padding: 0;
    }
    li {
      padding: 10px 14px;
      border-top: 1px solid var(--line-2);
    }
    b {
      margin-right: 8px;
      font-size: var(--t15);
    }
    small {
      display: block;
      font-size: var(--t12);
      color: var(--ink-2);
    }
  `,
})
export class VerifierRates {
  protected readonly t = injectWords();
  private readonly api = inject(DutiesApi);
  private readonly year = inject(WorkYear).year;

  protected readonly rows = new PagedRows<VerifierRateDto>((after) => this.api.rates(this.year(), after));

  constructor() {
    effect(() => {
      this.year();
      untracked(() => void this.rows.load());
    });
  }
}
