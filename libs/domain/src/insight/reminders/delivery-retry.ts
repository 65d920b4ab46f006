const FIRST_PAUSE = 30;
const LONGEST_PAUSE = 3_600;
/** Spread over about thirteen hours of telling time: a mail server may be down for a day. */
export const MOST_ATTEMPTS = 20;

/** Seconds to wait after the n-th failed attempt, doubling up to an hour; null when it is given up. */
export function pauseAfterFailure(attempts: number): number | null {
  if (attempts >= MOST_ATTEMPTS) return null;
  return Math.min(FIRST_PAUSE * 2 ** (attempts - 1), LONGEST_PAUSE);
}
