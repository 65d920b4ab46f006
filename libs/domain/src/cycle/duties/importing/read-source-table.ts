import { fieldAlike, fieldNamed, SOURCE_FIELD_KEYS } from './source-fields';
import type { SourceField } from './source-fields';
import { readSourceDay } from './read-source-day';

/** A sheet as any reader of tables gives it. */
export interface SourceSheet {
  readonly name: string;
  readonly rows: readonly {
    readonly number: number;
    readonly cells: readonly { readonly address: string; readonly text: string }[];
  }[];
}

/** A column of another system's table, with what stands in its first rows. */
export interface SourceColumn {
  readonly letter: string;
  readonly header: string;
  readonly samples: readonly string[];
}

export interface SourceRow {
  readonly number: number;
  /** Text by the column's letter. */
  readonly cells: Readonly<Record<string, string>>;
}

/** The one table that is taken from a file. */
export interface SourceTable {
  readonly sheet: string;
  readonly headerRow: number;
  readonly columns: readonly SourceColumn[];
  readonly rows: readonly SourceRow[];
}

const HEADER_WITHIN = 10;
const SAMPLES = 3;

/**
 * Finds the table: of all sheets, and of the first rows of each, the row that names most fields we know stands for the
 * header; where none names any, the widest of them does. Null when there is nothing below a header.
 */
export function readSourceTable(sheets: readonly SourceSheet[]): SourceTable | null {
  const found = sheets.flatMap((sheet) => {
    const rows = sheet.rows.map(({ number, cells }) => ({ number, cells: textsOf(cells) }));
    const [header] = rows
      .slice(0, HEADER_WITHIN)
      .map((row) => ({ row, score: scoreOf(Object.values(row.cells)) }))
      .sort((a, b) => b.score - a.score || a.row.number - b.row.number);
    if (!header) return [];
    const below = rows.filter(({ number }) => number > header.row.number);
    return below.length === 0 ? [] : [{ sheet: sheet.name, header: header.row, score: header.score, below }];
  });
  const [best] = found.sort((a, b) => b.score - a.score || b.below.length - a.below.length);
  if (!best) return null;
  const columns = Object.entries(best.header.cells).map(([letter, header]) => ({
    letter,
    header,
    samples: samplesOf(best.below, letter),
  }));
  return { sheet: best.sheet, headerRow: best.header.number, columns, rows: best.below };
}

/** Which column is which field, as far as names and values tell: for a person to put right. */
export function guessColumns({
  columns,
}: Pick<SourceTable, 'columns'>): Partial<Record<SourceField, string>> {
  const guessed = new Map<SourceField, string>();
  const take = (by: (column: SourceColumn) => SourceField | undefined) => {
    const taken = new Set(guessed.values());
    for (const column of columns) {
      const field = by(column);
      if (!field || guessed.has(field) || taken.has(column.header)) continue;
      guessed.set(field, column.header);
      taken.add(column.header);
    }
  };
  take(({ header }) => fieldNamed(header));
  take(({ header }) => fieldAlike(header));
  take(({ samples }) => (samples.length > 0 && samples.every(isDay) ? 'day' : undefined));
  return Object.fromEntries(SOURCE_FIELD_KEYS.flatMap((key) => pair(key, guessed.get(key))));
}

const pair = (key: SourceField, header: string | undefined): [SourceField, string][] =>
  header === undefined ? [] : [[key, header]];

const isDay = (text: string): boolean => readSourceDay(text, '2026-12-31') !== undefined;

/** A field that is named outright counts for much, one that is alike for something, any text for a little. */
function scoreOf(texts: readonly string[]): number {
  const fields = new Set(texts.flatMap((text) => fieldNamed(text) ?? []));
  const alike = new Set(texts.flatMap((text) => fieldAlike(text) ?? []));
  return fields.size * 100 + alike.size * 50 + texts.length;
}

function textsOf(cells: SourceSheet['rows'][number]['cells']): Record<string, string> {
  return Object.fromEntries(
    cells
      .map(({ address, text }) => [address.replace(/\d+$/, ''), text.trim()] as const)
      .filter(([, text]) => text !== ''),
  );
}

function samplesOf(rows: readonly SourceRow[], letter: string): string[] {
  const samples = new Set<string>();
  for (const { cells } of rows) {
    if (cells[letter]) samples.add(cells[letter]);
    if (samples.size === SAMPLES) break;
  }
  return [...samples];
}
