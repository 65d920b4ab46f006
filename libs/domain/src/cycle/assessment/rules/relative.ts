import { ZERO } from '../exact/exact';
import { line } from '../explanation/line';
import { measure } from '../expression/expression';
import { isGap, NOTHING } from '../expression/gap';
import { oneOf, otherwise } from '../shape/plain-shapes';
import { defineRule } from './rule-kind';
import { ofOthers } from './statistics-of';

const HIGHER = {
  zh: '{measure} = {value}，同组最好 {best}：{points} × {value} ÷ {best} = {earned} 分',
  en: '{measure} = {value}, best of the group {best}: {points} × {value} ÷ {best} = {earned} points',
};
const LOWER = {
  zh: '{measure} = {value}，同组最低（最好）{best}：{points} × {best} ÷ {value} = {earned} 分',
  en: '{measure} = {value}, lowest (best) of the group {best}: {points} × {best} ÷ {value} = {earned} points',
};
const LOWEST_IS_ZERO = {
  zh: '{measure} = {value}，同组最低（最好）为 0：为 0 的得满分，其余 0 分',
  en: '{measure} = {value}, the lowest (best) of the group is 0: all points at 0, else none',
};

/** 与最好者相比: the best of the group has all points, the others in proportion. */
export const relativeRule = defineRule({
  kind: 'relative',
  zh: '与同组最好者相比',
  en: 'relative to the best of the group',
  parts: { measure, better: otherwise(oneOf('higher', 'lower'), 'higher', 'higher') },
  score(rule, reading, points) {
    const { measure: measured, better } = rule;
    const value = measured.evaluate(reading);
    if (isGap(value)) return value;
    const peers = reading.peers(rule, (peer) => measured.evaluate(peer));
    const best = (better === 'higher' ? peers.at(-1) : peers[0]) ?? value;
    const parameters = { measure: measured.text, value, best: ofOthers(best, peers), points };
    if (better === 'lower' && (best.isZero() || value.isZero())) {
      const earned = value.isZero() ? points : ZERO;
      return [line(LOWEST_IS_ZERO, earned, parameters, measured.reads)];
    }
    if (best.isZero() || best.isBelowZero()) return NOTHING;
    const earned = (
      better === 'higher' ? points.times(value).dividedBy(best) : points.times(best).dividedBy(value)
    )
      .max(ZERO)
      .min(points);
    return [line(better === 'higher' ? HIGHER : LOWER, earned, { ...parameters, earned }, measured.reads)];
  },
});
