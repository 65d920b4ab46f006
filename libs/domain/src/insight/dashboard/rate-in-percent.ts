import { Decimal } from 'decimal.js';

const Exact = Decimal.clone({ precision: 34, rounding: Decimal.ROUND_HALF_UP });

/** Part of whole in percent with one digit, half up (27 of 29: '93.1'); null when there is no whole. */
export function rateInPercent(part: number, whole: number): string | null {
  if (whole === 0) return null;
  return new Exact(part).times(100).dividedBy(whole).toFixed(1);
}
