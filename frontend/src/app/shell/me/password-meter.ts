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
          <svg aria-hidden="true" viewBox="0 0 16 16">
            @if (check.met) {
              <path d="M3 8.500l3.500 3.500L13 5" />
            } @else {
              <circle cx="8" cy="8" r="5" />
            }
          </svg>
          <span>{{ t('me.password.check.' + check.rule) }}</span>
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
      grid-template-columns: repeat(2, minmax(0, 1fr));
      gap: 2px 12px;
      margin: 6px 0 0;
      padding: 0;
      font-size: var(--t13);
      color: var(--ink-3);
    }
    li {
      display: flex;
      align-items: baseline;
      gap: 6px;
    }
    svg {
      flex: none;
      position: relative;
      top: 2px;
      width: 14px;
      height: 14px;
      fill: none;
      stroke: currentColor;
      stroke-width: 1.5;
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
