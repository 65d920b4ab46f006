import { httpResource } from '@angular/common/http';
import { Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { Router } from '@angular/router';
import { Viewport } from '../../../platform/display/viewport';
import { withQuery } from '../../../platform/http/api';
import { PagedRows } from '../../../platform/http/paged-rows';
import { DayPipe, InstantPipe } from '../../../platform/i18n/days';
import { DotsPipe } from '../../../platform/i18n/dots';
import { Locale } from '../../../platform/i18n/locale';
import { injectNames } from '../../../platform/i18n/names';
import { injectWords } from '../../../platform/i18n/words';
import { Drawer } from '../../../platform/ui/drawer';
import { EmptyState } from '../../../platform/ui/empty-state';
import { FailedState } from '../../../platform/ui/failed-state';
import { FilterBar } from '../../../platform/ui/filter-bar';
import type { FilterChip } from '../../../platform/ui/filter-bar';
import { LoadBar } from '../../../platform/ui/load-bar';
import { MoreRows } from '../../../platform/ui/more-rows';
import { PageTitle } from '../../../platform/ui/page-title';
import { SkeletonRows } from '../../../platform/ui/skeleton-rows';
import { AuditApi } from '../data/audit-api';
import type { District, EntryRow, FoundActor } from '../data/audit-views';
import { EntryView } from '../entry/entry-view';
import { ActorPicker } from '../ui/actor-picker';
import { AuditWords } from '../ui/audit-words';

/** 审计记录: who did what to what, when, and what was refused; every filter stands in the address. */
@Component({
  selector: 'zr-audit-search',
  imports: [
    FormsModule,
    ActorPicker,
    DotsPipe,
    Drawer,
    EmptyState,
    EntryView,
    FailedState,
    FilterBar,
    InstantPipe,
    LoadBar,
    PageTitle,
    SkeletonRows,
    MoreRows,
  ],
  providers: [DayPipe],
  templateUrl: './search.html',
  styleUrl: './search.less',
})
export class Search {
  protected readonly t = injectWords();
  protected readonly named = injectNames();
  protected readonly words = inject(AuditWords);
  protected readonly viewport = inject(Viewport);
  private readonly locale = inject(Locale);
  private readonly api = inject(AuditApi);
  private readonly router = inject(Router);
  private readonly day = inject(DayPipe);

  /** From the address, so that a link shows the same rows. */
  readonly q = input<string>();
  readonly from = input<string>();
  readonly to = input<string>();
  readonly action = input<string>();
  readonly kind = input<string>();
  readonly subjectId = input<string>();
  readonly outcome = input<string>();
  readonly district = input<string>();
  readonly requestId = input<string>();
  readonly looks = input<string>();
  /** Who did it, with a name for the chip. */
  readonly personId = input<string>();
  readonly accountId = input<string>();
  readonly who = input<string>();
  /** The entry whose drawer is open. */
  readonly open = input<string>();

  protected readonly narrowed = signal(false);
  private readonly query = computed(() => ({
    ...{ q: this.q(), from: this.from(), to: this.to(), action: this.action(), kind: this.kind() },
    ...{ subjectId: this.subjectId(), outcome: this.outcome(), districtId: this.district() },
    ...{ requestId: this.requestId(), looks: this.looks() },
    ...{ personId: this.personId(), accountId: this.personId() ? null : this.accountId() },
  }));
  protected readonly rows = new PagedRows<EntryRow>(async (after) => {
    const page = await this.api.page(this.query(), after);
    this.narrowed.set(page.narrowed);
    return page;
  });
  private readonly found = httpResource<{ readonly items: readonly District[] }>(
    () => '/api/audit/districts',
  );
  protected readonly districts = computed(() => (this.found.hasValue() ? this.found.value().items : []));
  protected readonly exportUrl = computed(() =>
    withQuery('/api/audit/export', {
      ...this.query(),
      language: this.locale.active() === 'en' ? 'en' : 'zh',
    }),
  );
  protected readonly openTitle = computed(() => {
    const row = this.rows.items().find(({ id }) => id === this.open());
    return row ? this.words.act(row.action) : this.t('audit.entry.title');
  });
  protected readonly chips = computed((): readonly FilterChip[] => {
    const chips: FilterChip[] = [];
    const chip = (key: string, label: string | undefined) => label && chips.push({ key, label });
    const named = (key: string, name: string) => this.t(`audit.chip.${key}`, { name });
    const district = this.districts().find(({ id }) => id === this.district());
    chip('q', this.q() && `“${this.q()}”`);
    chip('who', (this.personId() ?? this.accountId()) && named('who', this.who() ?? ''));
    chip('action', this.action() && this.words.act(this.action()!));
    chip('kind', this.kind() && named('kind', this.words.kind(this.kind()!)));
    chip('subjectId', this.subjectId() && this.t('audit.chip.subject'));
    chip('outcome', this.outcome() && this.t(`audit.outcome.${this.outcome()}`));
    chip('from', this.from() && named('from', this.day.transform(this.from())));
    chip('to', this.to() && named('to', this.day.transform(this.to())));
    chip('district', district && this.districtName(district));
    chip('requestId', this.requestId() && this.t('audit.chip.request'));
    chip('looks', this.looks() && this.t('audit.filter.looks'));
    return chips;
  });

  constructor() {
    effect(() => {
      this.query();
      untracked(() => void this.rows.load());
    });
  }

  protected narrow(change: Record<string, string | null>): void {
    const queryParams = { open: null, ...change };
    void this.router.navigate([], { queryParams, queryParamsHandling: 'merge' });
  }

  protected pick(found: FoundActor | null): void {
    this.narrow({
      personId: found?.personId ?? null,
      accountId: found?.accountId ?? null,
      who: found?.name ?? null,
    });
  }

  protected dropChip(key: string): void {
    if (key === 'who') this.pick(null);
    else this.narrow({ [key]: null });
  }

  protected clear(): void {
    void this.router.navigate([], { queryParams: {} });
  }

  protected see(row: EntryRow): void {
    if (this.viewport.phone()) void this.router.navigate(['/audit/entries', row.id]);
    else this.narrow({ open: row.id });
  }

  protected districtName({ nameZh, nameEn }: District): string {
    return (this.locale.active() === 'en' ? nameEn : null) ?? nameZh;
  }
}
