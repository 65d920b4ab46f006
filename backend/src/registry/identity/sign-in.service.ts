import { Inject, Injectable, Logger } from '@nestjs/common';
import { INSTALLATION_DISTRICT_ID } from '@zeren/domain/registry/identity/installation-district';
import { normalizeUsername } from '@zeren/domain/registry/identity/username';
import { CONFIGURATION } from '../../platform/configuration/configuration';
import type { Configuration } from '../../platform/configuration/configuration';
import type { WriteTx } from '../../platform/database/transaction';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { Refused } from '../../platform/refused';
import { AccountRepository } from './account.repository';
import type { Credentials } from './account.repository';
import { atTheDoor } from './installation-actor';
import { PasswordHasher } from './password-hasher';
import { makeSessionSecrets } from './session';
import type { OpenedSession, SignInOrigin } from './session';
import { SessionRepository } from './session.repository';
import { SignInGate } from './sign-in-gate';
import type { Attempt } from './sign-in-gate';

/** 等保 asks for a shorter patience where more is at stake (`reliability.md` 1.8). */
const ADMINISTRATOR_IDLE_MINUTES = 15;

/** Signing in with user name and password, and out. */
@Injectable()
export class SignInService {
  private readonly logger = new Logger('sign-in');

  constructor(
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
    private readonly unitOfWork: UnitOfWork,
    private readonly accounts: AccountRepository,
    private readonly sessions: SessionRepository,
    private readonly hasher: PasswordHasher,
    private readonly gate: SignInGate,
  ) {}

  /** Opens a session, or refuses; a user who does not exist takes the same steps as one whose password is wrong. */
  async signIn(given: { username: string; password: string }, origin: SignInOrigin): Promise<OpenedSession> {
    const username = normalizeUsername(given.username);
    const { account, now } = await this.unitOfWork.read(atTheDoor(null, origin.requestId), async (tx) => ({
      account: await this.accounts.byUsername(tx, username),
      now: new Date(tx.now),
    }));
    const attempt = await this.gate.admit(username, account, origin, now);
    const fits = await this.gate.orTakeBack(attempt, () =>
      this.hasher.verify(given.password, account?.passwordHash),
    );
    if (!fits || account?.state !== 'active') return this.refuse(attempt, account, origin);
    const session = await this.open(account, given.password, attempt, origin);
    await this.gate.passed(attempt);
    return session;
  }

  /** Ends the session that the browser presents; nothing happens when it is over already. */
  async signOut(secret: string, requestId: string): Promise<void> {
    await this.unitOfWork.write(atTheDoor(null, requestId), (tx) => this.end(tx, secret));
  }

  /** Leaves an entry for whoever's session it was: at a shared computer somebody else may sign in over it. */
  private async end(tx: WriteTx, secret: string): Promise<void> {
    const accountId = await this.sessions.end(tx, secret);
    if (accountId) tx.audit({ action: 'session.end', subject: { kind: 'account', id: accountId } });
  }

  private async refuse(
    attempt: Attempt,
    account: Credentials | undefined,
    origin: SignInOrigin,
  ): Promise<never> {
    const refusal = this.gate.refusalOf(attempt);
    this.logger.warn({
      code: refusal.code,
      accountId: account?.id,
      address: origin.address,
      requestId: origin.requestId,
    });
    await this.unitOfWork.write(atTheDoor(account?.id ?? null, origin.requestId), (tx) => {
      tx.audit({
        action: 'session.refuse',
        subject: account
          ? { kind: 'account', id: account.id }
          : { kind: 'installation', id: INSTALLATION_DISTRICT_ID },
        after: { reason: refusal.code, address: origin.address, knownDevice: attempt.device !== undefined },
      });
      return Promise.resolve(null);
    });
    throw new Refused(refusal);
  }

  private async open(
    account: Credentials,
    password: string,
    attempt: Attempt,
    origin: SignInOrigin,
  ): Promise<OpenedSession> {
    const hash = this.hasher.isOutdated(account.passwordHash)
      ? await this.hasher.hash(password)
      : account.passwordHash;
    const session = {
      ...makeSessionSecrets(),
      deviceCookie: await this.gate.rememberDevice(account, origin, attempt.now),
    };
    const { SESSION_IDLE_MINUTES, SESSION_HOURS } = this.configuration;
    await this.unitOfWork.write(atTheDoor(account.id, origin.requestId), async (tx) => {
      // The account was disabled, or got another password, while this one was being checked.
      if ((await this.accounts.noteSignIn(tx, account.id, account.passwordHash, hash)) === 0) {
        throw new Refused(this.gate.refusalOf(attempt));
      }
      if (origin.previousSecret) await this.end(tx, origin.previousSecret);
      await this.sessions.sweep(tx);
      await this.sessions.open(tx, {
        ...session,
        accountId: account.id,
        stage: 'full',
        idleMinutes: account.administrator
          ? Math.min(SESSION_IDLE_MINUTES, ADMINISTRATOR_IDLE_MINUTES)
          : SESSION_IDLE_MINUTES,
        hours: SESSION_HOURS,
        actingTenureId: null,
        userAgent: origin.userAgent,
        address: origin.address,
      });
      tx.audit({
        action: 'session.open',
        subject: { kind: 'account', id: account.id },
        after: { address: origin.address, knownDevice: attempt.device !== undefined },
      });
      return null;
    });
    return session;
  }
}
