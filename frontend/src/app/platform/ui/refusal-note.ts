import { Component, computed, inject, input } from '@angular/core';
import { toProblem } from '../http/problem';
import { Locale } from '../i18n/locale';
import { injectWords } from '../i18n/words';

/** A refusal beside the button that met it: the sentence says what to do. */
@Component({
  selector: 'zr-refusal-note',
  template: `@if (problem(); as found) {
    <p role="alert">
      {{ found.sentence(locale.active()) }}
      @if (found.status >= 500 || found.status === 0) {
        <small>{{ t('ui.failed.code', { code: found.requestId ?? found.code }) }}</small>
      }
    </p>
  }`,
  styles: `
    p {
      color: var(--od);
      background: var(--od-t);
      border-radius: var(--r2);
      padding: 8px 12px;
      font-size: var(--t14);
      line-height: 1.5;
    }
    small {
      display: block;
      font-size: var(--t12);
    }
  `,
})
export class RefusalNote {
  protected readonly t = injectWords();
  protected readonly locale = inject(Locale);

  readonly error = input<unknown>(null);
  protected readonly problem = computed(() => (this.error() ? toProblem(this.error()) : null));
}
