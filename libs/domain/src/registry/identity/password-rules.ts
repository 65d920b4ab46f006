import { allow, refuse } from '../../platform/refusal';
import type { Outcome } from '../../platform/refusal';
import { COMMON_PASSWORDS } from './common-passwords';
import { identityRefusals } from './identity-refusals';

/** Fewest and most characters of a password (`reliability.md` 1.8; the upper bound keeps hashing cheap). */
export const PASSWORD_LENGTH = { least: 10, most: 128 } as const;
/** How many passwords that were given up may not be taken up again; the present one is no new one anyway. */
export const PASSWORDS_REMEMBERED = 4;
const LEAST_KINDS = 3;
const KINDS = [/\p{Lu}/u, /\p{Ll}/u, /\p{N}/u, /[^\p{Lu}\p{Ll}\p{N}]/u];

/** One spelling of what was typed, so that the same password typed on another keyboard is the same. */
export function normalizePassword(password: string): string {
  return password.normalize('NFKC');
}

/** Whether somebody named `username` may use this password; the refusal is about the field `field`. */
export function mayUsePassword(password: string, username: string, field = 'password'): Outcome<string> {
  const normal = normalizePassword(password);
  const length = [...normal].length;
  if (length < PASSWORD_LENGTH.least) {
    return refuse(identityRefusals['password.too-short']({ field, parameters: PASSWORD_LENGTH }));
  }
  if (length > PASSWORD_LENGTH.most) {
    return refuse(identityRefusals['password.too-long']({ field, parameters: PASSWORD_LENGTH }));
  }
  const lower = normal.toLowerCase();
  if (isCommon(lower)) return refuse(identityRefusals['password.common']({ field }));
  const name = username.normalize('NFKC').trim().toLowerCase();
  if (name !== '' && lower.includes(name)) {
    return refuse(identityRefusals['password.contains-username']({ field }));
  }
  if (kindsOf(normal) < LEAST_KINDS) {
    return refuse(identityRefusals['password.too-few-kinds']({ field }));
  }
  return allow(normal);
}

/** What is asked of a password, one by one, for whoever is typing it. */
export interface PasswordCheck {
  readonly rule: 'length' | 'kinds' | 'username' | 'common';
  readonly met: boolean;
}

/** How good a password is: not allowed, allowed, or better than asked. */
export type PasswordStrength = 'insufficient' | 'enough' | 'strong';

/** How each rule stands while somebody types; the same rules as {@link mayUsePassword}. */
export function checkPassword(password: string, username: string): readonly PasswordCheck[] {
  const normal = normalizePassword(password);
  const lower = normal.toLowerCase();
  const length = [...normal].length;
  const name = username.normalize('NFKC').trim().toLowerCase();
  return [
    { rule: 'length', met: length >= PASSWORD_LENGTH.least && length <= PASSWORD_LENGTH.most },
    { rule: 'kinds', met: kindsOf(normal) >= LEAST_KINDS },
    { rule: 'username', met: length > 0 && !(name !== '' && lower.includes(name)) },
    { rule: 'common', met: length > 0 && !isCommon(lower) },
  ];
}

const STRONG_LENGTH = 14;

export function strengthOf(password: string, username: string): PasswordStrength {
  if (!mayUsePassword(password, username).ok) return 'insufficient';
  return [...normalizePassword(password)].length >= STRONG_LENGTH ? 'strong' : 'enough';
}

const kindsOf = (normal: string): number => KINDS.filter((kind) => kind.test(normal)).length;

/** Common ones, also dressed up: digits and signs around them, `@` for a, `0` for o, `1` for i and so on. */
function isCommon(lower: string): boolean {
  const undressed = lower
    .replace(/[@4]/g, 'a')
    .replace(/0/g, 'o')
    .replace(/[1!]/g, 'i')
    .replace(/3/g, 'e')
    .replace(/[$5]/g, 's');
  const kernel = (text: string) => text.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
  const onlyOne = new Set(lower).size <= 3;
  return (
    onlyOne || [lower, kernel(lower), undressed, kernel(undressed)].some((form) => COMMON_PASSWORDS.has(form))
  );
}
