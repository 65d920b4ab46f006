import { Exact } from './exact/exact';
import type { FactValue } from './facts/fact-value';
import type { Scheme } from './scheme/scheme';
import type { FactGiven } from './scoring/assessed';

/** Work is about as long as the rules are, for each unit and each source: this much takes about a second. */
const MOST_WORK = 20_000_000;

export interface Trial {
  readonly document: unknown;
  readonly scheme: Scheme;
  /** How often the scheme names each fact. */
  readonly named: ReadonlyMap<string, number>;
  readonly units: number;
  readonly facts: readonly FactGiven[];
}

/**
 * Whether a trial fits into one request: it runs in the process that answers everybody else, too. A register is gone through
 * wherever it is named, and the value for an absent one by every unit and source.
 */
export function mayTryOut({ document, scheme, named, units, facts }: Trial): boolean {
  const sources = Math.max(1, ...scheme.indicators.map((indicator) => indicator.sources?.size ?? 1));
  let work = JSON.stringify(document).length * units * sources;
  for (const [key, { ifAbsent }] of scheme.facts)
    work += lengthOf(ifAbsent) * (named.get(key) ?? 0) * units * sources;
  for (const { key, value } of facts) work += JSON.stringify(value).length * (named.get(key) ?? 0);
  return work <= MOST_WORK;
}

/** About as long as the value is when it is written; what is read in one step counts nothing. */
function lengthOf(value: FactValue | undefined): number {
  if (typeof value !== 'object' || value instanceof Exact) return 0;
  const parts = 'counts' in value ? value.counts.size : Object.values(value).flat().length;
  return parts * CHARACTERS;
}

/** Of one entry of a register, as it is commonly written. */
const CHARACTERS = 40;
