import { Decimal } from 'decimal.js';
import type { TableRow } from './check-table-rows';
import type { TableColumn } from './table-columns';

/** The sums of the columns that are added up, by key, exact to the last digit; what is no number adds nothing. */
export function tableTotals(
  columns: readonly TableColumn[],
  rows: readonly TableRow[],
): Readonly<Record<string, string>> {
  const added = columns.filter(({ total }) => total);
  return Object.fromEntries(
    added.map(({ key }) => {
      const numbers = rows.map((row) => row[key] ?? '').filter((text) => /^-?\d+(\.\d+)?$/.test(text));
      return [key, numbers.reduce((sum, text) => sum.plus(text), new Decimal(0)).toFixed()];
    }),
  );
}
