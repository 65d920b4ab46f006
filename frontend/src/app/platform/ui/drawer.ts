import { A11yModule } from '@angular/cdk/a11y';
import { Component, input, output } from '@angular/core';
import { injectWords } from '../i18n/words';

let count = 0;

/** A 640 px drawer at the right for the detail of a row. NG-ZORRO's own has neither a dialog role nor a name. */
@Component({
  selector: 'zr-drawer',
  imports: [A11yModule],
  template: `
    <section
      role="dialog"
      aria-modal="true"
      [attr.aria-labelledby]="titleId"
      cdkTrapFocus
      [cdkTrapFocusAutoCapture]="true"
      (keydown.escape)="closed.emit(); $event.stopPropagation()"
    >
      <header>
        <h2 [id]="titleId">{{ name() }}</h2>
        <button type="button" class="btn" (click)="closed.emit()">{{ t('ui.close') }}</button>
      </header>
      <div class="body"><ng-content /></div>
    </section>
  `,
  // A click beside the panel closes it; for the keyboard there are Escape and the button.
  host: { '(click)': 'closeBeside($event)' },
  styles: `
    :host {
      position: fixed;
      background: rgba(20, 23, 26, 0.28);
      inset: 0;
      z-index: 800;
    }
    section {
      position: absolute;
      top: 0;
      right: 0;
      bottom: 0;
      width: min(640px, 100vw);
      display: flex;
      flex-direction: column;
      background: var(--surface);
      box-shadow: var(--e2);
      animation: enter var(--fast) var(--ease);
    }
    header {
      display: flex;
      align-items: center;
      gap: 16px;
      min-height: var(--header);
      padding: 8px 20px;
      border-bottom: 1px solid var(--line);
    }
    h2 {
      flex: 1;
      min-width: 0;
      font-size: var(--t16);
      line-height: 1.4;
    }
    .body {
      flex: 1;
      overflow-y: auto;
      padding: 14px 20px 24px;
    }
    @keyframes enter {
      from {
        transform: translateX(24px);
        opacity: 0;
      }
    }
    @media print {
      .btn {
        display: none;
      }
    }
  `,
})
export class Drawer {
  protected readonly t = injectWords();
  protected readonly titleId = `drawer-title-${++count}`;
  readonly name = input.required<string>();
  readonly closed = output();

  protected closeBeside(event: Event): void {
    if (event.target === event.currentTarget) this.closed.emit();
  }
}
