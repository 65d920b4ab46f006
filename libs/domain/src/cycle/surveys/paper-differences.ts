import type { Answers } from './answers';

/** Where two entries of one paper ballot differ. Null: left blank. */
export interface PaperDifference {
  /** The ballot's place in its bundle, from 1. */
  readonly sheet: number;
  readonly cell: string;
  readonly first: string | null;
  readonly second: string | null;
}

/** Compares what two clerks read from the same bundle, sheet by sheet. */
export function paperDifferences(first: readonly Answers[], second: readonly Answers[]): PaperDifference[] {
  const differences: PaperDifference[] = [];
  for (let index = 0; index < Math.max(first.length, second.length); index += 1) {
    const [one, other] = [first[index] ?? {}, second[index] ?? {}];
    for (const cell of [...new Set([...Object.keys(one), ...Object.keys(other)])].sort()) {
      const [a, b] = [one[cell] ?? null, other[cell] ?? null];
      if (a !== b) differences.push({ sheet: index + 1, cell, first: a, second: b });
    }
  }
  return differences;
}

/** What the third look says of one difference: the value that stands on the paper; null for blank. */
export interface PaperDecision {
  readonly sheet: number;
  readonly cell: string;
  readonly value: string | null;
}

/** The bundle as it counts: what both agree on, and the third look where they do not. Null while one is undecided. */
export function settledSheets(
  first: readonly Answers[],
  second: readonly Answers[],
  decisions: readonly PaperDecision[],
): Answers[] | null {
  const decided = new Map(decisions.map(({ sheet, cell, value }) => [`${sheet} ${cell}`, value]));
  const sheets = first.map((answers): Record<string, string> => ({ ...answers }));
  for (const { sheet, cell } of paperDifferences(first, second)) {
    const value = decided.get(`${sheet} ${cell}`);
    if (value === undefined) return null;
    if (value === null) delete sheets[sheet - 1]![cell];
    else sheets[sheet - 1]![cell] = value;
  }
  return sheets;
}
