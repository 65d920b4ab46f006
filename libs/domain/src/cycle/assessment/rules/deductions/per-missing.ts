import { ZERO } from '../../exact/exact';
import { measure } from '../../expression/expression';
import { isGap } from '../../expression/gap';
import { notNegative } from '../../shape/plain-shapes';
import { defineDeduction } from './deduction-kind';

const SENTENCE = {
  zh: '{name}：应有 {due}，实有 {done}，少 {missing} × {each} = {amount} 分',
  en: '{name}: {due} due, {done} there, {missing} missing × {each} = {amount} points',
};

/** 每少一件: so many points for each that is missing; more than is due makes up for nothing. */
export const perMissing = defineDeduction({
  by: 'missing',
  en: 'per missing piece',
  parts: { due: measure, done: measure, each: notNegative() },
  reads: ({ due, done }) => [...new Set([...due.reads, ...done.reads])],
  count({ due, done, each }, reading) {
    const wanted = due.evaluate(reading);
    if (isGap(wanted)) return wanted;
    const found = done.evaluate(reading);
    if (isGap(found)) return found;
    const missing = wanted.minus(found).max(ZERO);
    return {
      amount: missing.times(each),
      sentence: SENTENCE,
      parameters: { due: wanted, done: found, missing, each },
    };
  },
});
