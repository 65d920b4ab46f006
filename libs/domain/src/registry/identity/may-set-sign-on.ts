import { allow, refuse } from '../../platform/refusal';
import type { Outcome } from '../../platform/refusal';
import type { AdministratorKind } from './administrators';
import { identityRefusals } from './identity-refusals';

/**
 * Whoever says which identity of the provider an account belongs to could come in as it. So an administrator's is linked
 * from within, by the administrator; taking a link off is open to the system administrator as disabling is.
 */
export function maySetSignOn(
  account: { readonly administrator: AdministratorKind | null },
  subject: string | null,
): Outcome<string | null> {
  return account.administrator !== null && subject !== null
    ? refuse(identityRefusals['sign-on.administrator-links-own']())
    : allow(subject);
}
