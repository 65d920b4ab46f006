import { httpResource } from '@angular/common/http';
import { Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { Viewport } from '../../../platform/display/viewport';
import { latest } from '../../../platform/http/latest';
import { PagedRows } from '../../../platform/http/paged-rows';
import { InstantPipe } from '../../../platform/i18n/days';
import { Locale } from '../../../platform/i18n/locale';
import { injectWords } from '../../../platform/i18n/words';
import { Session } from '../../../platform/session/session';
import { EmptyState } from '../../../platform/ui/empty-state';
import { FailedState } from '../../../platform/ui/failed-state';
import { Light } from '../../../platform/ui/light';
import { LoadBar } from '../../../platform/ui/load-bar';
import { MoreRows } from '../../../platform/ui/more-rows';
import { PageTitle } from '../../../platform/ui/page-title';
import { SkeletonRows } from '../../../platform/ui/skeleton-rows';
import { AccountabilityApi, MATTER_LISTS } from '../data/accountability-api';
import type { MatterList } from '../data/accountability-api';
import type { MatterRow, MatterSummary, MatterView } from '../data/accountability-views';
import { AccountabilityTabs } from '../ui/accountability-tabs';
import { ProposeSheet } from './propose-sheet';

/** 问责: the matters that the acting post is a member of; what waits for a decision first. */
@Component({
  selector: 'zr-matters',
  imports: [
    AccountabilityTabs,
    EmptyState,
    FailedState,
    InstantPipe,
    Light,
    LoadBar,
    MoreRows,
    PageTitle,
    ProposeSheet,
    RouterLink,
    SkeletonRows,
  ],
  templateUrl: './matters.html',
  styleUrl: '../ui/register.less',
})
export class Matters {
  protected readonly t = injectWords();
  protected readonly viewport = inject(Viewport);
  private readonly locale = inject(Locale);
  private readonly api = inject(AccountabilityApi);
  private readonly router = inject(Router);
  private readonly session = inject(Session);

  /** From the address. */
  readonly view = input<MatterList>();

  protected readonly lists = MATTER_LISTS;
  protected readonly shown = computed((): MatterList => {
    const asked = this.view();
    return asked && MATTER_LISTS.includes(asked) ? asked : 'waiting';
  });
  protected readonly proposes = computed(() => this.session.may('accountability.propose'));
  protected readonly proposing = signal(false);
  protected readonly summary = latest(
    httpResource<MatterSummary>(() => {
      void this.session.view()?.acting?.tenureId;
      return '/api/accountability-matters/summary';
    }),
  );
  protected readonly rows = new PagedRows<MatterRow>((after) => this.api.matters(this.shown(), after));

  constructor() {
    effect(() => {
      this.shown();
      void this.session.view()?.acting?.tenureId;
      untracked(() => void this.rows.load());
    });
  }

  protected say({ zh, en }: { readonly zh: string; readonly en: string }): string {
    return this.locale.active() === 'en' ? en : zh;
  }

  protected subject({ organizationName, postTitle, personName }: MatterRow): string {
    return [organizationName, postTitle, personName].filter(Boolean).join(' ');
  }

  protected show(view: MatterList): void {
    void this.router.navigate([], { queryParams: { view }, queryParamsHandling: 'merge' });
  }

  protected proposed(matter: MatterView): void {
    void this.router.navigate(['/accountability', matter.id]);
  }
}
