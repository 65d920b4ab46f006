import { Component, input, output, signal } from '@angular/core';
import { injectWords } from '../../platform/i18n/words';

/** Ten codes for the day on which the phone is lost: shown once, to be put on paper. */
@Component({
  selector: 'zr-recovery-codes',
  template: `
    <p class="why">{{ t('secondFactor.recoveryWhy') }}</p>
    <ul translate="no">
      @for (code of codes(); track code) {
        <li>{{ code }}</li>
      }
    </ul>
    <div class="ways no-print">
      <button type="button" class="btn" (click)="print()">{{ t('secondFactor.print') }}</button>
      <button type="button" class="btn" (click)="copy()">
        {{ t(copied() ? 'secondFactor.copied' : 'secondFactor.copy') }}
      </button>
      <button type="button" class="btn pri" (click)="kept.emit()">{{ t('secondFactor.kept') }}</button>
    </div>
  `,
  styles: `
    .why {
      line-height: 1.6;
    }
    ul {
      display: grid;
      grid-template-columns: repeat(2, minmax(0, 1fr));
      gap: 4px 24px;
      max-width: 400px;
      margin: 12px 0 16px;
      padding: 12px 16px;
      background: var(--sunken);
      border: 1px solid var(--line);
      border-radius: var(--r2);
    }
    li {
      font:
        var(--t15) / 1.8 ui-monospace,
        Consolas,
        monospace;
    }
    .ways {
      display: flex;
      flex-wrap: wrap;
      gap: 8px 12px;
    }
    .btn {
      min-height: var(--target);
      min-width: 88px;
    }
    @media (max-width: 767px) {
      ul {
        gap: 4px 12px;
        padding: 12px;
      }
      .pri {
        flex: 1 0 100%;
      }
    }
  `,
})
export class RecoveryCodes {
  protected readonly t = injectWords();
  readonly codes = input.required<readonly string[]>();
  readonly kept = output();
  protected readonly copied = signal(false);

  protected print(): void {
    window.print();
  }

  protected async copy(): Promise<void> {
    await navigator.clipboard?.writeText(this.codes().join('\n')).then(
      () => this.copied.set(true),
      () => undefined,
    );
  }
}
