import type { Line } from '../explanation/line';
import { line } from '../explanation/line';
import { sum, ZERO } from '../exact/exact';
import { isGap } from '../expression/gap';
import { list, notNegative, object, oneOf, optional, words } from '../shape/plain-shapes';
import { anyRule, defineRule } from './rule-kind';

const NOTHING_TO_MEASURE = {
  full: {
    zh: '“{part}”没有可计的事，按规定得满分',
    en: '"{part}": nothing to measure, full points as declared',
  },
  zero: {
    zh: '“{part}”没有可计的事，按规定得 0 分',
    en: '"{part}": nothing to measure, no points as declared',
  },
};

const part = object({
  name: words,
  points: notNegative(),
  rule: anyRule,
  /** What this part is worth when there was nothing to measure; else the whole indicator has nothing to measure. */
  ifNothing: optional(oneOf('full', 'zero')),
});

/** 分项合计: several rules, each with its own points; parts with deductions only have "0" points. */
export const sumRule = defineRule({
  kind: 'sum',
  zh: '分项合计',
  en: 'sum of parts',
  parts: { parts: list(part, { max: 12 }) },
  fits({ parts }, points, place) {
    const found = sum(parts.map((one) => one.points));
    if (found.compare(points) !== 0) {
      place.fault('sum-differs', { found: found.toString(), wanted: points.toString() });
    }
    parts.forEach((one, index) => one.rule.fits(one.points, place.to('parts').to(index).to('rule')));
  },
  subjective: ({ parts }) => sum(parts.map((one) => one.rule.subjective(one.points))),
  score({ parts }, reading) {
    const lines: Line[] = [];
    for (const { name, points, rule, ifNothing } of parts) {
      const scored = rule.score(reading, points);
      if (!isGap(scored)) {
        for (const one of scored) lines.push(one);
      } else if (scored.gap === 'nothing' && ifNothing) {
        const earned = ifNothing === 'full' ? points : ZERO;
        lines.push(line(NOTHING_TO_MEASURE[ifNothing], earned, { part: name }, []));
      } else {
        return scored;
      }
    }
    return lines;
  },
});
