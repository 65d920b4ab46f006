import type { Exact } from '../exact/exact';
import { ONE, ZERO } from '../exact/exact';
import { line } from '../explanation/line';
import { measure } from '../expression/expression';
import { isGap } from '../expression/gap';
import { notNegative, oneOf, otherwise } from '../shape/plain-shapes';
import { placeInGroup } from './place-in-group';
import { defineRule } from './rule-kind';

const PLACE = {
  zh: '{measure} = {value}，同组 {of} 个中第 {place} 名：{points} − {fall} ×（{place} − 1），最低 {lowest} = {earned} 分',
  en: '{measure} = {value}, place {place} of {of} in the group: {points} − {fall} × ({place} − 1), at least {lowest} = {earned} points',
};

/** What rules by place have in common. */
export const placeParts = {
  /** What each place further down costs. */
  fall: notNegative(),
  lowest: otherwise(notNegative(), ZERO, '0'),
  ties: otherwise(oneOf('best', 'mean'), 'best', 'best'),
};

export function pointsOfPlace(
  points: Exact,
  { fall, lowest }: { fall: Exact; lowest: Exact },
  place: Exact,
): Exact {
  return points.minus(fall.times(place.minus(ONE))).max(lowest);
}

/** 按名次: the best of the group has all points, each place down falls by so many. */
export const rankRule = defineRule({
  kind: 'rank',
  zh: '按名次递减',
  en: 'by rank',
  parts: { measure, better: otherwise(oneOf('higher', 'lower'), 'higher', 'higher'), ...placeParts },
  score(rule, reading, points) {
    const { measure: measured, better, ties, fall, lowest } = rule;
    const value = measured.evaluate(reading);
    if (isGap(value)) return value;
    const peers = reading.peers(rule, (peer) => measured.evaluate(peer));
    const place = placeInGroup(value, peers, better, ties);
    const earned = pointsOfPlace(points, rule, place);
    const parameters = {
      measure: measured.text,
      value,
      of: peers.length,
      place,
      points,
      fall,
      lowest,
      earned,
    };
    return [line(PLACE, earned, parameters, measured.reads)];
  },
});
