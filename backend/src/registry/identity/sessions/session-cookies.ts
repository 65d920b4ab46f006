import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CONFIGURATION, isSecure } from '../../../platform/configuration/configuration';
import type { Configuration } from '../../../platform/configuration/configuration';
import { DEVICE_SECONDS } from '../sign-in/known-devices';
import { TICKET_SECONDS } from '../sign-on/sign-on-ticket';
import type { OpenedSession, SessionSecrets, SignInOrigin } from './session';

/** Angular reads this cookie and sends it back as X-XSRF-TOKEN. */
export const CSRF_COOKIE = 'XSRF-TOKEN';
const SECRET = /^[\w-]{43}$/;

/**
 * The cookies of a session. Over TLS the names bear `__Host-`: no neighbouring host can plant or read them. Without
 * Max-Age the session's end with the browser; the server ends it anyway.
 */
@Injectable()
export class SessionCookies {
  private readonly secure: boolean;
  private readonly sessionCookie: string;
  private readonly deviceCookie: string;
  private readonly ticketCookie: string;
  private readonly hidden: { path: string; secure: boolean; httpOnly: true; sameSite: 'strict' };

  constructor(@Inject(CONFIGURATION) configuration: Configuration) {
    this.secure = isSecure(configuration);
    const prefix = this.secure ? '__Host-' : '';
    this.sessionCookie = `${prefix}zeren-session`;
    this.deviceCookie = `${prefix}zeren-device`;
    this.ticketCookie = `${prefix}zeren-sign-on`;
    this.hidden = { path: '/', secure: this.secure, httpOnly: true, sameSite: 'strict' };
  }

  /** The session's secret that the browser presents, if it looks like one. */
  secretIn(request: FastifyRequest): string | undefined {
    const value = request.cookies[this.sessionCookie];
    return value && SECRET.test(value) ? value : undefined;
  }

  deviceIn(request: FastifyRequest): string | undefined {
    return request.cookies[this.deviceCookie];
  }

  /** Where a sign-in comes from. */
  originOf(request: FastifyRequest): SignInOrigin {
    return {
      address: request.ip,
      userAgent: request.headers['user-agent'] ?? null,
      deviceCookie: this.deviceIn(request),
      previousSecret: this.secretIn(request),
      requestId: String(request.id),
    };
  }

  /** Kept while the browser is at the provider. Lax: it has to come along when the provider sends the browser back. */
  handTicket(reply: FastifyReply, ticket: string): void {
    reply.setCookie(this.ticketCookie, ticket, { ...this.hidden, sameSite: 'lax', maxAge: TICKET_SECONDS });
  }

  ticketIn(request: FastifyRequest): string | undefined {
    return request.cookies[this.ticketCookie];
  }

  dropTicket(reply: FastifyReply): void {
    reply.clearCookie(this.ticketCookie, { ...this.hidden, sameSite: 'lax' });
  }

  open(reply: FastifyReply, session: OpenedSession): void {
    reply.setCookie(this.sessionCookie, session.secret, this.hidden);
    reply.setCookie(this.deviceCookie, session.deviceCookie, { ...this.hidden, maxAge: DEVICE_SECONDS });
    this.handToken(reply, session.csrfToken);
  }

  /** The same session under a new secret, on the same device. */
  renew(reply: FastifyReply, session: SessionSecrets): void {
    reply.setCookie(this.sessionCookie, session.secret, this.hidden);
    this.handToken(reply, session.csrfToken);
  }

  /** The token again, for a page that has lost its cookie. */
  handToken(reply: FastifyReply, csrfToken: string): void {
    reply.setCookie(CSRF_COOKIE, csrfToken, { path: '/', secure: this.secure, sameSite: 'strict' });
  }

  /** Everything but the device: signing out does not make it a stranger. */
  close(reply: FastifyReply): void {
    const gone = { path: '/', secure: this.secure, sameSite: 'strict' } as const;
    reply.clearCookie(this.sessionCookie, { ...gone, httpOnly: true });
    reply.clearCookie(CSRF_COOKIE, gone);
  }
}
