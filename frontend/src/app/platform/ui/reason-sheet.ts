import { Component, input, output, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { injectWords } from '../i18n/words';
import { RefusalNote } from './refusal-note';
import { SealButton } from './seal-button';
import { Sheet } from './sheet';

/** Something that is done with a reason that others read: what it does, the reason, and the seal. */
@Component({
  selector: 'zr-reason-sheet',
  imports: [FormsModule, RefusalNote, SealButton, Sheet],
  template: `
    <zr-sheet [name]="name()" (closed)="closed.emit()">
      <p class="what">{{ what() }}</p>
      <div class="field">
        <label for="reason"
          >{{ label() }} <em>{{ t('ui.required') }}</em></label
        >
        <textarea
          id="reason"
          class="input"
          rows="2"
          [maxlength]="longest()"
          [placeholder]="example()"
          [ngModel]="reason()"
          (ngModelChange)="reason.set($event)"
        ></textarea>
      </div>
      <zr-refusal-note [error]="problem()" />
      <zr-seal-button class="wide" big [busy]="busy()" [disabled]="!reason().trim()" (press)="go()">{{
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
export class ReasonSheet {
  protected readonly t = injectWords();

  readonly name = input.required<string>();
  /** What it does, said before it is done. */
  readonly what = input.required<string>();
  readonly label = input.required<string>();
  readonly example = input.required<string>();
  readonly verb = input.required<string>();
  readonly longest = input(200);
  /** Does it and tells whoever waits for it; what it throws is shown. */
  readonly send = input.required<(reason: string) => Promise<void>>();
  readonly closed = output();

  protected readonly reason = signal('');
  protected readonly busy = signal(false);
  protected readonly problem = signal<unknown>(null);

  protected async go(): Promise<void> {
    this.busy.set(true);
    this.problem.set(null);
    try {
      await this.send()(this.reason().trim());
    } catch (thrown) {
      this.problem.set(thrown);
    } finally {
      this.busy.set(false);
    }
  }
}
