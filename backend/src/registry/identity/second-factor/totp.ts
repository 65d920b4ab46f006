import { Secret, TOTP } from 'otpauth';
import { TOTP as SHAPE, TOTP_DRIFT } from '@zeren/domain/registry/identity/second-factor';

const ISSUER = 'Zeren 责任';

/** What an authenticator app is told: to be scanned, or typed where there is no camera. */
export interface TotpInvitation {
  /** Base32. */
  readonly secret: string;
  readonly uri: string;
}

export function makeTotpSecret(): Buffer {
  return Buffer.from(new Secret({ size: SHAPE.secretBytes }).bytes);
}

/** A secret as apps and `demo-accounts.json` write it (Base32). */
export function readTotpSecret(text: string): Buffer {
  return Buffer.from(Secret.fromBase32(text).bytes);
}

export function invitationOf(secret: Buffer, username: string): TotpInvitation {
  const totp = totpOf(secret, username);
  return { secret: totp.secret.base32, uri: totp.toString() };
}

/** The time step that a code belongs to, if it is of this moment or one step around it. */
export function stepOfCode(secret: Buffer, code: string, now: Date): number | null {
  const totp = totpOf(secret);
  const timestamp = now.getTime();
  const delta = totp.validate({ token: code, timestamp, window: TOTP_DRIFT });
  return delta === null ? null : totp.counter({ timestamp }) + delta;
}

function totpOf(secret: Buffer, label?: string): TOTP {
  return new TOTP({
    issuer: ISSUER,
    ...(label === undefined ? {} : { label }),
    secret: new Secret({ buffer: Uint8Array.from(secret).buffer }),
    digits: SHAPE.digits,
    period: SHAPE.periodSeconds,
  });
}
