import { Component, effect, inject, input, signal, viewChild } from '@angular/core';
import type { ElementRef } from '@angular/core';
import { Title } from '@angular/platform-browser';
import { Router } from '@angular/router';
import { FormsModule } from '@angular/forms';
import { toProblem } from '../../platform/http/problem';
import { Locale } from '../../platform/i18n/locale';
import type { LocaleCode } from '../../platform/i18n/locale';
import { injectWords } from '../../platform/i18n/words';
import { Session } from '../../platform/session/session';
import { RefusalNote } from '../../platform/ui/refusal-note';
import { StartFault } from '../start-fault';

/** Sign-in: one calm page that can be used with the keyboard alone. */
@Component({
  selector: 'zr-sign-in',
  imports: [FormsModule, RefusalNote],
  templateUrl: './sign-in.html',
  styleUrl: './sign-in.less',
})
export class SignIn {
  protected readonly t = injectWords();
  protected readonly locale = inject(Locale);
  private readonly session = inject(Session);
  private readonly router = inject(Router);

  /** Where the person wanted to go (query parameter). */
  readonly return = input<string>();
  /** Set when a session ended while working (query parameter). */
  readonly ended = input<string>();

  protected readonly username = signal('');
  protected readonly password = signal('');
  protected readonly shown = signal(false);
  protected readonly busy = signal(false);
  protected readonly missing = signal<'username' | 'password' | null>(null);
  protected readonly refusal = signal<unknown>(inject(StartFault).fault());
  protected readonly secondFactor = signal(false);
  private readonly usernameBox = viewChild<ElementRef<HTMLInputElement>>('usernameBox');
  private readonly passwordBox = viewChild<ElementRef<HTMLInputElement>>('passwordBox');

  constructor() {
    const title = inject(Title);
    effect(() => title.setTitle(`${this.t('signIn.title')} · ${this.t('shell.product')}`));
    effect(() => this.usernameBox()?.nativeElement.focus());
  }

  protected speak(locale: LocaleCode): void {
    void this.locale.use(locale);
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
      const outcome = await this.session.signIn(this.username().trim(), this.password());
      this.secondFactor.set(outcome === 'second-factor');
      if (outcome === 'signed-in') await this.router.navigateByUrl(insidePath(this.return()));
    } catch (thrown) {
      this.refusal.set(toProblem(thrown));
      this.password.set('');
      this.passwordBox()?.nativeElement.focus();
    } finally {
      this.busy.set(false);
    }
  }
}

/** Only a path of this site: a link from a message must not lead a signed-in person elsewhere. */
export function insidePath(wanted: string | undefined): string {
  return wanted && /^\/(?![/\\])/.test(wanted) && !wanted.startsWith('/sign-in') ? wanted : '/todo';
}
