import { readCsv } from './csv';
import { isZip, refuseCompoundFile } from './package-check';
import type { Sheet } from './sheet';
import { readWorkbook } from './workbook';

/** Reads an uploaded table, whatever its name says: workbooks by their first bytes, everything else as CSV. */
export async function readTable(file: Buffer): Promise<readonly Sheet[]> {
  refuseCompoundFile(file);
  return isZip(file) ? readWorkbook(file) : [readCsv(file)];
}
