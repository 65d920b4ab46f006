import { Injectable } from '@nestjs/common';
import { identityRefusals } from '@zeren/domain/registry/identity/identity-refusals';
import type { Actor } from '../../../platform/actor';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { Refused } from '../../../platform/refused';
import { AccountRepository } from '../accounts/account.repository';
import { onAccounts } from '../installation-actor';
import { SessionRepository } from './session.repository';

/**
 * What somebody sets for themselves: the tenure this session acts under (an administrator: the district it works in), the
 * language of the account.
 */
@Injectable()
export class SessionSettings {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly accounts: AccountRepository,
    private readonly sessions: SessionRepository,
  ) {}

  /** The caller has checked that the tenure is the actor's own and runs. */
  async actAs(actor: Actor, secret: string, tenureId: string): Promise<void> {
    await this.unitOfWork.write(onAccounts(actor), async (tx) => {
      if ((await this.sessions.actAs(tx, secret, tenureId)) === 0) {
        throw new Refused(identityRefusals['session.missing']());
      }
      tx.audit({
        action: 'session.act-as',
        subject: { kind: 'account', id: actor.accountId! },
        before: { tenureId: actor.tenureId },
        after: { tenureId },
      });
      return null;
    });
  }

  /** The caller has checked that there is such a district, and that the actor is an administrator. */
  async workIn(actor: Actor, secret: string, districtId: string): Promise<void> {
    await this.unitOfWork.write(onAccounts(actor), async (tx) => {
      if ((await this.sessions.workIn(tx, secret, districtId)) === 0) {
        throw new Refused(identityRefusals['session.missing']());
      }
      tx.audit({
        action: 'session.work-in',
        subject: { kind: 'account', id: actor.accountId! },
        before: { districtId: actor.districtId },
        after: { districtId },
      });
      return null;
    });
  }

  async setLocale(actor: Actor, locale: 'zh-CN' | 'en'): Promise<void> {
    await this.unitOfWork.write(onAccounts(actor), async (tx) => {
      await this.accounts.setLocale(tx, actor.accountId!, locale);
      tx.audit({
        action: 'account.set-locale',
        subject: { kind: 'account', id: actor.accountId! },
        after: { locale },
      });
      return null;
    });
  }
}
