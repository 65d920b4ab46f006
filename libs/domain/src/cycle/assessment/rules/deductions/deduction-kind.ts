import type { Exact } from '../../exact/exact';
import type { LineParameters, Sentence } from '../../explanation/line';
import type { Gap } from '../../expression/gap';
import { notNegative, objectSchema, optional, readParts, words } from '../../shape/plain-shapes';
import type { ObjectOf, Parts } from '../../shape/plain-shapes';
import type { JsonSchema, Place } from '../../shape/shape';
import type { Reading } from '../rule-kind';

/** What one entry of a deduction or an award comes to, before its floor and cap; never below zero. */
export interface Counted {
  readonly amount: Exact;
  readonly sentence: Sentence;
  readonly parameters: LineParameters;
}

/** An entry as a rule holds it. */
export interface Deduction {
  readonly name: Sentence;
  readonly reads: readonly string[];
  readonly atLeast: Exact | undefined;
  readonly atMost: Exact | undefined;
  count(reading: Reading, points: Exact): Counted | Gap;
}

/** A way to count what is taken away or added: per occurrence, per missing piece, per day, per named fault. One file each. */
export interface DeductionKind {
  readonly by: string;
  readonly schema: JsonSchema;
  read(json: unknown, place: Place): Deduction;
}

/** Every entry says what it is about, and may have a floor (once there is anything at all) and a cap. */
const COMMON = { name: words, atLeast: optional(notNegative()), atMost: optional(notNegative()) };

interface DeductionGiven<P extends Parts> {
  readonly by: string;
  readonly en: string;
  readonly parts: P;
  reads(entry: ObjectOf<P>): readonly string[];
  check?(entry: ObjectOf<P>, place: Place): void;
  count(entry: ObjectOf<P>, reading: Reading, points: Exact): Counted | Gap;
}

export function defineDeduction<P extends Parts>(given: DeductionGiven<P>): DeductionKind {
  const parts = { ...COMMON, ...given.parts };
  return {
    by: given.by,
    schema: { ...objectSchema(parts, { by: { const: given.by } }), title: given.en },
    read(json, place) {
      const before = place.faults.length;
      const entry = readParts(parts, json, place, ['by']) as ObjectOf<P> & ObjectOf<typeof COMMON>;
      if (place.faults.length > before) return entry as unknown as Deduction;
      const { name, atLeast, atMost } = entry;
      if (atLeast && atMost && atLeast.compare(atMost) > 0) {
        place.fault('floor-above-ceiling', { floor: atLeast.toString(), ceiling: atMost.toString() });
      }
      given.check?.(entry, place);
      return {
        name,
        atLeast,
        atMost,
        reads: given.reads(entry),
        count: (reading, points) => given.count(entry, reading, points),
      };
    },
  };
}

/** The amount between its floor and its cap; nothing stays nothing. */
export function heldAmount({ atLeast, atMost }: Deduction, counted: Counted): Exact {
  if (counted.amount.isZero()) return counted.amount;
  const raised = atLeast ? counted.amount.max(atLeast) : counted.amount;
  return atMost ? raised.min(atMost) : raised;
}
