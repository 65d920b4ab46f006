import { Service, computed, inject, signal } from '@angular/core';
import { Router } from '@angular/router';
import type { Permission } from '@zeren/domain/registry/access/permissions';
import { Api } from '../http/api';
import { toProblem } from '../http/problem';
import { Locale } from '../i18n/locale';
import type { LocaleCode } from '../i18n/locale';
import type { SecondStepView, SessionView, SignInAnswer, TotpInvitationView } from './session-view';
import { SignedOut } from './signed-out';

/** The person at this screen: signs in and out, switches post and language, answers what they may do. */
@Service()
export class Session {
  private readonly api = inject(Api);
  private readonly router = inject(Router);
  private readonly locale = inject(Locale);
  private leaving = false;
  private readonly current = signal<SessionView | null>(null);

  private readonly step = signal<SecondStepView | null>(null);

  readonly view = this.current.asReadonly();
  /** The second step of signing in, while it is due. */
  readonly secondStep = this.step.asReadonly();
  readonly permissions = computed(() => new Set(this.current()?.permissions ?? []));

  constructor() {
    inject(SignedOut).announced.subscribe(() => void this.leave());
  }

  /** Whether the person may do this; the server decides again. */
  may(permission: Permission): boolean {
    return this.permissions().has(permission);
  }

  /** Finds out at start who is signed in; nobody is no fault. */
  async restore(): Promise<void> {
    try {
      await this.takeAnswer(await this.api.get<SignInAnswer>('/api/session'));
    } catch (thrown) {
      if (toProblem(thrown).status !== 401) throw thrown;
    }
  }

  /** Afterwards somebody is signed in, or the second step is due. */
  async signIn(username: string, password: string): Promise<void> {
    await this.enter(await this.api.post<SignInAnswer>('/api/session', { username, password }));
  }

  /** The second step: the code of a phone, or a recovery code. */
  async finishSignIn(code: string): Promise<void> {
    await this.enter(await this.api.post<SessionView>('/api/session/totp', { code }));
  }

  /** The secret for a phone, where the second step needs one first. */
  enrolAtSignIn(): Promise<TotpInvitationView> {
    return this.api.put('/api/session/totp', {});
  }

  /** Back to the first step. */
  async leaveSecondStep(): Promise<void> {
    await this.api.delete('/api/session').catch(() => undefined);
    this.step.set(null);
  }

  /** Throws when the server was not reached: then the session still stands, and nobody may believe otherwise. */
  async signOut(): Promise<void> {
    await this.endBy(async () => {
      try {
        await this.api.delete('/api/session');
      } catch (thrown) {
        if (toProblem(thrown).status !== 401) throw thrown;
      }
    });
  }

  /** Signs out on every device, this one too. */
  async signOutEverywhere(): Promise<void> {
    await this.endBy(() => this.api.post('/api/sessions/end-all'));
  }

  async actAs(tenureId: string): Promise<void> {
    await this.take(await this.api.put<SessionView>('/api/session/acting', { tenureId }));
  }

  /** For administrators: everything from now on is about this district. */
  async workIn(districtId: string): Promise<void> {
    await this.take(await this.api.put<SessionView>('/api/session/district', { districtId }));
  }

  async speak(locale: LocaleCode): Promise<void> {
    await this.locale.use(locale);
    if (this.current()) this.current.set(await this.saveLocale(locale));
  }

  /** Every other session of the account ends; this one goes on. */
  async changePassword(current: string, next: string): Promise<void> {
    await this.api.post('/api/session/password', { current, next });
    await this.restore();
  }

  /** Ends the session on purpose: what still asks for it meanwhile and is refused is no reason to say that it ended. */
  private async endBy(end: () => Promise<unknown>): Promise<void> {
    this.leaving = true;
    try {
      await end();
    } catch (thrown) {
      this.leaving = false;
      throw thrown;
    }
    leaveFor('/sign-in');
  }

  private saveLocale(locale: LocaleCode): Promise<SessionView> {
    return this.api.put<SessionView>('/api/session/locale', { locale });
  }

  /** Signed in with the language that was on screen. */
  private async enter(answer: SignInAnswer): Promise<void> {
    const chosen = this.locale.active();
    const saved = !('next' in answer) && answer.locale !== chosen;
    await this.takeAnswer(saved ? await this.saveLocale(chosen) : answer);
  }

  private async takeAnswer(answer: SignInAnswer): Promise<void> {
    if ('next' in answer) this.step.set(answer);
    else await this.take(answer);
  }

  private async take(view: SessionView): Promise<void> {
    this.step.set(null);
    this.current.set(view);
    if (view.locale !== this.locale.active()) await this.locale.use(view.locale);
  }

  /**
   * The session ended elsewhere: sign in again and come back to the same place. A request that was on its way while the
   * session got a new secret is answered so too, and is no reason to go.
   */
  private async leave(): Promise<void> {
    if (!this.current() || this.leaving) return;
    this.leaving = true;
    if (await this.stillStands()) {
      this.leaving = false;
      return;
    }
    const tree = this.router.createUrlTree(['/sign-in'], {
      queryParams: { return: this.router.url, ended: 1 },
    });
    leaveFor(this.router.serializeUrl(tree));
  }

  private async stillStands(): Promise<boolean> {
    try {
      await this.api.get('/api/session');
      return true;
    } catch (thrown) {
      return toProblem(thrown).status !== 401;
    }
  }
}

/** Loads the page anew: whoever signs in next finds nothing of the person before in memory. */
function leaveFor(path: string): void {
  window.location.assign(path);
}
