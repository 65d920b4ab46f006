import { Component, computed, effect, inject, input, untracked } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { Router, RouterLink } from '@angular/router';
import { PagedRows } from '../../../platform/http/paged-rows';
import { InstantPipe } from '../../../platform/i18n/days';
import { injectNames } from '../../../platform/i18n/names';
import { injectWords } from '../../../platform/i18n/words';
import { EmptyState } from '../../../platform/ui/empty-state';
import { FailedState } from '../../../platform/ui/failed-state';
import { FilterBar } from '../../../platform/ui/filter-bar';
import { LoadBar } from '../../../platform/ui/load-bar';
import { MoreRows } from '../../../platform/ui/more-rows';
import { PageTitle } from '../../../platform/ui/page-title';
import { SkeletonRows } from '../../../platform/ui/skeleton-rows';
import type { Account } from '../data/account-views';
import { AccountsApi } from '../data/accounts-api';
import { AccountState } from '../ui/account-state';

/** 账号: who can sign in, and how each account stands; the system administrator's page. */
@Component({
  selector: 'zr-accounts',
  imports: [
    FormsModule,
    RouterLink,
    AccountState,
    EmptyState,
    FailedState,
    FilterBar,
    InstantPipe,
    LoadBar,
    PageTitle,
    SkeletonRows,
    MoreRows,
  ],
  templateUrl: './accounts.html',
  styleUrl: './accounts.less',
})
export class Accounts {
  protected readonly t = injectWords();
  protected readonly named = injectNames();
  private readonly api = inject(AccountsApi);
  private readonly router = inject(Router);

  /** From the address, so that a link shows the same rows. */
  readonly q = input<string>();
  readonly state = input<string>();
  readonly owner = input<string>();

  protected readonly states = ['active', 'waiting', 'disabled'] as const;
  protected readonly owners = ['person', 'administrator', 'left'] as const;
  protected readonly rows = new PagedRows<Account>((after) => this.api.page(this.query(), after));
  private readonly query = computed(() => ({ q: this.q(), state: this.state(), owner: this.owner() }));

  protected readonly chips = computed(() => {
    const chips: { key: string; label: string }[] = [];
    const [q, state, owner] = [this.q(), this.state(), this.owner()];
    if (owner) chips.push({ key: 'owner', label: this.t(`accounts.owner.${owner}`) });
    if (state) chips.push({ key: 'state', label: this.t(`accounts.state.${state}`) });
    if (q) chips.push({ key: 'q', label: this.t('accounts.filter.words', { words: q }) });
    return chips;
  });

  constructor() {
    effect(() => {
      this.query();
      untracked(() => void this.rows.load());
    });
  }

  /** How many posts stand behind the first. */
  protected more({ posts }: Account): string {
    return posts.length > 1 ? this.t('accounts.morePosts', { n: posts.length }) : '';
  }

  protected narrow(change: Record<string, string | null>): void {
    void this.router.navigate([], { queryParams: change, queryParamsHandling: 'merge' });
  }

  protected drop(key: string): void {
    this.narrow({ [key]: null });
  }

  protected clearFilters(): void {
    void this.router.navigate([], { queryParams: {} });
  }
}
