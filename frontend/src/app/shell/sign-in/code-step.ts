import { Component, afterNextRender, inject, output, signal, viewChild } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { readCode } from '@zeren/domain/registry/identity/second-factor';
import { toProblem } from '../../platform/http/problem';
import { Locale } from '../../platform/i18n/locale';
import { injectWords } from '../../platform/i18n/words';
import { Session } from '../../platform/session/session';
import { RefusalNote } from '../../platform/ui/refusal-note';
import { CodeField } from '../second-factor/code-field';

/** The second step of signing in: the six digits of the phone, or a recovery code. */
@Component({
  selector: 'zr-code-step',
  imports: [CodeField, FormsModule, RefusalNote],
  template: `
    <form novalidate (ngSubmit)="submit()">
      <p>{{ t('signIn.codeWhy') }}</p>
      <zr-code-field [(code)]="code" [fault]="fault()" [withRecovery]="true" />
      <zr-refusal-note [error]="refusal()" />
      <button type="submit" class="btn pri big" [disabled]="busy()">
        {{ t(busy() ? 'signIn.busy' : 'signIn.submit') }}
      </button>
      <button type="button" class="link-button" (click)="left.emit()">{{ t('signIn.otherAccount') }}</button>
    </form>
  `,
  styles: `
    form {
      display: flex;
      flex-direction: column;
      gap: 16px;
    }
    .link-button {
      min-height: var(--target);
    }
  `,
})
export class CodeStep {
  protected readonly t = injectWords();
  private readonly session = inject(Session);
  private readonly locale = inject(Locale);
  private readonly field = viewChild.required(CodeField);

  readonly passed = output();
  /** Back to the first step. */
  readonly left = output();
  protected readonly code = signal('');
  protected readonly fault = signal('');
  protected readonly refusal = signal<unknown>(null);
  protected readonly busy = signal(false);

  constructor() {
    afterNextRender(() => this.field().focus());
  }

  protected async submit(): Promise<void> {
    if (this.busy()) return;
    this.refusal.set(null);
    this.fault.set('');
    if (!readCode(this.code())) return this.complain(this.t('secondFactor.codeMissing'));
    this.busy.set(true);
    try {
      await this.session.finishSignIn(this.code());
      this.passed.emit();
    } catch (thrown) {
      const problem = toProblem(thrown);
      this.code.set('');
      if (problem.field === 'code') this.complain(problem.sentence(this.locale.active()));
      else this.refusal.set(problem);
    } finally {
      this.busy.set(false);
    }
  }

  private complain(fault: string): void {
    this.fault.set(fault);
    this.field().focus();
  }
}
