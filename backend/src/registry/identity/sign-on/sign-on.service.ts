import { Injectable, Logger } from '@nestjs/common';
import { platformRefusals } from '@zeren/domain/platform/platform-refusals';
import type { Refusal } from '@zeren/domain/platform/refusal';
import { identityRefusals } from '@zeren/domain/registry/identity/identity-refusals';
import { INSTALLATION_DISTRICT_ID } from '@zeren/domain/registry/identity/installation-district';
import { needsSecondFactor } from '@zeren/domain/registry/identity/second-factor';
import type { Actor } from '../../../platform/actor';
import type { WriteTx } from '../../../platform/database/transaction';
import { orRefused } from '../../../platform/database/taken-meanwhile';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { Refused } from '../../../platform/refused';
import { AccountRepository } from '../accounts/account.repository';
import type { Credentials } from '../accounts/account.repository';
import { atTheDoor, onAccounts } from '../installation-actor';
import { secretHash } from '../sessions/session';
import type { SignInOrigin } from '../sessions/session';
import { SessionOpener } from '../sign-in/session-opener';
import type { SignedIn } from '../sign-in/sign-in.service';
import { SignOnProvider } from './sign-on-provider';
import type { SignOnIdentity } from './sign-on-provider';
import type { SignOnNames } from './sign-on-settings';
import { SignOnTickets } from './sign-on-ticket';
import type { SignOnTicket } from './sign-on-ticket';
import { SignOnRepository } from './sign-on.repository';

/** A browser on its way to the provider, and the cookie it takes along. */
export interface SignOnBegun {
  readonly url: string;
  readonly ticket: string;
}

/** What became of it: somebody is signed in, or their account is linked. */
export type SignOnEnd = { readonly to: string } & (SignedIn | { readonly stage: 'linked' });

/** How somebody's account stands with the provider; nothing where there is none. */
export interface OwnSignOn {
  readonly names: SignOnNames;
  readonly subject: string | null;
}

/**
 * Signing in by the provider, and linking accounts to it. An account is found by the provider's own number of somebody
 * and by nothing else: an e-mail address or a name changes hands.
 */
