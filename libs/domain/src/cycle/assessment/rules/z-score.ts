import { Exact, ZERO } from '../exact/exact';
import { line } from '../explanation/line';
import { measure } from '../expression/expression';
import { isGap } from '../expression/gap';
import { decimal, oneOf, otherwise } from '../shape/plain-shapes';
import { defineRule } from './rule-kind';
import { ofOthers, statisticsOf } from './statistics-of';

const STANDARD = {
  zh: '{measure} = {value}，{whom}平均 {mean}、标准差 {deviation}，标准分 {z}：{points} ×（{centre} + {spread} × {z}），在 0 与 {points} 之间 = {earned} 分',
  en: '{measure} = {value}, mean of {whom} {mean}, deviation {deviation}, standard score {z}: {points} × ({centre} + {spread} × {z}), between 0 and {points} = {earned} points',
};
const WHOM = { group: { zh: '同组', en: 'the group' }, all: { zh: '全体', en: 'all' } };

/** 标准分: how many deviations from the mean of the group; a group without differences stands at the centre. */
export const zScoreRule = defineRule({
  kind: 'z-score',
  zh: '标准分',
  en: 'standard score',
  parts: {
    measure,
    /** The share of the points that the mean earns, and what one deviation adds. */
    centre: otherwise(decimal({ min: '0', max: '1' }), Exact.of('0.7'), '0.7'),
    spread: otherwise(decimal({ min: '0', max: '1' }), Exact.of('0.15'), '0.15'),
    whom: otherwise(oneOf('group', 'all'), 'group', 'group'),
  },
  score(rule, reading, points) {
    const { measure: measured, centre, spread, whom } = rule;
    const value = measured.evaluate(reading);
    if (isGap(value)) return value;
    const peers = reading.peers(rule, (peer) => measured.evaluate(peer), whom);
    const { mean, deviation } = statisticsOf(peers);
    const z = deviation.isZero() ? ZERO : value.minus(mean).dividedBy(deviation);
    const earned = points
      .times(centre.plus(spread.times(z)))
      .max(ZERO)
      .min(points);
    const parameters = {
      measure: measured.text,
      value,
      whom: WHOM[whom],
      mean: ofOthers(mean, peers),
      deviation: ofOthers(deviation, peers),
      z,
      points,
      centre,
      spread,
      earned,
    };
    return [line(STANDARD, earned, parameters, measured.reads)];
  },
});
