import type { Scheme } from '../scheme/scheme';
import { Assessing } from './assessing';
import type { AssessedUnit, FactGiven, InputFault } from './assessed';
import { FactTable } from './fact-table';
import { giveGrades } from './give-grades';
import { scoreIndicator } from './score-indicator';
import type { UnitScore } from './score-sheet';
import { scoreUnit } from './score-unit';
import { SourceReading } from './source-reading';

/** What comes out of scoring: a sheet per unit, in the order of the units; and what could not be used. */
export interface Scoring {
  readonly units: readonly UnitScore[];
  readonly faults: readonly InputFault[];
  readonly table: FactTable;
}

/**
 * Scores units by a scheme: pure, exact, and bounded by units × indicators × sources. The order of the facts bears on
 * nothing. With faults in the input nothing is scored.
 */
export function scoreScheme(
  scheme: Scheme,
  units: readonly AssessedUnit[],
  facts: Iterable<FactGiven>,
): Scoring {
  const table = new FactTable(scheme, units);
  for (const fact of facts) table.add(fact);
  return table.faults.length > 0 ? { units: [], faults: table.faults, table } : scoreTable(scheme, table);
}

/**
 * Scores what is already in a table: for whoever fills it from a stream. `points-only` answers the same points and places
 * without the rows that explain them: for a first look at thousands of units, whose rows are made when one is opened.
 */
export function scoreTable(
  scheme: Scheme,
  table: FactTable,
  wanted: 'with-rows' | 'points-only' = 'with-rows',
): Scoring {
  const assessing = new Assessing(scheme, table, wanted === 'with-rows');
  for (const indicator of scheme.indicators) scoreIndicator(indicator, assessing);
  const readings = readingsAbove(assessing);
  const totals = table.units.map((_, unit) => {
    const total = scoreUnit(unit, assessing, readings);
    assessing.keepTotal(unit, total.total);
    return total;
  });
  const standings = giveGrades(totals, assessing, readings);
  const scored = totals.map((total, unit): UnitScore => ({
    unit: table.units[unit]!,
    ...total,
    ...standings[unit]!,
  }));
  return { units: scored, faults: table.faults, table };
}

/** Readings for what stands above the indicators: one for each adjustment and limit, and a plain one. */
function readingsAbove(assessing: Assessing): ReadonlyMap<string, SourceReading> {
  const { scheme, table } = assessing;
  const all = table.units.map((_, unit) => unit);
  const codes = [
    '',
    ...scheme.adjustments.map(({ code }) => code),
    ...scheme.gradeLimits.map(({ code }) => code),
  ];
  return new Map(codes.map((code) => [code, new SourceReading(assessing, '', code, all)]));
}
