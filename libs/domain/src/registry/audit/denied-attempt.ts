/** How a request was refused, as far as deciding whether the record tells of it goes. */
export interface RequestRefusal {
  readonly code: string;
  readonly status: number;
}

/**
 * Whether a refusal is a denied attempt: somebody signed in tried what they may not do, or asked for what is not there for
 * them. A rule's "no" to what they may do in general (a wrong date, a changed version) is none, and neither is being asked
 * to confirm oneself before an act that weighs: a wrong password at that is on record as what it is.
 */
export function isDenied({ code, status }: RequestRefusal): boolean {
  if (code === 'session.step-up-due') return false;
  return status === 403 || code === 'request.not-found';
}

/**
 * What keeps anybody from flooding the record: the first attempt of an account on a route within a minute is told at
 * once, all further ones of that minute in one entry after it. Beyond so many different routes in a minute the rest is
 * counted together.
 */
export const DENIALS_TOLD_PER_MINUTE = 20;

/** What the rest is counted under. */
export const OTHER_ROUTES = '(other)';
