import { Injectable } from '@nestjs/common';
import { platformRefusals } from '@zeren/domain/platform/platform-refusals';
import { ADMINISTRATOR_KINDS, voucherOf } from '@zeren/domain/registry/identity/administrators';
import type { AdministratorKind } from '@zeren/domain/registry/identity/administrators';
import { mayLetIn, mayTakeSecondFactor } from '@zeren/domain/registry/identity/may-vouch';
import type { Actor } from '../../../platform/actor';
import type { ReadTx, WriteTx } from '../../../platform/database/transaction';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { accept, Refused } from '../../../platform/refused';
import { unchanged } from '../../../platform/unchanged';
import { onAccounts } from '../installation-actor';
import { SecondFactorRepository } from '../second-factor/second-factor.repository';
import { SessionRepository } from '../sessions/session.repository';
import { viewOfAccount } from './account-view';
import { AccountRepository } from './account.repository';
import type { AccountRow } from './account.repository';
import type { AccountView } from './dto/account.dto';

/**
 * What keeps one administrator from becoming another: a new account of theirs is let in, and a lost second factor taken
 * off, by somebody who does not give out its password.
 */
@Injectable()
export class VouchingService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly accounts: AccountRepository,
    private readonly factors: SecondFactorRepository,
    private readonly sessions: SessionRepository,
  ) {}

  /** The accounts that the actor vouches for. */
  accountsOf(actor: Actor): Promise<AccountView[]> {
    return this.unitOfWork.read(onAccounts(actor), async (tx) => {
      const by = await this.kindOf(tx, actor);
      const kinds = ADMINISTRATOR_KINDS.filter((kind) => voucherOf(kind) === by);
      return (await this.accounts.administrators(tx, kinds)).map(viewOfAccount);
    });
  }

  letIn(actor: Actor, id: string, version: number): Promise<AccountView> {
    return this.unitOfWork.write(onAccounts(actor), async (tx) => {
      const account = await this.known(tx, id);
      const to = accept(mayLetIn(account, await this.kindOf(tx, actor)));
      unchanged(await this.accounts.setState(tx, id, version, account.state, to));
      tx.audit({
        action: 'account.let-in',
        subject: { kind: 'account', id },
        before: { state: account.state },
        after: { state: to },
      });
      return viewOfAccount(await this.known(tx, id));
    });
  }

  /** The next sign-in sets up a new one. */
  takeSecondFactor(actor: Actor, id: string, version: number): Promise<AccountView> {
    return this.unitOfWork.write(onAccounts(actor), async (tx) => {
      const account = await this.known(tx, id);
      accept(mayTakeSecondFactor(account, await this.kindOf(tx, actor)));
      unchanged(await this.accounts.touch(tx, id, version));
      await this.factors.remove(tx, id);
      await this.sessions.endAll(tx, id);
      tx.audit({ action: 'second-factor.take-off', subject: { kind: 'account', id } });
      return viewOfAccount(await this.known(tx, id));
    });
  }

  private async kindOf(tx: ReadTx, actor: Actor): Promise<AdministratorKind> {
    const own = await this.accounts.credentials(tx, actor.accountId!);
    if (!own?.administrator) throw new Refused(platformRefusals['request.not-found']());
    return own.administrator;
  }

  private async known(tx: WriteTx, id: string): Promise<AccountRow> {
    const row = await this.accounts.row(tx, id);
    if (!row) throw new Refused(platformRefusals['request.not-found']());
    return row;
  }
}
