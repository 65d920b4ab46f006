import { Component, inject, output, signal } from '@angular/core';
import { injectWords } from '../../platform/i18n/words';
import { Session } from '../../platform/session/session';
import type { TotpInvitationView } from '../../platform/session/session-view';
import { FailedState } from '../../platform/ui/failed-state';
import { SkeletonRows } from '../../platform/ui/skeleton-rows';
import { PhoneBinding } from '../second-factor/phone-binding';
import { RecoveryCodes } from '../second-factor/recovery-codes';
import { SecondFactorApi } from '../second-factor/second-factor-api';

/** An administrator's first sign-in: a phone is bound, recovery codes go on paper, and they are in. */
@Component({
  selector: 'zr-enrolment-step',
  imports: [FailedState, PhoneBinding, RecoveryCodes, SkeletonRows],
  template: `
    @if (codes(); as codes) {
      <zr-recovery-codes [codes]="codes" (kept)="passed.emit()" />
    } @else if (problem(); as problem) {
      <zr-failed-state [error]="problem" (retry)="begin()" />
    } @else if (invitation(); as invitation) {
      <p>{{ t('signIn.enrolWhy') }}</p>
      <zr-phone-binding [invitation]="invitation" [confirm]="confirm" (bound)="showCodes()" />
    } @else {
      <zr-skeleton-rows [rows]="6" />
    }
    @if (!codes()) {
      <button type="button" class="link-button" (click)="left.emit()">{{ t('signIn.otherAccount') }}</button>
    }
  `,
  styles: `
    p {
      margin-bottom: 16px;
      line-height: 1.6;
    }
    .link-button {
      min-height: var(--target);
      margin-top: 8px;
    }
  `,
})
export class EnrolmentStep {
  protected readonly t = injectWords();
  private readonly session = inject(Session);
  private readonly factors = inject(SecondFactorApi);

  readonly passed = output();
  readonly left = output();
  protected readonly invitation = signal<TotpInvitationView | null>(null);
  protected readonly codes = signal<readonly string[] | null>(null);
  protected readonly problem = signal<unknown>(null);
  protected readonly confirm = (code: string): Promise<void> => this.session.finishSignIn(code);

  constructor() {
    void this.begin();
  }

  protected async begin(): Promise<void> {
    this.problem.set(null);
    try {
      this.invitation.set(await this.session.enrolAtSignIn());
    } catch (thrown) {
      this.problem.set(thrown);
    }
  }

  /** They are in already; should the codes not come, they can be made at any time under 我的. */
  protected async showCodes(): Promise<void> {
    const codes = await this.factors.renewRecoveryCodes().catch(() => null);
    if (codes) this.codes.set(codes);
    else this.passed.emit();
  }
}
