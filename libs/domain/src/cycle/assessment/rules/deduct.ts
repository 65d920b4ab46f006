import { ZERO } from '../exact/exact';
import type { Line } from '../explanation/line';
import { line, MOST_POINTS, settlingLine } from '../explanation/line';
import { isGap } from '../expression/gap';
import { list, notNegative, oneOf, optional, otherwise } from '../shape/plain-shapes';
import { heldAmount } from './deductions/deduction-kind';
import { anyDeduction } from './deductions/deduction-kinds';
import { defineRule } from './rule-kind';

const START = { zh: '基础分 {points} 分', en: 'to begin with {points} points' };
const HELD = {
  zh: '本项扣分为 {wanted}，按下限和封顶计 {amount} 分',
  en: 'a deduction of {wanted}, held by its floor and cap at {amount}',
};
const ALL_TAKEN = { zh: '扣完为止：最多扣 {atMost} 分', en: 'no more than {atMost} points are taken' };

/** 扣分: begins with all points (or none, beside other parts) and takes away by its entries, at most so many in all. */
export const deductRule = defineRule({
  kind: 'deduct',
  zh: '扣分',
  en: 'deductions',
  parts: {
    start: otherwise(oneOf('full', 'none'), 'full', 'full'),
    entries: list(anyDeduction, { max: 20 }),
    atMost: optional(notNegative()),
  },
  score({ start, entries, atMost }, reading, points) {
    const lines: Line[] = start === 'full' ? [line(START, points, { points }, [])] : [];
    let taken = ZERO;
    for (const entry of entries) {
      const found = entry.count(reading, points);
      if (isGap(found)) return found;
      const counted = { ...found, amount: found.amount.within(MOST_POINTS) };
      const amount = heldAmount(entry, counted);
      const parameters = { name: entry.name, ...counted.parameters, amount: counted.amount };
      const written = line(counted.sentence, counted.amount.negated(), parameters, entry.reads);
      lines.push(written);
      taken = taken.minus(written.points);
      if (amount.compare(counted.amount) !== 0) {
        const back = settlingLine(HELD, counted.amount.minus(amount), { wanted: counted.amount, amount }, []);
        lines.push(back);
        taken = taken.minus(back.points);
      }
    }
    const most = atMost ?? (start === 'full' ? points : null);
    if (most && taken.compare(most) > 0)
      lines.push(settlingLine(ALL_TAKEN, taken.minus(most), { atMost: most }, []));
    return lines;
  },
});
