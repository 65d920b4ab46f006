import { Component, computed, inject, input, output, signal, viewChild } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { NzQRCodeComponent } from 'ng-zorro-antd/qr-code';
import { readCode } from '@zeren/domain/registry/identity/second-factor';
import { toProblem } from '../../platform/http/problem';
import { Locale } from '../../platform/i18n/locale';
import { injectWords } from '../../platform/i18n/words';
import type { TotpInvitationView } from '../../platform/session/session-view';
import { RefusalNote } from '../../platform/ui/refusal-note';
import { CodeField } from './code-field';

/** Binds a phone: scan or type the secret, then prove with its first code that it has it. */
@Component({
  selector: 'zr-phone-binding',
  imports: [CodeField, FormsModule, NzQRCodeComponent, RefusalNote],
  templateUrl: './phone-binding.html',
  styleUrl: './phone-binding.less',
})
export class PhoneBinding {
  protected readonly t = injectWords();
  private readonly locale = inject(Locale);
  private readonly field = viewChild(CodeField);

  readonly invitation = input.required<TotpInvitationView>();
  /** Sends the code; throws a Problem when it is refused. */
  readonly confirm = input.required<(code: string) => Promise<void>>();
  readonly bound = output();

  protected readonly code = signal('');
  protected readonly fault = signal('');
  protected readonly refusal = signal<unknown>(null);
  protected readonly busy = signal(false);
  protected readonly copied = signal(false);
  /** In groups of four, as people read it. */
  protected readonly secret = computed(() => this.invitation().secret.replace(/(.{4})(?=.)/g, '$1 '));

  protected async copy(): Promise<void> {
    // Where the page is not secure there is no clipboard; the text can be selected.
    await navigator.clipboard?.writeText(this.invitation().secret).then(
      () => this.copied.set(true),
      () => undefined,
    );
  }

  protected async send(): Promise<void> {
    if (this.busy()) return;
    this.refusal.set(null);
    this.fault.set('');
    if (readCode(this.code())?.kind !== 'totp') return this.complain(this.t('secondFactor.codeMissing'));
    this.busy.set(true);
    try {
      await this.confirm()(this.code());
      this.bound.emit();
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
    this.field()?.focus();
  }
}
