import { createHash, randomBytes } from 'node:crypto';

/** What a browser holds of a session: its name, and the token that guards its forms. */
export interface SessionSecrets {
  readonly secret: string;
  readonly csrfToken: string;
}

/** A session as it was just opened: what the browser is given. */
export interface OpenedSession extends SessionSecrets {
  readonly deviceCookie: string;
}

/** Where a sign-in came from. */
export interface SignInOrigin {
  readonly address: string;
  readonly userAgent: string | null;
  readonly deviceCookie: string | undefined;
  /** The session that the browser still had: it ends with the new one. */
  readonly previousSecret: string | undefined;
  readonly requestId: string;
}

/** 256 random bits. */
function makeSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** New ones, for a session that begins or goes on after who it is was proved again. */
export function makeSessionSecrets(): SessionSecrets {
  return { secret: makeSecret(), csrfToken: makeSecret() };
}

/** What is stored of a session's secret. The secret is random, so a plain digest is enough. */
export function secretHash(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}
