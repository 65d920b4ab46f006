import { httpResource } from '@angular/common/http';
import { Component, computed, inject, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { SchemeImportView } from '@zeren/api-client/models/scheme-import-view';
import { Act } from '../../../platform/http/act';
import { latest } from '../../../platform/http/latest';
import { PagedRows } from '../../../platform/http/paged-rows';
import { injectWords } from '../../../platform/i18n/words';
import { Session } from '../../../platform/session/session';
import { EmptyState } from '../../../platform/ui/empty-state';
import { FailedState } from '../../../platform/ui/failed-state';
import { MoreRows } from '../../../platform/ui/more-rows';
import { PageTitle } from '../../../platform/ui/page-title';
import { RefusalNote } from '../../../platform/ui/refusal-note';
import { Sheet } from '../../../platform/ui/sheet';
import { SkeletonRows } from '../../../platform/ui/skeleton-rows';
import type { OrganizationNodes } from '../../../registry/organizations/data/organization-views';
import { AssessmentApi } from '../data/assessment-api';
import type { ReadySets, SchemeRow } from '../data/assessment-views';
import { SaidPipe } from '../data/said';
import { WorkbookIn } from '../ui/workbook-in';

/** 考核方案: drafts and published versions; a new one from a ready set, or from a document. */
@Component({
  selector: 'zr-schemes',
  imports: [
    EmptyState,
    FailedState,
    MoreRows,
    PageTitle,
    RefusalNote,
    RouterLink,
    SaidPipe,
    Sheet,
    SkeletonRows,
    WorkbookIn,
  ],
  template: `
    <div class="page bleed">
      <zr-page-title [name]="t('assessment.schemes')" [meta]="t('assessment.schemesMeta')">
        <a class="btn" routerLink="/assessments">{{ t('assessment.title') }}</a>
        @if (mayLead) {
          <button type="button" class="btn pri" (click)="adding.set(true)">
            {{ t('assessment.newScheme') }}
          </button>
        }
      </zr-page-title>
      <section class="panel">
        @if (rows.problem() && rows.items().length === 0) {
          <zr-failed-state [error]="rows.problem()" [what]="t('assessment.failed')" (retry)="rows.load()" />
        } @else if (rows.firstLoad()) {
          <zr-skeleton-rows [rows]="5" />
        } @else if (rows.empty()) {
          <zr-empty-state [sentence]="t('assessment.noSchemes')" />
        } @else {
          <ul>
            @for (one of rows.items(); track one.id) {
              <li>
                <a [routerLink]="['/assessments/schemes', one.id]">
                  <b>{{ { zh: one.nameZh, en: one.nameEn } | said }}</b>
                  <span>{{ t('assessment.schemeState.' + one.state) }}</span>
                  <small
                    >{{ one.organizationName }} · {{ one.code }} ·
                    {{ t('assessment.versionNo', { n: one.versionNo }) }}</small
                  >
                </a>
              </li>
            }
          </ul>
        }
        <zr-more-rows [rows]="rows" />
      </section>
    </div>
    @if (adding()) {
      <zr-sheet [name]="t('assessment.newScheme')" (closed)="adding.set(false)">
        <p class="what">{{ t('assessment.newSchemeWhat') }}</p>
        <zr-refusal-note [error]="refusal()" />
        <div class="field">
          <label for="scheme-file">{{ t('assessment.upload') }}</label>
          <input id="scheme-file" type="file" accept=".json,application/json" (change)="upload($event)" />
        </div>
        @if (body(); as organizationId) {
          <zr-workbook-in
            url="/api/assessment-schemes/workbook"
            [fields]="{ organizationId }"
            (taken)="openTaken($event)"
          />
        }
        <h3>{{ t('assessment.readySets') }}</h3>
        <ul>
          @for (set of sets.value()?.items ?? []; track set.code) {
            <li class="set">
              <span
                >{{ set | said }}
                <small>{{ t('assessment.indicatorCount', { n: set.indicators }) }}</small></span
              >
              <button type="button" class="btn sm" [disabled]="busy()" (click)="take(set.code)">
                {{ t('assessment.take') }}<span class="visually-hidden">{{ set | said }}</span>
              </button>
            </li>
          }
        </ul>
      </zr-sheet>
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
    small {
      font-size: var(--t12);
      color: var(--ink-3);
    }
    li a small {
      grid-column: 1 / 3;
    }
    .set {
      display: flex;
      justify-content: space-between;
      align-items: center;
      gap: 12px;
      min-height: 44px;
      border-bottom: 1px solid var(--line-2);
    }
    .what,
    .field {
      margin-bottom: 12px;
    }
    h3 {
      font-size: var(--t14);
    }
  `,
})
export class Schemes {
  protected readonly t = injectWords();
  private readonly api = inject(AssessmentApi);
  private readonly router = inject(Router);
  private readonly once = new Act();
  protected readonly mayLead = inject(Session).may('assessments.manage');
  protected readonly rows = new PagedRows<SchemeRow>((after) => this.api.schemes(after));
  protected readonly adding = signal(false);
  protected readonly busy = signal(false);
  protected readonly refusal = signal<unknown>(null);
  protected readonly sets = latest(
    httpResource<ReadySets>(() => (this.adding() ? '/api/assessment-schemes/ready-sets' : undefined)),
  );
  /** The topmost that one sees: the body whose scheme it becomes. */
  private readonly roots = latest(
    httpResource<OrganizationNodes>(() => (this.mayLead ? '/api/organizations' : undefined)),
  );

  protected readonly body = computed(() => this.roots.value()?.items[0]?.id);

  constructor() {
    void this.rows.load();
  }

  protected openTaken(answer: unknown): void {
    const { scheme } = answer as SchemeImportView;
    if (scheme) void this.router.navigate(['/assessments/schemes', scheme.id]);
  }

  protected take(readySet: string): Promise<void> {
    return this.keep({ readySet });
  }

  protected async upload(event: Event): Promise<void> {
    const file = (event.target as HTMLInputElement).files?.[0];
    if (!file) return;
    try {
      await this.keep({ document: JSON.parse(await file.text()) as object });
    } catch (thrown) {
      this.refusal.set(thrown instanceof SyntaxError ? { zh: '', en: '' } : thrown);
    }
  }

  private async keep(given: { document: object } | { readySet: string }): Promise<void> {
    const body = this.body();
    if (this.busy() || body === undefined) return;
    this.busy.set(true);
    this.refusal.set(null);
    try {
      const { id } = await this.api.keepScheme(body, given, this.once);
      await this.router.navigate(['/assessments/schemes', id]);
    } catch (thrown) {
      this.refusal.set(thrown);
    } finally {
      this.busy.set(false);
    }
  }
}
