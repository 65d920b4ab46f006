import { ZERO } from '../../exact/exact';
import { measure } from '../../expression/expression';
import { isGap } from '../../expression/gap';
import { notNegative, otherwise } from '../../shape/plain-shapes';
import { defineDeduction } from './deduction-kind';

const SENTENCE = {
  zh: '{name}：{count} 次（前 {free} 次不计）× {each} = {amount} 分',
  en: '{name}: {count} times (the first {free} free) × {each} = {amount} points',
};
const NONE_FREE = {
  zh: '{name}：{count} 次 × {each} = {amount} 分',
  en: '{name}: {count} times × {each} = {amount} points',
};

/** 每次: so many points for each. */
export const perOccurrence = defineDeduction({
  by: 'occurrence',
  en: 'per occurrence',
  parts: { count: measure, each: notNegative(), free: otherwise(notNegative(), ZERO, '0') },
  reads: ({ count }) => count.reads,
  count({ count, each, free }, reading) {
    const found = count.evaluate(reading);
    if (isGap(found)) return found;
    const amount = found.minus(free).max(ZERO).times(each);
    return {
      amount,
      sentence: free.isZero() ? NONE_FREE : SENTENCE,
      parameters: { count: found, free, each },
    };
  },
});
