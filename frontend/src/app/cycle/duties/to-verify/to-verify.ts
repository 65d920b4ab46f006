import { Component, computed, effect, inject, signal, untracked } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { FormsModule } from '@angular/forms';
import { ActivatedRoute, Router, RouterLink } from '@angular/router';
import { CHECKING_CLASSES } from '@zeren/domain/cycle/duties/checking/awaits-check';
import { NzOptionComponent, NzSelectComponent } from 'ng-zorro-antd/select';
import { PagedRows } from '../../../platform/http/paged-rows';
import { DayPipe } from '../../../platform/i18n/days';
import { DotsPipe } from '../../../platform/i18n/dots';
import { Locale } from '../../../platform/i18n/locale';
import { injectWords } from '../../../platform/i18n/words';
import { Session } from '../../../platform/session/session';
import { Drawer } from '../../../platform/ui/drawer';
import { EmptyState } from '../../../platform/ui/empty-state';
import { FailedState } from '../../../platform/ui/failed-state';
import { FilterBar } from '../../../platform/ui/filter-bar';
import type { FilterChip } from '../../../platform/ui/filter-bar';
import { Light } from '../../../platform/ui/light';
import { MoreRows } from '../../../platform/ui/more-rows';
import { PageTitle } from '../../../platform/ui/page-title';
import { SelectName } from '../../../platform/ui/select-name';
import { SkeletonRows } from '../../../platform/ui/skeleton-rows';
import { OrganizationPicker } from '../../../registry/organizations/ui/organization-picker';
import { Domains } from '../data/domains';
import type { DutyRow, WaitingDuty } from '../data/duty-views';
import { DutiesApi } from '../data/duties-api';
import { DutyDetail } from '../duty-detail/duty-detail';
import { dutyTitle } from '../ui/duty-words';
import { Draws } from './draws';
import { SecondLooks } from './second-looks';
import { readToVerify, writeToVerify } from './to-verify-filter';
import type { ToVerifyFilter } from './to-verify-filter';
import { VerifierRates } from './verifier-rates';

/** 待核实: what is compulsory or was drawn, what has waited longest first, and the draws, which anybody draws again. */
@Component({
  selector: 'zr-to-verify',
  imports: [
    DayPipe,
    DotsPipe,
    Drawer,
    Draws,
    DutyDetail,
    EmptyState,
    FailedState,
    FilterBar,
    FormsModule,
    Light,
    MoreRows,
    NzOptionComponent,
    NzSelectComponent,
    OrganizationPicker,
    PageTitle,
    RouterLink,
    SecondLooks,
    SelectName,
    SkeletonRows,
    VerifierRates,
  ],
  templateUrl: './to-verify.html',
  styleUrl: './to-verify.less',
})
export class ToVerify {
  protected readonly t = injectWords();
  private readonly api = inject(DutiesApi);
  private readonly locale = inject(Locale);
  private readonly router = inject(Router);
  private readonly route = inject(ActivatedRoute);
  private readonly session = inject(Session);
  protected readonly domains = inject(Domains);
  protected readonly classes = CHECKING_CLASSES;
  private typing: ReturnType<typeof setTimeout> | undefined;

  private readonly params = toSignal(this.route.queryParamMap, {
    initialValue: this.route.snapshot.queryParamMap,
  });
  protected readonly filter = computed(() => readToVerify(this.params()));
  protected readonly unit = computed(() => {
    const { organizationId: id, organizationName } = this.filter();
    return id ? { id, nameZh: organizationName ?? this.t('duties.filter.oneOrganization') } : null;
  });
  /** Rows of all pages, as the server counts them. */
  protected readonly count = signal(0);
  protected readonly rows = new PagedRows<WaitingDuty>(async (after) => {
    const page = await this.api.toVerify(this.filter(), after);
    this.count.set(page.count);
    return page;
  });
  protected readonly chips = computed((): readonly FilterChip[] => {
    const { domain, checkingClass, text } = this.filter();
    const unit = this.unit();
    return [
      ...(unit ? [{ key: 'unit', label: unit.nameZh }] : []),
      ...domain.map((code) => ({ key: `domain:${code}`, label: this.domains.name(code) })),
      ...(checkingClass ? [{ key: 'class', label: this.t(`verify.why.${checkingClass}`) }] : []),
      ...(text ? [{ key: 'text', label: text }] : []),
    ];
  });

  /** One after the other, each with a judgement of its own: which is open, and which were left for later. */
  protected readonly walking = signal<string | null>(null);
  private skipped: readonly string[] = [];

  constructor() {
    const asked = computed(() => JSON.stringify([this.filter(), this.session.view()?.acting?.tenureId]));
    effect(() => {
      asked();
      untracked(() => void this.rows.load());
    });
  }

  protected narrow(part: Partial<ToVerifyFilter>): void {
    void this.router.navigate([], {
      relativeTo: this.route,
      queryParams: writeToVerify(part),
      queryParamsHandling: 'merge',
    });
  }

  protected find(text: string): void {
    clearTimeout(this.typing);
    this.typing = setTimeout(() => this.narrow({ text }), 200);
  }

  protected drop(key: string): void {
    const [kind, value] = key.split(':');
    if (kind === 'unit') this.narrow({ organizationId: null, organizationName: null });
    else if (kind === 'domain')
      this.narrow({ domain: this.filter().domain.filter((code) => code !== value) });
    else if (kind === 'class') this.narrow({ checkingClass: null });
    else this.narrow({ text: null });
  }

  protected clear(): void {
    void this.router.navigate([], { relativeTo: this.route, queryParams: {} });
  }

  protected begin(): void {
    this.skipped = [];
    this.walking.set(this.rows.items()[0]?.id ?? null);
  }

  /** What was verified is gone from the list; what was left is not offered again in this round. */
  protected async next(id: string): Promise<void> {
    this.skipped = [...this.skipped, id];
    await this.rows.load();
    let found = this.unseen();
    while (!found && this.rows.hasMore()) {
      await this.rows.more();
      found = this.unseen();
    }
    this.walking.set(found?.id ?? null);
  }

  protected end(): void {
    this.walking.set(null);
    void this.rows.load();
  }

  private unseen(): WaitingDuty | undefined {
    return this.rows.items().find((duty) => !this.skipped.includes(duty.id));
  }

  protected title(duty: DutyRow): string {
    return dutyTitle(duty, this.locale.active());
  }
}
