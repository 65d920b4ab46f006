import { Exact } from '../exact/exact';

export type Better = 'higher' | 'lower';
export type TiesTake = 'best' | 'mean';

/** The place of a value among all of its group, itself included: 1 is best. Equals share the best place or the mean of theirs. */
export function placeInGroup(value: Exact, peers: readonly Exact[], better: Better, ties: TiesTake): Exact {
  const sign = better === 'higher' ? 1 : -1;
  let before = 0;
  let equal = 0;
  for (const peer of peers) {
    const order = peer.compare(value) * sign;
    if (order > 0) before += 1;
    else if (order === 0) equal += 1;
  }
  const best = Exact.whole(before + 1);
  if (ties === 'best' || equal < 2) return best;
  return best.plus(Exact.whole(equal - 1).dividedBy(Exact.whole(2)));
}
