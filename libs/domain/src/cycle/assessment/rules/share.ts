import { ONE, ZERO } from '../exact/exact';
import { line } from '../explanation/line';
import { measure } from '../expression/expression';
import { isGap, NOTHING } from '../expression/gap';
import { decimal, notNegative, object, optional, otherwise } from '../shape/plain-shapes';
import { defineRule } from './rule-kind';

const EARNED = {
  zh: '完成 {done} ÷ 应完成 {due}（达到 {fullAt} 得满分，不超过满分）× {points} 分 = {earned} 分',
  en: 'done {done} ÷ due {due} (all points at {fullAt}, and no more) × {points} points = {earned}',
};
const BELOW = {
  zh: '完成 {done} ÷ 应完成 {due} 低于起算线 {from}，不得分',
  en: 'done {done} ÷ due {due} is below {from}, where points begin',
};
const EXCESS = {
  zh: '超过目标的部分 {beyond} × {points} 分 × 系数 {factor}，最多 {atMost} 分',
  en: 'beyond the target: {beyond} × {points} points × {factor}, at most {atMost}',
};

/** 完成率: points by the share of a target that was done, with or without more for what goes beyond it. */
export const shareRule = defineRule({
  kind: 'share',
  zh: '按完成率',
  en: 'share of a target',
  parts: {
    done: measure,
    due: measure,
    /** The share at which all points are earned. */
    fullAt: otherwise(decimal({ min: '0.01', max: '100' }), ONE, '1'),
    /** The share below which there are none. */
    from: optional(decimal({ min: '0', max: '100' })),
    excess: optional(object({ factor: notNegative(), atMost: notNegative() })),
  },
  reads: ({ done, due }) => [...done.reads, ...due.reads],
  score({ done, due, fullAt, from, excess }, reading, points, reads) {
    const whole = due.evaluate(reading);
    if (isGap(whole)) return whole;
    if (whole.isZero()) return NOTHING;
    const part = done.evaluate(reading);
    if (isGap(part)) return part;
    if (from && part.dividedBy(whole).compare(from) < 0) {
      return [line(BELOW, ZERO, { done: part, due: whole, from }, reads)];
    }
    const target = whole.times(fullAt);
    // Multiplied before it is divided: two thirds of six points are four.
    const earned = points.times(part).dividedBy(target).max(ZERO).min(points);
    const parameters = { done: part, due: whole, fullAt, points, earned };
    const lines = [line(EARNED, earned, parameters, reads)];
    const beyond = part.minus(target);
    if (excess && !target.isBelowZero() && !beyond.isBelowZero() && !beyond.isZero()) {
      const { factor, atMost } = excess;
      const more = points.times(beyond).times(factor).dividedBy(target).min(atMost);
      lines.push(line(EXCESS, more, { beyond: beyond.dividedBy(target), points, factor, atMost }, reads));
    }
    return lines;
  },
});
