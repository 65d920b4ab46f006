import { line } from '../explanation/line';
import { measure } from '../expression/expression';
import { isGap } from '../expression/gap';
import { holds, interval } from '../expression/interval';
import { decimal, list, object, words } from '../shape/plain-shapes';
import { defineRule } from './rule-kind';

const ROW = {
  zh: '符合“{row}”（{conditions}）：{earned} 分',
  en: 'meets "{row}" ({conditions}): {earned} points',
};
const OTHERWISE = {
  zh: '各行条件都不符合（{conditions}）：{earned} 分',
  en: 'meets no row ({conditions}): {earned} points',
};

const joint = object({ measure, in: interval });
const row = object({ name: words, all: list(joint, { max: 10 }), points: decimal() });

/** 条件表: the first row whose conditions all hold gives the points. */
export const tableRule = defineRule({
  kind: 'table',
  zh: '条件表',
  en: 'threshold table',
  parts: { rows: list(row, { max: 40 }), otherwise: decimal() },
  reads: ({ rows }) => rows.flatMap(({ all }) => all.flatMap((one) => one.measure.reads)),
  score({ rows, otherwise }, reading, _points, reads) {
    let conditions = '';
    for (const { name, all, points } of rows) {
      let met = true;
      conditions = '';
      for (const { measure: measured, in: within } of all) {
        const value = measured.evaluate(reading);
        if (isGap(value)) return value;
        met &&= holds(within, value);
        conditions += `${conditions && '; '}${measured.text} = ${value.shown()} ${met ? '∈' : '∉'} ${within.text}`;
        if (!met) break;
      }
      if (met) return [line(ROW, points, { row: name, conditions, earned: points }, reads)];
    }
    return [line(OTHERWISE, otherwise, { conditions, earned: otherwise }, reads)];
  },
});
