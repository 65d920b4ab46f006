import { Exact, ZERO } from '../assessment/exact/exact';

/** A result of a unit, and how many days of its period somebody answered for it. */
export interface ResultOfTenure {
  readonly year: number;
  readonly total: string;
  readonly days: number;
}

/** A person's score of a year: each result by the days of their tenure in it (model, "Who"). */
export function scoreByTenure(results: readonly ResultOfTenure[], year: number): string | null {
  const own = results.filter((one) => one.year === year && one.days > 0);
  const days = own.reduce((sum, one) => sum + one.days, 0);
  if (days === 0) return null;
  const weighted = own.reduce(
    (sum, { total, days: held }) => sum.plus(Exact.of(total).times(Exact.whole(held))),
    ZERO,
  );
  return weighted.dividedBy(Exact.whole(days)).rounded(2, 'half-up').toString();
}
