import { Injectable } from '@nestjs/common';
import { platformRefusals } from '@zeren/domain/platform/platform-refusals';
import { deviceOf, deviceWords } from '@zeren/domain/registry/identity/device';
import type { Device } from '@zeren/domain/registry/identity/device';
import type { Actor } from '../../../platform/actor';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { Refused } from '../../../platform/refused';
import { onAccounts } from '../installation-actor';
import { SessionRepository } from './session.repository';

/** Where somebody is signed in. */
export interface OwnSession {
  readonly id: string;
  readonly kind: Device['kind'];
  readonly device: { readonly zh: string; readonly en: string };
  readonly address: string | null;
  readonly begunAt: string;
  readonly lastUsedAt: string;
  readonly present: boolean;
}

/** Where somebody is signed in, and signing out there: what ends here is refused with its next request. */
@Injectable()
export class OwnSessions {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly sessions: SessionRepository,
  ) {}

  async list(actor: Actor, secret: string): Promise<OwnSession[]> {
    const rows = await this.unitOfWork.read(onAccounts(actor), (tx) =>
      this.sessions.ofAccount(tx, actor.accountId!, secret),
    );
    return rows.map(({ userAgent, begunAt, lastUsedAt, ...row }) => ({
      ...row,
      kind: deviceOf(userAgent).kind,
      device: deviceWords(deviceOf(userAgent)),
      begunAt: begunAt.toISOString(),
      lastUsedAt: lastUsedAt.toISOString(),
    }));
  }

  /** Ends one of one's own. */
  async end(actor: Actor, id: string): Promise<void> {
    await this.unitOfWork.write(onAccounts(actor), async (tx) => {
      const ended = await this.sessions.endById(tx, actor.accountId!, id);
      if (!ended) throw new Refused(platformRefusals['request.not-found']());
      tx.audit({
        action: 'session.end-elsewhere',
        subject: { kind: 'account', id: actor.accountId! },
        before: { device: deviceWords(deviceOf(ended.userAgent)).zh, address: ended.address },
      });
      return null;
    });
  }

  /** Ends all but the present one; answers how many there were. */
  endOthers(actor: Actor, secret: string): Promise<{ ended: number }> {
    return this.unitOfWork.write(onAccounts(actor), async (tx) => {
      const ended = await this.sessions.endOthers(tx, actor.accountId!, secret);
      tx.audit({
        action: 'session.end-others',
        subject: { kind: 'account', id: actor.accountId! },
        after: { ended },
      });
      return { ended };
    });
  }

  /** Ends every one, the present one too. */
  async endAll(actor: Actor): Promise<void> {
    await this.unitOfWork.write(onAccounts(actor), async (tx) => {
      const ended = await this.sessions.endAll(tx, actor.accountId!);
      tx.audit({
        action: 'session.end-all',
        subject: { kind: 'account', id: actor.accountId! },
        after: { ended },
      });
      return null;
    });
  }
}
