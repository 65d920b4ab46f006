import { httpResource } from '@angular/common/http';
import { Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { CatalogueDto } from '@zeren/api-client/models/catalogue-dto';
import { Viewport } from '../../../platform/display/viewport';
import { latest } from '../../../platform/http/latest';
import { PagedRows } from '../../../platform/http/paged-rows';
import { DayPipe } from '../../../platform/i18n/days';
import { Locale } from '../../../platform/i18n/locale';
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
import { GroupsApi } from '../data/groups-api';
import type { Group } from '../data/groups-api';
import { LastDayPipe } from '../ui/last-day';
import { GroupSheet } from './group-sheet';

/** 考核分组: what is compared with each other in a year, by what is assessed. */
@Component({
  selector: 'zr-groups',
  imports: [
    DayPipe,
    EmptyState,
    FailedState,
    FilterBar,
    GroupSheet,
    LastDayPipe,
    LoadBar,
    MoreRows,
    PageTitle,
    RouterLink,
    SkeletonRows,
  ],
  templateUrl: './groups.html',
  styleUrl: './groups.less',
})
export class Groups {
  protected readonly t = injectWords();
  protected readonly viewport = inject(Viewport);
  private readonly locale = inject(Locale);
  private readonly api = inject(GroupsApi);
  private readonly router = inject(Router);
  private readonly session = inject(Session);
  protected readonly year = inject(WorkYear).year;

  /** From the address: what is assessed. */
  readonly object = input<string>();
  protected readonly mayEdit = computed(() => this.session.may('organizations.edit'));
  protected readonly opening = signal(false);
  protected readonly objects = latest(httpResource<CatalogueDto>(() => '/api/catalogues/assessment-objects'));
  protected readonly rows = new PagedRows<Group>((after) =>
    this.api.page({ year: this.year(), objectCode: this.object() ?? null }, after),
  );

  constructor() {
    effect(() => {
      this.object();
      this.year();
      void this.session.view()?.acting?.tenureId;
      untracked(() => void this.rows.load());
    });
  }

  protected objectName(code: string): string {
    const entry = this.objects.value()?.items.find((one) => one.code === code);
    return (this.locale.active() === 'en' && entry?.nameEn) || code;
  }

  protected narrow(object: string): void {
    void this.router.navigate([], { queryParams: { object: object || null }, queryParamsHandling: 'merge' });
  }

  protected opened(id: string): void {
    this.opening.set(false);
    void this.router.navigate(['/organizations/groups', id]);
  }
}
