import { Service, inject } from '@angular/core';
import type { Act } from '../../../platform/http/act';
import { Api } from '../../../platform/http/api';
import type { Page, Query } from '../../../platform/http/api';
import type { Account, NewAccount, OpenedAccount } from './account-views';

export const ACCOUNTS = '/api/accounts';
export const VOUCHED_FOR = '/api/administrator-accounts';

/** What of an account an act is about. */
type Acted = Pick<Account, 'id' | 'version'>;

/** Accounts over HTTP, for the system administrator; and the few that another administrator vouches for. */
@Service()
export class AccountsApi {
  private readonly api = inject(Api);

  page(query: Query, after: string | null): Promise<Page<Account>> {
    return this.api.get(ACCOUNTS, { ...query, after, limit: 50 });
  }

  open(account: NewAccount, act: Act): Promise<OpenedAccount> {
    return this.api.post(ACCOUNTS, account, { act });
  }

  resetPassword(account: Acted, act: Act): Promise<OpenedAccount> {
    return this.act(account, 'reset-password', act);
  }

  disable(account: Acted, act: Act): Promise<Account> {
    return this.act(account, 'disable', act);
  }

  enable(account: Acted, act: Act): Promise<Account> {
    return this.act(account, 'enable', act);
  }

  takeSecondFactor(account: Acted, act: Act): Promise<Account> {
    return this.act(account, 'take-second-factor', act);
  }

  rename(account: Acted, username: string, act: Act): Promise<Account> {
    return this.api.post(`${ACCOUNTS}/${account.id}/rename`, { username }, { version: account.version, act });
  }

  /** Who uses an administrator's account. */
  nameKeeper(account: Acted, personId: string, act: Act): Promise<Account> {
    return this.api.post(`${ACCOUNTS}/${account.id}/keeper`, { personId }, { version: account.version, act });
  }

  /** Who the account is at the provider of single sign-on; nothing takes the link off. */
  setSignOn(account: Acted, subject: string, act: Act): Promise<Account> {
    const body = { subject: subject || null };
    return this.api.post(`${ACCOUNTS}/${account.id}/sign-on`, body, { version: account.version, act });
  }

  unlock(account: Acted, act: Act): Promise<Account> {
    return this.api.post(`${ACCOUNTS}/${account.id}/unlock`, {}, { act });
  }

  endSessions(account: Acted, act: Act): Promise<{ readonly ended: number }> {
    return this.api.post(`${ACCOUNTS}/${account.id}/end-sessions`, {}, { act });
  }

  /** Of another administrator's account: lets it in, or takes its lost second factor off. */
  vouch(account: Acted, verb: 'let-in' | 'take-second-factor', act: Act): Promise<Account> {
    return this.api.post(`${VOUCHED_FOR}/${account.id}/${verb}`, {}, { version: account.version, act });
  }

  private act<T>({ id, version }: Acted, verb: string, act: Act): Promise<T> {
    return this.api.post(`${ACCOUNTS}/${id}/${verb}`, {}, { version, act });
  }
}
