import type { ImportFault } from '@zeren/domain/platform/import-fault';
import { csvPortions } from './csv';
import { isZip } from './package-check';
import { columnNumber, wholeSheets } from './sheet';
import type { Sheet } from './sheet';
import { markWorkbook } from './workbook';
import type { CellMark } from './workbook-process';
import { writeWorkbook } from './write-workbook';

/** Faults beyond this are in the list on the page, not in the workbook. */
const MAX_MARKS = 5_000;

/** An uploaded table with its faulty cells filled and commented; a CSV comes back as a workbook. */
export async function markedTable(file: Buffer, faults: readonly ImportFault[]): Promise<Buffer> {
  const workbook = isZip(file) ? file : await workbookOf((await wholeSheets(csvPortions(file)))[0]!);
  return markWorkbook(workbook, marksOf(faults));
}

/** One mark per cell; a fault of a whole row stands on its first cell. */
export function marksOf(faults: readonly ImportFault[]): CellMark[] {
  const marks = new Map<string, CellMark>();
  for (const fault of faults.slice(0, MAX_MARKS)) {
    const address = fault.cell ?? `A${fault.row}`;
    const key = `${fault.sheet}!${address}`;
    const known = marks.get(key);
    const severity = known?.severity === 'error' ? 'error' : fault.severity;
    const note = known ? `${known.note}\n${fault.zh}` : fault.zh;
    marks.set(key, { sheet: fault.sheet, address, note, severity });
  }
  return [...marks.values()];
}

/** Every cell at the address it has in the CSV. */
function workbookOf(sheet: Sheet): Promise<Buffer> {
  const width = Math.max(
    1,
    ...sheet.rows.flatMap(({ cells }) => cells.map(({ address }) => columnNumber(address))),
  );
  const grid = Array.from({ length: sheet.rows.at(-1)?.number ?? 1 }, () =>
    new Array<string | null>(width).fill(null),
  );
  for (const { number, cells } of sheet.rows) {
    for (const { address, text } of cells) grid[number - 1]![columnNumber(address) - 1] = text;
  }
  const [header, ...rows] = grid;
  return writeWorkbook([
    {
      name: sheet.name,
      columns: header!.map((text) => ({ header: text ?? '', width: 20 })),
      rows,
      rowsToFill: 0,
    },
  ]);
}
