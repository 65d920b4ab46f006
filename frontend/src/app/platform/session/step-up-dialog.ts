import { Component, computed, inject, signal, viewChild } from '@angular/core';
import type { ElementRef } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { toProblem } from '../http/problem';
import { Locale } from '../i18n/locale';
import { injectWords } from '../i18n/words';
import { RefusalNote } from '../ui/refusal-note';
import { Sheet } from '../ui/sheet';
import { Session } from './session';
import { StepUp } from './step-up';

/** Asks for the password, a code or the provider of single sign-on before an act that stands under somebody's name; the act then goes on by itself. */
@Component({
  selector: 'zr-step-up-dialog',
  imports: [FormsModule, RefusalNote, Sheet],
  template: `
    <zr-sheet [name]="t('stepUp.title')" (closed)="stepUp.cancel()">
      @if (byProvider()) {
        <div class="elsewhere">
          <p>{{ t('stepUp.whyProvider') }}</p>
          <p class="help">{{ t('stepUp.providerDown') }}</p>
          <div class="buttons">
            <button type="button" class="btn" (click)="stepUp.cancel()">{{ t('stepUp.cancel') }}</button>
            <a
              class="btn"
              [class.pri]="!gone()"
              href="/api/session/sign-on/confirm"
              target="_blank"
              rel="noopener"
              cdkFocusInitial
              (click)="gone.set(true)"
              >{{ t('stepUp.toProvider') }}</a
            >
            @if (gone()) {
              <button type="button" class="btn pri" (click)="stepUp.confirmedElsewhere()">
                {{ t('stepUp.confirmedElsewhere') }}
              </button>
            }
          </div>
        </div>
      } @else {
        <form novalidate (ngSubmit)="confirm()">
          <p>{{ t(byCode() ? 'stepUp.whyCode' : 'stepUp.why') }}</p>
          <div class="field">
            <label for="step-up-proof">{{ t(byCode() ? 'stepUp.code' : 'stepUp.password') }}</label>
            <input
              #box
              id="step-up-proof"
              name="proof"
              class="input"
              cdkFocusInitial
              [type]="byCode() ? 'text' : 'password'"
              [autocomplete]="byCode() ? 'one-time-code' : 'current-password'"
              autocapitalize="none"
              [ngModel]="proof()"
              (ngModelChange)="type($event)"
              [attr.aria-invalid]="fault() ? true : null"
              [attr.aria-describedby]="fault() ? 'step-up-fault' : null"
            />
            @if (fault()) {
              <p id="step-up-fault" class="fault" role="alert">{{ fault() }}</p>
            }
          </div>
          <zr-refusal-note [error]="refusal()" />
          <div class="buttons">
            <button type="button" class="btn" (click)="stepUp.cancel()">{{ t('stepUp.cancel') }}</button>
            <button type="submit" class="btn pri" [disabled]="busy()">
              {{ t(busy() ? 'stepUp.busy' : 'stepUp.confirm') }}
            </button>
          </div>
        </form>
      }
    </zr-sheet>
  `,
  styles: `
    form,
    .elsewhere {
      display: flex;
      flex-direction: column;
      gap: 12px;
      padding-top: 4px;
    }
    p {
      line-height: 1.6;
    }
    .input {
      min-height: var(--target);
      font-size: 16px;
    }
    .help {
      font-size: var(--t12);
      color: var(--ink-3);
    }
    .buttons {
      display: flex;
      flex-wrap: wrap;
      justify-content: flex-end;
      gap: 12px;
    }
    .btn {
      min-width: 104px;
      min-height: var(--target);
    }
    @media (max-width: 767px) {
      .pri {
        flex: 1;
      }
    }
  `,
})
export class StepUpDialog {
  protected readonly t = injectWords();
  protected readonly stepUp = inject(StepUp);
  private readonly session = inject(Session);
  private readonly locale = inject(Locale);
  private readonly box = viewChild<ElementRef<HTMLInputElement>>('box');

  protected readonly byCode = computed(() => this.session.view()?.stepUpBy === 'code');
  protected readonly byProvider = computed(() => this.session.view()?.stepUpBy === 'provider');
  /** Whether they went to the provider. */
  protected readonly gone = signal(false);
  protected readonly proof = signal('');
  protected readonly fault = signal('');
  protected readonly refusal = signal<unknown>(null);
  protected readonly busy = signal(false);

  protected type(text: string): void {
    this.proof.set(text);
    this.fault.set('');
  }

  protected async confirm(): Promise<void> {
    if (this.busy()) return;
    this.refusal.set(null);
    const proof = this.proof();
    if (!proof) return this.complain(this.t(this.byCode() ? 'stepUp.missingCode' : 'stepUp.missing'));
    this.busy.set(true);
    try {
      await this.stepUp.confirm(this.byCode() ? { code: proof } : { password: proof });
    } catch (thrown) {
      const problem = toProblem(thrown);
      this.proof.set('');
      if (problem.field) this.complain(problem.sentence(this.locale.active()));
      else this.refusal.set(problem);
    } finally {
      this.busy.set(false);
    }
  }

  private complain(fault: string): void {
    this.fault.set(fault);
    this.box()?.nativeElement.focus();
  }
}
