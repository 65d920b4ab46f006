import { Injectable, Logger } from '@nestjs/common';
import type { Refusal } from '@zeren/domain/platform/refusal';
import { INSTALLATION_DISTRICT_ID } from '@zeren/domain/registry/identity/installation-district';
import { needsSecondFactor } from '@zeren/domain/registry/identity/second-factor';
import { normalizeUsername } from '@zeren/domain/registry/identity/username';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { Refused } from '../../../platform/refused';
import { AccountRepository } from '../accounts/account.repository';
import type { Credentials } from '../accounts/account.repository';
import { atTheDoor } from '../installation-actor';
import { PasswordHasher } from '../passwords/password-hasher';
import { CodeCheck } from '../second-factor/code-check';
import { SecondFactorService } from '../second-factor/second-factor.service';
import { secretHash } from '../sessions/session';
import type { OpenedSession, SessionSecrets, SignInOrigin } from '../sessions/session';
import { SessionRepository } from '../sessions/session.repository';
import { SessionOpener } from './session-opener';
import { SignInGate } from './sign-in-gate';
import type { Attempt } from './sign-in-gate';

/** Where somebody is after the right password: in, or at the second step. */
export type SignedIn =
  | { readonly stage: 'full'; readonly session: OpenedSession }
  | { readonly stage: 'second-factor'; readonly session: SessionSecrets };

/** Signing in with user name and password, then a code where the account has a second factor; and out. */
@Injectable()
export class SignInService {
  private readonly logger = new Logger('sign-in');

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly accounts: AccountRepository,
    private readonly sessions: SessionRepository,
    private readonly opener: SessionOpener,
    private readonly hasher: PasswordHasher,
    private readonly gate: SignInGate,
    private readonly codes: CodeCheck,
    private readonly factors: SecondFactorService,
  ) {}

  /** Opens a session, or refuses; a user who does not exist takes the same steps as one whose password is wrong. */
  async signIn(given: { username: string; password: string }, origin: SignInOrigin): Promise<SignedIn> {
    const username = normalizeUsername(given.username);
    const { account, now } = await this.unitOfWork.read(atTheDoor(null, origin.requestId), async (tx) => ({
      account: await this.accounts.byUsername(tx, username),
      now: new Date(tx.now),
    }));
    const attempt = await this.gate.admit(username, account, origin, now);
    const fits = await this.gate.orTakeBack(attempt, () =>
      this.hasher.verify(given.password, account?.passwordHash),
    );
    if (!fits || account?.state !== 'active') {
      return this.refuse(this.gate.refusalOf(attempt), account, attempt, origin);
    }
    const signedIn = await this.letIn(account, given.password, attempt, origin);
    // Before the second step earlier failures still count: a right password must not buy new tries of codes.
    if (signedIn.stage === 'full') await this.gate.passed(attempt);
    else await this.gate.takeBack(attempt);
    return signedIn;
  }

  /** The second step: a code of the second factor; or, of a new one, the code that proves a telephone has it. */
  async finish(accountId: string, code: string, origin: SignInOrigin): Promise<OpenedSession> {
    const { account, now } = await this.unitOfWork.read(
      atTheDoor(accountId, origin.requestId),
      async (tx) => ({
        account: (await this.accounts.credentials(tx, accountId))!,
        now: new Date(tx.now),
      }),
    );
    const attempt = await this.gate.admit(account.username, account, origin, now);
    const session = await this.gate.orTakeBack(attempt, () =>
      this.openByCode(account, code, attempt, origin),
    );
    if (!session) return this.refuse(this.gate.refusalOfCode(attempt), account, attempt, origin);
    await this.gate.passed(attempt);
    return session;
  }

  /** Ends the session that the browser presents; nothing happens when it is over already. */
  async signOut(secret: string, requestId: string): Promise<void> {
    await this.unitOfWork.write(atTheDoor(null, requestId), (tx) => this.sessions.endAndNote(tx, secret));
  }

  private openByCode(account: Credentials, code: string, attempt: Attempt, origin: SignInOrigin) {
    return this.unitOfWork.write(atTheDoor(account.id, origin.requestId), async (tx) => {
      if ((await this.accounts.keepPassword(tx, account.id, account.passwordHash)) === 0) return null;
      let by: 'code' | 'recovery-code' | null = 'code';
      if (account.hasSecondFactor) by = await this.codes.spend(tx, account.id, code);
      else await this.factors.confirm(tx, account.id, code);
      if (!by) return null;
      const knownDevice = attempt.device !== undefined;
      const begunBy = await this.sessions.begunBy(tx, origin.previousSecret);
      const session = await this.opener.open(tx, account, origin, { proof: `${begunBy}+${by}`, knownDevice });
      // The code was given just now; so its owner can be given recovery codes, without typing another one.
      await this.sessions.noteStepUp(tx, secretHash(session.secret), 'code');
      return session;
    });
  }

  private async letIn(
    account: Credentials,
    password: string,
    attempt: Attempt,
    origin: SignInOrigin,
  ): Promise<SignedIn> {
    const hash = this.hasher.isOutdated(account.passwordHash)
      ? await this.hasher.hash(password)
      : account.passwordHash;
    return this.unitOfWork.write(atTheDoor(account.id, origin.requestId), async (tx): Promise<SignedIn> => {
      // The account was disabled, or got another password, while this one was being checked.
      if ((await this.accounts.keepPassword(tx, account.id, account.passwordHash, hash)) === 0) {
        throw new Refused(this.gate.refusalOf(attempt));
      }
      if (account.hasSecondFactor || needsSecondFactor(account)) {
        return { stage: 'second-factor', session: await this.opener.begin(tx, account, origin) };
      }
      const how = { proof: 'password', knownDevice: attempt.device !== undefined } as const;
      return { stage: 'full', session: await this.opener.open(tx, account, origin, how) };
    });
  }

  private async refuse(
    refusal: Refusal,
    account: Credentials | undefined,
    attempt: Attempt,
    origin: SignInOrigin,
  ): Promise<never> {
    const { address, requestId } = origin;
    this.logger.warn({ code: refusal.code, accountId: account?.id, address, requestId });
    await this.unitOfWork.write(atTheDoor(account?.id ?? null, requestId), (tx) => {
      tx.audit({
        action: 'session.refuse',
        subject: account
          ? { kind: 'account', id: account.id }
          : { kind: 'installation', id: INSTALLATION_DISTRICT_ID },
        after: { reason: refusal.code, address, knownDevice: attempt.device !== undefined },
      });
      return Promise.resolve(null);
    });
    throw new Refused(refusal);
  }
}
