import { httpResource } from '@angular/common/http';
import { Component, inject } from '@angular/core';
import type { VerifierRatesDto } from '@zeren/api-client/models/verifier-rates-dto';
import { withQuery } from '../../../platform/http/api';
import { latest } from '../../../platform/http/latest';
import { injectWords } from '../../../platform/i18n/words';
import { WorkYear } from '../../../platform/session/work-year';
import { FailedState } from '../../../platform/ui/failed-state';
import { SkeletonRows } from '../../../platform/ui/skeleton-rows';

/** How often each verifier was contradicted by whoever looked a second time, with the formula. */
@Component({
  selector: 'zr-verifier-rates',
  imports: [FailedState, SkeletonRows],
  template: `
    <section class="panel">
      <div class="panel-head">
        <h2>{{ t('verify.rate.title') }}</h2>
        <span class="meta">{{ t('verify.rate.formula') }}</span>
      </div>
      @if (rates.problem() && !rates.value()) {
        <zr-failed-state
          [error]="rates.problem()"
          [what]="t('verify.rate.failed')"
          (retry)="rates.reload()"
        />
      } @else if (rates.firstLoad()) {
        <zr-skeleton-rows [rows]="2" />
      } @else {
        <ul [class.stale]="rates.stale()">
          @for (one of rates.value()?.items ?? []; track one.personId) {
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
  private readonly year = inject(WorkYear).year;

  protected readonly rates = latest(
    httpResource<VerifierRatesDto>(() => withQuery('/api/duties/second-looks/rates', { year: this.year() })),
  );
}
