import { Component, effect, input, model, signal, viewChild } from '@angular/core';
import type { ElementRef } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { injectWords } from '../../platform/i18n/words';

let count = 0;

/** The box for the six digits of a phone; where a recovery code may stand in, one tap turns it into a box for that. */
@Component({
  selector: 'zr-code-field',
  imports: [FormsModule],
  template: `
    <div class="field">
      <label [for]="id">{{ t(recovery() ? 'secondFactor.recoveryCode' : 'secondFactor.code') }}</label>
      <input
        #box
        class="input"
        name="code"
        autocapitalize="none"
        spellcheck="false"
        [id]="id"
        [autocomplete]="recovery() ? 'off' : 'one-time-code'"
        [attr.inputmode]="recovery() ? 'text' : 'numeric'"
        [attr.maxlength]="20"
        [ngModel]="code()"
        (ngModelChange)="code.set($event)"
        [attr.aria-invalid]="fault() ? true : null"
        [attr.aria-describedby]="id + '-note'"
      />
      <p [id]="id + '-note'" [class]="fault() ? 'fault' : 'help'" [attr.role]="fault() ? 'alert' : null">
        {{ fault() || t(recovery() ? 'secondFactor.recoveryHelp' : 'secondFactor.codeHelp') }}
      </p>
      @if (withRecovery()) {
        <button type="button" class="link-button" (click)="turn()">
          {{ t(recovery() ? 'secondFactor.usePhone' : 'secondFactor.useRecovery') }}
        </button>
      }
    </div>
  `,
  styles: `
    .input {
      min-height: var(--target);
      max-width: 280px;
      font-size: 20px;
      letter-spacing: 0.12em;
      font-variant-numeric: tabular-nums;
    }
    .link-button {
      align-self: flex-start;
      min-height: var(--target);
    }
  `,
})
export class CodeField {
  protected readonly t = injectWords();
  protected readonly id = `code-${++count}`;
  protected readonly recovery = signal(false);
  private readonly box = viewChild.required<ElementRef<HTMLInputElement>>('box');

  readonly code = model('');
  readonly fault = input('');
  readonly withRecovery = input(false);

  constructor() {
    effect(() => {
      if (this.fault()) this.focus();
    });
  }

  focus(): void {
    this.box().nativeElement.focus();
  }

  protected turn(): void {
    this.recovery.update((recovery) => !recovery);
    this.code.set('');
    this.focus();
  }
}
