import type { ExplainedUnit } from '../explanation/explain';
import { explain } from '../explanation/explain';
import { readScheme } from '../scheme/read-scheme';
import type { AssessedUnit, FactGiven } from '../scoring/assessed';
import { scoreScheme } from '../scoring/score-scheme';
import { canonicalText } from './canonical-text';

export const SNAPSHOT_FORMAT = 'zeren-assessment/1';

/** All that a result rests on: the scheme as published, who was scored, and the facts as of the day. */
export interface AssessmentInputs {
  /** The scheme document, as it was published. */
  readonly scheme: unknown;
  readonly units: readonly AssessedUnit[];
  readonly facts: readonly FactGiven[];
}

/**
 * Writes the inputs as one text, the same bytes for the same inputs whatever their order. Its digest is kept with the result
 * (decision 10), and anybody can recompute from it without a database.
 */
export function writeSnapshot({ scheme, units, facts }: AssessmentInputs): string {
  const unitsInOrder = [...units].sort((a, b) => order(a.id, b.id));
  const factsInOrder = [...facts].sort(
    (a, b) => order(a.unit, b.unit) || order(a.key, b.key) || order(a.source ?? '', b.source ?? ''),
  );
  return canonicalText({ format: SNAPSHOT_FORMAT, scheme, units: unitsInOrder, facts: factsInOrder });
}

/** Scores a snapshot again. @throws when the text is no snapshot that was ever scored */
export function recompute(snapshot: string): string {
  const { format, scheme, units, facts } = JSON.parse(snapshot) as AssessmentInputs & { format: unknown };
  if (format !== SNAPSHOT_FORMAT) throw new Error('This is no snapshot of an assessment');
  const read = readScheme(scheme);
  if (!read.ok) throw new Error(`The scheme is not valid: ${read.faults[0]?.en}`);
  const scoring = scoreScheme(read.scheme, units, facts);
  if (scoring.faults.length > 0) throw new Error(`The facts do not fit: ${scoring.faults[0]?.en}`);
  return writeResult(explain(read.scheme, scoring));
}

/** The result as one text: sheets in the order of their units. */
export function writeResult(units: readonly ExplainedUnit[]): string {
  return canonicalText([...units].sort((a, b) => order(a.unit, b.unit)));
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
