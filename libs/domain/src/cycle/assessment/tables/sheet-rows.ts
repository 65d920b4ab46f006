import type { ImportFaultPlace } from '../../../platform/import-fault';

/** A sheet as it was read: rows by the number that the sheet counts them by, texts by the letters of their columns. */
export interface SheetGiven {
  readonly name: string;
  readonly rows: readonly { readonly number: number; readonly texts: ReadonlyMap<string, string> }[];
}

/** A row below the header, its cells by the name of their column. */
export interface SheetRowGiven {
  readonly number: number;
  readonly cells: ReadonlyMap<string, { readonly text: string; readonly place: ImportFaultPlace }>;
}

/** Rows of a sheet, and what is wrong with its header. */
export interface RowsOfSheet {
  readonly rows: readonly SheetRowGiven[];
  readonly unknown: readonly ImportFaultPlace[];
  readonly missing: readonly { readonly column: string; readonly place: ImportFaultPlace }[];
}

export const rowPlace = (sheet: string, row: number): ImportFaultPlace => ({
  ...{ sheet, row, cell: null, column: null, value: null },
});

export function rowsOfSheet(sheet: SheetGiven, wanted: readonly string[]): RowsOfSheet {
  const [header, ...rows] = sheet.rows;
  const { name } = sheet;
  if (!header) return { rows: [], unknown: [], missing: [] };
  const columns = new Map([...header.texts].map(([letters, text]) => [letters, text.trim()]));
  const held = [...columns.values()];
  return {
    unknown: [...columns]
      .filter(([, text]) => !wanted.includes(text))
      .map(([letters, text]) => {
        const cell = `${letters}${header.number}`;
        return { sheet: name, row: header.number, cell, column: text, value: text };
      }),
    missing: wanted
      .filter((column) => !held.includes(column))
      .map((column) => ({ column, place: rowPlace(name, header.number) })),
    rows: rows.map(({ number, texts }) => ({
      number,
      cells: new Map(
        [...texts].flatMap(([letters, given]) => {
          const column = columns.get(letters);
          const text = given.trim();
          if (column === undefined || text === '') return [];
          const place = { sheet: name, row: number, cell: `${letters}${number}`, column, value: text };
          return [[column, { text, place }] as const];
        }),
      ),
    })),
  };
}
