import type { AccountDetail } from '../data/account-views';

/** What the system administrator does with one account. */
export type AccountAct =
  | 'reset-password'
  | 'unlock'
  | 'end-sessions'
  | 'take-second-factor'
  | 'rename'
  | 'keeper'
  | 'sign-on'
  | 'disable'
  | 'enable';

/** What can be done with an account as it stands; administrators' second factors are taken off by who vouches for them. */
export function actsOn(account: AccountDetail, ownId: string | undefined): readonly AccountAct[] {
  if (account.state === 'disabled') return ['enable', 'rename'];
  const acts: (AccountAct | false)[] = [
    'reset-password',
    account.lockedUntil !== null && 'unlock',
    account.sessions > 0 && account.id !== ownId && 'end-sessions',
    account.hasSecondFactor && account.administrator === null && 'take-second-factor',
    'rename',
    account.administrator !== null && account.keeperName === null && 'keeper',
    account.signOn !== null && 'sign-on',
    account.id !== ownId && 'disable',
  ];
  return acts.filter((act) => act !== false);
}
