import { Component, computed, inject, input, output } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { toProblem } from '../http/problem';
import { Locale } from '../i18n/locale';
import { injectWords } from '../i18n/words';

/**
 * What failed, what is safe, 重试, and a code to quote. What is not there, or not in one's sight, is said in the same words
 * whichever it is, with the way back and whom to ask: trying again would not bring it.
 */
@Component({
  selector: 'zr-failed-state',
  imports: [RouterLink],
  template: `
    @if (absent()) {
      <div role="alert">
        <p class="what">{{ t('ui.absent.what') }}</p>
        <p>{{ t('ui.absent.ask') }}</p>
        <p class="code">{{ t('ui.failed.code', { code: code() }) }}</p>
      </div>
      <p class="ways">
        @if (list(); as path) {
          <a class="btn" [routerLink]="path">{{ t('ui.absent.toList') }}</a>
        }
        <a class="btn" routerLink="/">{{ t('ui.absent.home') }}</a>
      </p>
    } @else {
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
    .ways {
      display: flex;
      flex-wrap: wrap;
      justify-content: center;
      gap: 12px;
    }
    .btn {
      align-content: center;
      min-height: var(--target);
      min-width: 96px;
    }
  `,
})
export class FailedState {
  protected readonly t = injectWords();
  protected readonly locale = inject(Locale);
  private readonly router = inject(Router);

  readonly error = input.required<unknown>();
  readonly what = input('');
  /** What is not lost, for example a saved draft. */
  readonly safe = input('');
  readonly retryable = input(true);
  readonly retry = output();

  protected readonly problem = computed(() => toProblem(this.error()));
  /** Nothing is there for them; an address that is none reads as one that leads nowhere. */
  protected readonly absent = computed(() => {
    const { code } = this.problem();
    return (
      code === 'request.not-found' ||
      (code === 'request.invalid' && this.list() !== null && !this.router.url.includes('?'))
    );
  });
  /** The page above an opened record, which its address begins with. */
  protected readonly list = computed(() => {
    this.problem();
    const [path = ''] = this.router.url.split(/[?#]/);
    const [, room, ...rest] = path.split('/');
    return room && rest.length > 0 ? `/${room}` : null;
  });
  protected readonly code = computed(() =>
    [this.problem().code, this.problem().requestId].filter((part) => part).join(' · '),
  );
}
