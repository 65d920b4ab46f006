import { Exact } from '../exact/exact';
import type { Shape } from '../shape/shape';

/** A range of numbers; a bound is open or closed, or there is none. */
export interface Interval {
  readonly text: string;
  readonly low: Exact | null;
  readonly lowOpen: boolean;
  readonly high: Exact | null;
  readonly highOpen: boolean;
}

const FORM = /^([[(])\s*(-?\d{1,12}(?:\.\d{1,12})?)?\s*,\s*(-?\d{1,12}(?:\.\d{1,12})?)?\s*([\])])$/;

/** Written as in mathematics: `[0.85,0.95)` holds 0.85 and not 0.95; `[0.95,)` has no upper end. */
export const interval: Shape<Interval> = {
  schema: {
    type: 'string',
    pattern: FORM.source,
    description: 'an interval: [ and ] hold their bound, ( and ) do not; a bound may be left out',
  },
  read(json, place) {
    const match = typeof json === 'string' ? FORM.exec(json) : null;
    if (!match) {
      return place.fault('text-form', {
        value: String(json).slice(0, 40),
        formZh: '区间写作 [0.85,0.95) 这样，方括号含端点，圆括号不含',
        formEn: 'an interval such as [0.85,0.95), where [ ] hold the bound and ( ) do not',
      });
    }
    const [text, left, low, high, right] = match;
    const made: Interval = {
      text,
      low: low === undefined ? null : Exact.of(low),
      lowOpen: left === '(',
      high: high === undefined ? null : Exact.of(high),
      highOpen: right === ')',
    };
    return isEmpty(made) ? place.fault('interval-empty', { text }) : made;
  },
};

export function holds({ low, lowOpen, high, highOpen }: Interval, value: Exact): boolean {
  const above = low ? value.compare(low) : 1;
  const below = high ? high.compare(value) : 1;
  return (lowOpen ? above > 0 : above >= 0) && (highOpen ? below > 0 : below >= 0);
}

/** Whether some number lies in both. */
export function overlap(one: Interval, other: Interval): boolean {
  return !isBefore(one, other) && !isBefore(other, one);
}

/** Whether every number lies in one of them; they must not overlap. */
export function coverAll(intervals: readonly Interval[]): boolean {
  const ordered = [...intervals].sort((a, b) => (!a.low ? -1 : !b.low ? 1 : a.low.compare(b.low)));
  if (ordered[0]?.low !== null || ordered.at(-1)?.high !== null) return false;
  return ordered.every((one, index) => {
    const next = ordered[index + 1];
    return !next || (one.high !== null && one.high.compare(next.low!) === 0 && one.highOpen !== next.lowOpen);
  });
}

function isBefore(one: Interval, other: Interval): boolean {
  if (!one.high || !other.low) return false;
  const order = one.high.compare(other.low);
  return order < 0 || (order === 0 && (one.highOpen || other.lowOpen));
}

function isEmpty({ low, lowOpen, high, highOpen }: Interval): boolean {
  if (!low || !high) return false;
  const order = low.compare(high);
  return order > 0 || (order === 0 && (lowOpen || highOpen));
}
