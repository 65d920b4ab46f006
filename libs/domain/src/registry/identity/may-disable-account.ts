import { allow, refuse } from '../../platform/refusal';
import type { Outcome } from '../../platform/refusal';
import type { AdministratorKind } from './administrators';
import { identityRefusals } from './identity-refusals';

/** How an account stands: an administrator's waits until another administrator has vouched for it. */
export type AccountState = 'waiting' | 'active' | 'disabled';

export interface DisableFacts {
  readonly account: {
    readonly id: string;
    readonly state: AccountState;
    readonly administrator: AdministratorKind | null;
  };
  /** Active administrators of the account's kind besides it. */
  readonly othersOfItsKind: number;
}

/** An administrator may disable any account but their own, and the last one of each kind of administrator. */
export function mayDisableAccount(
  { account, othersOfItsKind }: DisableFacts,
  actor: { readonly accountId: string | null },
): Outcome<'disabled'> {
  if (account.state === 'disabled') return refuse(identityRefusals['account.state-unsuitable']());
  if (account.id === actor.accountId) return refuse(identityRefusals['account.own']());
  if (account.administrator && account.state === 'active' && othersOfItsKind === 0) {
    return refuse(identityRefusals['account.last-administrator']());
  }
  return allow('disabled');
}

/** A person's account is active again at once; an administrator's waits, as when it was new. */
export function mayEnableAccount(account: DisableFacts['account']): Outcome<'active' | 'waiting'> {
  if (account.state !== 'disabled') return refuse(identityRefusals['account.state-unsuitable']());
  return allow(account.administrator ? 'waiting' : 'active');
}
