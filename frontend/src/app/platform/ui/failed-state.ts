import { Component, computed, inject, input, output } from '@angular/core';
import { toProblem } from '../http/problem';
import { Locale } from '../i18n/locale';
import { injectWords } from '../i18n/words';

/** What failed, what is safe, 重试, and a code to quote. */
@Component({
  selector: 'zr-failed-state',
  template: `
    <div role="alert">
      <p class="what">{{ what() || t('ui.failed.what') }}</p>
      <p>{{ problem().sentence(locale.active()) }}</p>
      @if (safe()) {
        <p>{{ safe() }}</p>
      }
      <p class="code">{{ t('ui.failed.code', { code: code() }) }}</p>
    </div>
    @if (retryable()) {
      <button type="button" class="btn" (click)="retry.emit()">{{ t('ui.retry') }}</button>
    }
  `,
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      align-items: center;
      gap: 12px;
      padding: 32px 20px;
      text-align: center;
      color: var(--ink-2);
    }
    .what {
      color: var(--ink);
      font-weight: 600;
    }
    .code {
      font-size: var(--t12);
      color: var(--ink-3);
      word-break: break-all;
    }
    .btn {
      min-height: var(--target);
      min-width: 96px;
    }
  `,
})
export class FailedState {
  protected readonly t = injectWords();
  protected readonly locale = inject(Locale);

  readonly error = input.required<unknown>();
  readonly what = input('');
  /** What is not lost, for example a saved draft. */
  readonly safe = input('');
  readonly retryable = input(true);
  readonly retry = output();

  protected readonly problem = computed(() => toProblem(this.error()));
  protected readonly code = computed(() =>
    [this.problem().code, this.problem().requestId].filter((part) => part).join(' · '),
  );
}
