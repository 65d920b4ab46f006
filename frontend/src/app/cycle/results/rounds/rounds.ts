import { Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { PagedRows } from '../../../platform/http/paged-rows';
import { DayPipe } from '../../../platform/i18n/days';
import { injectWords } from '../../../platform/i18n/words';
import { EmptyState } from '../../../platform/ui/empty-state';
import { FailedState } from '../../../platform/ui/failed-state';
import { MoreRows } from '../../../platform/ui/more-rows';
import { PageTitle } from '../../../platform/ui/page-title';
import { SkeletonRows } from '../../../platform/ui/skeleton-rows';
import { ResultsApi } from '../data/results-api';
import type { Round } from '../data/result-views';

/** 用责: the results of every assessment, the latest first. */
@Component({
  selector: 'zr-result-rounds',
  imports: [DayPipe, EmptyState, FailedState, MoreRows, PageTitle, RouterLink, SkeletonRows],
  template: `
    <div class="page bleed">
      <zr-page-title [name]="t('results.title')" [meta]="t('results.meta')" />
      <section class="panel">
        @if (rows.problem() && rows.items().length === 0) {
          <zr-failed-state [error]="rows.problem()" [what]="t('results.failed')" (retry)="rows.load()" />
        } @else if (rows.firstLoad()) {
          <zr-skeleton-rows [rows]="4" />
        } @else if (rows.empty()) {
          <zr-empty-state [sentence]="t('results.empty')" />
        } @else {
          <ul>
            @for (one of rows.items(); track one.id) {
              <li>
                <a [routerLink]="['/results/rounds', one.id]">
                  <b>{{ one.name }}</b>
                  <span>{{ t('results.state.' + one.state) }}</span>
                  <small
                    >{{ one.organizationName }} · {{ t('assessment.until', { day: (one.asOf | day) }) }}
                    @if (one.publicityUntil) {
                      ·
                      {{
                        t('results.publicity', {
                          from: (one.publicityFrom | day),
                          to: (one.publicityUntil | day),
                        })
                      }}
                    }
                  </small>
                </a>
              </li>
            }
          </ul>
        }
        <zr-more-rows [rows]="rows" />
      </section>
    </div>
  `,
  styles: `
    ul {
      list-style: none;
      padding: 0;
    }
    li a {
      display: grid;
      grid-template-columns: minmax(0, 1fr) auto;
      gap: 2px 16px;
      padding: 10px 14px;
      border-bottom: 1px solid var(--line-2);
      color: var(--ink);
    }
    small {
      grid-column: 1 / 3;
      font-size: var(--t12);
      color: var(--ink-3);
    }
  `,
})
export class ResultRounds {
  protected readonly t = injectWords();
  private readonly api = inject(ResultsApi);
  protected readonly rows = new PagedRows<Round>((after) => this.api.rounds(after));

  constructor() {
    void this.rows.load();
  }
}
