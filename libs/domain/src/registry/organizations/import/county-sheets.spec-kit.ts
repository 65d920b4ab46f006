import { COUNTY_SHEETS } from './county-sheets';
import type { CountySheetKey, ReadSheet } from './county-sheets';

/** A sheet as it would be read: the header in row 1, the cells of each row in the columns' order. */
export const readSheet = (key: CountySheetKey, rows: readonly (readonly string[])[]): ReadSheet => ({
  name: COUNTY_SHEETS[key].name,
  rows: [Object.values(COUNTY_SHEETS[key].columns), ...rows].map((cells, row) => ({
    number: row + 1,
    cells: cells.map((text, column) => ({ address: `${String.fromCharCode(65 + column)}${row + 1}`, text })),
  })),
});
