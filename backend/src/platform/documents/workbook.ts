import { readFile } from 'node:fs/promises';
import { checkWorkbookPackage } from './package-check';
import { MAX_COLUMNS, MAX_ROWS, unguardFormula } from './sheet';
import type { Sheet } from './sheet';
import { askWorkbookChild } from './workbook-process';
import type { CellMark } from './workbook-process';

/**
 * The visible sheets of an .xlsx workbook, cell by cell as a person sees them. Cells of a merged range all carry its text.
 * Refuses what is no such workbook, has a password, or unpacks to more than it should.
 */
export async function readWorkbook(source: Buffer | string): Promise<readonly Sheet[]> {
  const file = typeof source === 'string' ? await readFile(source) : source;
  await checkWorkbookPackage(file);
  const { sheets } = await askWorkbookChild(
    { verb: 'read', maxRows: MAX_ROWS, maxColumns: MAX_COLUMNS },
    file,
  );
  return sheets.map(({ name, rows }) => ({
    name,
    rows: rows.map(({ number, cells }) => ({
      number,
      cells: cells.map(({ address, text }) => ({ address, text: unguardFormula(text) })),
    })),
  }));
}

/** The same workbook with cells filled and commented. */
export async function markWorkbook(source: Buffer, marks: readonly CellMark[]): Promise<Buffer> {
  await checkWorkbookPackage(source);
  const order = { verb: 'mark', marks, maxRows: MAX_ROWS, maxColumns: MAX_COLUMNS } as const;
  return (await askWorkbookChild(order, source)).file;
}
