import type { Exact } from '../../exact/exact';
import { ONE, ZERO } from '../../exact/exact';
import { measure } from '../../expression/expression';
import { isGap } from '../../expression/gap';
import { decimal, notNegative, otherwise } from '../../shape/plain-shapes';
import { defineDeduction } from './deduction-kind';

const SENTENCE = {
  zh: '{name}：{days} 天，每满 {per} 天计一次，共 {times} 次 × {each} = {amount} 分',
  en: '{name}: {days} days, once per full {per}, {times} times × {each} = {amount} points',
};

/** 每逾期一天（每满若干天）: only full spans count. */
export const perDays = defineDeduction({
  by: 'days',
  en: 'per day late',
  parts: { days: measure, per: otherwise(decimal({ min: '1' }), ONE, '1'), each: notNegative() },
  reads: ({ days }) => days.reads,
  count({ days, per, each }, reading) {
    const late = days.evaluate(reading);
    if (isGap(late)) return late;
    const times = fullSpans(late, per);
    return { amount: times.times(each), sentence: SENTENCE, parameters: { days: late, per, times, each } };
  },
});

/** How many full spans fit: 29 days hold two spans of ten. */
export function fullSpans(days: Exact, per: Exact): Exact {
  return days.max(ZERO).dividedBy(per).rounded(0, 'down');
}
