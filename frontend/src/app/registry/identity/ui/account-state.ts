import { Component, inject, input } from '@angular/core';
import { DayPipe } from '../../../platform/i18n/days';
import { injectWords } from '../../../platform/i18n/words';
import type { Account } from '../data/account-views';

/** How an account stands, in words: what it can do now, and what its owner has still to do. */
@Component({
  selector: 'zr-account-state',
  providers: [DayPipe],
  template: `
    <b [class]="account().state">{{ t('accounts.state.' + account().state) }}</b>
    @if (account().state === 'active' && account().mustChangePassword) {
      <small>{{ t('accounts.oneTimeStill') }}</small>
    }
    @if (account().personName && account().posts.length === 0) {
      <small>{{ left() }}</small>
    }
  `,
  styles: `
    b {
      font-weight: 400;
      white-space: nowrap;
    }
    .disabled {
      color: var(--ink-3);
    }
    .waiting {
      color: var(--soon);
    }
    small {
      display: block;
      font-size: var(--t12);
      color: var(--ink-3);
    }
  `,
})
export class AccountState {
  protected readonly t = injectWords();
  private readonly day = inject(DayPipe);
  readonly account = input.required<Account>();

  protected left(): string {
    const { leftOn } = this.account();
    return leftOn
      ? this.t('accounts.leftOn', { day: this.day.transform(leftOn) })
      : this.t('accounts.noPost');
  }
}
