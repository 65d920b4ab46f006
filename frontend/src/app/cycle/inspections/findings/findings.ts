import { httpResource } from '@angular/common/http';
import { Component, computed, effect, inject, input, untracked } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { latest } from '../../../platform/http/latest';
import { PagedRows } from '../../../platform/http/paged-rows';
import { DayPipe } from '../../../platform/i18n/days';
import { injectNames } from '../../../platform/i18n/names';
import { injectWords } from '../../../platform/i18n/words';
import { Session } from '../../../platform/session/session';
import { EmptyState } from '../../../platform/ui/empty-state';
import { FailedState } from '../../../platform/ui/failed-state';
import { LoadBar } from '../../../platform/ui/load-bar';
import { MoreRows } from '../../../platform/ui/more-rows';
import { PageTitle } from '../../../platform/ui/page-title';
import { SkeletonRows } from '../../../platform/ui/skeleton-rows';
import type { FindingCounts, FindingRow } from '../data/finding-views';
import { FINDING_LISTS, FindingsApi } from '../data/findings-api';
import type { FindingList } from '../data/findings-api';

/** 督责: what was found, and first of all what nothing has come of yet. */
@Component({
  selector: 'zr-findings',
  imports: [DayPipe, EmptyState, FailedState, LoadBar, MoreRows, PageTitle, RouterLink, SkeletonRows],
  templateUrl: './findings.html',
  styleUrl: './findings.less',
})
export class Findings {
  protected readonly t = injectWords();
  protected readonly name = injectNames();
  private readonly api = inject(FindingsApi);
  private readonly router = inject(Router);
  private readonly session = inject(Session);

  /** From the address. */
  readonly view = input<FindingList>();

  protected readonly lists = FINDING_LISTS;
  protected readonly shown = computed((): FindingList => {
    const asked = this.view();
    return asked && FINDING_LISTS.includes(asked) ? asked : 'all';
  });
  protected readonly records = computed(() => this.session.may('inspections.record'));
  protected readonly imports = computed(() => this.session.may('rectification.lead'));
  protected readonly counts = latest(
    httpResource<FindingCounts>(() => {
      void this.session.view()?.acting?.tenureId;
      return '/api/findings/counts';
    }),
  );
  protected readonly rows = new PagedRows<FindingRow>((after) => this.api.page(this.shown(), after));

  constructor() {
    effect(() => {
      this.shown();
      void this.session.view()?.acting?.tenureId;
      untracked(() => void this.rows.load());
    });
  }

  protected count(list: FindingList): number | null {
    const counts = this.counts.value();
    return counts && list !== 'all' ? counts[list] : null;
  }

  protected show(view: FindingList): void {
    void this.router.navigate([], { queryParams: { view }, queryParamsHandling: 'merge' });
  }

  /** What stands to be done with it, or what became of it. */
  protected standing(row: FindingRow): string {
    if (row.state !== 'confirmed') return this.t(`findings.state.${row.state}`);
    return row.disposition
      ? this.t(`findings.disposition.${row.disposition}`)
      : this.t(row.disposalLate ? 'findings.disposeLate' : 'findings.disposeOpen');
  }
}
