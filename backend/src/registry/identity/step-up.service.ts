import { Injectable } from '@nestjs/common';
import { identityRefusals } from '@zeren/domain/registry/identity/identity-refusals';
import type { Actor } from '../../platform/actor';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { Refused } from '../../platform/refused';
import { AccountRepository } from './account.repository';
import { onAccounts } from './installation-actor';
import { PasswordHasher } from './password-hasher';
import { makeSessionSecrets } from './session';
import type { SessionSecrets } from './session';
import { SessionRepository } from './session.repository';
import { SignInGate } from './sign-in-gate';
import type { Attempt } from './sign-in-gate';

/** Somebody who is signed in confirms that it is still them, for an act that weighs: signing, confirming a handover. */
@Injectable()
export class StepUpService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly accounts: AccountRepository,
    private readonly sessions: SessionRepository,
    private readonly hasher: PasswordHasher,
    private readonly gate: SignInGate,
  ) {}

  /** Answers the new secret of the session: whoever copied the old one has nothing of the confirmation. */
  async stepUp(actor: Actor, secret: string, given: { password: string }): Promise<SessionSecrets> {
    const on = onAccounts(actor);
    const account = await this.unitOfWork.read(on, (tx) => this.accounts.credentials(tx, actor.accountId!));
    if (!account) throw new Refused(identityRefusals['session.missing']());
    const attempt = await this.gate.admitConfirmation(account.id, on.request.id);
    const fits = await this.gate.orTakeBack(attempt, () =>
      this.hasher.verify(given.password, account.passwordHash),
    );
    if (!fits) return this.refuse(account.id, attempt, on);
    const next = makeSessionSecrets();
    await this.unitOfWork.write(on, async (tx) => {
      if ((await this.sessions.stepUp(tx, secret, next, 'password')) === 0) {
        throw new Refused(identityRefusals['session.missing']());
      }
      tx.audit({
        action: 'session.step-up',
        subject: { kind: 'account', id: account.id },
        after: { by: 'password' },
      });
      return null;
    });
    await this.gate.passed(attempt);
    return next;
  }

  /** The entry stays although the act is refused; it is no answer of the request, so it takes no retry's key. */
  private async refuse(accountId: string, attempt: Pick<Attempt, 'standings'>, on: Actor): Promise<never> {
    const refusal = this.gate.refusalOfConfirmation(attempt, 'password');
    await this.unitOfWork.write({ ...on, request: { id: on.request.id } }, (tx) => {
      tx.audit({
        action: 'session.refuse-step-up',
        subject: { kind: 'account', id: accountId },
        after: { reason: refusal.code },
      });
      return Promise.resolve(null);
    });
    throw new Refused(refusal);
  }
}
