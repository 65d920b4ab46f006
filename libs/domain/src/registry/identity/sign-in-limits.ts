/** A count of failures that ends in a lock. */
export interface SignInLimit {
  /** Failures that are let through; the last of them sets the lock. */
  readonly failures: number;
  /** Seconds after the first failure until the count starts anew. */
  readonly windowSeconds: number;
  /** Seconds of the lock. */
  readonly lockSeconds: number;
}

const HALF_AN_HOUR = 30 * 60;

/**
 * The buckets that a failed sign-in counts in. 5 failures and 30 minutes are the line of 等保 (`reliability.md` 1.8), drawn
 * per account AND where the tries come from, so that a stranger locks only themselves out. The other two bound what one
 * address tries on many accounts, and what many addresses try on one; a device on which the account has signed in before
 * has a bucket of its own and passes by both.
 */
export const SIGN_IN_LIMITS = {
  'account-source': { failures: 5, windowSeconds: HALF_AN_HOUR, lockSeconds: HALF_AN_HOUR },
  'account-device': { failures: 5, windowSeconds: HALF_AN_HOUR, lockSeconds: HALF_AN_HOUR },
  // Somebody signed in who gives their password again: to change it, or for a step that asks who they are.
  confirmation: { failures: 5, windowSeconds: HALF_AN_HOUR, lockSeconds: HALF_AN_HOUR },
  // A county office is often one address for hundreds of people.
  source: { failures: 100, windowSeconds: HALF_AN_HOUR, lockSeconds: HALF_AN_HOUR },
  account: { failures: 30, windowSeconds: 24 * 60 * 60, lockSeconds: HALF_AN_HOUR },
} as const satisfies Record<string, SignInLimit>;

export type SignInLimitKind = keyof typeof SIGN_IN_LIMITS;

/** Where a try comes from, as the limits count it: an IPv4 address, or the /64 that one IPv6 line is given. */
export function sourceOf(address: string): string {
  const plain = address.replace(/%.*$/, '').toLowerCase();
  const mapped = /^(?:::ffff:)(\d+\.\d+\.\d+\.\d+)$/.exec(plain);
  if (mapped) return mapped[1]!;
  if (!plain.includes(':')) return plain;
  const [head = '', tail] = plain.split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail ? tail.split(':') : [];
  const zeros =
    tail === undefined ? [] : Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0');
  return `${[...left, ...zeros, ...right]
    .slice(0, 4)
    .map((group) => parseInt(group, 16).toString(16))
    .join(':')}::/64`;
}
