import { Component, computed, effect, inject, signal, untracked } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { FormsModule } from '@angular/forms';
import { ActivatedRoute, Router, RouterLink } from '@angular/router';
import { NzOptionComponent, NzSelectComponent } from 'ng-zorro-antd/select';
import { standingDue } from '@zeren/domain/cycle/duties/duty-light';
import { Viewport } from '../../../platform/display/viewport';
import { PagedRows } from '../../../platform/http/paged-rows';
import { DayPipe } from '../../../platform/i18n/days';
import { DotsPipe } from '../../../platform/i18n/dots';
import { Locale } from '../../../platform/i18n/locale';
import { injectWords } from '../../../platform/i18n/words';
import { Session } from '../../../platform/session/session';
import { WorkYear } from '../../../platform/session/work-year';
import { Drawer } from '../../../platform/ui/drawer';
import { EmptyState } from '../../../platform/ui/empty-state';
import { FailedState } from '../../../platform/ui/failed-state';
import { FilterBar } from '../../../platform/ui/filter-bar';
import type { FilterChip } from '../../../platform/ui/filter-bar';
import { Light } from '../../../platform/ui/light';
import { LoadBar } from '../../../platform/ui/load-bar';
import { MoreRows } from '../../../platform/ui/more-rows';
import { PageTitle } from '../../../platform/ui/page-title';
import { SelectName } from '../../../platform/ui/select-name';
import { SkeletonRows } from '../../../platform/ui/skeleton-rows';
import { Domains } from '../data/domains';
import type { DutyRow } from '../data/duty-views';
import { DutiesApi } from '../data/duties-api';
import { ChaseBar } from '../reminding/chase-bar';
import { DutyDetail } from '../duty-detail/duty-detail';
import { StreakList } from '../streaks/streak-list';
import { dutyTitle, lightDays, stateWord } from '../ui/duty-words';
import { LIGHTS, VIEWS, readFilter, toQuery, writeFilter } from './duty-filter';
import type { DutyFilter } from './duty-filter';

/** 履责: duties of the people one may see, narrowed by light, domain and time; a row opens its drawer. */
@Component({
  selector: 'zr-duty-list',
  imports: [
    ChaseBar,
    FormsModule,
    DayPipe,
    DotsPipe,
    Drawer,
    DutyDetail,
    EmptyState,
    FailedState,
    FilterBar,
    Light,
    LoadBar,
    NzOptionComponent,
    NzSelectComponent,
    PageTitle,
    RouterLink,
    SelectName,
    SkeletonRows,
    StreakList,
    MoreRows,
  ],
  templateUrl: './duty-list.html',
  styleUrl: './duty-list.less',
})
export class DutyList {
  protected readonly t = injectWords();
  protected readonly standingDue = standingDue;
  protected readonly locale = inject(Locale);
  protected readonly viewport = inject(Viewport);
  protected readonly work = inject(WorkYear);
  private readonly api = inject(DutiesApi);
  private readonly router = inject(Router);
  private readonly route = inject(ActivatedRoute);
  private readonly session = inject(Session);
  protected readonly mayVerify = computed(() => this.session.may('duties.verify'));
  protected readonly mayImport = computed(() => this.session.may('duties.import'));

  private readonly params = toSignal(this.route.queryParamMap, {
    initialValue: this.route.snapshot.queryParamMap,
  });
  protected readonly filter = computed(() => readFilter(this.params(), this.session.may('duties.report')));
  private readonly query = computed(() =>
    toQuery(this.filter(), this.work.year(), this.session.view()?.today ?? ''),
  );
  /** The duty whose drawer is open. */
  protected readonly openId = computed(() => this.params().get('open'));
  protected readonly lights = LIGHTS;
  protected readonly views = VIEWS;
  protected readonly lightDays = lightDays;

