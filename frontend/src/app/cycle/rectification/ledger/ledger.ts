import { httpResource } from '@angular/common/http';
import { Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { Router, RouterLink } from '@angular/router';
import { LEDGER_VIEWS } from '@zeren/domain/cycle/rectification/ledger-view';
import type { LedgerView } from '@zeren/domain/cycle/rectification/ledger-view';
import { ledgerSentence } from '@zeren/domain/cycle/rectification/ledger-sentence';
import { withQuery } from '../../../platform/http/api';
import { latest } from '../../../platform/http/latest';
import { PagedRows } from '../../../platform/http/paged-rows';
import { Viewport } from '../../../platform/display/viewport';
import { DayPipe, InstantPipe } from '../../../platform/i18n/days';
import { Locale } from '../../../platform/i18n/locale';
import { injectNames } from '../../../platform/i18n/names';
import { injectWords } from '../../../platform/i18n/words';
import { Session } from '../../../platform/session/session';
import { EmptyState } from '../../../platform/ui/empty-state';
import { FailedState } from '../../../platform/ui/failed-state';
import { Light } from '../../../platform/ui/light';
import { LoadBar } from '../../../platform/ui/load-bar';
import { MoreRows } from '../../../platform/ui/more-rows';
import { PageTitle } from '../../../platform/ui/page-title';
import { SkeletonRows } from '../../../platform/ui/skeleton-rows';
import type { FindingChoices } from '../../inspections/data/finding-views';
import type { LedgerPage, OrderRow } from '../data/order-views';
import { OrdersApi } from '../data/orders-api';
import type { LedgerQuery } from '../data/orders-api';

/** 整改台账: the same rows, filters and counts as its workbook and its print. */
@Component({
  selector: 'zr-ledger',
  imports: [
    DayPipe,
    EmptyState,
    FailedState,
    FormsModule,
    InstantPipe,
    Light,
    LoadBar,
    MoreRows,
    PageTitle,
    RouterLink,
    SkeletonRows,
  ],
  templateUrl: './ledger.html',
  styleUrl: './ledger.less',
})
export class Ledger {
  protected readonly t = injectWords();
  protected readonly name = injectNames();
  protected readonly viewport = inject(Viewport);
  protected readonly locale = inject(Locale);
  private readonly api = inject(OrdersApi);
  private readonly router = inject(Router);
  private readonly session = inject(Session);

  /** From the address. */
  readonly view = input<LedgerView>();
  readonly domain = input<string>();
  readonly severity = input<string>();
  readonly source = input<string>();
  readonly organizationId = input<string>();

  protected readonly views = LEDGER_VIEWS;
  protected readonly filters = ['domain', 'severity', 'source'] as const;
  protected readonly choices = latest(
    httpResource<FindingChoices>(() =>
      this.session.may('inspections.read') ? '/api/findings/choices' : undefined,
    ),
  );
  protected readonly shown = computed((): LedgerView => {
    const asked = this.view();
    return asked && LEDGER_VIEWS.includes(asked) ? asked : 'all';
  });
  protected readonly query = computed((): LedgerQuery => ({
    view: this.shown(),
    domain: this.domain(),
    severity: this.severity(),
    source: this.source(),
    organizationId: this.organizationId(),
  }));
  protected readonly page = signal<LedgerPage | null>(null);
  protected readonly rows = new PagedRows<OrderRow>(async (after) => {
    const page = await this.api.page(this.query(), after);
    this.page.set(page);
    return page;
  });
  protected readonly workbook = computed(() =>
    withQuery('/api/rectification-orders/workbook', { ...this.query() }),
  );
  protected readonly says = computed(() => {
    const counts = this.page()?.counts;
    if (!counts) return '';
    const sentence = ledgerSentence(counts);
    return this.locale.active() === 'en' ? sentence.en : sentence.zh;
  });

  constructor() {
    effect(() => {
      this.query();
      void this.session.view()?.acting?.tenureId;
      untracked(() => void this.rows.load());
    });
  }

  protected show(view: LedgerView): void {
    this.narrow({ view });
  }

  protected filterBy(filter: 'domain' | 'severity' | 'source', code: string): void {
    this.narrow({ [filter]: code || null });
  }

  private narrow(queryParams: Readonly<Record<string, string | null>>): void {
    void this.router.navigate([], { queryParams, queryParamsHandling: 'merge' });
  }

  protected options(filter: 'domain' | 'severity' | 'source') {
    const choices = this.choices.value();
    if (!choices) return [];
    return { domain: choices.domains, severity: choices.severities, source: choices.sources }[filter];
  }

  protected reason({ lightReason }: OrderRow): string {
    return this.locale.active() === 'en' ? lightReason.en : lightReason.zh;
  }

  protected stateOf({ stateWords }: OrderRow): string {
    return this.locale.active() === 'en' ? stateWords.en : stateWords.zh;
  }

  protected days(row: OrderRow): number | null {
    return ['submitted', 'verified', 'closed', 'passed', 'held', 'withdrawn'].includes(row.state)
      ? null
      : row.workingDays;
  }
}
