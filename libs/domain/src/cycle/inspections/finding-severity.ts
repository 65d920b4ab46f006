import { allow, refuse } from '../../platform/refusal';
import type { Outcome } from '../../platform/refusal';
import { findingsRefusals } from './findings-refusals';

/** A severity, as its dated catalogue row says. */
export interface Severity {
  readonly code: string;
  /** 1 is the lightest. */
  readonly rank: number;
  /** In which a problem of this severity is put right. */
  readonly workingDays: number;
  /** Whether somebody else than the finder verifies, and somebody else than the verifier closes. */
  readonly apart: boolean;
}

interface SeverityRow {
  readonly code: string;
  readonly attributes: Readonly<Record<string, unknown>>;
}

/** The severities of these catalogue rows, the lightest first. What a row leaves out is taken strictly. */
export function severities(rows: readonly SeverityRow[]): Severity[] {
  return rows
    .map(({ code, attributes: { rank, workingDays, apart } }) => ({
      code,
      rank: typeof rank === 'number' ? rank : Number.MAX_SAFE_INTEGER,
      workingDays: typeof workingDays === 'number' && workingDays > 0 ? workingDays : 1,
      apart: apart !== false,
    }))
    .sort((a, b) => a.rank - b.rank);
}

/** The severity of a code, or that there is none. */
export function severityOf(known: readonly Severity[], code: string): Outcome<Severity> {
  const found = known.find((each) => each.code === code);
  return found
    ? allow(found)
    : refuse(findingsRefusals['finding.severity-unknown']({ field: 'severityCode' }));
}

/** One level up for what came back: the next graver severity, or the gravest where there is none above. */
export function oneLevelUp(known: readonly Severity[], code: string): Severity | undefined {
  const at = known.findIndex((each) => each.code === code);
  return known[Math.min(at + 1, known.length - 1)];
}
