import { line } from '../explanation/line';
import { measure } from '../expression/expression';
import { isGap } from '../expression/gap';
import { coverAll, holds, interval, overlap } from '../expression/interval';
import { decimal, list, object, optional } from '../shape/plain-shapes';
import { defineRule } from './rule-kind';

const STEP = {
  zh: '{measure} = {value}，落在 {step}：{earned} 分',
  en: '{measure} = {value} lies in {step}: {earned} points',
};
const OTHERWISE = {
  zh: '{measure} = {value}，不在任何一档：{earned} 分',
  en: '{measure} = {value} lies on no step: {earned} points',
};

/** 分档计分: a number lies on one step of a ladder; steps may not overlap, and a gap needs its own answer. */
export const ladderRule = defineRule({
  kind: 'ladder',
  zh: '分档',
  en: 'ladder',
  parts: {
    measure,
    steps: list(object({ in: interval, points: decimal() }), { max: 40 }),
    otherwise: optional(decimal()),
  },
  check({ steps, otherwise }, place) {
    const intervals = steps.map((step) => step.in);
    intervals.forEach((one, index) => {
      const earlier = intervals.slice(0, index).find((other) => overlap(one, other));
      if (earlier) place.to('steps').to(index).to('in').fault('intervals-overlap', { text: earlier.text });
    });
    if (!otherwise && !coverAll(intervals)) place.to('steps').fault('intervals-gap');
  },
  score({ measure: measured, steps, otherwise }, reading) {
    const value = measured.evaluate(reading);
    if (isGap(value)) return value;
    const step = steps.find((one) => holds(one.in, value));
    const earned = step?.points ?? otherwise!;
    const parameters = { measure: measured.text, value, step: step?.in.text ?? '', earned };
    return [line(step ? STEP : OTHERWISE, earned, parameters, measured.reads)];
  },
});
