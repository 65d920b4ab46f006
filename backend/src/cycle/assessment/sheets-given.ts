import type { SheetGiven } from '@zeren/domain/cycle/assessment/tables/sheet-rows';
import { tablePortions } from '../../platform/documents/read-table';
import { columnOf, wholeSheets } from '../../platform/documents/sheet';

/** The sheets of an uploaded workbook as the rules read them: texts by the letters of their columns. */
export async function sheetsGiven(content: Buffer): Promise<SheetGiven[]> {
  const sheets = await wholeSheets(tablePortions(content));
  return sheets.map(({ name, rows }) => ({
    name,
    rows: rows.map(({ number, cells }) => ({
      number,
      texts: new Map(cells.map(({ address, text }) => [columnOf(address), text])),
    })),
  }));
}
