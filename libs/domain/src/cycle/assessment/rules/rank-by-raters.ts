import { Exact, sum } from '../exact/exact';
import { line } from '../explanation/line';
import type { Gap } from '../expression/gap';
import { isGap } from '../expression/gap';
import { factOf } from '../facts/fact-key';
import { flag, otherwise, whole } from '../shape/plain-shapes';
import { placeInGroup } from './place-in-group';
import { placeParts, pointsOfPlace } from './rank';
import type { Reading } from './rule-kind';
import { defineRule } from './rule-kind';

const PLACE = {
  zh: '{raters} 名评委排名的平均名次 {mean}，计为第 {place} 名：{points} − {fall} ×（{place} − 1），最低 {lowest} = {earned} 分',
  en: "mean of {raters} raters' rankings {mean}, taken as place {place}: {points} − {fall} × ({place} − 1), at least {lowest} = {earned} points",
};

/** 多人排名: the mean over several raters' rankings is the place, or is ranked once more within the group. */
export const rankByRatersRule = defineRule({
  kind: 'rank-by-raters',
  zh: '多人排名取平均',
  en: "mean of raters' rankings",
  parts: {
    of: factOf('ranks'),
    raters: otherwise(whole({ min: 1, max: 200 }), 1, 1),
    /** Whether the means are ranked again; else the mean is the place. */
    again: otherwise(flag, false, false),
    ...placeParts,
  },
  score(rule, reading, points) {
    const { of, raters, again, ties, fall, lowest } = rule;
    const mean = meanRank(of, raters, reading);
    if (isGap(mean)) return mean;
    const place = again
      ? placeInGroup(
          mean,
          reading.peers(rule, (peer) => meanRank(of, raters, peer)),
          'lower',
          ties,
        )
      : mean;
    const earned = pointsOfPlace(points, rule, place);
    const value = reading.fact(of);
    const count = typeof value === 'object' && 'ranks' in value ? value.ranks.length : 0;
    return [line(PLACE, earned, { raters: count, mean, place, points, fall, lowest, earned }, [of])];
  },
});

function meanRank(of: string, raters: number, reading: Reading): Exact | Gap {
  const value = reading.fact(of);
  if (isGap(value)) return value;
  const ranks = typeof value === 'object' && 'ranks' in value ? value.ranks : [];
  if (ranks.length < raters || ranks.length === 0) return { gap: 'missing', key: of };
  return sum(ranks.map(({ rank }) => rank)).dividedBy(Exact.whole(ranks.length));
}
