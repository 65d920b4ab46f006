import { Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { injectWords } from '../../../platform/i18n/words';
import { RefusalNote } from '../../../platform/ui/refusal-note';
import { AgreementsApi } from '../data/agreements-api';
import type { AgreementVerification, AgreementView } from '../data/agreement-views';

/** The code that stands on every printed page, and whether a paper in the hand is this text. */
@Component({
  selector: 'zr-check-print',
  imports: [FormsModule, RefusalNote],
  template: `
    <p class="meta">
      {{ t('agreements.check.code') }} <code>{{ agreement().checkCode }}</code>
    </p>
    <form (ngSubmit)="check()">
      <label class="field">
        <span>{{ t('agreements.check.typed') }}</span>
        <input
          name="code"
          autocomplete="off"
          autocapitalize="characters"
          [placeholder]="t('agreements.check.example')"
          [ngModel]="typed()"
          (ngModelChange)="typed.set($event)"
        />
      </label>
      <button type="submit" class="btn" [disabled]="busy() || !typed().trim()">
        {{ t('agreements.check.do') }}
      </button>
    </form>
    @if (found(); as one) {
      <p role="status" [class.good]="holds(one)" [class.bad]="!holds(one)">
        {{ holds(one) ? '✓' : '✕' }} {{ t('agreements.check.' + saying(one)) }}
      </p>
    }
    <zr-refusal-note [error]="refusal()" />
  `,
  styles: `
    :host {
      display: grid;
      gap: 8px;
      padding: 8px 20px 12px;
      border-top: 1px solid var(--line-2);
    }
    form {
      display: flex;
      flex-wrap: wrap;
      align-items: end;
      gap: 8px;
    }
    .field {
      flex: 1 1 240px;
      max-width: 360px;
    }
    .good {
      color: var(--ok);
      font-weight: 600;
    }
    .bad {
      color: var(--od);
      font-weight: 600;
    }
    @media (max-width: 767px) {
      :host {
        padding: 8px 16px 12px;
      }
      .btn {
        min-height: 48px;
      }
    }
  `,
})
export class CheckPrint {
  protected readonly t = injectWords();
  private readonly api = inject(AgreementsApi);

  readonly agreement = input.required<AgreementView>();
  protected readonly typed = signal('');
  protected readonly busy = signal(false);
  /** Of this text alone: another one on the page has been held against nothing yet. */
  private readonly text = computed(() => this.agreement().id);
  protected readonly found = linkedSignal<string, AgreementVerification | null>({
    source: this.text,
    computation: () => null,
  });
  protected readonly refusal = linkedSignal<string, unknown>({ source: this.text, computation: () => null });

  protected holds({ matches, whole, signatures }: AgreementVerification): boolean {
    return matches && whole && signatures.every(({ valid }) => valid);
  }

  /** Another text on the paper; the same, but signed over another; or all as it was. */
  protected saying(found: AgreementVerification): 'same' | 'other' | 'unsigned' {
    if (!found.matches) return 'other';
    return this.holds(found) ? 'same' : 'unsigned';
  }

  protected async check(): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    this.found.set(null);
    this.refusal.set(null);
    try {
      const id = this.text();
      const found = await this.api.verify(id, this.typed());
      if (id === this.text()) this.found.set(found);
    } catch (thrown) {
      this.refusal.set(thrown);
    } finally {
      this.busy.set(false);
    }
  }
}
