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
import { makeSessionSecrets, secretHash } from '../sessions/session';
import type { SessionSecrets, SignInOrigin } from '../sessions/session';
import { SessionRepository } from '../sessions/session.repository';
import { SessionOpener } from '../sign-in/session-opener';
import type { SignedIn } from '../sign-in/sign-in.service';
import { SignOnProvider } from './sign-on-provider';
import type { SignOnIdentity } from './sign-on-provider';
import type { SignOnNames } from './sign-on-settings';
import { SignOnTickets } from './sign-on-ticket';
import type { SignOnTicket, TicketOwner } from './sign-on-ticket';
import { SignOnRepository } from './sign-on.repository';

/** A browser on its way to the provider, and the cookie it takes along. */
export interface SignOnBegun {
  readonly url: string;
  readonly ticket: string;
}

/** What became of it: somebody is signed in, their account is linked, or they have confirmed that it is them. */
export type SignOnEnd = { readonly to: string } & (
  SignedIn | { readonly stage: 'linked' } | { readonly stage: 'confirmed'; readonly session: SessionSecrets }
);

/** By how much the clocks of the provider and of the database may differ. */
const CLOCKS_APART_MS = 2 * 60_000;

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
    private readonly sessions: SessionRepository,
  ) {}

  names(): SignOnNames | null {
    return this.provider.settings?.names ?? null;
  }

  begin(to: string, { requestId, previousSecret }: SignInOrigin): Promise<SignOnBegun> {
    return this.depart({ to, link: null, confirm: null, previous: previousSecret ?? null }, requestId);
  }

  /** For somebody who is signed in and has just confirmed that it is them. */
  beginLink(actor: Actor, secret: string): Promise<SignOnBegun> {
    const journey = { to: '/me', link: ownerOf(actor, secret), confirm: null, previous: null };
    return this.depart(journey, actor.request.id);
  }

  /** For somebody who is signed in and confirms that it is them, where they came in by the provider. */
  async beginConfirm(actor: Actor, secret: string): Promise<SignOnBegun> {
    const own = await this.ownState(actor);
    if (!own) throw new Refused(identityRefusals['sign-on.off']());
    if (own.subject === null) throw new Refused(identityRefusals['sign-on.unknown']());
    const journey = { to: '/me', link: null, confirm: ownerOf(actor, secret), previous: null };
    return this.depart(journey, actor.request.id, true);
  }

  /** The page that says why nothing came of it. */
  pageOf(cookie: string | undefined): string {
    return this.tickets.isOfSomebody(cookie) ? '/me' : '/sign-in';
  }

  /** The browser is back. */
  async finish(query: string, cookie: string | undefined, origin: SignInOrigin): Promise<SignOnEnd> {
    const ticket = this.tickets.open(cookie, await this.now(origin.requestId));
    const identity = await this.provider.finish(query, ticket);
    if (ticket.link) {
      await this.linkOwn(ticket.link, identity, origin.requestId);
      return { stage: 'linked', to: ticket.to };
    }
    if (ticket.confirm) {
      const session = await this.confirm(ticket.confirm, identity, ticket.at, origin.requestId);
      return { stage: 'confirmed', session, to: ticket.to };
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
    journey: Pick<SignOnTicket, 'to' | 'link' | 'confirm' | 'previous'>,
    requestId: string,
    anew = false,
  ): Promise<SignOnBegun> {
    const { url, secrets } = await this.provider.begin({ anew });
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
    { accountId, session }: TicketOwner,
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

  /** The same person, checked by the provider since they went there; their session goes on under a new secret. */
  private async confirm(
    { accountId, session }: TicketOwner,
    identity: SignOnIdentity,
    wentAt: string,
    requestId: string,
  ): Promise<SessionSecrets> {
    const at = atTheDoor(accountId, requestId);
    const means = await this.unitOfWork.read(at, (tx) => this.linked.accountOf(tx, identity));
    const since = Date.parse(wentAt) - CLOCKS_APART_MS;
    const isFresh = identity.checkedAt !== null && identity.checkedAt.getTime() >= since;
    if (means !== accountId) return this.refuseConfirmation('step-up.somebody-else', at);
    if (!isFresh) return this.refuseConfirmation('step-up.not-fresh', at);
    const hash = Buffer.from(session, 'hex');
    const next = makeSessionSecrets();
    await this.unitOfWork.write(at, async (tx) => {
      const stands = await this.linked.stands(tx, accountId, hash);
      if (!stands) throw new Refused(identityRefusals['sign-on.stale']());
      await this.sessions.noteStepUp(tx, hash, 'provider');
      await this.sessions.rotate(tx, hash, next);
      const subject = { kind: 'account', id: accountId };
      tx.audit({ action: 'session.step-up', subject, after: { by: 'provider' } });
      return null;
    });
    return next;
  }

  /** The entry stays although the act is refused. */
  private async refuseConfirmation(
    code: 'step-up.somebody-else' | 'step-up.not-fresh',
    at: Actor,
  ): Promise<never> {
    await this.unitOfWork.write(at, (tx) => {
      const subject = { kind: 'account', id: at.accountId! };
      tx.audit({ action: 'session.refuse-step-up', subject, after: { reason: code } });
      return Promise.resolve(null);
    });
    throw new Refused(identityRefusals[code]());
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

const ownerOf = (actor: Actor, secret: string): TicketOwner => ({
  accountId: actor.accountId!,
  session: secretHash(secret).toString('hex'),
});
