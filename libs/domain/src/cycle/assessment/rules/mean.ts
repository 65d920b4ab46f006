import { Exact, ZERO } from '../exact/exact';
import { line } from '../explanation/line';
import { measure } from '../expression/expression';
import { isGap, NOTHING } from '../expression/gap';
import { decimal, list, notNegative, object, oneOf, otherwise, words } from '../shape/plain-shapes';
import { defineRule } from './rule-kind';

const MEAN = {
  zh: '加权平均（{parts}）= {mean}，满分 {full}：× {points} ÷ {full} = {earned} 分',
  en: 'weighted mean ({parts}) = {mean} of {full}: × {points} ÷ {full} = {earned} points',
};

const member = object({ name: words, measure, weight: notNegative() });

/** 加权平均: of several measures, by their weights; one that is absent spreads its weight or counts as nothing. */
export const meanRule = defineRule({
  kind: 'mean',
  zh: '加权平均',
  en: 'weighted mean',
  parts: {
    of: list(member, { max: 20 }),
    /** The mean that earns all points. */
    full: otherwise(decimal({ min: '0.000001' }), Exact.whole(100), '100'),
    absent: otherwise(oneOf('spread', 'zero', 'open'), 'open', 'open'),
  },
  check({ of }, place) {
    if (of.every(({ weight }) => weight.isZero())) place.to('of').fault('weights-zero');
  },
  reads: ({ of }) => of.flatMap((one) => one.measure.reads),
  score({ of, full, absent }, reading, points, reads) {
    let total = ZERO;
    let weights = ZERO;
    const shown: string[] = [];
    for (const { measure: measured, weight } of of) {
      const value = measured.evaluate(reading);
      if (isGap(value)) {
        if (absent === 'open') return value;
        if (absent === 'zero') weights = weights.plus(weight);
        continue;
      }
      total = total.plus(value.times(weight));
      weights = weights.plus(weight);
      shown.push(`${value.shown()} × ${weight.shown()}`);
    }
    if (weights.isZero()) return NOTHING;
    const earned = points.times(total).dividedBy(weights.times(full)).max(ZERO).min(points);
    const parameters = { parts: shown.join(' + '), mean: total.dividedBy(weights), full, points, earned };
    return [line(MEAN, earned, parameters, reads)];
  },
});
