import { Component, computed, input, output, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { injectWords } from '../../../platform/i18n/words';
import { RefusalNote } from '../../../platform/ui/refusal-note';
import { SealButton } from '../../../platform/ui/seal-button';
import { Sheet } from '../../../platform/ui/sheet';
import type { Filled } from '../data/accountability-api';

/** A field of a step: a short text, a day, or one of several. */
export interface StepField {
  readonly key: string;
  readonly label: string;
  readonly example?: string;
  readonly day?: boolean;
  readonly choices?: readonly { readonly value: string; readonly label: string }[];
  readonly value?: string;
}

/** Enters a step from paper: numbers, names and days, nothing that tells a story. */
@Component({
  selector: 'zr-step-sheet',
  imports: [FormsModule, RefusalNote, SealButton, Sheet],
  template: `
    <zr-sheet [name]="name()" (closed)="closed.emit()">
      <p class="what">{{ what() }}</p>
      @for (field of fields(); track field.key) {
        <div class="field">
          <label [for]="'step-' + field.key"
            >{{ field.label }} <em>{{ t('ui.required') }}</em></label
          >
          @if (field.choices; as choices) {
            <select
              class="input"
              [id]="'step-' + field.key"
              [ngModel]="valueOf(field)"
              (ngModelChange)="set(field, $event)"
            >
              <option value="">{{ t('accountability.choose') }}</option>
              @for (choice of choices; track choice.value) {
                <option [value]="choice.value">{{ choice.label }}</option>
              }
            </select>
          } @else {
            <input
              class="input"
              [id]="'step-' + field.key"
              [type]="field.day ? 'date' : 'text'"
              [attr.maxlength]="field.day ? null : 60"
              [max]="field.day ? today() : ''"
              [placeholder]="field.example ?? ''"
              [ngModel]="valueOf(field)"
              (ngModelChange)="set(field, $event)"
            />
          }
        </div>
      }
      <zr-refusal-note [error]="problem()" />
      <zr-seal-button class="wide" big [busy]="busy()" [disabled]="!ready()" (press)="go()">{{
        verb()
      }}</zr-seal-button>
    </zr-sheet>
  `,
  styles: `
    .what {
      padding: 8px 12px;
      border-radius: var(--r2);
      background: var(--sunken);
      font-size: var(--t14);
    }
    .field {
      margin: 12px 0;
    }
    zr-refusal-note {
      display: block;
      margin-bottom: 12px;
    }
  `,
})
export class StepSheet {
  protected readonly t = injectWords();

  readonly name = input.required<string>();
  readonly what = input.required<string>();
  readonly verb = input.required<string>();
  readonly fields = input.required<readonly StepField[]>();
  readonly today = input.required<string>();
  /** Does it and tells whoever waits for it; what it throws is shown. */
  readonly send = input.required<(filled: Filled) => Promise<void>>();
  readonly closed = output();

  private readonly typed = signal<Readonly<Record<string, string>>>({});
  protected readonly busy = signal(false);
  protected readonly problem = signal<unknown>(null);
  protected readonly ready = computed(() => {
    this.typed();
    return this.fields().every((field) => this.valueOf(field).trim() !== '');
  });

  protected valueOf({ key, value = '' }: StepField): string {
    return this.typed()[key] ?? value;
  }

  protected set({ key }: StepField, value: string): void {
    this.typed.update((typed) => ({ ...typed, [key]: value }));
  }

  protected async go(): Promise<void> {
    this.busy.set(true);
    this.problem.set(null);
    try {
      await this.send()(
        Object.fromEntries(this.fields().map((field) => [field.key, this.valueOf(field).trim()])),
      );
    } catch (thrown) {
      this.problem.set(thrown);
    } finally {
      this.busy.set(false);
    }
  }
}
