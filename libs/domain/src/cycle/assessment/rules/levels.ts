import { ZERO } from '../exact/exact';
import { line } from '../explanation/line';
import { isGap } from '../expression/gap';
import { factOf, MET_FACT } from '../facts/fact-key';
import { byName, decimal, text } from '../shape/plain-shapes';
import { defineRule } from './rule-kind';

const LEVEL = { zh: '{key} 为“{level}”：{earned} 分', en: '{key} is "{level}": {earned} points' };

/** 评定档次: a named level, such as 好 较好 一般 差, has its points; every level that the fact declares needs some. */
export const levelsRule = defineRule({
  kind: 'levels',
  zh: '按评定档次',
  en: 'named levels',
  parts: { of: factOf('word'), levels: byName(text({ max: 60 }), decimal(), { min: 1, max: 20 }) },
  check({ of, levels }, place) {
    place.to('levels').meet(MET_FACT, { key: of, kinds: ['word'], names: [...levels.keys()], all: true });
  },
  score({ of, levels }, reading) {
    const value = reading.fact(of);
    if (isGap(value)) return value;
    const level = typeof value === 'string' ? value : '';
    const earned = levels.get(level) ?? ZERO;
    return [line(LEVEL, earned, { key: of, level, earned }, [of])];
  },
});
