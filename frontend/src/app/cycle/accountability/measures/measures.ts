import { Component, computed, effect, inject, input, untracked } from '@angular/core';
import { Router } from '@angular/router';
import { PagedRows } from '../../../platform/http/paged-rows';
import { injectWords } from '../../../platform/i18n/words';
import { Session } from '../../../platform/session/session';
import { EmptyState } from '../../../platform/ui/empty-state';
import { FailedState } from '../../../platform/ui/failed-state';
import { LoadBar } from '../../../platform/ui/load-bar';
import { MoreRows } from '../../../platform/ui/more-rows';
import { PageTitle } from '../../../platform/ui/page-title';
import { SkeletonRows } from '../../../platform/ui/skeleton-rows';
import { AccountabilityApi, MEASURE_LISTS } from '../data/accountability-api';
import type { MeasureList } from '../data/accountability-api';
import type { MeasureView } from '../data/accountability-views';
import { AccountabilityTabs } from '../ui/accountability-tabs';
import { MeasureCard } from '../ui/measure-card';

/** 问责措施: what is in effect for units and people; what has ended is masked but for whoever keeps the register. */
@Component({
  selector: 'zr-measures',
  imports: [
    AccountabilityTabs,
    EmptyState,
    FailedState,
    LoadBar,
    MeasureCard,
    MoreRows,
    PageTitle,
    SkeletonRows,
  ],
  templateUrl: './measures.html',
  styleUrl: '../ui/register.less',
})
export class Measures {
  protected readonly t = injectWords();
  private readonly api = inject(AccountabilityApi);
  private readonly router = inject(Router);
  private readonly session = inject(Session);

  /** From the address. */
  readonly view = input<MeasureList>();

  protected readonly lists = MEASURE_LISTS;
  protected readonly shown = computed((): MeasureList => (this.view() === 'past' ? 'past' : 'in-effect'));
  protected readonly keeps = computed(() => this.session.may('accountability.keep'));
  protected readonly rows = new PagedRows<MeasureView>((after) => this.api.measures(this.shown(), after));

  constructor() {
    effect(() => {
      this.shown();
      void this.session.view()?.acting?.tenureId;
      untracked(() => void this.rows.load());
    });
  }

  protected show(view: MeasureList): void {
    void this.router.navigate([], { queryParams: { view }, queryParamsHandling: 'merge' });
  }
}
