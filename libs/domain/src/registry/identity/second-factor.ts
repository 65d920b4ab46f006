import type { AdministratorKind } from './administrators';

/** How one-time codes are made (RFC 6238), as every authenticator app understands it. */
export const TOTP = { digits: 6, periodSeconds: 30, secretBytes: 20 } as const;
/** Steps that the clock of a telephone may be ahead or behind. */
export const TOTP_DRIFT = 1;
/** Codes on paper for a telephone that is lost, each good once. */
export const RECOVERY_CODES = 10;

/** The three administrators sign in with two factors (`reliability.md` 1.8, d); for others it is their own choice. */
export function needsSecondFactor(account: { readonly administrator: AdministratorKind | null }): boolean {
  return account.administrator !== null;
}

/** What was typed into the one box for both kinds of codes; null when it is neither. */
export type TypedCode = { readonly kind: 'totp' | 'recovery'; readonly code: string };

/** No sign that can be taken for another when read from paper. */
export const RECOVERY_SIGNS = 'abcdefghjkmnpqrstuvwxyz23456789';
const RECOVERY_LENGTH = 12;

/** Reads a typed code: full-width digits, spaces and hyphens are as good as none. */
export function readCode(typed: string): TypedCode | null {
  const plain = typed
    .normalize('NFKC')
    .replace(/[\s\-–—]/g, '')
    .toLowerCase();
  if (/^\d{6}$/.test(plain)) return { kind: 'totp', code: plain };
  const isRecovery =
    plain.length === RECOVERY_LENGTH && [...plain].every((sign) => RECOVERY_SIGNS.includes(sign));
  return isRecovery ? { kind: 'recovery', code: plain } : null;
}

/** A recovery code from so many random picks, in groups of four for the eye. */
export function writeRecoveryCode(pick: (below: number) => number): string {
  const signs = Array.from({ length: RECOVERY_LENGTH }, () => RECOVERY_SIGNS[pick(RECOVERY_SIGNS.length)]!);
  return signs.join('').replace(/(.{4})(?=.)/g, '$1-');
}
