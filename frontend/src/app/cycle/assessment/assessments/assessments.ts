import { Component, inject, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { PagedRows } from '../../../platform/http/paged-rows';
import { DayPipe } from '../../../platform/i18n/days';
import { Locale } from '../../../platform/i18n/locale';
import { injectWords } from '../../../platform/i18n/words';
import { Session } from '../../../platform/session/session';
import { EmptyState } from '../../../platform/ui/empty-state';
import { FailedState } from '../../../platform/ui/failed-state';
import { MoreRows } from '../../../platform/ui/more-rows';
import { PageTitle } from '../../../platform/ui/page-title';
import { SkeletonRows } from '../../../platform/ui/skeleton-rows';
import { AssessmentApi } from '../data/assessment-api';
import type { AssessmentRow } from '../data/assessment-views';
import { OpenSheet } from './open-sheet';

/** 考核: what was, is and will be scored, the latest day first. */
@Component({
  selector: 'zr-assessments',
  imports: [DayPipe, EmptyState, FailedState, MoreRows, OpenSheet, PageTitle, RouterLink, SkeletonRows],
  template: `
    <div class="page bleed">
      <zr-page-title [name]="t('assessment.title')" [meta]="t('assessment.meta')">
        <a class="btn" routerLink="/assessments/schemes">{{ t('assessment.schemes') }}</a>
        @if (mayLead) {
          <button type="button" class="btn pri" (click)="opening.set(true)">
            {{ t('assessment.open') }}
          </button>
        }
      </zr-page-title>
      <section class="panel">
        @if (rows.problem() && rows.items().length === 0) {
          <zr-failed-state [error]="rows.problem()" [what]="t('assessment.failed')" (retry)="rows.load()" />
        } @else if (rows.firstLoad()) {
          <zr-skeleton-rows [rows]="5" />
        } @else if (rows.empty()) {
          <zr-empty-state [sentence]="t(mayLead ? 'assessment.empty' : 'assessment.emptyRead')" />
        } @else {
          <ul>
            @for (one of rows.items(); track one.id) {
              <li>
                <a [routerLink]="['/assessments', one.id]">
                  <b>{{ one.name }}</b>
                  <span class="state" [class]="one.state">{{ t('assessment.state.' + one.state) }}</span>
                  <small
                    >{{ one.organizationName }} · {{ english() ? one.schemeNameEn : one.schemeName }} ·
                    {{ t('assessment.until', { day: (one.asOf | day) }) }}</small
                  >
                </a>
              </li>
            }
          </ul>
        }
        <zr-more-rows [rows]="rows" />
      </section>
    </div>
    @if (opening()) {
      <zr-open-assessment (closed)="opening.set(false)" (done)="go($event)" />
    }
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
    li small {
      grid-column: 1 / 3;
      font-size: var(--t12);
      color: var(--ink-3);
    }
    .state {
      font-size: var(--t13);
      color: var(--ink-2);
    }
    .scored {
      color: var(--ok);
    }
    @media (max-width: 767px) {
      li a {
        padding: 10px 16px;
      }
    }
  `,
})
export class Assessments {
  protected readonly t = injectWords();
  private readonly api = inject(AssessmentApi);
  private readonly router = inject(Router);
  private readonly locale = inject(Locale);
  protected readonly mayLead = inject(Session).may('assessments.manage');
  protected readonly rows = new PagedRows<AssessmentRow>((after) => this.api.page(after));
  protected readonly opening = signal(false);
  protected readonly english = () => this.locale.active() === 'en';

  constructor() {
    void this.rows.load();
  }

  protected async go(id: string): Promise<void> {
    await this.router.navigate(['/assessments', id]);
  }
}
