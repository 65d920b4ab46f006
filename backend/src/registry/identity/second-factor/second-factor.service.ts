import { Injectable } from '@nestjs/common';
import { randomInt } from 'node:crypto';
import { identityRefusals } from '@zeren/domain/registry/identity/identity-refusals';
import {
  needsSecondFactor,
  readCode,
  RECOVERY_CODES,
  writeRecoveryCode,
} from '@zeren/domain/registry/identity/second-factor';
import type { Actor } from '../../../platform/actor';
import type { ReadTx, WriteTx } from '../../../platform/database/transaction';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { Refused } from '../../../platform/refused';
import { AccountRepository } from '../accounts/account.repository';
import type { Credentials } from '../accounts/account.repository';
import { onAccounts } from '../installation-actor';
import { SessionRepository } from '../sessions/session.repository';
import { IdentityKeys } from './identity-keys';
import { SecondFactorRepository } from './second-factor.repository';
import { invitationOf, makeTotpSecret, stepOfCode } from './totp';
import type { TotpInvitation } from './totp';

/** How somebody's second factor stands. */
export interface SecondFactorState {
  readonly on: boolean;
  readonly since: Date | null;
  readonly recoveryCodesLeft: number;
  /** Whether it may not be turned off. */
  readonly compulsory: boolean;
}

/** Somebody's own second factor: turned on, moved to another telephone, turned off; and their recovery codes. */
@Injectable()
export class SecondFactorService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly accounts: AccountRepository,
    private readonly factors: SecondFactorRepository,
    private readonly sessions: SessionRepository,
    private readonly keys: IdentityKeys,
  ) {}

  state(actor: Actor): Promise<SecondFactorState> {
    return this.unitOfWork.read(onAccounts(actor), async (tx) => {
      const account = await this.own(tx, actor);
      const factor = await this.factors.find(tx, account.id);
      return {
        on: account.hasSecondFactor,
        since: factor?.confirmedAt ?? null,
        recoveryCodesLeft: await this.factors.recoveryCodesLeft(tx, account.id),
        compulsory: needsSecondFactor(account),
      };
    });
  }

  /** Shows a new secret once; the one in use, if there is one, is good until a code of the new one has come. */
  async propose(actor: Actor): Promise<TotpInvitation> {
    const secret = makeTotpSecret();
    const username = await this.unitOfWork.write(onAccounts(actor), async (tx) => {
      const account = await this.own(tx, actor);
      await this.factors.propose(tx, account.id, this.keys.seal(account.id, secret));
      tx.audit({ action: 'second-factor.propose', subject: { kind: 'account', id: account.id } });
      return account.username;
    });
    return invitationOf(secret, username);
  }

  /** Sessions elsewhere end: they were opened without it. */
  async turnOn(actor: Actor, secret: string, code: string): Promise<void> {
    await this.unitOfWork.write(onAccounts(actor), async (tx) => {
      const account = await this.own(tx, actor);
      await this.confirm(tx, account.id, code);
      await this.sessions.endOthers(tx, account.id, secret);
      return null;
    });
  }

  /** Takes a code of the proposed secret as proof that a telephone has it; part of the caller's act. */
  async confirm(tx: WriteTx, accountId: string, code: string): Promise<void> {
    const factor = await this.factors.find(tx, accountId);
    if (!factor?.proposed) throw new Refused(identityRefusals['second-factor.not-proposed']());
    const read = readCode(code);
    const step = read && stepOfCode(this.keys.open(accountId, factor.proposed), read.code, new Date(tx.now));
    if (step === null || (await this.factors.confirm(tx, accountId, factor.proposed, step)) === 0) {
      throw new Refused(identityRefusals['second-factor.code-wrong']({ field: 'code' }));
    }
    tx.audit({
      action: factor.secret ? 'second-factor.replace' : 'second-factor.turn-on',
      subject: { kind: 'account', id: accountId },
    });
  }

  async turnOff(actor: Actor, secret: string): Promise<void> {
    await this.unitOfWork.write(onAccounts(actor), async (tx) => {
      const account = await this.own(tx, actor);
      if (needsSecondFactor(account)) throw new Refused(identityRefusals['second-factor.compulsory']());
      await this.factors.remove(tx, account.id);
      await this.sessions.endOthers(tx, account.id, secret);
      tx.audit({ action: 'second-factor.turn-off', subject: { kind: 'account', id: account.id } });
      return null;
    });
  }

  /** Handed out beside the answer that is kept for retries: a retry gets none, and makes new ones. */
  async renewRecoveryCodes(actor: Actor): Promise<{ codes: string[] | null }> {
    const codes = Array.from({ length: RECOVERY_CODES }, () =>
      writeRecoveryCode((below) => randomInt(below)),
    );
    await this.unitOfWork.write(onAccounts(actor), async (tx) => {
      const account = await this.own(tx, actor);
      if (!account.hasSecondFactor) throw new Refused(identityRefusals['second-factor.off']());
      const digests = codes.map((code) => this.keys.digest(account.id, readCode(code)!.code));
      await this.factors.replaceRecoveryCodes(tx, account.id, digests);
      tx.audit({
        action: 'second-factor.renew-recovery-codes',
        subject: { kind: 'account', id: account.id },
      });
      return { codes: null };
    });
    return { codes };
  }

  private async own(tx: ReadTx, actor: Actor): Promise<Credentials> {
    const account = await this.accounts.credentials(tx, actor.accountId!);
    if (!account) throw new Refused(identityRefusals['session.missing']());
    return account;
  }
}
