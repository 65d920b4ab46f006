import { Exact, sum, ZERO } from '../exact/exact';

/** Of a group of values: what rules by mean and deviation need. */
export interface Statistics {
  readonly count: Exact;
  readonly total: Exact;
  readonly mean: Exact;
  readonly deviation: Exact;
}

const KNOWN = new WeakMap<readonly Exact[], Statistics>();

/** Reckoned once per group and not once per unit: the same list of peers has the same statistics. */
export function statisticsOf(peers: readonly Exact[]): Statistics {
  const known = KNOWN.get(peers);
  if (known) return known;
  const count = Exact.whole(peers.length);
  const total = sum(peers);
  const mean = peers.length === 0 ? ZERO : total.dividedBy(count);
  const squares = peers.map((peer) => peer.minus(mean).times(peer.minus(mean)));
  const deviation = peers.length === 0 ? ZERO : sum(squares).dividedBy(count).squareRoot();
  const made = { count, total, mean, deviation };
  KNOWN.set(peers, made);
  return made;
}
