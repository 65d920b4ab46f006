import { Component, DestroyRef, inject, input, output } from '@angular/core';
import { A11yModule } from '@angular/cdk/a11y';
import { injectWords } from '../i18n/words';

/** The phone's one-line sheet: rises from the bottom; from 768 px it stands in the middle. Escape and the scrim close it. */
@Component({
  selector: 'zr-sheet',
  imports: [A11yModule],
  template: `
    <section
      role="dialog"
      aria-modal="true"
      aria-labelledby="sheet-title"
      cdkTrapFocus
      [cdkTrapFocusAutoCapture]="true"
    >
      <div class="grab" aria-hidden="true"></div>
      <header>
        <h2 id="sheet-title">{{ name() }}</h2>
        <span>{{ hint() }}</span>
        <button type="button" (click)="closed.emit()">{{ t('ui.close') }}</button>
      </header>
      <ng-content />
    </section>
  `,
  // A click beside the panel closes it; for the keyboard there are Escape, wherever the focus has gone, and the button.
  host: { '(click)': 'closeBeside($event)', '(document:keydown.escape)': 'closed.emit()' },
  styles: `
    :host {
      position: fixed;
      background: rgba(20, 23, 26, 0.46);
      inset: 0;
      z-index: 900;
      display: flex;
      align-items: flex-end;
      justify-content: center;
    }
    section {
      position: relative;
      width: 100%;
      max-height: 92vh;
      overflow-y: auto;
      background: var(--surface);
      border-radius: var(--r3) var(--r3) 0 0;
      padding: 8px 16px calc(12px + env(safe-area-inset-bottom, 0px));
      box-shadow: var(--e2);
      animation: rise var(--fast) var(--ease);
    }
    .grab {
      width: 36px;
      height: 4px;
      border-radius: 2px;
      background: var(--line);
      margin: 0 auto 4px;
    }
    header {
      display: flex;
      align-items: center;
      min-height: 40px;
    }
    h2 {
      font-size: var(--t18);
      white-space: nowrap;
    }
    header span {
      margin-left: 10px;
      font-size: var(--t13);
      color: var(--ink-3);
    }
    header button {
      margin-left: auto;
      min-width: 44px;
      min-height: 44px;
      padding: 0;
      border: 0;
      background: none;
      text-align: right;
      font-size: var(--t15);
      color: var(--ink-2);
      white-space: nowrap;
      cursor: pointer;
    }
    @keyframes rise {
      from {
        transform: translateY(24px);
        opacity: 0;
      }
    }
    @media (min-width: 768px) {
      :host {
        align-items: center;
      }
      section {
        max-width: 560px;
        border-radius: var(--r2);
        padding: 12px 24px 20px;
      }
      .grab {
        display: none;
      }
    }
  `,
})
export class Sheet {
  protected readonly t = injectWords();
  readonly name = input.required<string>();
  readonly hint = input('');
  readonly closed = output();

  constructor() {
    // The page behind must not scroll under the thumb.
    const body = document.body;
    const before = body.style.overflow;
    body.style.overflow = 'hidden';
    inject(DestroyRef).onDestroy(() => (body.style.overflow = before));
  }

  protected closeBeside(event: Event): void {
    if (event.target === event.currentTarget) this.closed.emit();
  }
}
