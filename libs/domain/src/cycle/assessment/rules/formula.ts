import { line } from '../explanation/line';
import { measure } from '../expression/expression';
import { isGap } from '../expression/gap';
import { defineRule } from './rule-kind';

const FORMULA = { zh: '{formula} = {earned} 分', en: '{formula} = {earned} points' };

/** 公式: an expression gives the points; the indicator's floor and ceiling hold it. */
export const formulaRule = defineRule({
  kind: 'formula',
  zh: '公式',
  en: 'formula',
  parts: { points: measure },
  score({ points: formula }, reading) {
    const earned = formula.evaluate(reading);
    if (isGap(earned)) return earned;
    return [line(FORMULA, earned, { formula: formula.text, earned }, formula.reads)];
  },
});
