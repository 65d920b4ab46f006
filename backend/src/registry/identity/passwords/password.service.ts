import { Injectable } from '@nestjs/common';
import { identityRefusals } from '@zeren/domain/registry/identity/identity-refusals';
import { mayUsePassword, PASSWORDS_REMEMBERED } from '@zeren/domain/registry/identity/password-rules';
import { platformRefusals } from '@zeren/domain/platform/platform-refusals';
import { refuse } from '@zeren/domain/platform/refusal';
import type { Actor } from '../../../platform/actor';
import type { WriteTx } from '../../../platform/database/transaction';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { accept, Refused } from '../../../platform/refused';
import { AccountRepository } from '../accounts/account.repository';
import type { Credentials } from '../accounts/account.repository';
import { onAccounts } from '../installation-actor';
import { PasswordHistory } from './password-history.repository';
import { PasswordHasher } from './password-hasher';
import { makeSessionSecrets, secretHash } from '../sessions/session';
import type { OpenedSession, SessionSecrets } from '../sessions/session';
import { SessionRepository } from '../sessions/session.repository';
import { SignInGate } from '../sign-in/sign-in-gate';

/** What is asked for a new password of one's own. */
export interface PasswordChange {
  readonly current: string;
  readonly next: string;
}

/** Somebody changes their own password: every session of the account ends, and this one goes on under a new secret. */
@Injectable()
export class PasswordService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly accounts: AccountRepository,
    private readonly sessions: SessionRepository,
    private readonly hasher: PasswordHasher,
    private readonly gate: SignInGate,
    private readonly history: PasswordHistory,
  ) {}

  async change(
    actor: Actor,
    change: PasswordChange,
    browser: { secret: string; deviceCookie: string | undefined },
  ): Promise<OpenedSession> {
    const on = onAccounts(actor);
    const { account, former } = await this.unitOfWork.read(on, async (tx) => ({
      account: await this.accounts.credentials(tx, actor.accountId!),
      former: await this.history.former(tx, actor.accountId!),
    }));
    if (!account) throw new Refused(identityRefusals['session.missing']());
    await this.checkCurrent(account, change.current, on);
    accept(mayUsePassword(change.next, account.username, 'next'));
    if (await this.hasher.verify(change.next, account.passwordHash)) {
      accept(refuse(identityRefusals['password.unchanged']({ field: 'next' })));
    }
    await this.refuseFormer(change.next, former);
    const hash = await this.hasher.hash(change.next);
    const secrets = makeSessionSecrets();
    let deviceCookie = '';
    await this.unitOfWork.write(on, async (tx) => {
      await this.history.giveUp(tx, account.id);
      if ((await this.accounts.changePassword(tx, account.id, account.passwordHash, hash)) === 0) {
        throw new Refused(platformRefusals['request.changed-meanwhile']());
      }
      await this.goOn(tx, account.id, browser.secret, secrets);
      const changed = (await this.accounts.credentials(tx, account.id))!;
      deviceCookie = await this.gate.rememberDevice(changed, browser, new Date(tx.now));
      tx.audit({ action: 'account.change-password', subject: { kind: 'account', id: account.id } });
      return null;
    });
    return { ...secrets, deviceCookie };
  }

  private async refuseFormer(next: string, former: readonly string[]): Promise<void> {
    for (const hash of former) {
      if (await this.hasher.verify(next, hash)) {
        const count = PASSWORDS_REMEMBERED + 1;
        throw new Refused(identityRefusals['password.used-before']({ field: 'next', parameters: { count } }));
      }
    }
  }

  private async checkCurrent(account: Credentials, current: string, on: Actor): Promise<void> {
    const attempt = await this.gate.admitConfirmation(account.id, on.request.id);
    const fits = await this.gate.orTakeBack(attempt, () => this.hasher.verify(current, account.passwordHash));
    if (!fits) await this.refuse(account.id, on);
    await this.gate.passed(attempt);
  }

  /** The entry stays although the act is refused; it is no answer of the request, so it takes no retry's key. */
  private async refuse(accountId: string, on: Actor): Promise<never> {
    const refusal = identityRefusals['password.current-wrong']({ field: 'current' });
    await this.unitOfWork.write({ ...on, request: { id: on.request.id } }, (tx) => {
      tx.audit({
        action: 'account.refuse-password-change',
        subject: { kind: 'account', id: accountId },
        after: { reason: refusal.code },
      });
      return Promise.resolve(null);
    });
    throw new Refused(refusal);
  }

  private async goOn(tx: WriteTx, accountId: string, secret: string, next: SessionSecrets): Promise<void> {
    if ((await this.sessions.rotate(tx, secretHash(secret), next)) === 0)
      throw new Refused(identityRefusals['session.missing']());
    await this.sessions.endOthers(tx, accountId, next.secret);
  }
}
