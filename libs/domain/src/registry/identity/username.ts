import { allow, refuse } from '../../platform/refusal';
import type { Outcome } from '../../platform/refusal';
import { identityRefusals } from './identity-refusals';

/** The one spelling of a user name that is looked up and compared. */
export function normalizeUsername(username: string): string {
  return username.normalize('NFKC').trim().toLowerCase();
}

/** Whether an account may have this name; answers its normal spelling. */
export function mayBeUsername(username: string): Outcome<string> {
  const normal = normalizeUsername(username);
  return /^[\p{L}\p{N}][\p{L}\p{N}._-]{1,39}$/u.test(normal)
    ? allow(normal)
    : refuse(identityRefusals['account.username-invalid']({ field: 'username' }));
}
