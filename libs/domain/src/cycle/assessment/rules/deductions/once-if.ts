import { ZERO } from '../../exact/exact';
import { condition } from '../../expression/expression';
import { isGap } from '../../expression/gap';
import { notNegative, optional } from '../../shape/plain-shapes';
import { defineDeduction } from './deduction-kind';

const HOLDS = { zh: '{name}（{when}）：{amount} 分', en: '{name} ({when}): {amount} points' };
const DOES_NOT = { zh: '{name}（{when}）：没有发生', en: '{name} ({when}): did not happen' };

/** 一次性: so many points when something holds; all of the indicator's when no number is given (本项 0 分). */
export const onceIf = defineDeduction({
  by: 'condition',
  en: 'once if a condition holds; all points when none are named',
  parts: { when: condition, points: optional(notNegative()) },
  reads: ({ when }) => when.reads,
  count({ when, points: named }, reading, points) {
    const holds = when.evaluate(reading);
    if (isGap(holds)) return holds;
    const amount = holds ? (named ?? points) : ZERO;
    return { amount, sentence: holds ? HOLDS : DOES_NOT, parameters: { when: when.text } };
  },
});
