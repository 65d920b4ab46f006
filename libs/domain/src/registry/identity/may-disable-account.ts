import { allow, refuse } from '../../platform/refusal';
import type { Outcome } from '../../platform/refusal';
import { identityRefusals } from './identity-refusals';

/** What the rule looks at. */
export interface DisableFacts {
  readonly account: {
    readonly id: string;
    readonly state: 'active' | 'disabled';
    readonly administrator: string | null;
  };
  /** Active system administrators besides this account. */
  readonly otherSystemAdministrators: number;
}

/** An administrator may disable any account but their own and the last that could enable others. */
export function mayDisableAccount(
  facts: DisableFacts,
  actor: { readonly accountId: string | null },
): Outcome<'disabled'> {
  const { account, otherSystemAdministrators } = facts;
  if (account.state !== 'active') return refuse(identityRefusals['account.state-unsuitable']());
  if (account.id === actor.accountId) return refuse(identityRefusals['account.own']());
  if (account.administrator === 'system' && otherSystemAdministrators === 0) {
    return refuse(identityRefusals['account.last-system-administrator']());
  }
  return allow('disabled');
}
