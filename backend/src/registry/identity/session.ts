import { createHash, randomBytes } from 'node:crypto';

/** A session as it was just opened: what the browser is given. */
export interface OpenedSession {
  readonly secret: string;
  readonly csrfToken: string;
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

/** 256 random bits that name a session or guard its forms. */
export function makeSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** What is stored of a session's secret. The secret is random, so a plain digest is enough. */
export function secretHash(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}
