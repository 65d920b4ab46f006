import { Exact, sum } from '../exact/exact';
import { line } from '../explanation/line';
import { isGap } from '../expression/gap';
import { factOf } from '../facts/fact-key';
import { notNegative, optional, otherwise, whole } from '../shape/plain-shapes';
import { defineRule } from './rule-kind';

const MARKS = {
  zh: '{raters} 名评委背靠背打分（满分 {full}），{trimmed}平均 {mean}：× {points} ÷ {full} = {earned} 分，每个分数附有理由',
  en: '{raters} raters marked without seeing each other (of {full}), {trimmed}mean {mean}: × {points} ÷ {full} = {earned} points; each mark has its reason',
};
const TRIMMED = { zh: '去掉最高最低各 {trim} 个后', en: 'without the {trim} highest and lowest, ' };
const NOT_TRIMMED = { zh: '', en: '' };

/**
 * 专家评审: blind marks, each with its reason. All its points are subjective, so the scheme's caps (firsts 5: three per
 * indicator, fifteen per set) hold them; what can be counted is scored by another part of a sum.
 */
export const expertRule = defineRule({
  kind: 'expert',
  zh: '背靠背评审',
  en: 'blind marks',
  parts: {
    of: factOf('marks'),
    /** The most that a rater can give; the points of the indicator when left out. */
    full: optional(notNegative()),
    /** With fewer there is no score yet. */
    raters: otherwise(whole({ min: 1, max: 100 }), 3, 3),
    /** How many of the highest and of the lowest are left out. */
    trim: otherwise(whole({ min: 0, max: 5 }), 0, 0),
  },
  check({ raters, trim }, place) {
    if (trim * 2 >= raters) place.to('trim').fault('not-whole', { min: 0, max: Math.ceil(raters / 2) - 1 });
  },
  subjective: (_, points) => points,
  score({ of, full: most, raters, trim }, reading, points) {
    const value = reading.fact(of);
    if (isGap(value)) return value;
    const marks = typeof value === 'object' && 'marks' in value ? value.marks : [];
    if (marks.length < raters) return { gap: 'missing', key: of };
    const full = most ?? points;
    const given = marks.map((mark) => mark.points.min(full)).sort((a, b) => a.compare(b));
    const kept = given.slice(trim, given.length - trim);
    const total = sum(kept);
    const count = Exact.whole(kept.length);
    const earned = full.isZero() ? full : total.times(points).dividedBy(count.times(full));
    const trimmed =
      trim === 0
        ? NOT_TRIMMED
        : { zh: TRIMMED.zh.replace('{trim}', `${trim}`), en: TRIMMED.en.replace('{trim}', `${trim}`) };
    const parameters = { raters: marks.length, full, trimmed, mean: total.dividedBy(count), points, earned };
    return [line(MARKS, earned, parameters, [of])];
  },
});
