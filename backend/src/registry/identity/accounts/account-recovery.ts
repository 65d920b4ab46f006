import { Injectable } from '@nestjs/common';
import { INSTALLATION_DISTRICT_ID } from '@zeren/domain/registry/identity/installation-district';
import { normalizeUsername } from '@zeren/domain/registry/identity/username';
import { systemActor } from '../../../platform/actor';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { PasswordHistory } from '../passwords/password-history.repository';
import { PasswordHasher } from '../passwords/password-hasher';
import { SecondFactorRepository } from '../second-factor/second-factor.repository';
import { SessionRepository } from '../sessions/session.repository';
import { SignInGate } from '../sign-in/sign-in-gate';
import { AccountRepository } from './account.repository';
import { makeOneTimePassword } from './one-time-password';

/**
 * For whoever keeps the machine itself, when no administrator is left who could help another: one account gets a one-time
 * password, is active and sets up a new second factor. It is in the record, as an act of nobody who is signed in.
 */
@Injectable()
export class AccountRecovery {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly accounts: AccountRepository,
    private readonly factors: SecondFactorRepository,
    private readonly sessions: SessionRepository,
    private readonly hasher: PasswordHasher,
    private readonly gate: SignInGate,
    private readonly history: PasswordHistory,
  ) {}

  /** Answers the one-time password, or nothing when there is no such account. */
  async recover(username: string): Promise<string | undefined> {
    const password = makeOneTimePassword();
    const hash = await this.hasher.hash(password);
    const done = await this.unitOfWork.write(systemActor(INSTALLATION_DISTRICT_ID, 'recover'), async (tx) => {
      const account = await this.accounts.byUsername(tx, normalizeUsername(username));
      if (!account) return false;
      await this.history.giveUp(tx, account.id);
      await this.accounts.recover(tx, account.id, hash);
      await this.factors.remove(tx, account.id);
      await this.sessions.endAll(tx, account.id);
      tx.audit({
        action: 'account.recover',
        subject: { kind: 'account', id: account.id },
        before: { state: account.state },
        after: { state: 'active' },
      });
      return true;
    });
    if (!done) return undefined;
    await this.gate.unlock(username);
    return password;
  }
}
