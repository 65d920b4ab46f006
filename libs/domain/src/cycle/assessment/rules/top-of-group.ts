import { Exact, ONE, ZERO } from '../exact/exact';
import { line } from '../explanation/line';
import { measure } from '../expression/expression';
import { isGap } from '../expression/gap';
import { decimal, oneOf, otherwise } from '../shape/plain-shapes';
import { placeInGroup } from './place-in-group';
import { defineRule } from './rule-kind';

const IN = {
  zh: '{measure} = {value}，同组 {of} 个中第 {place} 名，在前 {places} 名内：得 {points} 分',
  en: '{measure} = {value}, place {place} of {of} in the group, among the first {places}: {points} points',
};
const OUT = {
  zh: '{measure} = {value}，同组 {of} 个中第 {place} 名，不在前 {places} 名内：不得分',
  en: '{measure} = {value}, place {place} of {of} in the group, not among the first {places}: no points',
};

/** 居同组前若干: all points for the best share of the group (at least one place), none for the others. */
export const topOfGroupRule = defineRule({
  kind: 'top-of-group',
  zh: '居同组前列',
  en: 'in the top of the group',
  parts: {
    measure,
    top: decimal({ min: '0', max: '1' }),
    better: otherwise(oneOf('higher', 'lower'), 'higher', 'higher'),
  },
  score(rule, reading, points) {
    const { measure: measured, top, better } = rule;
    const value = measured.evaluate(reading);
    if (isGap(value)) return value;
    const peers = reading.peers(rule, (peer) => measured.evaluate(peer));
    const places = top.times(Exact.whole(peers.length)).rounded(0, 'down').max(ONE);
    const place = placeInGroup(value, peers, better, 'best');
    const inside = place.compare(places) <= 0;
    const parameters = { measure: measured.text, value, of: peers.length, place, places, points };
    return [line(inside ? IN : OUT, inside ? points : ZERO, parameters, measured.reads)];
  },
});
