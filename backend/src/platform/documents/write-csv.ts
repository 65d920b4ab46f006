import iconv from 'iconv-lite';
import { Readable } from 'node:stream';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { guardFormula, PORTION_ROWS } from './sheet';
import type { StreamedCell, StreamedSheet } from './stream-workbook';

/** UTF-8 with a byte order mark, which spreadsheets need to take it for that; GB18030 for older systems. */
export const CSV_ENCODINGS = ['utf-8', 'gb18030'] as const;

export type CsvEncoding = (typeof CSV_ENCODINGS)[number];

/**
 * Sends a table as CSV, some rows at a time. As in a workbook, text that a spreadsheet would take for a formula is guarded;
 * the reader of tables takes the guard off. An error of the rows ends the stream with it.
 */
export function streamCsv(
  { columns, rows }: Pick<StreamedSheet, 'columns' | 'rows'>,
  encoding: CsvEncoding,
): Readable {
  return Readable.from(
    portions(
      columns.map(({ header }) => header),
      rows,
      encoding,
    ),
    { objectMode: false },
  );
}

async function* portions(
  header: readonly string[],
  rows: AsyncIterable<readonly StreamedCell[]>,
  encoding: CsvEncoding,
): AsyncGenerator<Buffer> {
  const encode = (text: string) => iconv.encode(text, encoding);
  yield iconv.encode(lineOf(header), encoding, { addBOM: encoding === 'utf-8' });
  let lines: string[] = [];
  for await (const row of rows) {
    lines.push(lineOf(row));
    if (lines.length < PORTION_ROWS) continue;
    yield encode(lines.join(''));
    lines = [];
    await nextTurn();
  }
  if (lines.length > 0) yield encode(lines.join(''));
}

const lineOf = (cells: readonly StreamedCell[]): string => `${cells.map(cellOf).join(',')}\r\n`;

function cellOf(value: StreamedCell): string {
  const text = typeof value === 'string' ? guardFormula(value) : String(value ?? '');
  return /[",;\t\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
