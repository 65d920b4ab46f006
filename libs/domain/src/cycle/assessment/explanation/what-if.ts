import { Exact, ZERO } from '../exact/exact';
import { cutTokens } from '../expression/tokens';
import type { Scheme } from '../scheme/scheme';
import type { AssessedUnit, FactGiven } from '../scoring/assessed';
import { FactTable } from '../scoring/fact-table';
import { scoreTable } from '../scoring/score-scheme';

/** What one more, or one less, of something would bring. */
export interface WhatIf {
  readonly key: string;
  readonly zh: string;
  readonly en: string;
  /** `"1"`: one more; `"-1"`: one less. */
  readonly change: '1' | '-1';
  readonly gain: string;
}

export interface WhatIfAsked {
  readonly scheme: Scheme;
  /** The document of the scheme: it says which facts a unit can do something about. */
  readonly document: unknown;
  readonly units: readonly AssessedUnit[];
  readonly facts: readonly FactGiven[];
  readonly unit: string;
}

/** More than this is not tried for one page. */
const MOST_LEVERS = 40;
const MOST_UNITS = 200;

type Json = Readonly<Record<string, unknown>>;
type Lever = readonly [key: string, change: '1' | '-1'];

/**
 * What the unit could still do: everything that a rule counts as done is tried with one more, everything that costs with
 * one less, by scoring again. Only what the engine can tell is said; the most first.
 */
export function whatIf({ scheme, document, units, facts, unit }: WhatIfAsked): readonly WhatIf[] {
  const compared = unitsBeside(units, unit);
  const among = new Set(compared.map(({ id }) => id));
  const given = facts.filter((fact) => among.has(fact.unit));
  const totalWith = (changed: readonly FactGiven[]): Exact => {
    const table = new FactTable(scheme, compared);
    for (const fact of changed) table.add(fact);
    if (table.faults.length > 0) return ZERO;
    const place = table.placeOfUnit.get(unit)!;
    return scoreTable(scheme, table, 'points-only').units[place]!.total;
  };
  const now = totalWith(given);
  return leversOf(document)
    .slice(0, MOST_LEVERS)
    .flatMap(([key, change]): WhatIf[] => {
      const index = given.findIndex((fact) => fact.unit === unit && fact.key === key);
      const fact = given[index];
      if (!fact || !Exact.isText(fact.value)) return [];
      const value = Exact.of(fact.value).plus(Exact.of(change));
      if (value.isBelowZero()) return [];
      const gain = totalWith(given.with(index, { ...fact, value: value.toString() })).minus(now);
      if (gain.compare(ZERO) <= 0) return [];
      const { zh, en } = scheme.facts.get(key)!;
      return [{ key, zh, en, change, gain: gain.toString() }];
    })
    .sort((a, b) => Exact.of(b.gain).compare(Exact.of(a.gain)));
}

function unitsBeside(units: readonly AssessedUnit[], unit: string): readonly AssessedUnit[] {
  if (units.length <= MOST_UNITS) return units;
  const group = units.find(({ id }) => id === unit)?.group;
  return units.filter((one) => one.group === group);
}

/** Facts that a unit's own work moves: what a share counts as done, what a deduction counts, what is missing. */
function leversOf(document: unknown): readonly Lever[] {
  const found = new Map<string, Lever>();
  const add = (text: unknown, change: Lever[1]): void => {
    for (const { kind, text: key } of cutTokens(String(text)))
      if (kind === 'name' && !found.has(key)) found.set(key, [key, change]);
  };
  const walk = (rule: Json): void => {
    if (rule.kind === 'share') add(rule.done, '1');
    if (rule.kind === 'sum') (rule.parts as Json[]).forEach((part) => walk(part.rule as Json));
    if (rule.kind !== 'deduct' && rule.kind !== 'award') return;
    for (const entry of rule.entries as Json[]) {
      if (entry.by === 'missing') add(entry.done, '1');
      if (entry.by === 'occurrence') add(entry.count, rule.kind === 'deduct' ? '-1' : '1');
    }
  };
  for (const indicator of (document as { indicators: Json[] }).indicators) walk(indicator.rule as Json);
  return [...found.values()];
}
