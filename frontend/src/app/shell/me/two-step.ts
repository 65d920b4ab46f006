import { httpResource } from '@angular/common/http';
import { Component, inject, signal } from '@angular/core';
import { latest } from '../../platform/http/latest';
import { InstantPipe } from '../../platform/i18n/days';
import { injectWords } from '../../platform/i18n/words';
import { Session } from '../../platform/session/session';
import type { TotpInvitationView } from '../../platform/session/session-view';
import { FailedState } from '../../platform/ui/failed-state';
import { RefusalNote } from '../../platform/ui/refusal-note';
import { SkeletonRows } from '../../platform/ui/skeleton-rows';
import { PhoneBinding } from '../second-factor/phone-binding';
import { RecoveryCodes } from '../second-factor/recovery-codes';
import { SECOND_FACTOR, SecondFactorApi } from '../second-factor/second-factor-api';
import type { SecondFactorView } from '../second-factor/second-factor-api';

/** 两步登录: on, off, another phone, recovery codes. */
@Component({
  selector: 'zr-two-step',
  imports: [FailedState, InstantPipe, PhoneBinding, RecoveryCodes, RefusalNote, SkeletonRows],
  templateUrl: './two-step.html',
  styleUrl: './two-step.less',
})
export class TwoStep {
  protected readonly t = injectWords();
  private readonly session = inject(Session);
  private readonly factors = inject(SecondFactorApi);

  protected readonly state = latest(httpResource<SecondFactorView>(() => SECOND_FACTOR));
  protected readonly invitation = signal<TotpInvitationView | null>(null);
  protected readonly codes = signal<readonly string[] | null>(null);
  protected readonly saved = signal('');
  protected readonly refusal = signal<unknown>(null);
  protected readonly busy = signal(false);
  protected readonly confirm = (code: string): Promise<void> => this.factors.turnOn(code);

  protected begin(): void {
    void this.act(async () => this.invitation.set(await this.factors.propose()));
  }

  /** The first phone comes with recovery codes; with another one those on paper stay good. */
  protected bound(): void {
    const moved = this.state.value()?.on === true;
    void this.act(async () => {
      this.invitation.set(null);
      if (!moved) this.codes.set(await this.factors.renewRecoveryCodes());
      await this.tell(moved ? 'secondFactor.moved' : 'secondFactor.nowOn');
    });
  }

  protected renew(): void {
    void this.act(async () => {
      this.codes.set(await this.factors.renewRecoveryCodes());
      this.state.reload();
    });
  }

  protected turnOff(): void {
    void this.act(async () => {
      await this.factors.turnOff();
      await this.tell('secondFactor.nowOff');
    });
  }

  private async tell(key: string): Promise<void> {
    this.state.reload();
    this.saved.set(this.t(key));
    // What a step of weight asks for has changed with it.
    await this.session.restore();
  }

  private async act(work: () => Promise<void>): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    this.refusal.set(null);
    this.saved.set('');
    try {
      await work();
    } catch (thrown) {
      this.refusal.set(thrown);
    } finally {
      this.busy.set(false);
    }
  }
}
