import type { Exact } from '../exact/exact';

/** Something that happened: one incident keeps its id, so that it can be counted once wherever it is named. */
export interface Occurrence {
  readonly incident: string;
  readonly name: string;
  /** How many, or how many days: what a rule counts of this incident. */
  readonly count: Exact;
}

export interface MarkGiven {
  readonly rater: string;
  readonly points: Exact;
  readonly reason: string;
}

export interface RankGiven {
  readonly rater: string;
  readonly rank: Exact;
}

/** The value of a fact, as rules read it. */
export type FactValue =
  | Exact
  | boolean
  | string
  | { readonly counts: ReadonlyMap<string, Exact> }
  | { readonly entries: readonly Occurrence[] }
  | { readonly marks: readonly MarkGiven[] }
  | { readonly ranks: readonly RankGiven[] };
