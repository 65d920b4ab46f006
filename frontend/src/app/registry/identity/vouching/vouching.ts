import { httpResource } from '@angular/common/http';
import { Component, inject, signal } from '@angular/core';
import { Act } from '../../../platform/http/act';
import { latest } from '../../../platform/http/latest';
import { InstantPipe } from '../../../platform/i18n/days';
import { DotsPipe } from '../../../platform/i18n/dots';
import { injectWords } from '../../../platform/i18n/words';
import { WhySeen } from '../../../platform/session/why-seen';
import { EmptyState } from '../../../platform/ui/empty-state';
import { FailedState } from '../../../platform/ui/failed-state';
import { PageTitle } from '../../../platform/ui/page-title';
import { RefusalNote } from '../../../platform/ui/refusal-note';
import { SkeletonRows } from '../../../platform/ui/skeleton-rows';
import type { Account } from '../data/account-views';
import { AccountsApi, VOUCHED_FOR } from '../data/accounts-api';
import { AccountState } from '../ui/account-state';

type Verb = 'let-in' | 'take-second-factor';

/** 核准管理员: administrators' accounts that this administrator lets in, or takes a lost telephone off. */
@Component({
  selector: 'zr-vouching',
  imports: [
    AccountState,
    DotsPipe,
    EmptyState,
    FailedState,
    InstantPipe,
    PageTitle,
    RefusalNote,
    SkeletonRows,
    WhySeen,
  ],
  templateUrl: './vouching.html',
  styleUrl: './vouching.less',
})
export class Vouching {
  protected readonly t = injectWords();
  private readonly api = inject(AccountsApi);
  private readonly acts = new Map<string, Act>();

  protected readonly accounts = latest(
    httpResource<{ readonly items: readonly Account[] }>(() => VOUCHED_FOR),
  );
  protected readonly busy = signal(false);
  protected readonly said = signal('');
  protected readonly refusal = signal<unknown>(null);

  protected async vouch(account: Account, verb: Verb): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    this.said.set('');
    this.refusal.set(null);
    try {
      await this.api.vouch(account, verb, this.actOf(account, verb));
      this.said.set(this.t(`accounts.vouch.${verb}.done`, { username: account.username }));
    } catch (thrown) {
      this.refusal.set(thrown);
    } finally {
      this.busy.set(false);
      this.accounts.reload();
    }
  }

  /** One per account and act, so that a retry repeats nothing. */
  private actOf({ id }: Account, verb: Verb): Act {
    const key = `${id} ${verb}`;
    const act = this.acts.get(key) ?? new Act();
    this.acts.set(key, act);
    return act;
  }
}
