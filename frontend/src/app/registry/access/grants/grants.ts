import { Component, computed, effect, inject, input, untracked } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { Router, RouterLink } from '@angular/router';
import { PagedRows } from '../../../platform/http/paged-rows';
import { DayPipe } from '../../../platform/i18n/days';
import { injectWords } from '../../../platform/i18n/words';
import { Session } from '../../../platform/session/session';
import { EmptyState } from '../../../platform/ui/empty-state';
import { FailedState } from '../../../platform/ui/failed-state';
import { FilterBar } from '../../../platform/ui/filter-bar';
import { LoadBar } from '../../../platform/ui/load-bar';
import { MoreRows } from '../../../platform/ui/more-rows';
import { PageTitle } from '../../../platform/ui/page-title';
import { SkeletonRows } from '../../../platform/ui/skeleton-rows';
import { OrganizationPicker } from '../../organizations/ui/organization-picker';
import type { PickedOrganization } from '../../organizations/ui/organization-picker';
import type { Grant } from '../data/grant-views';
import { GrantsApi } from '../data/grants-api';
import { AccessWords } from '../ui/access-words';
import { GrantTable } from '../ui/grant-table';
import { SetTable } from '../ui/set-table';

const STATES = ['holding', 'coming', 'ended'] as const;

/** 授权: who may do what, over what, until when; the security administrator's page. */
@Component({
  selector: 'zr-grants',
  imports: [
    FormsModule,
    RouterLink,
    EmptyState,
    FailedState,
    FilterBar,
    GrantTable,
    LoadBar,
    OrganizationPicker,
    PageTitle,
    SetTable,
    SkeletonRows,
    MoreRows,
  ],
  providers: [DayPipe],
  templateUrl: './grants.html',
  styleUrl: './grants.less',
})
export class Grants {
  protected readonly t = injectWords();
  protected readonly words = inject(AccessWords);
  private readonly session = inject(Session);
  private readonly api = inject(GrantsApi);
  private readonly router = inject(Router);
  private readonly day = inject(DayPipe);

  /** From the address, so that a link shows the same rows. */
  readonly state = input<string>();
  readonly on = input<string>();
  readonly set = input<string>();
  readonly permission = input<string>();
  readonly q = input<string>();
  /** An organisation, with its name for the chip, and whether grants below it or grants that reach it are meant. */
  readonly organization = input<string>();
  readonly name = input<string>();
  readonly reaching = input<string>();

  protected readonly states = STATES;
  protected readonly today = computed(() => this.session.view()?.today ?? '');
  protected readonly rows = new PagedRows<Grant>((after) => this.api.page(this.query(), after));
  protected readonly picked = computed<PickedOrganization | null>(() => {
    const id = this.organization();
    return id ? { id, nameZh: this.name() ?? '' } : null;
  });
  /** Whose rows these are: another district is another list. */
  protected readonly district = computed(() => this.session.view()?.district.nameZh ?? '');

  private readonly query = computed(() => ({
    state: this.state() ?? 'holding',
    on: this.on(),
    capabilitySet: this.set(),
    permission: this.permission(),
    q: this.q(),
    within: this.reaching() ? null : this.organization(),
    reaching: this.reaching() ? this.organization() : null,
  }));
  protected readonly chips = computed(() => {
    const chips: { key: string; label: string }[] = [];
    const state = this.state();
    const on = this.on();
    const set = this.set();
    const permission = this.words.permissions().find(({ code }) => code === this.permission());
    if (state) chips.push({ key: 'state', label: this.t(`access.state.${state}`) });
    if (on) chips.push({ key: 'on', label: this.t('access.filter.onDay', { day: this.day.transform(on) }) });
    if (this.organization()) {
      const key = this.reaching() ? 'access.filter.reachingName' : 'access.filter.withinName';
      chips.push({ key: 'organization', label: this.t(key, { name: this.name() ?? '' }) });
    }
    if (set) chips.push({ key: 'set', label: this.words.set(set)?.name ?? set });
    if (permission) {
      chips.push({
        key: 'permission',
        label: this.t('access.filter.permissionName', { name: permission.name }),
      });
    }
    if (this.q()) chips.push({ key: 'q', label: `“${this.q()}”` });
    return chips;
  });

  constructor() {
    effect(() => {
      this.query();
      void this.session.view()?.district.id;
      untracked(() => void this.rows.load());
    });
  }

  protected narrow(change: Record<string, string | null>): void {
    void this.router.navigate([], { queryParams: change, queryParamsHandling: 'merge' });
  }

  protected pick({ id, nameZh }: PickedOrganization): void {
    this.narrow({ organization: id, name: nameZh });
  }

  protected dropChip(key: string): void {
    this.narrow(
      key === 'organization' ? { organization: null, name: null, reaching: null } : { [key]: null },
    );
  }

  protected clearFilters(): void {
    void this.router.navigate([], { queryParams: {} });
  }

  protected reread(): void {
    void this.rows.load();
  }
}
