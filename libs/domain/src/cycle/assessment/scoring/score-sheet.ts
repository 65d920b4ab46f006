import type { Exact } from '../exact/exact';
import type { Line } from '../explanation/line';
import type { AssessedUnit } from './assessed';

/** What a row is about: a rule's own line, or what the scheme did to it. */
export type RowStep =
  | 'rule'
  | 'absent'
  | 'source'
  | 'limit'
  | 'void'
  | 'floor'
  | 'ceiling'
  | 'rounding'
  | 'spread'
  | 'adjustment'
  | 'cap';

/** A row of the explanation: the rows of a score add up to it, to the last digit. */
export interface Row {
  readonly step: RowStep;
  /** The source whose facts were read; empty when facts have none. */
  readonly source: string;
  /** The adjustment or grade limit that the row comes from. */
  readonly by: string | null;
  readonly line: Line;
}

/** `open`: a fact is missing, so there is no score yet. `not-applicable`: its points are spread over the others. */
export type IndicatorState = 'scored' | 'open' | 'not-applicable';

export interface IndicatorScore {
  readonly state: IndicatorState;
  readonly points: Exact;
  readonly rows: readonly Row[];
  /** The fact that is missing, when one is. */
  readonly missing: string | null;
}

export interface UnitScore {
  readonly unit: AssessedUnit;
  readonly indicators: ReadonlyMap<string, IndicatorScore>;
  /** Rows of the whole: what was spread, added, taken away, capped and rounded. */
  readonly rows: readonly Row[];
  /** The sum of all rows; provisional while an indicator is open. */
  readonly total: Exact;
  /** Whether no indicator is open. */
  readonly complete: boolean;
  /** The place in the group by total and by what decides between equals. */
  readonly place: number;
  readonly grade: GradeGiven | null;
}

/** A grade with the reasons that it is not better. */
export interface GradeGiven {
  readonly code: string;
  readonly reasons: readonly { readonly zh: string; readonly en: string }[];
}
