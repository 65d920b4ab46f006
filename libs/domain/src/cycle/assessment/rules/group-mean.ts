import { Exact, ZERO } from '../exact/exact';
import { line } from '../explanation/line';
import { measure } from '../expression/expression';
import { isGap, NOTHING } from '../expression/gap';
import { decimal, otherwise } from '../shape/plain-shapes';
import { defineRule } from './rule-kind';
import { ofOthers, statisticsOf } from './statistics-of';

const LEVELLED = {
  zh: '{measure} = {value} × 全体平均 {all} ÷ 本组平均 {group} = {levelled}，满分 {full}：{earned} 分',
  en: '{measure} = {value} × mean of all {all} ÷ mean of the group {group} = {levelled} of {full}: {earned} points',
};

/** 组间标准化: groups that different people marked are brought to one mean before they are compared. */
export const groupMeanRule = defineRule({
  kind: 'group-mean',
  zh: '组间标准化',
  en: 'standardised by group mean',
  parts: { measure, full: otherwise(decimal({ min: '0.000001' }), Exact.whole(100), '100') },
  score(rule, reading, points) {
    const { measure: measured, full } = rule;
    const value = measured.evaluate(reading);
    if (isGap(value)) return value;
    const inGroup = reading.peers(rule, (peer) => measured.evaluate(peer));
    const together = reading.peers(rule, (peer) => measured.evaluate(peer), 'all');
    const group = statisticsOf(inGroup);
    const all = statisticsOf(together);
    if (group.total.isZero()) return NOTHING;
    const levelled = value.times(all.total).times(group.count).dividedBy(group.total.times(all.count));
    const earned = points.times(levelled).dividedBy(full).max(ZERO).min(points);
    const parameters = {
      measure: measured.text,
      value,
      all: ofOthers(all.mean, together),
      group: ofOthers(group.mean, inGroup),
      levelled,
      full,
      earned,
    };
    return [line(LEVELLED, earned, parameters, measured.reads)];
  },
});
