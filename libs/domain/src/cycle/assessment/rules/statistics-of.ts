import { Exact, sum, ZERO } from '../exact/exact';
import type { Sentence } from '../explanation/line';

/** Of a group of values: what rules by mean and deviation need. */
export interface Statistics {
  readonly count: Exact;
  readonly total: Exact;
  readonly mean: Exact;
  readonly deviation: Exact;
}

const KNOWN = new WeakMap<readonly Exact[], Statistics>();

/**
 * Reckoned once per group and not once per unit: the same list of peers has the same statistics.
 * @param peers smallest first
 */
export function statisticsOf(peers: readonly Exact[]): Statistics {
  const known = KNOWN.get(peers);
  if (known) return known;
  const count = Exact.whole(peers.length);
  const total = sum(peers);
  const made = { count, total, ...spreadOf(peers, count, total) };
  KNOWN.set(peers, made);
  return made;
}

function spreadOf(
  peers: readonly Exact[],
  count: Exact,
  total: Exact,
): { readonly mean: Exact; readonly deviation: Exact } {
  const [first, last] = [peers[0], peers.at(-1)];
  if (!first || !last) return { mean: ZERO, deviation: ZERO };
  // Five thirds divided by five are no third at 34 digits: equals would each lie one deviation from their mean.
  if (first.compare(last) === 0) return { mean: first, deviation: ZERO };
  const mean = total.dividedBy(count);
  const squares = peers.map((peer) => peer.minus(mean).times(peer.minus(mean)));
  return { mean, deviation: sum(squares).dividedBy(count).squareRoot() };
}

/** Of fewer than three, what all have together tells what the neighbour has. */
export const FEWEST_TOLD = 3;

const UNTOLD: Sentence = { zh: '（不足三个，不显示）', en: '(not shown for fewer than three)' };

/** What is told of the others in an explanation: the value itself, where it is told of enough of them. */
export const ofOthers = (value: Exact, peers: readonly Exact[]): Exact | Sentence =>
  peers.length < FEWEST_TOLD ? UNTOLD : value;