@Injectable()
export class SignOnService {
  private readonly logger = new Logger('sign-on');

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly provider: SignOnProvider,
    private readonly tickets: SignOnTickets,
    private readonly accounts: AccountRepository,
    private readonly linked: SignOnRepository,
    private readonly opener: SessionOpener,
  ) {}

  names(): SignOnNames | null {
    return this.provider.settings?.names ?? null;
  }

  begin(to: string, { requestId, previousSecret }: SignInOrigin): Promise<SignOnBegun> {
    return this.depart({ to, link: null, previous: previousSecret ?? null }, requestId);
  }

  /** For somebody who is signed in and has just confirmed that it is them. */
  beginLink(actor: Actor, secret: string): Promise<SignOnBegun> {
    const session = secretHash(secret).toString('hex');
    const link = { accountId: actor.accountId!, session };
    return this.depart({ to: '/me', link, previous: null }, actor.request.id);
  }

  /** The page that says why nothing came of it. */
  pageOf(cookie: string | undefined): string {
    return this.tickets.isLink(cookie) ? '/me' : '/sign-in';
  }

  /** The browser is back. */
  async finish(query: string, cookie: string | undefined, origin: SignInOrigin): Promise<SignOnEnd> {
    const ticket = this.tickets.open(cookie, await this.now(origin.requestId));
    const identity = await this.provider.finish(query, ticket);
    if (ticket.link) {
      await this.linkOwn(ticket.link, identity, origin.requestId);
      return { stage: 'linked', to: ticket.to };
    }
    const previousSecret = origin.previousSecret ?? ticket.previous ?? undefined;
    return { ...(await this.letIn(identity, { ...origin, previousSecret })), to: ticket.to };
  }

  ownState(actor: Actor): Promise<OwnSignOn | null> {
    const { settings } = this.provider;
    if (!settings) return Promise.resolve(null);
    return this.unitOfWork.read(onAccounts(actor), async (tx) => ({
      names: settings.names,
      subject: await this.linked.subjectOf(tx, actor.accountId!, settings.issuer),
    }));
  }

  async unlinkOwn(actor: Actor): Promise<void> {
    await this.unitOfWork.write(onAccounts(actor), async (tx) => {
      await this.change(tx, actor.accountId!, null, null);
      return null;
    });
  }

  /** By the system administrator: whom the provider means by `subject`, or nobody any more. */
  async set(tx: WriteTx, accountId: string, version: number, subject: string | null): Promise<void> {
    const { settings } = this.provider;
    if (!settings) throw new Refused(identityRefusals['sign-on.off']());
    const identity = subject === null ? null : { issuer: settings.issuer, subject };
    await this.change(tx, accountId, identity, version);
  }

  private async depart(
    journey: Pick<SignOnTicket, 'to' | 'link' | 'previous'>,
    requestId: string,
  ): Promise<SignOnBegun> {
    const { url, secrets } = await this.provider.begin();
    const at = await this.now(requestId);
    return { url, ticket: this.tickets.seal({ ...secrets, at, ...journey }) };
  }

  private now(requestId: string): Promise<string> {
    return this.unitOfWork.read(atTheDoor(null, requestId), (tx) => Promise.resolve(tx.now));
  }

  private async letIn(identity: SignOnIdentity, origin: SignInOrigin): Promise<SignedIn> {
    const account = await this.unitOfWork.read(atTheDoor(null, origin.requestId), async (tx) => {
      const id = await this.linked.accountOf(tx, identity);
      return id === undefined ? undefined : this.accounts.credentials(tx, id);
    });
    if (!account) return this.refuse(identityRefusals['sign-on.unknown'](), undefined, origin);
    if (account.state !== 'active') {
      return this.refuse(identityRefusals['sign-on.account-inactive'](), account, origin);
    }
    // An administrator gives the code of their own telephone, whatever the provider asked them for.
    const due = needsSecondFactor(account) || (account.hasSecondFactor && !identity.bySeveralFactors);
    return this.unitOfWork.write(atTheDoor(account.id, origin.requestId), async (tx): Promise<SignedIn> => {
      if (due) {
        return { stage: 'second-factor', session: await this.opener.begin(tx, account, origin, 'provider') };
      }
      const proof = identity.bySeveralFactors ? 'provider+factors' : 'provider';
      const session = await this.opener.open(tx, account, origin, { proof, knownDevice: false });
      return { stage: 'full', session };
    });
  }

  private async linkOwn(
    { accountId, session }: NonNullable<SignOnTicket['link']>,
    identity: SignOnIdentity,
    requestId: string,
  ): Promise<void> {
    await this.unitOfWork.write(atTheDoor(accountId, requestId), async (tx) => {
      if (!(await this.linked.stands(tx, accountId, Buffer.from(session, 'hex')))) {
        throw new Refused(identityRefusals['sign-on.stale']());
      }
      await this.change(tx, accountId, identity, null);
      return null;
    });
  }

  private async change(
    tx: WriteTx,
    accountId: string,
    identity: Pick<SignOnIdentity, 'issuer' | 'subject'> | null,
    version: number | null,
  ): Promise<void> {
    const taken = identityRefusals['sign-on.subject-taken']({ field: 'subject' });
    const other = identity && (await this.linked.accountOf(tx, identity));
    if (other && other !== accountId) throw new Refused(taken);
    const linking = this.linked.link(tx, accountId, identity, version);
    if ((await orRefused(linking, 'account_external', taken)) === 0) {
      throw new Refused(platformRefusals['request.changed-meanwhile']());
    }
    tx.audit({
      action: identity ? 'account.link-sign-on' : 'account.unlink-sign-on',
      subject: { kind: 'account', id: accountId },
      ...(identity ? { after: { externalSubject: identity.subject } } : {}),
    });
  }

  /** The entry stays although nobody came in. */
  private async refuse(
    refusal: Refusal,
    account: Credentials | undefined,
    { address, requestId }: SignInOrigin,
  ): Promise<never> {
    this.logger.warn({ code: refusal.code, accountId: account?.id, address, requestId });
    await this.unitOfWork.write(atTheDoor(account?.id ?? null, requestId), (tx) => {
      tx.audit({
        action: 'session.refuse',
        subject: account
          ? { kind: 'account', id: account.id }
          : { kind: 'installation', id: INSTALLATION_DISTRICT_ID },
        after: { reason: refusal.code, address },
      });
      return Promise.resolve(null);
    });
    throw new Refused(refusal);
  }
}
