import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { latest } from '../../../platform/http/latest';
import { InstantPipe } from '../../../platform/i18n/days';
import { injectNames } from '../../../platform/i18n/names';
import { injectWords } from '../../../platform/i18n/words';
import { Session } from '../../../platform/session/session';
import { WhySeen } from '../../../platform/session/why-seen';
import { FailedState } from '../../../platform/ui/failed-state';
import { LoadBar } from '../../../platform/ui/load-bar';
import { PageTitle } from '../../../platform/ui/page-title';
import { SkeletonRows } from '../../../platform/ui/skeleton-rows';
import type { AccountDetail, OpenedAccount } from '../data/account-views';
import { ACCOUNTS } from '../data/accounts-api';
import { AccountState } from '../ui/account-state';
import { OneTimePassword } from '../ui/one-time-password';
import { actsOn } from './account-acts';
import type { AccountAct } from './account-acts';
import { ActSheet } from './act-sheet';

/** One account: whose it is, how it stands, and what can be done for its owner. */
@Component({
  selector: 'zr-account',
  imports: [
    AccountState,
    ActSheet,
    FailedState,
    InstantPipe,
    LoadBar,
    OneTimePassword,
    PageTitle,
    RouterLink,
    SkeletonRows,
    WhySeen,
  ],
  templateUrl: './account.html',
  styleUrl: './account.less',
})
export class AccountPage {
  protected readonly t = injectWords();
  protected readonly named = injectNames();
  private readonly session = inject(Session);

  readonly id = input.required<string>();

  protected readonly detail = latest(httpResource<AccountDetail>(() => `${ACCOUNTS}/${this.id()}`));
  protected readonly asked = signal<AccountAct | null>(null);
  protected readonly said = signal('');
  protected readonly opened = signal<OpenedAccount | null>(null);
  protected readonly acts = computed(() => {
    const account = this.detail.value();
    return account ? actsOn(account, this.session.view()?.accountId) : [];
  });

  protected ask(act: AccountAct): void {
    this.said.set('');
    this.asked.set(act);
  }

  protected done(opened: OpenedAccount | null): void {
    const act = this.asked();
    this.opened.set(opened);
    this.said.set(act ? this.t(`accounts.act.${act}.done`) : '');
    this.asked.set(null);
    this.detail.reload();
  }
}
