import { ZERO } from '../exact/exact';
import type { Line } from '../explanation/line';
import { line, MOST_POINTS, settlingLine } from '../explanation/line';
import { isGap } from '../expression/gap';
import { list, notNegative, optional } from '../shape/plain-shapes';
import { heldAmount } from './deductions/deduction-kind';
import { anyDeduction } from './deductions/deduction-kinds';
import { defineRule } from './rule-kind';

const HELD = {
  zh: '本项加分为 {wanted}，按下限和封顶计 {amount} 分',
  en: 'an award of {wanted}, held by its floor and cap at {amount}',
};
const CAPPED = { zh: '加分封顶 {atMost} 分', en: 'awards are capped at {atMost} points' };

/** 加分: begins with nothing and adds by its entries, at most so many in all. */
export const awardRule = defineRule({
  kind: 'award',
  zh: '加分',
  en: 'awards',
  parts: { entries: list(anyDeduction, { max: 20 }), atMost: optional(notNegative()) },
  score({ entries, atMost }, reading, points) {
    const lines: Line[] = [];
    let given = ZERO;
    for (const entry of entries) {
      const found = entry.count(reading, points);
      if (isGap(found)) return found;
      const counted = { ...found, amount: found.amount.within(MOST_POINTS) };
      const amount = heldAmount(entry, counted);
      const parameters = { name: entry.name, ...counted.parameters, amount: counted.amount };
      const written = line(counted.sentence, counted.amount, parameters, entry.reads);
      lines.push(written);
      given = given.plus(written.points);
      if (amount.compare(counted.amount) !== 0) {
        const back = settlingLine(HELD, amount.minus(counted.amount), { wanted: counted.amount, amount }, []);
        lines.push(back);
        given = given.plus(back.points);
      }
    }
    if (atMost && given.compare(atMost) > 0) {
      lines.push(settlingLine(CAPPED, atMost.minus(given), { atMost }, []));
    }
    return lines;
  },
});
