import type { ImportFault, ImportFaultPlace } from '../../../platform/import-fault';
import { columnOfHeader, LIST_COLUMNS } from './list-columns';
import type { ListColumnKey } from './list-columns';
import { listFault } from './list-import-faults';

/** A sheet as any reader of tables gives it. */
export interface ReadSheet {
  readonly name: string;
  readonly rows: readonly {
    readonly number: number;
    readonly cells: readonly { readonly address: string; readonly text: string }[];
  }[];
}

/** A row of a table of items: its text by column, '' where the cell is empty. */
export interface ListRowText {
  readonly sheet: string;
  readonly row: number;
  readonly values: Readonly<Record<ListColumnKey, string>>;
  /** Where a fault in that column is; the whole row without one. */
  place(column?: ListColumnKey): ImportFaultPlace;
}

const HEADER_WITHIN = 10;
/** A row is taken for the header when it names at least so many columns. */
const HEADER_COLUMNS = 3;
const KEYS = Object.keys(LIST_COLUMNS) as ListColumnKey[];

/** Finds header and rows in every sheet that has a table of items. Columns may stand in any order. */
export function readListRows(sheets: readonly ReadSheet[]): { rows: ListRowText[]; faults: ImportFault[] } {
  const found = sheets.map(readSheet).filter((sheet) => sheet !== undefined);
  if (found.length > 0)
    return { rows: found.flatMap(({ rows }) => rows), faults: found.flatMap(({ faults }) => faults) };
  const place = { sheet: sheets[0]?.name ?? '', row: 1, cell: null, column: null, value: null };
  const columns = KEYS.filter((key) => LIST_COLUMNS[key].required).map((key) => LIST_COLUMNS[key].header);
  return { rows: [], faults: [listFault('header.missing', place, { columns: columns.join('、') })] };
}

function readSheet(sheet: ReadSheet): { rows: ListRowText[]; faults: ImportFault[] } | undefined {
  const candidates = sheet.rows
    .slice(0, HEADER_WITHIN)
    .map((row) => ({ row, letters: lettersOf(row.cells) }));
  const header = candidates.reduce<(typeof candidates)[number] | undefined>(
    (best, candidate) =>
      candidate.letters.size > (best?.letters.size ?? HEADER_COLUMNS - 1) ? candidate : best,
    undefined,
  );
  if (!header) return undefined;
  const missing = KEYS.filter((key) => LIST_COLUMNS[key].required && !header.letters.has(key));
  if (missing.length > 0) {
    const place = { sheet: sheet.name, row: header.row.number, cell: null, column: null, value: null };
    const columns = missing.map((key) => LIST_COLUMNS[key].header).join('、');
    return { rows: [], faults: [listFault('column.missing', place, { columns })] };
  }
  const rows = sheet.rows
    .filter(({ number }) => number > header.row.number)
    .map((row) => rowText(sheet.name, row, header.letters))
    .filter(({ values }) => KEYS.some((key) => values[key] !== ''));
  return { rows, faults: [] };
}

interface HeaderCell {
  readonly letter: string;
  readonly header: string;
}

function lettersOf(cells: ReadSheet['rows'][number]['cells']): Map<ListColumnKey, HeaderCell> {
  const letters = new Map<ListColumnKey, HeaderCell>();
  for (const cell of cells) {
    const key = columnOfHeader(cell.text);
    if (key && !letters.has(key))
      letters.set(key, { letter: letterOf(cell.address), header: cell.text.trim() });
  }
  return letters;
}

function rowText(
  sheet: string,
  row: ReadSheet['rows'][number],
  letters: ReadonlyMap<ListColumnKey, HeaderCell>,
): ListRowText {
  const texts = new Map(row.cells.map((cell) => [letterOf(cell.address), cell.text.trim()]));
  const values = Object.fromEntries(
    KEYS.map((key) => [key, texts.get(letters.get(key)?.letter ?? '') ?? '']),
  ) as Record<ListColumnKey, string>;
  return {
    sheet,
    row: row.number,
    values,
    place: (column) => {
      const header = column && letters.get(column);
      return {
        sheet,
        row: row.number,
        cell: header ? `${header.letter}${row.number}` : null,
        column: header?.header ?? (column ? LIST_COLUMNS[column].header : null),
        value: column ? values[column] : null,
      };
    },
  };
}

const letterOf = (address: string): string => address.replace(/\d+$/, '');
