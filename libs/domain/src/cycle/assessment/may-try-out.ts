import type { Scheme } from './scheme/scheme';

/** Work is about as long as the rules are, for each unit and each source: this much takes about a second. */
const MOST_WORK = 20_000_000;

/** Whether a trial fits into one request: it runs in the process that answers everybody else, too. */
export function mayTryOut(document: unknown, scheme: Scheme, units: number): boolean {
  const sources = Math.max(1, ...scheme.indicators.map((indicator) => indicator.sources?.size ?? 1));
  return JSON.stringify(document).length * units * sources <= MOST_WORK;
}
