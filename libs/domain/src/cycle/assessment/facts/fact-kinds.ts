import { Exact, sum, ZERO } from '../exact/exact';
import type { RankGiven, MarkGiven, Occurrence } from './fact-value';
import type { FactValue } from './fact-value';
import { byName, decimal, flag, list, notNegative, object, otherwise, text } from '../shape/plain-shapes';
import type { Shape } from '../shape/shape';

/** One kind of fact: how its value is written, and whether an expression may read or only count it. */
interface FactKind {
  readonly zh: string;
  readonly en: string;
  readonly inExpression: 'number' | 'flag' | 'word' | 'counted' | 'other';
  readonly value: Shape<FactValue>;
}

const name = text({ max: 60 });
const id = text({ max: 80 });

const occurrence: Shape<Occurrence> = object({
  /** What happened: one incident keeps its id wherever it is counted. */
  incident: id,
  name,
  count: otherwise(notNegative(), Exact.whole(1), '1'),
});
/** Blind: raters stand under numbers. A mark without its reason is refused (architecture, decision 15). */
const mark: Shape<MarkGiven> = object({
  rater: id,
  points: notNegative(),
  reason: text({ min: 4, max: 500 }),
});
const rank: Shape<RankGiven> = object({ rater: id, rank: decimal({ min: '1', max: '10000' }) });

/** What a fact may be. A kind more is a line more here; rules ask for kinds by name. */
export const FACT_KINDS = {
  number: {
    zh: '数',
    en: 'a number',
    inExpression: 'number',
    value: made(decimal({ min: '-1000000000000', max: '1000000000000' }), (value) => value),
  },
  flag: { zh: '是或否', en: 'yes or no', inExpression: 'flag', value: made(flag, (value) => value) },
  word: { zh: '词', en: 'a word', inExpression: 'word', value: made(name, (value) => value) },
  tally: {
    zh: '按名称计数',
    en: 'a tally by name',
    inExpression: 'counted',
    value: made(byName(name, decimal({ min: '0', max: '1000000000' }), { max: 100 }), (counts) => ({
      counts,
    })),
  },
  register: {
    zh: '逐件登记',
    en: 'a register of occurrences',
    inExpression: 'counted',
    value: made(list(occurrence, { min: 0, max: 1000 }), (entries) => ({
      entries: [...entries].sort((a, b) => order(a.incident, b.incident) || order(a.name, b.name)),
    })),
  },
  marks: {
    zh: '评委打分',
    en: "raters' marks",
    inExpression: 'other',
    value: made(eachRaterOnce(list(mark, { min: 0, max: 200 })), (marks) => ({ marks: byRater(marks) })),
  },
  ranks: {
    zh: '评委排名',
    en: "raters' rankings",
    inExpression: 'other',
    value: made(eachRaterOnce(list(rank, { min: 0, max: 200 })), (ranks) => ({ ranks: byRater(ranks) })),
  },
} as const satisfies Record<string, FactKind>;

export type FactKindName = keyof typeof FACT_KINDS;
export const FACT_KIND_NAMES = Object.keys(FACT_KINDS) as FactKindName[];
export const factKind = (kind: FactKindName): FactKind => FACT_KINDS[kind];

/** How many of a name, or of all names, a value holds. */
export function countIn(value: FactValue, wanted: string | null): Exact | null {
  if (typeof value !== 'object' || value instanceof Exact) return null;
  if ('counts' in value)
    return wanted === null ? sum(value.counts.values()) : (value.counts.get(wanted) ?? ZERO);
  if ('entries' in value) {
    return sum(
      value.entries.filter((entry) => wanted === null || entry.name === wanted).map(({ count }) => count),
    );
  }
  return null;
}

/** The words that a value is, or the names that it counts by. */
export function namesIn(value: FactValue): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value instanceof Exact) return [];
  if ('counts' in value) return [...value.counts.keys()];
  if ('entries' in value) return value.entries.map(({ name }) => name);
  return [];
}

function made<From, To extends FactValue>(shape: Shape<From>, make: (value: From) => To): Shape<FactValue> {
  return {
    schema: shape.schema,
    read(json, place) {
      const before = place.faults.length;
      const value = shape.read(json, place);
      return place.faults.length > before ? (undefined as unknown as FactValue) : make(value);
    },
  };
}

/** Nobody counts twice, nor makes up the number of raters alone. */
function eachRaterOnce<T extends { readonly rater: string }>(
  given: Shape<readonly T[]>,
): Shape<readonly T[]> {
  return {
    schema: given.schema,
    read(json, place) {
      const before = place.faults.length;
      const all = given.read(json, place);
      if (place.faults.length > before) return all;
      const seen = new Set<string>();
      all.forEach(({ rater }, index) => {
        if (seen.has(rater)) place.to(index).to('rater').fault('twice', { name: rater });
        seen.add(rater);
      });
      return all;
    },
  };
}

function byRater<T extends { readonly rater: string }>(given: readonly T[]): readonly T[] {
  return [...given].sort((a, b) => order(a.rater, b.rater));
}

/** By code point, the same on every machine; a locale's order is not. */
function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
