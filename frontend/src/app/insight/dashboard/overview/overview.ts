import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { StreakPanel } from '../../../cycle/duties/streaks/streak-panel';
import { writeInstant } from '../../../platform/i18n/days';
import { Locale } from '../../../platform/i18n/locale';
import { injectWords } from '../../../platform/i18n/words';
import { withQuery } from '../../../platform/http/api';
import { latest } from '../../../platform/http/latest';
import { Session } from '../../../platform/session/session';
import { WorkYear } from '../../../platform/session/work-year';
import { EmptyState } from '../../../platform/ui/empty-state';
import { FailedState } from '../../../platform/ui/failed-state';
import { Light } from '../../../platform/ui/light';
import { LoadBar } from '../../../platform/ui/load-bar';
import { PageTitle } from '../../../platform/ui/page-title';
import { SkeletonRows } from '../../../platform/ui/skeleton-rows';
import type {
  DomainGroup,
  Figures,
  OfficeholdersView,
  OrganizationFigures,
  OrganizationsView,
  OverviewView,
} from '../data/dashboard-views';
import { HeatCell } from '../ui/heat-cell';
import { TrendPanel } from './trend-panel';
import { WorstTen } from './worst-ten';

/** The group of 全域: duties that belong to no one domain. */
const WHOLE = 'all';

interface Crumb {
  readonly id: string;
  readonly nameZh: string;
}

/** 总览: what stands how by domain and unit; every number opens the rows it counts. */
@Component({
  selector: 'zr-overview',
  imports: [
    RouterLink,
    EmptyState,
    FailedState,
    HeatCell,
    Light,
    LoadBar,
    PageTitle,
    SkeletonRows,
    StreakPanel,
    TrendPanel,
    WorstTen,
  ],
  templateUrl: './overview.html',
  styleUrl: './overview.less',
})
export class Overview {
  protected readonly t = injectWords();
  private readonly locale = inject(Locale);
  private readonly session = inject(Session);
  protected readonly year = inject(WorkYear).year;

  /** From the address: whose overview; none means the top of what the person may see. */
  readonly organization = input<string>();

  private readonly scope = computed(() => ({
    year: this.year(),
    organizationId: this.organization(),
    as: this.session.view()?.acting?.tenureId,
  }));
  protected readonly overview = latest(
    httpResource<OverviewView>(() => withQuery('/api/dashboard/overview', this.question('organizationId'))),
  );
  protected readonly units = latest(
    httpResource<OrganizationsView>(() =>
      withQuery('/api/dashboard/organizations', this.question('parentId')),
    ),
  );
  protected readonly holders = latest(
    httpResource<OfficeholdersView>(() => {
      const organizationId = this.overview.value()?.organization.id;
      return organizationId
        ? withQuery('/api/dashboard/officeholders', { year: this.year(), organizationId })
        : undefined;
    }),
  );
  private readonly groups = latest(
    httpResource<{ readonly items: readonly DomainGroup[] }>(() => '/api/catalogues/domain-groups'),
  );
  private readonly place = latest(
    httpResource<{ readonly ancestors: readonly Crumb[] }>(() => {
      const id = this.overview.value()?.organization.id;
      return id && this.session.may('organizations.read') ? `/api/organizations/${id}` : undefined;
    }),
  );

  protected readonly crumbs = computed(() => this.place.value()?.ancestors ?? []);
  protected readonly meta = computed(() => {
    const overview = this.overview.value();
    return overview
      ? this.t('dashboard.meta', { at: writeInstant(overview.asOf, 'text', this.locale.active()) })
      : '';
  });
  protected readonly sentence = computed(() => {
    const sentence = this.overview.value()?.sentence;
    return sentence ? (this.english() ? sentence.en : sentence.zh) : '';
  });
  /** The columns of the heat table; 全域 items belong to no domain and stand apart. */
  protected readonly columns = computed(
    () => this.overview.value()?.domains.filter((domain) => domain.group !== WHOLE) ?? [],
  );
  protected readonly whole = computed(() =>
    this.overview.value()?.domains.find((domain) => domain.group === WHOLE && domain.figures.total > 0),
  );
  protected readonly nothing = computed(() => this.overview.value()?.totals.total === 0);

  protected english(): boolean {
    return this.locale.active() === 'en';
  }

  protected name(entry: { readonly nameZh: string; readonly nameEn: string | null }): string {
    return this.english() && entry.nameEn ? entry.nameEn : entry.nameZh;
  }

  protected domainsOf(group: string): readonly string[] {
    return this.groups.value()?.items.find((item) => item.code === group)?.attributes.domains ?? [];
  }

  protected cell(row: OrganizationFigures, group: string): Figures | undefined {
    return row.cells.find((cell) => cell.group === group)?.figures;
  }

  protected late(figures: Figures): number {
    return figures.overdue + figures.severe;
  }

  private question(idName: string): Record<string, string | number | undefined> {
    const { year, organizationId } = this.scope();
    return { year, [idName]: organizationId };
  }
}
