import { readFile } from 'node:fs/promises';
import { checkWorkbookPackage } from './package-check';
import { MAX_COLUMNS, MAX_ROWS, PORTION_ROWS, unguardFormula, wholeSheets } from './sheet';
import type { Sheet, SheetPortion } from './sheet';
import { limitsFor, markInChild, readInChild } from './workbook-process';
import type { CellMark } from './workbook-process';

/**
 * The visible sheets of an .xlsx workbook, cell by cell as a person sees them. Cells of a merged range all carry its text.
 * Refuses what is no such workbook, has a password, or unpacks to more than it should.
 */
export async function readWorkbook(source: Buffer | string): Promise<readonly Sheet[]> {
  const file = typeof source === 'string' ? await readFile(source) : source;
  return wholeSheets(workbookPortions(file));
}

/** The same, some rows at a time. */
export async function* workbookPortions(file: Buffer): AsyncGenerator<SheetPortion> {
  const unpacked = await checkWorkbookPackage(file);
  const order = {
    verb: 'read',
    maxRows: MAX_ROWS,
    maxColumns: MAX_COLUMNS,
    portionRows: PORTION_ROWS,
  } as const;
  for await (const { name, rows } of readInChild(order, file, limitsFor(unpacked))) {
    yield {
      name,
      rows: rows.map(({ number, cells }) => ({
        number,
        cells: cells.map(({ address, text }) => ({ address, text: unguardFormula(text) })),
      })),
    };
  }
}

/** The same workbook with cells filled and commented. */
export async function markWorkbook(source: Buffer, marks: readonly CellMark[]): Promise<Buffer> {
  await checkWorkbookPackage(source);
  return markInChild({ verb: 'mark', marks }, source);
}
