import { ZERO } from '../exact/exact';
import { line } from '../explanation/line';
import { condition } from '../expression/expression';
import { isGap } from '../expression/gap';
import { defineRule } from './rule-kind';

const MET = { zh: '符合 {when}：得 {points} 分', en: '{when} holds: {points} points' };
const NOT_MET = { zh: '不符合 {when}：不得分', en: '{when} does not hold: no points' };

/** 是否: all points when the condition holds, none when not. */
export const allOrNothingRule = defineRule({
  kind: 'all-or-nothing',
  zh: '全得或全失',
  en: 'all or nothing',
  parts: { when: condition },
  score({ when }, reading, points) {
    const met = when.evaluate(reading);
    if (isGap(met)) return met;
    return [line(met ? MET : NOT_MET, met ? points : ZERO, { when: when.text, points }, when.reads)];
  },
});
