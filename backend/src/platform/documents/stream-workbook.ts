import { WorkbookWriter } from '@cj-tech-master/excelts';
import { PassThrough } from 'node:stream';
import type { Readable } from 'node:stream';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { guardFormula } from './sheet';
import type { ColumnSpec } from './write-workbook';

/** What a cell holds; numbers stay numbers, so that a spreadsheet adds them up. */
export type StreamedCell = string | number | null;

/** A sheet whose rows come while it is being sent. */
export interface StreamedSheet {
  readonly name: string;
  readonly columns: readonly Pick<ColumnSpec, 'header' | 'width'>[];
  readonly rows: AsyncIterable<readonly StreamedCell[]>;
}

/** Other requests get their turn after so many rows. */
const ROWS_PER_TURN = 100;

/**
 * Sends an .xlsx workbook row by row: neither memory nor the time that others wait grows with it. Text that a spreadsheet
 * would take for a formula is written as text. An error of the rows ends the stream with it.
 */
export function streamWorkbook(...sheets: readonly StreamedSheet[]): Readable {
  const stream = new PassThrough();
  write(sheets, stream).catch((error: Error) => stream.destroy(error));
  return stream;
}

async function write(sheets: readonly StreamedSheet[], stream: PassThrough): Promise<void> {
  const workbook = new WorkbookWriter({ stream, useStyles: true, useSharedStrings: false });
  for (const sheet of sheets) await writeSheet(workbook, sheet, stream);
  if (!stream.destroyed) await workbook.commit();
}

async function writeSheet(
  workbook: WorkbookWriter,
  { name, columns, rows }: StreamedSheet,
  stream: PassThrough,
): Promise<void> {
  const sheet = workbook.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1, xSplit: 0 }] });
  sheet.columns = columns.map(({ width = 14 }) => ({
    width,
    style: { alignment: { vertical: 'top', wrapText: true } },
  }));
  const header = sheet.addRow(columns.map((column) => guardFormula(column.header)));
  header.font = { bold: true };
  header.commit();
  let count = 0;
  for await (const row of rows) {
    if (stream.destroyed) return;
    sheet.addRow(row.map((cell) => (typeof cell === 'string' ? guardFormula(cell) : cell))).commit();
    count += 1;
    if (count % ROWS_PER_TURN === 0) await nextTurn();
  }
  sheet.commit();
}
