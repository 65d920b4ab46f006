import { rateInPercent } from './rate-in-percent';

/** How a subtree stood when a week began, in one domain. */
export interface WeekCount {
  readonly monday: string;
  readonly domain: string;
  readonly due: number;
  readonly onTime: number;
  readonly overdue: number;
}

/** A point of the trend; null where nothing is kept of that week. */
export interface TrendPoint {
  readonly monday: string;
  readonly due: number | null;
  readonly onTime: number | null;
  /** Percent with one digit; null where nothing had fallen due too. */
  readonly onTimeRate: string | null;
  readonly overdue: number | null;
}

const sumOf = (rows: readonly WeekCount[], measure: 'due' | 'onTime' | 'overdue'): number =>
  rows.reduce((sum, row) => sum + row[measure], 0);

/** One point for each Monday, its domains taken together. */
export function trendPoints(mondays: readonly string[], counts: readonly WeekCount[]): TrendPoint[] {
  return mondays.map((monday) => {
    const rows = counts.filter((count) => count.monday === monday);
    if (rows.length === 0) return { monday, due: null, onTime: null, onTimeRate: null, overdue: null };
    const [due, onTime] = [sumOf(rows, 'due'), sumOf(rows, 'onTime')];
    return { monday, due, onTime, onTimeRate: rateInPercent(onTime, due), overdue: sumOf(rows, 'overdue') };
  });
}
