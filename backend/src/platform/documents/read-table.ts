import { csvPortions, refuseNoText } from './csv';
import { checkWorkbookPackage, isZip, refuseCompoundFile } from './package-check';
import type { SheetPortion } from './sheet';
import { workbookPortions } from './workbook';

/**
 * Reads an uploaded table some rows at a time, whatever its name says: workbooks by their first bytes, everything else as
 * CSV. Whoever reads may stop at any portion.
 */
export function tablePortions(file: Buffer): AsyncGenerator<SheetPortion> {
  refuseCompoundFile(file);
  return isZip(file) ? workbookPortions(file) : csvPortions(file);
}

/** Refuses at once what cannot be a table, whatever its rows say: other kinds of file, passwords, archives that burst. */
export async function refuseNoTable(file: Buffer): Promise<void> {
  refuseCompoundFile(file);
  if (isZip(file)) await checkWorkbookPackage(file);
  else refuseNoText(file);
}
