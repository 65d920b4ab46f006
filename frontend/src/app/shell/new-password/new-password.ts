import { Component, computed, effect, inject, input, signal } from '@angular/core';
import { Title } from '@angular/platform-browser';
import { Router } from '@angular/router';
import { insidePath } from '@zeren/domain/registry/identity/inside-path';
import { injectWords } from '../../platform/i18n/words';
import { Session } from '../../platform/session/session';
import { RefusalNote } from '../../platform/ui/refusal-note';
import { ChangePassword } from '../me/change-password';

/** Stands before everything else while a one-time password is in use, or one that is too old. */
@Component({
  selector: 'zr-new-password',
  imports: [ChangePassword, RefusalNote],
  template: `
    <main>
      <div class="panel">
        <h1>{{ t('me.newPassword.title') }}</h1>
        <p>{{ t(expired() ? 'me.newPassword.whyExpired' : 'me.newPassword.why') }}</p>
        <zr-change-password [headed]="false" (changed)="goOn()" />
      </div>
      <zr-refusal-note [error]="refusal()" />
      <button type="button" class="link-button" (click)="signOut()">{{ t('shell.signOut') }}</button>
    </main>
  `,
  styles: `
    main {
      min-height: 100vh;
      display: flex;
      flex-direction: column;
      align-items: center;
      gap: 16px;
      padding: 48px 16px 32px;
      border-top: 4px solid var(--seal);
      box-shadow: inset 0 2px 0 var(--gold);
    }
    .panel {
      width: 100%;
      max-width: 440px;
      padding: 24px 28px;
    }
    h1 {
      font-size: var(--t20);
      line-height: 1.4;
    }
    p {
      margin: 6px 0 16px;
      color: var(--ink-2);
    }
    .link-button {
      min-height: 44px;
    }
  `,
})
export class NewPassword {
  protected readonly t = injectWords();
  private readonly router = inject(Router);
  private readonly session = inject(Session);

  protected readonly expired = computed(() => this.session.view()?.passwordDue === 'expired');
  protected readonly refusal = signal<unknown>(null);
  /** Where the person wanted to go (query parameter). */
  readonly return = input<string>();

  constructor() {
    const title = inject(Title);
    effect(() => title.setTitle(`${this.t('me.newPassword.title')} · ${this.t('shell.product')}`));
  }

  protected goOn(): void {
    void this.router.navigateByUrl(insidePath(this.return()));
  }

  protected async signOut(): Promise<void> {
    try {
      await this.session.signOut();
    } catch (thrown) {
      this.refusal.set(thrown);
    }
  }
}
