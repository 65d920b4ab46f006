import { Injectable } from '@nestjs/common';
import { identityRefusals } from '@zeren/domain/registry/identity/identity-refusals';
import { Refused } from '../../../platform/refused';
import { IdentityKeys } from '../second-factor/identity-keys';
import type { SignOnSecrets } from './sign-on-provider';

/** Somebody who is signed in, and the session that sent them on their way. */
export interface TicketOwner {
  readonly accountId: string;
  readonly session: string;
}

/** A sign-in, or the linking of an account, that is on its way through the provider. */
export interface SignOnTicket extends SignOnSecrets {
  /** When it began, by the database's clock. */
  readonly at: string;
  /** Where the person wanted to go. */
  readonly to: string;
  /**
   * The session that the browser has: its cookie does not come back with a redirect from another site (SameSite=Strict),
   * and the new session is to end it.
   */
  readonly previous: string | null;
  /** Set when somebody who is signed in links their account: whose, and the session that began it. */
  readonly link: TicketOwner | null;
  /** Set when somebody who is signed in confirms by the provider that it is them. */
  readonly confirm: TicketOwner | null;
}

export const TICKET_SECONDS = 600;
/** What tickets are bound to; second factors are bound to the ids of their accounts. */
const BOUND_TO = 'sign-on ticket';

/** Seals tickets into a cookie, so that a stranger who asks to sign in leaves nothing behind at the server. */
@Injectable()
export class SignOnTickets {
  constructor(private readonly keys: IdentityKeys) {}

  seal(ticket: SignOnTicket): string {
    return this.keys.seal(BOUND_TO, Buffer.from(JSON.stringify(ticket))).toString('base64url');
  }

  /** Refuses what is none, or too old. */
  open(cookie: string | undefined, now: string): SignOnTicket {
    const ticket = cookie === undefined ? undefined : this.read(cookie);
    if (!ticket || Date.parse(now) - Date.parse(ticket.at) > TICKET_SECONDS * 1000) {
      throw new Refused(identityRefusals['sign-on.stale']());
    }
    return ticket;
  }

  /** Whether somebody who is signed in went, to link their account or to confirm that it is them. */
  isOfSomebody(cookie: string | undefined): boolean {
    const ticket = cookie === undefined ? undefined : this.read(cookie);
    return Boolean(ticket?.link ?? ticket?.confirm);
  }

  private read(cookie: string): SignOnTicket | undefined {
    try {
      return JSON.parse(
        this.keys.open(BOUND_TO, Buffer.from(cookie, 'base64url')).toString(),
      ) as SignOnTicket;
    } catch {
      return undefined;
    }
  }
}
