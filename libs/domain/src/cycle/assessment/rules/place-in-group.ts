import { Exact } from '../exact/exact';

export type Better = 'higher' | 'lower';
export type TiesTake = 'best' | 'mean';

/**
 * The place of a value among all of its group, itself included: 1 is best. Equals share the best place or the mean of theirs.
 * @param peers smallest first
 */
export function placeInGroup(value: Exact, peers: readonly Exact[], better: Better, ties: TiesTake): Exact {
  const below = firstAt(peers, (peer) => peer.compare(value) >= 0);
  const notAbove = firstAt(peers, (peer) => peer.compare(value) > 0);
  const best = Exact.whole((better === 'higher' ? peers.length - notAbove : below) + 1);
  const equal = notAbove - below;
  if (ties === 'best' || equal < 2) return best;
  return best.plus(Exact.whole(equal - 1).dividedBy(Exact.whole(2)));
}

/** Where in the order a condition begins to hold: halves what is left each time, so a thousand units are no trouble. */
function firstAt(peers: readonly Exact[], holds: (peer: Exact) => boolean): number {
  let low = 0;
  let high = peers.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(peers[middle]!)) high = middle;
    else low = middle + 1;
  }
  return low;
}
