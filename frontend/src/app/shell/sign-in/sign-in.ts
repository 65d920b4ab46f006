import { Component, computed, effect, inject, input, linkedSignal } from '@angular/core';
import { Title } from '@angular/platform-browser';
import { Router } from '@angular/router';
import { insidePath } from '@zeren/domain/registry/identity/inside-path';
import { Locale } from '../../platform/i18n/locale';
import type { LocaleCode } from '../../platform/i18n/locale';
import { injectWords } from '../../platform/i18n/words';
import { Session } from '../../platform/session/session';
import { RefusalNote } from '../../platform/ui/refusal-note';
import { CodeStep } from './code-step';
import { EnrolmentStep } from './enrolment-step';
import { PasswordStep } from './password-step';
import { refusedBy } from './refused-sign-on';
import { SignOnWay } from './sign-on-way';

type Step = 'password' | 'code' | 'enrolment';

/** Sign-in: one calm page that can be used with the keyboard alone. */
@Component({
  selector: 'zr-sign-in',
  imports: [CodeStep, EnrolmentStep, PasswordStep, RefusalNote, SignOnWay],
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

  /** Why the provider of single sign-on did not let somebody in (query parameter). */
  readonly refused = input<string>();
  protected readonly refusal = computed(() => refusedBy(this.refused()));

  /** Stays where it is once somebody is in: recovery codes are still to be read. */
  protected readonly step = linkedSignal<Step, Step>({
    source: () => {
      const due = this.session.secondStep();
      return due ? (due.enrolled ? 'code' : 'enrolment') : 'password';
    },
    computation: (step, previous) => (this.session.view() ? (previous?.value ?? step) : step),
  });

  constructor() {
    const title = inject(Title);
    effect(() => title.setTitle(`${this.t('signIn.title')} · ${this.t('shell.product')}`));
  }

  protected speak(locale: LocaleCode): void {
    void this.locale.use(locale);
  }

  protected back(): void {
    void this.session.leaveSecondStep();
  }

  protected goOn(): void {
    if (this.session.view()) void this.router.navigateByUrl(insidePath(this.return()));
  }
}
