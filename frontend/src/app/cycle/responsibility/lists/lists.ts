import { httpResource } from '@angular/common/http';
import { Component, DestroyRef, computed, effect, inject, input, untracked } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { Router, RouterLink } from '@angular/router';
import { withQuery } from '../../../platform/http/api';
import { latest } from '../../../platform/http/latest';
import { PagedRows } from '../../../platform/http/paged-rows';
import { DayPipe, InstantPipe } from '../../../platform/i18n/days';
import { injectWords } from '../../../platform/i18n/words';
import { Session } from '../../../platform/session/session';
import { WorkYear } from '../../../platform/session/work-year';
import { EmptyState } from '../../../platform/ui/empty-state';
import { FailedState } from '../../../platform/ui/failed-state';
import { FilterBar } from '../../../platform/ui/filter-bar';
import { LoadBar } from '../../../platform/ui/load-bar';
import { MoreRows } from '../../../platform/ui/more-rows';
import { PageTitle } from '../../../platform/ui/page-title';
import { SkeletonRows } from '../../../platform/ui/skeleton-rows';
import { ResponsibilityApi } from '../data/responsibility-api';
import type { ListSummary, ResponsibilityListRow } from '../data/responsibility-views';
import { ExportLists } from '../ui/export-lists';
import { signerWords } from '../ui/signer-words';
import { ListState } from '../ui/list-state';

/** How long typing must pause before it is looked up. */
const FIND_PAUSE = 250;
const STATES = ['draft', 'issued', 'objected', 'received', 'closed'] as const;

/** 明责: the lists of a year, one a post; drafts are issued on the check of their set. */
@Component({
  selector: 'zr-lists',
  imports: [
    FormsModule,
    RouterLink,
    DayPipe,
    InstantPipe,
    EmptyState,
    ExportLists,
    FailedState,
    FilterBar,
    ListState,
    LoadBar,
    PageTitle,
    SkeletonRows,
    MoreRows,
  ],
  templateUrl: './lists.html',
  styleUrl: './lists.less',
})
export class Lists {
  protected readonly t = injectWords();
  protected readonly year = inject(WorkYear).year;
  private readonly session = inject(Session);
  private readonly api = inject(ResponsibilityApi);
  private readonly router = inject(Router);
  private finding: ReturnType<typeof setTimeout> | undefined;

  /** From the address, so that a link shows the same rows. */
  readonly state = input<string>();
  readonly q = input<string>();
  readonly organizationId = input<string>();
  readonly organizationName = input<string>();

  protected readonly states = STATES;
  protected readonly mayEdit = computed(() => this.session.may('responsibility-lists.edit'));
  protected readonly mayReceive = computed(() => this.session.may('responsibility-lists.receive'));
  protected readonly mayIssue = computed(() => this.session.may('responsibility-lists.issue'));
  protected readonly rows = new PagedRows<ResponsibilityListRow>((after) =>
    this.api.page(this.query(), after),
  );
  protected readonly summary = latest(
    httpResource<ListSummary>(() => withQuery('/api/responsibility-lists/summary', { year: this.year() })),
  );

  /** Which rows are shown, and go out: all of them, in the columns of the import. */
  protected readonly query = computed(() => ({
    year: this.year(),
    state: this.state() ?? null,
    organizationId: this.organizationId() ?? null,
    q: this.q() ?? null,
  }));
  protected readonly chips = computed(() => [
    ...(this.state() ? [{ key: 'state', label: this.t(`responsibility.state.${this.state()}`) }] : []),
    ...(this.organizationId()
      ? [{ key: 'organizationId', label: this.organizationName() ?? this.t('responsibility.filter.unit') }]
      : []),
    ...(this.q() ? [{ key: 'q', label: `“${this.q()}”` }] : []),
  ]);

  constructor() {
    inject(DestroyRef).onDestroy(() => clearTimeout(this.finding));
    effect(() => {
      this.query();
      untracked(() => void this.rows.load());
    });
  }

  /** Finds while one types, once typing pauses. */
  protected findSoon(text: string): void {
    clearTimeout(this.finding);
    this.finding = setTimeout(() => this.findNow(text), FIND_PAUSE);
  }

  protected findNow(text: string): void {
    clearTimeout(this.finding);
    const wanted = text.trim() || null;
    if (wanted !== (this.q() ?? null)) this.narrow({ q: wanted });
  }

  protected signedBy(row: ResponsibilityListRow): string {
    return signerWords(row, this.t);
  }

  protected narrow(change: Record<string, string | null>): void {
    void this.router.navigate([], { queryParams: change, queryParamsHandling: 'merge' });
  }

  protected dropChip(key: string): void {
    this.narrow(
      key === 'organizationId' ? { organizationId: null, organizationName: null } : { [key]: null },
    );
  }

  protected clearFilters(): void {
    this.narrow({ state: null, q: null, organizationId: null, organizationName: null });
  }
}
