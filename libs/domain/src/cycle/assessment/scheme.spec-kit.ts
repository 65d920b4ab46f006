import { explain } from './explanation/explain';
import type { ExplainedUnit } from './explanation/explain';
import { readScheme } from './scheme/read-scheme';
import type { Scheme } from './scheme/scheme';
import type { AssessedUnit, FactGiven } from './scoring/assessed';
import { scoreScheme } from './scoring/score-scheme';

type Json = Readonly<Record<string, unknown>>;

/** A scheme document with what every one needs; the points of the indicators make the total. */
export function documentOf(parts: Json & { facts: Json; indicators: readonly Json[] }): Json {
  const total = parts.indicators.reduce((all, { points }) => all + Number(points), 0);
  return {
    format: 'zeren-scheme/1',
    code: 'trial',
    version: 1,
    name: { zh: '试', en: 'trial' },
    basis: { kind: '示例' },
    rounding: { indicator: { digits: 4 }, total: { digits: 4 } },
    total: String(total),
    ...parts,
  };
}

export const named = (zh: string) => ({ zh, en: zh });

/** A fact declared in a word: `{ done: 'number' }`. */
export function declared(facts: Readonly<Record<string, string | Json>>): Json {
  return Object.fromEntries(
    Object.entries(facts).map(([key, kind]) => [
      key,
      typeof kind === 'string' ? { ...named(key), kind } : { ...named(key), ...kind },
    ]),
  );
}

/** @throws with the first faults when the document is not valid */
export function schemeOf(document: unknown): Scheme {
  const read = readScheme(document);
  if (!read.ok) {
    throw new Error(
      read.faults
        .slice(0, 5)
        .map(({ at, code, en }) => `${at} ${code}: ${en}`)
        .join('\n'),
    );
  }
  return read.scheme;
}

export function faultsOf(document: unknown): string[] {
  const read = readScheme(document);
  return read.ok ? [] : read.faults.map(({ at, code }) => `${at} ${code}`);
}

export function sheetsOf(
  document: unknown,
  units: readonly AssessedUnit[],
  facts: readonly FactGiven[],
): readonly ExplainedUnit[] {
  const scheme = schemeOf(document);
  const scoring = scoreScheme(scheme, units, facts);
  if (scoring.faults.length > 0) {
    throw new Error(scoring.faults.map(({ unit, key, en }) => `${unit} ${key}: ${en}`).join('\n'));
  }
  return explain(scheme, scoring);
}

/** Units of one group with their facts, in a word: `{ a: { done: '3' } }`. */
export function unitsWith(given: Readonly<Record<string, Json>>): {
  units: AssessedUnit[];
  facts: FactGiven[];
} {
  return {
    units: Object.keys(given).map((id) => ({ id, group: 'g' })),
    facts: Object.entries(given).flatMap(([unit, values]) =>
      Object.entries(values).map(([key, value]) => ({ unit, key, value })),
    ),
  };
}

/** What each unit gets by one rule of so many points. */
export function pointsBy(
  rule: Json,
  points: string,
  facts: Readonly<Record<string, string | Json>>,
  given: Readonly<Record<string, Json>>,
  more: Json = {},
): Record<string, string> {
  const document = documentOf({
    facts: declared(facts),
    indicators: [{ code: 'X', name: named('X'), points, rule, ...more }],
  });
  const { units, facts: values } = unitsWith(given);
  const sheets = sheetsOf(document, units, values);
  return Object.fromEntries(
    sheets.map(({ unit, indicators: [one] }) => [unit, one!.state === 'scored' ? one!.points : one!.state]),
  );
}
