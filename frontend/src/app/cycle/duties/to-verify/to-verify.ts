import { Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { PagedRows } from '../../../platform/http/paged-rows';
import { DayPipe } from '../../../platform/i18n/days';
import { DotsPipe } from '../../../platform/i18n/dots';
import { Locale } from '../../../platform/i18n/locale';
import { injectWords } from '../../../platform/i18n/words';
import { EmptyState } from '../../../platform/ui/empty-state';
import { FailedState } from '../../../platform/ui/failed-state';
import { Light } from '../../../platform/ui/light';
import { MoreRows } from '../../../platform/ui/more-rows';
import { PageTitle } from '../../../platform/ui/page-title';
import { SkeletonRows } from '../../../platform/ui/skeleton-rows';
import type { DutyRow } from '../data/duty-views';
import { DutiesApi } from '../data/duties-api';
import { dutyTitle } from '../ui/duty-words';
import { Draws } from './draws';
import { SecondLooks } from './second-looks';
import { VerifierRates } from './verifier-rates';

/** 待核实: what is compulsory or was drawn, and the draws themselves, which anybody can draw again. */
@Component({
  selector: 'zr-to-verify',
  imports: [
    DayPipe,
    DotsPipe,
    Draws,
    EmptyState,
    FailedState,
    Light,
    MoreRows,
    PageTitle,
    RouterLink,
    SecondLooks,
    SkeletonRows,
    VerifierRates,
  ],
  template: `<div class="page">
    <zr-page-title [name]="t('verify.page')" [meta]="t('verify.pageMeta')" />
    <zr-second-looks />
    <section class="panel">
      @if (rows.problem() && rows.items().length === 0) {
        <zr-failed-state [error]="rows.problem()" [what]="t('duties.failed')" (retry)="rows.load()" />
      } @else if (rows.firstLoad()) {
        <zr-skeleton-rows [rows]="6" />
      } @else if (rows.empty()) {
        <zr-empty-state [sentence]="t('verify.none')" />
      } @else {
        <ul [class.stale]="rows.stale()">
          @for (duty of rows.items(); track duty.id) {
            <li>
              <a [routerLink]="['/duties', duty.id]">{{ title(duty) }}</a>
              <p class="meta">
                <zr-light [code]="duty.light" />
                {{
                  [
                    duty.organizationName,
                    duty.postTitle,
                    duty.holderName,
                    duty.reportedOn
                      ? t('verify.reportedOn', { day: (duty.reportedOn | day: 'short') })
                      : null,
                    t('verify.why.' + duty.checkingClass),
                  ] | dots
                }}
              </p>
            </li>
          }
        </ul>
      }
      <zr-more-rows [rows]="rows" />
    </section>
    <zr-draws />
    <zr-verifier-rates />
  </div>`,
  styles: `
    ul {
      list-style: none;
      padding: 0;
    }
    li {
      padding: 10px 14px;
      border-top: 1px solid var(--line-2);
    }
    li:first-child {
      border-top: 0;
    }
    a {
      font-size: var(--t15);
    }
    zr-draws {
      display: block;
      margin-top: 12px;
    }
  `,
})
export class ToVerify {
  protected readonly t = injectWords();
  private readonly api = inject(DutiesApi);
  private readonly locale = inject(Locale);
  protected readonly rows = new PagedRows<DutyRow>((after) => this.api.toVerify(after));

  constructor() {
    void this.rows.load();
  }

  protected title(duty: DutyRow): string {
    return dutyTitle(duty, this.locale.active());
  }
}
