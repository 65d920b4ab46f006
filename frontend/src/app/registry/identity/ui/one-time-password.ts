import { Component, inject, input, signal } from '@angular/core';
import { Clipboard } from '@angular/cdk/clipboard';
import { injectWords } from '../../../platform/i18n/words';
import type { OpenedAccount } from '../data/account-views';

/** A one-time password, shown this once: to be written down or copied, and handed over in person. */
@Component({
  selector: 'zr-one-time-password',
  template: `
    @if (account().oneTimePassword; as password) {
      <p>{{ t('accounts.password.for', { username: account().username }) }}</p>
      <p class="secret">
        <code>{{ password }}</code>
        <button type="button" class="btn" (click)="copy(password)">
          {{ t(copied() ? 'accounts.password.copied' : 'accounts.password.copy') }}
        </button>
      </p>
      <p class="note">{{ t('accounts.password.note') }}</p>
    } @else {
      <p>{{ t('accounts.password.gone') }}</p>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: 8px;
      padding: 12px 14px;
      border: 1px solid var(--gold);
      border-radius: var(--r2);
      background: var(--sunken);
    }
    .secret {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 8px 14px;
    }
    code {
      font-family: var(--mono, ui-monospace, monospace);
      font-size: var(--t20);
      letter-spacing: 0.04em;
      user-select: all;
    }
    .note {
      font-size: var(--t13);
      line-height: 1.6;
      color: var(--ink-2);
    }
  `,
})
export class OneTimePassword {
  protected readonly t = injectWords();
  private readonly clipboard = inject(Clipboard);
  readonly account = input.required<OpenedAccount>();
  protected readonly copied = signal(false);

  protected copy(password: string): void {
    this.copied.set(this.clipboard.copy(password));
  }
}
