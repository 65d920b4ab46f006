import { Component, computed, inject, input } from '@angular/core';
import { checkPassword, strengthOf } from '@zeren/domain/registry/identity/password-rules';
import { injectWords } from '../../platform/i18n/words';
import { Session } from '../../platform/session/session';

/** How a new password stands while it is typed, in words: each rule, and what it comes to. */
@Component({
  selector: 'zr-password-meter',
  template: `
    <ul [attr.aria-label]="t('me.password.rules')">
      @for (check of checks(); track check.rule) {
        <li [class.met]="check.met">
          <span aria-hidden="true">{{ check.met ? '✓' : '○' }}</span>
          {{ t('me.password.check.' + check.rule) }}
          <span class="visually-hidden">{{ t(check.met ? 'me.password.met' : 'me.password.unmet') }}</span>
        </li>
      }
    </ul>
    <p aria-live="polite" [class]="strength()">
      @if (password()) {
        {{ t('me.password.strength.' + strength()) }}
      }
    </p>
  `,
  styles: `
    ul {
      list-style: none;
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(170px, 1fr));
      gap: 2px 12px;
      margin: 6px 0 0;
      padding: 0;
      font-size: var(--t13);
      color: var(--ink-3);
    }
    .met {
      color: var(--ok);
    }
    p {
      min-height: 20px;
      margin: 4px 0 0;
      font-size: var(--t13);
      color: var(--ink-2);
    }
    .strong,
    .enough {
      color: var(--ok);
    }
  `,
})
export class PasswordMeter {
  protected readonly t = injectWords();
  private readonly session = inject(Session);

  readonly password = input.required<string>();
  private readonly username = computed(() => this.session.view()?.username ?? '');
  protected readonly checks = computed(() => checkPassword(this.password(), this.username()));
  protected readonly strength = computed(() => strengthOf(this.password(), this.username()));
}
