import { ONE, sum } from '../../exact/exact';
import { isGap } from '../../expression/gap';
import { factOf } from '../../facts/fact-key';
import { decimal, notNegative, optional, otherwise, text } from '../../shape/plain-shapes';
import { claimed } from './claimed';
import { defineDeduction } from './deduction-kind';
import { fullSpans } from './per-days';

const SENTENCE = {
  zh: '{name}：逐件按天计，每满 {per} 天计一次，共 {times} 次 × {each} = {amount} 分',
  en: '{name}: each by its days, once per full {per}, {times} times × {each} = {amount} points',
};

/** 逐件按天: a register whose counts are days; each entry has its own full spans. */
export const perDaysOfEach = defineDeduction({
  by: 'days-of-each',
  en: 'per day late of each registered matter',
  parts: {
    of: factOf('register'),
    per: otherwise(decimal({ min: '1' }), ONE, '1'),
    each: notNegative(),
    once: optional(text({ max: 40 })),
  },
  reads: ({ of }) => [of],
  count({ of, per, each, once }, reading) {
    const entries = claimed(of, once, reading);
    if (isGap(entries)) return entries;
    const times = sum(entries.map(({ count }) => fullSpans(count, per)));
    return { amount: times.times(each), sentence: SENTENCE, parameters: { per, times, each } };
  },
});
