import { httpResource } from '@angular/common/http';
import { Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { SecondLooksDto } from '@zeren/api-client/models/second-looks-dto';
import type { VerifierRatesDto } from '@zeren/api-client/models/verifier-rates-dto';
import { withQuery } from '../../../platform/http/api';
import { latest } from '../../../platform/http/latest';
import { DotsPipe } from '../../../platform/i18n/dots';
import { Locale } from '../../../platform/i18n/locale';
import { injectWords } from '../../../platform/i18n/words';
import { WorkYear } from '../../../platform/session/work-year';
import { FailedState } from '../../../platform/ui/failed-state';
import { SkeletonRows } from '../../../platform/ui/skeleton-rows';
import { dutyTitle } from '../ui/duty-words';

/** 复核: what was drawn of the verified and waits for a second verifier, and how often each verifier was contradicted. */
@Component({
  selector: 'zr-second-looks',
  imports: [DotsPipe, FailedState, RouterLink, SkeletonRows],
  template: `
    <section class="panel">
      <div class="panel-head">
        <h2>{{ t('verify.again.title') }}</h2>
        <span class="meta">{{ t('verify.again.meta') }}</span>
      </div>
      @if (looks.problem() && !looks.value()) {
        <zr-failed-state [error]="looks.problem()" (retry)="looks.reload()" />
      } @else if (looks.firstLoad()) {
        <zr-skeleton-rows [rows]="2" />
      } @else {
        <ul [class.stale]="looks.stale()">
          @for (duty of looks.value()?.items ?? []; track duty.id) {
            <li>
              <a [routerLink]="['/duties', duty.id]">{{ title(duty) }}</a>
              <p class="meta">{{ [duty.organizationName, duty.postTitle, duty.periodLabel] | dots }}</p>
            </li>
          } @empty {
            <li class="mut">{{ t('verify.again.none') }}</li>
          }
          @if (looks.value()?.more) {
            <li class="mut">{{ t('verify.again.more', { n: looks.value()!.items.length }) }}</li>
          }
        </ul>
      }
    </section>
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
    a,
    b {
      font-size: var(--t15);
    }
    b {
      margin-right: 8px;
    }
    small {
      display: block;
      font-size: var(--t12);
      color: var(--ink-2);
    }
  `,
})
export class SecondLooks {
  protected readonly t = injectWords();
  private readonly locale = inject(Locale);
  private readonly year = inject(WorkYear).year;

  protected readonly looks = latest(httpResource<SecondLooksDto>(() => '/api/duties/second-looks'));
  protected readonly rates = latest(
    httpResource<VerifierRatesDto>(() => withQuery('/api/duties/second-looks/rates', { year: this.year() })),
  );

  protected title(duty: SecondLooksDto['items'][number]): string {
    return dutyTitle(duty, this.locale.active());
  }
}