  protected readonly domains = inject(Domains);
  protected readonly rows = new PagedRows<DutyRow>((after) => this.api.page(this.query(), after));
  /** Reminding by hand: the duties that are chosen for it. */
  protected readonly mayChase = computed(() => this.session.may('reminders.manage'));
  protected readonly chosen = signal<readonly string[]>([]);
  protected readonly openTitle = computed(() => {
    const row = this.rows.items().find((one) => one.id === this.openId());
    return row ? this.title(row) : this.t('duties.one');
  });
  protected readonly chips = computed((): readonly FilterChip[] => {
    const filter = this.filter();
    return [
      ...filter.light.map((light) => ({ key: `light:${light}`, label: this.t(`lights.${light}`) })),
      ...filter.domain.map((code) => ({ key: `domain:${code}`, label: this.domains.name(code) })),
      ...(filter.organizationId
        ? [{ key: 'organization', label: filter.organizationName ?? this.t('duties.filter.oneOrganization') }]
        : []),
      ...(filter.itself && filter.organizationId
        ? [{ key: 'itself', label: this.t('duties.filter.itself') }]
        : []),
      ...filter.outcome.map((outcome) => ({
        key: `outcome:${outcome}`,
        label: this.t(`duties.outcome.${outcome}`),
      })),
      ...(filter.postId ? [{ key: 'post', label: filter.postTitle ?? this.t('duties.filter.onePost') }] : []),
      ...(filter.from || filter.to
        ? [{ key: 'time', label: `${filter.from ?? ''} – ${filter.to ?? ''}` }]
        : []),
    ];
  });

  constructor() {
    // What is asked: the filter without the open drawer.
    const asked = computed(() => JSON.stringify([this.query(), this.session.view()?.acting?.tenureId]));
    effect(() => {
      asked();
      untracked(() => {
        this.chosen.set([]);
        void this.rows.load();
      });
    });
  }

  protected narrow(part: Partial<DutyFilter>): void {
    void this.router.navigate([], {
      relativeTo: this.route,
      queryParams: writeFilter(part),
      queryParamsHandling: 'merge',
    });
  }

  protected dropChip(key: string): void {
    const filter = this.filter();
    const [kind, value] = key.split(':');
    if (kind === 'light') this.narrow({ light: filter.light.filter((light) => light !== value) });
    else if (kind === 'domain') this.narrow({ domain: filter.domain.filter((code) => code !== value) });
    else if (kind === 'organization')
      this.narrow({ organizationId: null, organizationName: null, itself: false });
    else if (kind === 'itself') this.narrow({ itself: false });
    else if (kind === 'outcome')
      this.narrow({ outcome: filter.outcome.filter((outcome) => outcome !== value) });
    else if (kind === 'post') this.narrow({ postId: null, postTitle: null });
    else this.narrow({ from: null, to: null });
  }

  /** What was reported has nobody left to remind. */
  protected canBeChased(row: DutyRow): boolean {
    return row.state === 'owed' || row.state === 'returned';
  }

  protected choose(id: string, isChosen: boolean): void {
    this.chosen.update((ids) => (isChosen ? [...ids, id] : ids.filter((other) => other !== id)));
  }

  protected clear(): void {
    void this.router.navigate([], { relativeTo: this.route, queryParams: {} });
  }

  protected open(row: DutyRow): void {
    if (this.viewport.phone()) void this.router.navigate(['/duties', row.id]);
    else this.show(row.id);
  }

  protected show(id: string | null): void {
    void this.router.navigate([], {
      relativeTo: this.route,
      queryParams: { open: id },
      queryParamsHandling: 'merge',
    });
  }

  /** Why there is no row: nothing presses, nothing fits, or nothing was ever dated. */
  protected readonly emptySentence = computed(() => {
    if (this.chips().length > 0) return this.t('duties.emptyFiltered');
    const view = this.filter().view;
    if (view === 'attention') return this.t('duties.emptyAttention');
    return this.t(view === 'ahead' ? 'duties.emptyAhead' : 'duties.empty', { year: this.work.year() });
  });

  protected title(row: DutyRow): string {
    return dutyTitle(row, this.locale.active());
  }

  protected state(row: DutyRow): string {
    return stateWord(row, this.t);
  }

  protected reason(row: DutyRow): string {
    return this.locale.active() === 'en' ? row.lightReason.en : row.lightReason.zh;
  }
}
