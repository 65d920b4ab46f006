import { Component, effect, inject, output, signal, viewChild } from '@angular/core';
import type { ElementRef } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { toProblem } from '../../platform/http/problem';
import { injectWords } from '../../platform/i18n/words';
import { Session } from '../../platform/session/session';
import { RefusalNote } from '../../platform/ui/refusal-note';
import { StartFault } from '../start-fault';

/** The first step of signing in: account and password. */
@Component({
  selector: 'zr-password-step',
  imports: [FormsModule, RefusalNote],
  templateUrl: './password-step.html',
  styleUrl: './password-step.less',
})
export class PasswordStep {
  protected readonly t = injectWords();
  private readonly session = inject(Session);

  readonly passed = output();
  protected readonly username = signal('');
  protected readonly password = signal('');
  protected readonly shown = signal(false);
  protected readonly busy = signal(false);
  protected readonly missing = signal<'username' | 'password' | null>(null);
  protected readonly refusal = signal<unknown>(inject(StartFault).fault());
  private readonly usernameBox = viewChild<ElementRef<HTMLInputElement>>('usernameBox');
  private readonly passwordBox = viewChild<ElementRef<HTMLInputElement>>('passwordBox');

  constructor() {
    effect(() => this.usernameBox()?.nativeElement.focus());
  }

  protected async submit(): Promise<void> {
    if (this.busy()) return;
    this.missing.set(!this.username().trim() ? 'username' : !this.password() ? 'password' : null);
    const missing = this.missing();
    if (missing) {
      (missing === 'username' ? this.usernameBox() : this.passwordBox())?.nativeElement.focus();
      return;
    }
    this.busy.set(true);
    this.refusal.set(null);
    try {
      await this.session.signIn(this.username().trim(), this.password());
      this.passed.emit();
    } catch (thrown) {
      this.refusal.set(toProblem(thrown));
      this.password.set('');
      this.passwordBox()?.nativeElement.focus();
    } finally {
      this.busy.set(false);
    }
  }
}
