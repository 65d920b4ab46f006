/** A cell as a person sees it: its address and its text. Empty cells are left out. */
export interface SheetCell {
  readonly address: string;
  readonly text: string;
}

/** A row that has at least one cell; `number` is the row's number in the file, from 1. */
export interface SheetRow {
  readonly number: number;
  readonly cells: readonly SheetCell[];
}

export interface Sheet {
  readonly name: string;
  readonly rows: readonly SheetRow[];
}

/** Some rows of a sheet, in their order; a sheet comes in one portion or more, and sheets do not mix. */
export type SheetPortion = Sheet;

/** So many rows at a time: between two portions others get their turn. */
export const PORTION_ROWS = 250;

/** Sheets that came in portions, whole. */
export async function wholeSheets(portions: AsyncIterable<SheetPortion>): Promise<Sheet[]> {
  const rows = new Map<string, SheetRow[]>();
  for await (const portion of portions) {
    const known = rows.get(portion.name);
    if (known) known.push(...portion.rows);
    else rows.set(portion.name, [...portion.rows]);
  }
  return [...rows].map(([name, all]) => ({ name, rows: all }));
}

/** The most rows of one sheet that are taken in. */
export const MAX_TABLE_ROWS = 100_000;
/** The most rows of one sheet that are read: those, and what stands above them. */
export const MAX_ROWS = MAX_TABLE_ROWS + 10;
/** The most columns of one sheet that are read. */
export const MAX_COLUMNS = 200;

/** `C` for 3, `AA` for 27. */
export function columnName(column: number): string {
  let name = '';
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  }
  return name;
}

/** `C5` for row 5, column 3. */
export const cellAddress = (row: number, column: number): string => `${columnName(column)}${row}`;

/** 3 for `C5`. */
export const columnNumber = (address: string): number =>
  [...columnOf(address)].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0);

/** The letters of `C5`. */
export const columnOf = (address: string): string => address.replace(/\d+$/, '');

const FORMULA_START = /^[=+\-@\t\r]/;

/** Text from people that a spreadsheet would take for a formula is written with a leading apostrophe. */
export function guardFormula(text: string): string {
  return FORMULA_START.test(text) ? `'${text}` : text;
}

/** Takes back what {@link guardFormula} put in front. */
export function unguardFormula(text: string): string {
  return text.startsWith("'") && FORMULA_START.test(text.slice(1)) ? text.slice(1) : text;
}
