import { tidyCell } from '@zeren/domain/cycle/responsibility/items/read-sheet-row';
import { MOST_ITEMS } from '@zeren/domain/cycle/responsibility/items/sheet-changes';
import { blankRow, SHEET_COLUMNS } from '@zeren/domain/cycle/responsibility/items/sheet-row';
import type { SheetChoices, SheetColumn, SheetRow } from '@zeren/domain/cycle/responsibility/items/sheet-row';
import { newRowId } from './row-id';

/** Cells that are selected: rows and columns, both ends within. */
export interface SheetArea {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

/** What a cell now says. */
export interface CellText {
  readonly rowId: string;
  readonly column: SheetColumn;
  readonly text: string;
}

type Rows = readonly SheetRow[];
type Table = readonly (readonly string[])[];

/** The rows with these cells written. A changed phrase has to be read anew. */
export function writeCells(rows: Rows, texts: readonly CellText[], choices: SheetChoices): Rows {
  const byRow = new Map<string, CellText[]>();
  for (const text of texts) byRow.set(text.rowId, [...(byRow.get(text.rowId) ?? []), text]);
  return rows.map((row) => {
    const own = byRow.get(row.id);
    if (!own) return row;
    const cells = { ...row.cells };
    for (const { column, text } of own) cells[column] = tidyCell(column, text, choices);
    const samePhrase = cells.cadencePhrase === row.cells.cadencePhrase;
    return { ...row, cells, clauses: samePhrase ? row.clauses : null };
  });
}

/** A block pasted over an area: rows are added where there are too few, a single cell fills the whole area. */
export function pasteBlock(
  rows: Rows,
  area: SheetArea,
  table: Table,
  choices: SheetChoices,
): { readonly rows: Rows; readonly over: number } {
  const block = spread(table, area);
  const missing = Math.max(0, area.top + block.length - rows.length);
  const room = Math.max(0, MOST_ITEMS - rows.length);
  const whole = addRows(rows, rows.length, Math.min(missing, room), choices);
  const texts = block.flatMap((line, down) => {
    const row = whole[area.top + down];
    if (!row) return [];
    return line.flatMap((text, right): CellText[] => {
      const column = SHEET_COLUMNS[area.left + right];
      return column ? [{ rowId: row.id, column, text }] : [];
    });
  });
  return { rows: writeCells(whole, texts, choices), over: Math.max(0, missing - room) };
}

/** The first line of a copied table where it only repeats what the columns are called. */
export function withoutHeader(
  table: Table,
  left: number,
  namesOf: (column: SheetColumn) => readonly string[],
): Table {
  const [head] = table;
  const filled = head?.filter((text) => text.trim() !== '') ?? [];
  const isHeader =
    filled.length > 0 &&
    head!.every((text, index) => {
      const column = SHEET_COLUMNS[left + index];
      return text.trim() === '' || (column !== undefined && namesOf(column).includes(text.trim()));
    });
  return isHeader ? table.slice(1) : table;
}

/** Takes the area's first row down into the others; of a single row, what stands above it. */
export function fillDown(rows: Rows, { top, bottom, left, right }: SheetArea, choices: SheetChoices): Rows {
  const from = top === bottom ? top - 1 : top;
  const source = rows[from];
  if (!source) return rows;
  const columns = SHEET_COLUMNS.slice(left, right + 1);
  const filled = rows.slice(from + 1, bottom + 1);
  const texts = filled.flatMap((row) =>
    columns.map((column): CellText => ({ rowId: row.id, column, text: source.cells[column] })),
  );
  const written = writeCells(rows, texts, choices);
  // What was settled for the phrase above holds for the same phrase below.
  const ids = new Set(filled.map(({ id }) => id));
  if (!columns.includes('cadencePhrase')) return written;
  return written.map((row) => (ids.has(row.id) ? { ...row, clauses: source.clauses } : row));
}

/** New rows at a place, with the catalogue words of the row above. */
export function addRows(rows: Rows, at: number, count: number, choices: SheetChoices): Rows {
  const added: SheetRow[] = [];
  for (let n = 0; n < count; n += 1) {
    added.push(blankRow(newRowId(), added.at(-1) ?? rows[at - 1], choices));
  }
  return [...rows.slice(0, at), ...added, ...rows.slice(at)];
}

export const removeRows = (rows: Rows, { top, bottom }: SheetArea): Rows =>
  rows.filter((_, index) => index < top || index > bottom);

/** Moves the area's rows by one; at the edge they stay. */
export function moveRows(rows: Rows, { top, bottom }: SheetArea, by: -1 | 1): Rows {
  const beyond = by < 0 ? top - 1 : bottom + 1;
  const neighbour = rows[beyond];
  if (!neighbour) return rows;
  const block = rows.slice(top, bottom + 1);
  return by < 0
    ? [...rows.slice(0, beyond), ...block, neighbour, ...rows.slice(bottom + 1)]
    : [...rows.slice(0, top), neighbour, ...block, ...rows.slice(beyond + 1)];
}

function spread(table: Table, { top, bottom, left, right }: SheetArea): Table {
  const [first] = table;
  if (table.length !== 1 || first!.length !== 1) return table;
  const line = Array.from({ length: right - left + 1 }, () => first![0]!);
  return Array.from({ length: bottom - top + 1 }, () => line);
}
