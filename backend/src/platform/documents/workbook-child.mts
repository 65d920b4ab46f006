// The one program that opens workbooks from outside. It runs in a process of its own with a memory cap, a time limit,
// no environment and no right to write files or start processes, so that a hostile file harms only this process. ESM
// with nothing but type imports of our own, so that Node runs the source as it is (specs) and the build's output alike.
import { Workbook } from '@cj-tech-master/excelts';
import type { Cell, Worksheet } from '@cj-tech-master/excelts';
import type { Sheet, SheetCell, SheetRow } from './sheet.js';
import type { ChildAnswer, ChildOrder, MarkOrder } from './workbook-process.js';

const FAULT_FILL = { error: 'FFFFC7CE', warning: 'FFFFEB9C' } as const;

async function readInput(): Promise<{ order: ChildOrder; file: Buffer }> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  const input = Buffer.concat(chunks);
  const headLength = input.readUInt32BE(0);
  return {
    order: JSON.parse(input.subarray(4, 4 + headLength).toString('utf8')) as ChildOrder,
    file: input.subarray(4 + headLength),
  };
}

function readSheet(sheet: Worksheet, order: ChildOrder): Sheet | 'too-large' {
  if (sheet.actualRowCount > order.maxRows) return 'too-large';
  const rows: SheetRow[] = [];
  sheet.eachRow((row, number) => {
    const cells: SheetCell[] = [];
    row.eachCell((cell, column) => {
      if (column > order.maxColumns) return;
      const text = textOf(cell);
      if (text.trim() !== '') cells.push({ address: cell.address, text });
    });
    if (cells.length > 0) rows.push({ number, cells });
  });
  return { name: sheet.name, rows };
}

/** What a person sees: a date as 2026-03-31, 0.85 under a percent format as 85%, the result of a formula. */
function textOf(cell: Cell): string {
  const value = cell.formula === undefined ? cell.value : cell.result;
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return dateText(value);
  if (typeof value === 'number') {
    const general = !cell.numFmt || cell.numFmt === 'General' || cell.numFmt === '@';
    return general ? String(Number(value.toPrecision(15))) : cell.displayText;
  }
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  return cell.text;
}

function dateText(value: Date): string {
  if (Number.isNaN(value.getTime())) return '';
  const iso = value.toISOString();
  return iso.endsWith('T00:00:00.000Z') ? iso.slice(0, 10) : `${iso.slice(0, 10)} ${iso.slice(11, 16)}`;
}

function mark(workbook: Workbook, order: MarkOrder): void {
  for (const { sheet: name, address, note, severity } of order.marks) {
    const sheet = workbook.getWorksheet(name);
    if (!sheet) continue;
    const cell = sheet.getCell(address);
    // Cells share style objects: a new one, or every cell of the same style turns red.
    cell.style = {
      ...cell.style,
      fill: { type: 'pattern', pattern: 'solid', fgColor: { argb: FAULT_FILL[severity] } },
    };
    cell.note = { texts: [{ text: note }], width: 240, height: 90 };
  }
}

async function answer(): Promise<{ head: ChildAnswer; file?: Buffer }> {
  const { order, file } = await readInput();
  const workbook = new Workbook();
  await workbook.xlsx.load(file);
  if (order.verb === 'mark') {
    mark(workbook, order);
    return { head: { ok: true }, file: Buffer.from(await workbook.xlsx.writeBuffer()) };
  }
  const sheets: Sheet[] = [];
  for (const sheet of workbook.worksheets.filter(({ state }) => state === 'visible' || state === undefined)) {
    const read = readSheet(sheet, order);
    if (read === 'too-large') return { head: { ok: false, reason: 'too-large' } };
    sheets.push(read);
  }
  return { head: { ok: true, sheets } };
}

const { head, file } = await answer().catch(() => ({
  head: { ok: false, reason: 'unreadable' } as ChildAnswer,
  file: undefined,
}));
const text = Buffer.from(JSON.stringify(head));
const length = Buffer.alloc(4);
length.writeUInt32BE(text.length);
process.stdout.write(Buffer.concat([length, text, file ?? Buffer.alloc(0)]));
