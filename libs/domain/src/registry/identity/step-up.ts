/**
 * For how long somebody who has just confirmed that it is them need not do so again. Long enough to sign a handful of
 * agreements in a row, short enough that a desk left alone signs nothing.
 */
export const STEP_UP_MINUTES = 5;

/** What somebody gives to confirm that it is them. */
export type StepUpMethod = 'password' | 'code' | 'provider';

/** The strongest that the account has: a code of its second factor, else its password, else its sign-on provider. */
export function stepUpMethodOf(account: {
  readonly hasSecondFactor: boolean;
  readonly hasPassword: boolean;
}): StepUpMethod {
  if (account.hasSecondFactor) return 'code';
  return account.hasPassword ? 'password' : 'provider';
}
