import { figuresOf } from './figures';
import type { CountRow, Figures } from './figures';

/** A group of domains as the catalogue `domain-groups` names it. */
export interface DomainGroup {
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
  /** The domain codes it takes together: what a list of duties is filtered by. */
  readonly domains: readonly string[];
}

/** The figures of one group. */
export interface GroupFigures {
  readonly group: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly figures: Figures;
}

/** Figures by group, in the order of the catalogue, zeros included. */
export function figuresByGroup(groups: readonly DomainGroup[], counts: readonly CountRow[]): GroupFigures[] {
  return groups.map(({ code, nameZh, nameEn, domains }) => ({
    group: code,
    nameZh,
    nameEn,
    figures: figuresOf(counts.filter(({ domain }) => domains.includes(domain))),
  }));
}

/** What is left of an organisation's counts without those of the organisations below it: its own. */
export function countsWithout(whole: readonly CountRow[], parts: readonly CountRow[]): CountRow[] {
  const rest = new Map<string, CountRow>();
  const add = (row: CountRow, sign: 1 | -1) => {
    const key = [row.measure, row.domain, row.bucket].join('\n');
    rest.set(key, { ...row, amount: (rest.get(key)?.amount ?? 0) + sign * row.amount });
  };
  for (const row of whole) add(row, 1);
  for (const row of parts) add(row, -1);
  return [...rest.values()].filter(({ amount }) => amount !== 0);
}
