import { Injectable } from '@nestjs/common';
import type { Refusal } from '@zeren/domain/platform/refusal';
import { identityRefusals } from '@zeren/domain/registry/identity/identity-refusals';
import { stepUpMethodOf } from '@zeren/domain/registry/identity/step-up';
import type { Actor } from '../../../platform/actor';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { Refused } from '../../../platform/refused';
import { AccountRepository } from '../accounts/account.repository';
import type { Credentials } from '../accounts/account.repository';
import { onAccounts } from '../installation-actor';
import { PasswordHasher } from '../passwords/password-hasher';
import { CodeCheck } from '../second-factor/code-check';
import { SignInGate } from '../sign-in/sign-in-gate';
import { makeSessionSecrets, secretHash } from './session';
import type { SessionSecrets } from './session';
import { SessionRepository } from './session.repository';

/** What somebody gives: a code when the account has a second factor, else its password. */
export interface StepUpProof {
  readonly password?: string;
  readonly code?: string;
}

/** Somebody who is signed in confirms that it is still them, for an act that weighs: signing, confirming a handover. */
@Injectable()
export class StepUpService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly accounts: AccountRepository,
    private readonly sessions: SessionRepository,
    private readonly hasher: PasswordHasher,
    private readonly gate: SignInGate,
    private readonly codes: CodeCheck,
  ) {}

  /** Answers the new secret of the session: whoever copied the old one has nothing of the confirmation. */
  async stepUp(actor: Actor, secret: string, proof: StepUpProof): Promise<SessionSecrets> {
    const on = onAccounts(actor);
    const { account, begunBy } = await this.unitOfWork.read(on, async (tx) => ({
      account: await this.accounts.credentials(tx, actor.accountId!),
      begunBy: await this.sessions.begunBy(tx, secret),
    }));
    if (!account) throw new Refused(identityRefusals['session.missing']());
    const { hasSecondFactor } = account;
    // Who came in by the provider and has a password all the same may give it.
    const by = stepUpMethodOf({ hasSecondFactor, begunByProvider: begunBy === 'provider' });
    if (by === 'code' ? !proof.code : !proof.password) throw new Refused(missing(by));
    const attempt = await this.gate.admitConfirmation(account.id, on.request.id);
    const next = await this.gate.orTakeBack(attempt, () => this.confirm(on, account, secret, proof));
    if (!next) {
      const wrong = by === 'code' ? this.gate.refusalOfCode(attempt) : this.gate.refusalOfPassword(attempt);
      return this.refuse(account.id, wrong, on);
    }
    await this.gate.passed(attempt);
    return next;
  }

  private async confirm(
    on: Actor,
    account: Credentials,
    secret: string,
    { password, code }: StepUpProof,
  ): Promise<SessionSecrets | null> {
    const byPassword = !account.hasSecondFactor;
    if (byPassword && !(await this.hasher.verify(password!, account.passwordHash))) return null;
    const next = makeSessionSecrets();
    let confirmed = true;
    // A code is spent in the transaction that it opens. No answer is kept for a retry: the old secret gets none anyway.
    await this.unitOfWork.write(withoutRetry(on), async (tx) => {
      const by = byPassword ? 'password' : await this.codes.spend(tx, account.id, code!);
      confirmed = by !== null;
      if (!by) return null;
      const hash = secretHash(secret);
      await this.sessions.noteStepUp(tx, hash, byPassword ? 'password' : 'code');
      if ((await this.sessions.rotate(tx, hash, next)) === 0) {
        throw new Refused(identityRefusals['session.missing']());
      }
      tx.audit({ action: 'session.step-up', subject: { kind: 'account', id: account.id }, after: { by } });
      return null;
    });
    return confirmed ? next : null;
  }

  /** The entry stays although the act is refused. */
  private async refuse(accountId: string, refusal: Refusal, on: Actor): Promise<never> {
    await this.unitOfWork.write(withoutRetry(on), (tx) => {
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

const withoutRetry = (on: Actor): Actor => ({ ...on, request: { id: on.request.id } });

function missing(by: 'password' | 'code' | 'provider'): Refusal {
  if (by === 'code') return identityRefusals['step-up.by-code']({ field: 'code' });
  if (by === 'provider') return identityRefusals['step-up.by-provider']({ field: 'password' });
  return identityRefusals['step-up.by-password']({ field: 'password' });
}
