import { platformRefusals } from '../../platform/platform-refusals';
import { allow, refuse } from '../../platform/refusal';
import type { Outcome } from '../../platform/refusal';
import { voucherOf } from './administrators';
import type { AdministratorKind } from './administrators';
import { identityRefusals } from './identity-refusals';
import type { AccountState } from './may-disable-account';

interface VouchedFor {
  readonly state: AccountState;
  readonly administrator: AdministratorKind | null;
}

/** An administrator's account that waits becomes active when the one who vouches for its kind says so. */
export function mayLetIn(account: VouchedFor, by: AdministratorKind): Outcome<'active'> {
  if (!isTheirs(account, by)) return refuse(platformRefusals['request.not-found']());
  if (account.state !== 'waiting') return refuse(identityRefusals['account.state-unsuitable']());
  return allow('active');
}

/** Whoever has lost the telephone gets the second factor taken off, by the one who vouches for its kind. */
export function mayTakeSecondFactor(
  account: VouchedFor & { readonly hasSecondFactor: boolean },
  by: AdministratorKind,
): Outcome<true> {
  if (!isTheirs(account, by)) return refuse(platformRefusals['request.not-found']());
  if (!account.hasSecondFactor) return refuse(identityRefusals['account.no-second-factor']());
  return allow(true);
}

/** People's second factors are the system administrator's, together with their passwords. */
function isTheirs({ administrator }: VouchedFor, by: AdministratorKind): boolean {
  return by === (administrator ? voucherOf(administrator) : 'system');
}
