import { httpResource } from '@angular/common/http';
import { Component, computed, effect, inject, input, untracked } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { latest } from '../../../platform/http/latest';
import { PagedRows } from '../../../platform/http/paged-rows';
import { DayPipe } from '../../../platform/i18n/days';
import { injectWords } from '../../../platform/i18n/words';
import { Session } from '../../../platform/session/session';
import { EmptyState } from '../../../platform/ui/empty-state';
import { FailedState } from '../../../platform/ui/failed-state';
import { LoadBar } from '../../../platform/ui/load-bar';
import { MoreRows } from '../../../platform/ui/more-rows';
import { PageTitle } from '../../../platform/ui/page-title';
import { SkeletonRows } from '../../../platform/ui/skeleton-rows';
import { HANDOVER_LISTS, HandoverApi } from '../data/handover-api';
import type { HandoverListKind } from '../data/handover-api';
import type { HandoverRow, HandoverSummary } from '../data/handover-views';
import { HandoverTable } from '../ui/handover-table';

/** 换届交接: every handover in sight, what waits first, counted in a sentence. */
@Component({
  selector: 'zr-handovers',
  imports: [
    DayPipe,
    EmptyState,
    FailedState,
    HandoverTable,
    LoadBar,
    MoreRows,
    PageTitle,
    RouterLink,
    SkeletonRows,
  ],
  templateUrl: './handovers.html',
  styleUrl: './handovers.less',
})
export class Handovers {
  protected readonly t = injectWords();
  private readonly api = inject(HandoverApi);
  private readonly router = inject(Router);
  protected readonly session = inject(Session);

  /** From the address: which list, and whose. */
  readonly view = input<HandoverListKind>();
  readonly organizationId = input<string>();
  readonly postId = input<string>();

  protected readonly lists = HANDOVER_LISTS;
  protected readonly shown = computed((): HandoverListKind => {
    const asked = this.view();
    return asked && HANDOVER_LISTS.includes(asked) ? asked : 'open';
  });
  protected readonly narrowed = computed(() => Boolean(this.organizationId() ?? this.postId()));
  protected readonly leads = computed(() => this.session.may('handovers.manage'));
  protected readonly today = computed(() => this.session.view()?.today ?? null);
  protected readonly summary = latest(
    httpResource<HandoverSummary>(() => {
      void this.session.view()?.acting?.tenureId;
      return '/api/handovers/summary';
    }),
  );
  protected readonly rows = new PagedRows<HandoverRow>((after) =>
    this.api.page(
      {
        view: this.shown(),
        organizationId: this.organizationId() ?? null,
        postId: this.postId() ?? null,
      },
      after,
    ),
  );

  constructor() {
    effect(() => {
      this.shown();
      this.organizationId();
      this.postId();
      void this.session.view()?.acting?.tenureId;
      untracked(() => void this.rows.load());
    });
  }

  protected count(list: HandoverListKind): number | null {
    const sum = this.summary.value();
    if (!sum || this.narrowed()) return null;
    return list === 'open' ? sum.open : list === 'overdue' ? sum.overdue : null;
  }

  protected show(view: HandoverListKind): void {
    void this.router.navigate([], { queryParams: { view }, queryParamsHandling: 'merge' });
  }
}
