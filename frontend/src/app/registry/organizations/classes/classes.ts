import { httpResource } from '@angular/common/http';
import { Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { Viewport } from '../../../platform/display/viewport';
import { withQuery } from '../../../platform/http/api';
import { latest } from '../../../platform/http/latest';
import { PagedRows } from '../../../platform/http/paged-rows';
import { DayPipe } from '../../../platform/i18n/days';
import { injectNames } from '../../../platform/i18n/names';
import { injectWords } from '../../../platform/i18n/words';
import { Session } from '../../../platform/session/session';
import { EmptyState } from '../../../platform/ui/empty-state';
import { FailedState } from '../../../platform/ui/failed-state';
import { FilterBar } from '../../../platform/ui/filter-bar';
import { LoadBar } from '../../../platform/ui/load-bar';
import { MoreRows } from '../../../platform/ui/more-rows';
import { PageTitle } from '../../../platform/ui/page-title';
import { SkeletonRows } from '../../../platform/ui/skeleton-rows';
import { GroupsApi } from '../data/groups-api';
import type { UnitClasses, UnitClassMember } from '../data/groups-api';
import { AssignSheet } from './assign-sheet';

/** In the address for those that are of no class. */
const NONE = 'none';

/** 单位分类: who is of which class on a day, and who is of none. */
@Component({
  selector: 'zr-classes',
  imports: [
    AssignSheet,
    DayPipe,
    EmptyState,
    FailedState,
    FilterBar,
    LoadBar,
    MoreRows,
    PageTitle,
    RouterLink,
    SkeletonRows,
  ],
  templateUrl: './classes.html',
  styleUrls: ['../groups/groups.less', './classes.less'],
})
export class Classes {
  protected readonly t = injectWords();
  protected readonly viewport = inject(Viewport);
  private readonly named = injectNames();
  private readonly api = inject(GroupsApi);
  private readonly router = inject(Router);
  private readonly session = inject(Session);

  /** From the address: the class and the day. */
  readonly of = input<string>();
  readonly on = input<string>();
  protected readonly none = NONE;
  protected readonly mayEdit = computed(() => this.session.may('organizations.edit'));
  protected readonly assigning = signal(false);
  protected readonly day = computed(() => this.on() ?? this.session.view()?.today ?? '');
  protected readonly classes = latest(
    httpResource<UnitClasses>(() => withQuery('/api/unit-classes', { on: this.day() })),
  );
  protected readonly shown = computed(
    () => this.of() ?? this.classes.value()?.items.find(({ count }) => count > 0)?.code ?? NONE,
  );
  protected readonly rows = new PagedRows<UnitClassMember>((after) =>
    this.api.classMembers({ classCode: this.shown() === NONE ? null : this.shown(), on: this.day() }, after),
  );

  constructor() {
    effect(() => {
      this.shown();
      this.day();
      if (this.classes.value()) untracked(() => void this.rows.load());
    });
  }

  protected name(row: { readonly nameZh: string; readonly nameEn: string | null }): string {
    return this.named(row.nameZh, row.nameEn);
  }

  protected parent({ parentName, parentNameEn }: UnitClassMember): string {
    return this.named(parentName ?? '', parentNameEn);
  }

  protected narrow(change: Record<string, string | null>): void {
    void this.router.navigate([], { queryParams: change, queryParamsHandling: 'merge' });
  }

  protected assigned(classCode: string): void {
    this.assigning.set(false);
    this.classes.reload();
    if ((classCode || NONE) === this.shown()) void this.rows.load();
    else this.narrow({ of: classCode || NONE });
  }
}
