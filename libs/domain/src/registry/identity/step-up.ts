/**
 * For how long somebody who has just confirmed that it is them need not do so again. Long enough to sign a handful of
 * agreements in a row, short enough that a desk left alone signs nothing.
 */
export const STEP_UP_MINUTES = 5;

/** What somebody gives to confirm that it is them. */
export type StepUpMethod = 'password' | 'code' | 'provider';

/**
 * The strongest that somebody has: a code of their second factor; else what they came in with, their password or the
 * provider of single sign-on. Who always comes in by the provider may never have had a password of their own.
 */
export function stepUpMethodOf(session: {
  readonly hasSecondFactor: boolean;
  readonly begunByProvider: boolean;
}): StepUpMethod {
  if (session.hasSecondFactor) return 'code';
  return session.begunByProvider ? 'provider' : 'password';
}
