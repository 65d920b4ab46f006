import type { Exact } from '../exact/exact';
import type { FactTable } from '../scoring/fact-table';
import type { IndicatorScore, IndicatorState, Row, RowStep, UnitScore } from '../scoring/score-sheet';
import type { Scoring } from '../scoring/score-scheme';
import type { Scheme } from '../scheme/scheme';
import { inWords } from './line';

/** A fact behind rows, as it was handed in; `assumed` when it was not, and the scheme says what it is taken for. */
export interface ExplainedFact {
  readonly key: string;
  readonly zh: string;
  readonly en: string;
  readonly source: string;
  readonly value: unknown;
  readonly assumed: boolean;
  readonly asOf: string | null;
  readonly digest: string | null;
  readonly evidence: readonly string[];
}

export interface ExplainedRow {
  readonly step: RowStep;
  readonly source: string;
  readonly by: string | null;
  readonly zh: string;
  readonly en: string;
  readonly points: string;
  /** Keys of the facts that it rests on; each stands once among the unit's facts, under the source of the row. */
  readonly facts: readonly string[];
}

export interface ExplainedIndicator {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  readonly state: IndicatorState;
  readonly of: string;
  readonly points: string;
  readonly missing: string | null;
  readonly rows: readonly ExplainedRow[];
}

/** A unit's score as it is shown, printed and kept: amounts are decimals in text, and the rows add up to the total. */
export interface ExplainedUnit {
  readonly unit: string;
  readonly group: string;
  readonly total: string;
  readonly complete: boolean;
  readonly place: number;
  readonly grade: string | null;
  readonly gradeReasons: readonly { readonly zh: string; readonly en: string }[];
  readonly indicators: readonly ExplainedIndicator[];
  readonly rows: readonly ExplainedRow[];
  /** The facts behind all rows, each once: a long register under a hundred rows would be written a hundred times. */
  readonly facts: readonly ExplainedFact[];
}

/** Writes the sheets in words. Only now are sentences filled: scoring two thousand units needs none. */
export function explain(scheme: Scheme, { units, table }: Scoring): readonly ExplainedUnit[] {
  return units.map((score) => explainUnit(scheme, score, table));
}

export function explainUnit(scheme: Scheme, score: UnitScore, table: FactTable): ExplainedUnit {
  const place = table.placeOfUnit.get(score.unit.id)!;
  const facts = new Map<string, ExplainedFact>();
  const explained = ({ step, source, by, line }: Row): ExplainedRow => {
    // The score of another indicator is no fact: it has an explanation of its own.
    const keys = line.reads.filter((key) => scheme.facts.has(key));
    for (const key of keys) {
      const name = `${source}\n${key}`;
      if (!facts.has(name)) facts.set(name, factBehind(scheme, table, key, source, place));
    }
    return {
      ...{ step, source, by },
      ...inWords(line.sentence, line.parameters),
      points: line.points.toString(),
      facts: keys,
    };
  };
  return {
    unit: score.unit.id,
    group: score.unit.group,
    total: score.total.toString(),
    complete: score.complete,
    place: score.place,
    grade: score.grade?.code ?? null,
    gradeReasons: score.grade?.reasons ?? [],
    indicators: scheme.indicators.map(({ code, name, points }) =>
      explainIndicator(code, name, points, score.indicators.get(code)!, explained),
    ),
    rows: score.rows.map(explained),
    facts: [...facts.values()],
  };
}

function explainIndicator(
  code: string,
  { zh, en }: { zh: string; en: string },
  of: Exact,
  { state, points, missing, rows }: IndicatorScore,
  explained: (row: Row) => ExplainedRow,
): ExplainedIndicator {
  return {
    code,
    zh,
    en,
    state,
    of: of.toString(),
    points: points.toString(),
    missing,
    rows: rows.map(explained),
  };
}

function factBehind(
  scheme: Scheme,
  table: FactTable,
  key: string,
  source: string,
  place: number,
): ExplainedFact {
  const { zh, en } = scheme.facts.get(key)!;
  const given = table.column(key, source)?.[place]?.given;
  return {
    ...{ key, zh, en, source },
    value: given ? given.value : null,
    assumed: !given,
    asOf: given?.asOf ?? null,
    digest: given?.digest ?? null,
    evidence: given?.evidence ?? [],
  };
}
