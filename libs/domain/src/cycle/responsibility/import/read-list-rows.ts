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
const REQUIRED = KEYS.filter((key) => LIST_COLUMNS[key].required);

/** What is known of the sheet that is being read. */
interface OpenSheet {
  readonly name: string;
  /** Its first rows, until one of them is taken for the header. */
  held: ReadSheet['rows'];
  header: ReadonlyMap<ListColumnKey, HeaderCell> | null;
}

/**
 * Finds header and rows in every sheet that has a table of items; sheets come in portions, one after the other. Columns
 * may stand in any order.
 */
export class ListRowsReader {
  private readonly found: ImportFault[] = [];
  private sheet: OpenSheet | null = null;
  private firstName: string | null = null;
  private tables = 0;

  /** The rows of a table that this portion completes. */
  take({ name, rows }: ReadSheet): ListRowText[] {
    const before = this.sheet?.name === name ? [] : this.close();
    this.firstName ??= name;
    this.sheet ??= { name, held: [], header: null };
    const { sheet } = this;
    if (sheet.header) return textsOf(name, rows, sheet.header);
    sheet.held = [...sheet.held, ...rows];
    return sheet.held.length < HEADER_WITHIN ? before : [...before, ...this.findHeader(sheet)];
  }

  /** The rows that were still held back, and what is wrong with the tables as such. */
  end(): { rows: ListRowText[]; faults: ImportFault[] } {
    const rows = this.close();
    if (this.tables > 0) return { rows, faults: this.found };
    const place = { sheet: this.firstName ?? '', row: 1, cell: null, column: null, value: null };
    const columns = REQUIRED.map((key) => LIST_COLUMNS[key].header).join('、');
    return { rows, faults: [listFault('header.missing', place, { columns })] };
  }

  private close(): ListRowText[] {
    const { sheet } = this;
    this.sheet = null;
    return sheet && !sheet.header ? this.findHeader(sheet) : [];
  }

  /** Takes the row that names most columns for the header; without one the sheet is no table of items. */
  private findHeader(sheet: OpenSheet): ListRowText[] {
    const { name, held } = sheet;
    sheet.header = new Map();
    const candidates = held.slice(0, HEADER_WITHIN).map((row) => ({ row, letters: lettersOf(row.cells) }));
    const most = Math.max(HEADER_COLUMNS, ...candidates.map(({ letters }) => letters.size));
    const header = candidates.find(({ letters }) => letters.size === most);
    sheet.held = [];
    if (!header) return [];
    this.tables += 1;
    const missing = REQUIRED.filter((key) => !header.letters.has(key));
    if (missing.length > 0) {
      const place = { sheet: name, row: header.row.number, cell: null, column: null, value: null };
      const columns = missing.map((key) => LIST_COLUMNS[key].header).join('、');
      this.found.push(listFault('column.missing', place, { columns }));
      return [];
    }
    sheet.header = header.letters;
    return textsOf(
      name,
      held.filter(({ number }) => number > header.row.number),
      header.letters,
    );
  }
}

function textsOf(
  name: string,
  rows: ReadSheet['rows'],
  letters: ReadonlyMap<ListColumnKey, HeaderCell>,
): ListRowText[] {
  return rows
    .map((row) => rowText(name, row, letters))
    .filter(({ values }) => KEYS.some((key) => values[key] !== ''));
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
