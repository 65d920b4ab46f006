import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input } from '@angular/core';
import type { SignInWaysView } from '@zeren/api-client/models/sign-in-ways-view';
import { withQuery } from '../../platform/http/api';
import { latest } from '../../platform/http/latest';
import { Locale } from '../../platform/i18n/locale';
import { injectWords } from '../../platform/i18n/words';

const WAYS = '/api/public/sign-on/ways';
const BEGIN = '/api/public/sign-on/begin';

/** Leads to the provider of single sign-on, where one was set up; passwords go on beside it. */
@Component({
  selector: 'zr-sign-on-way',
  template: `
    @if (name(); as name) {
      <p class="or" aria-hidden="true">{{ t('signIn.or') }}</p>
      <a class="btn big" [href]="begin()">{{ t('signIn.signOn', { name }) }}</a>
    }
  `,
  styles: `
    .or {
      display: flex;
      align-items: center;
      gap: 12px;
      margin-bottom: 12px;
      font-size: var(--t13);
      color: var(--ink-3);
    }
    .or::before,
    .or::after {
      content: '';
      flex: 1;
      border-top: 1px solid var(--line-2);
    }
    .btn {
      white-space: normal;
      text-align: center;
    }
  `,
})
export class SignOnWay {
  protected readonly t = injectWords();
  private readonly locale = inject(Locale);

  /** Where the person wanted to go. */
  readonly return = input<string>();

  private readonly ways = latest(httpResource<SignInWaysView>(() => WAYS));
  protected readonly name = computed(() => {
    const names = this.ways.value()?.signOn;
    return names && (this.locale.active() === 'en' ? names.en : names.zh);
  });
  protected readonly begin = computed(() => withQuery(BEGIN, { return: this.return() }));
}
