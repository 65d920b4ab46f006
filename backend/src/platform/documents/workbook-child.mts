// The one program that opens workbooks from outside. It runs in a process of its own with a memory cap, a time limit,
// no environment and no right to write files or start processes, so that a hostile file harms only this process. ESM
// with nothing but type imports of our own, so that Node runs the source as it is (specs) and the build's output alike.
import { Workbook } from '@cj-tech-master/excelts';
import type { Cell, Worksheet } from '@cj-tech-master/excelts';
import type { SheetCell, SheetRow } from './sheet.js';
import type { ChildAnswer, ChildOrder, MarkOrder, ReadOrder } from './workbook-process.js';

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

/** Says the rows of a sheet, so many at a time. */
async function readSheet(sheet: Worksheet, { maxColumns, portionRows }: ReadOrder): Promise<void> {
  let computed: string | undefined;
  let rows: SheetRow[] = [];
  for (let number = 1; number <= sheet.rowCount; number += 1) {
    const row = sheet.findRow(number);
    if (!row) continue;
    const cells: SheetCell[] = [];
    row.eachCell((cell, column) => {
      if (column > maxColumns) return;
      if (cell.formula !== undefined) computed ??= cell.address;
      const text = textOf(cell);
      if (text.trim() !== '') cells.push({ address: cell.address, text });
    });
    if (computed !== undefined) throw new Computed(sheet.name, computed);
    if (cells.length > 0) rows.push({ number, cells });
    if (rows.length < portionRows) continue;
    await say({ portion: { name: sheet.name, rows } });
    rows = [];
  }
  // A sheet without rows is said too: it is there, and empty.
  await say({ portion: { name: sheet.name, rows } });
}

/** A cell that is computed: nothing is taken from a workbook that may say another thing where it is opened next. */
class Computed extends Error {
  readonly sheet: string;
  readonly address: string;

  constructor(sheet: string, address: string) {
    super();
    this.sheet = sheet;
    this.address = address;
  }
}

/** What a person sees: a date as 2026-03-31, 0.85 under a percent format as 85%. */
function textOf(cell: Cell): string {
  const { value } = cell;
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

async function answer(): Promise<void> {
  const { order, file } = await readInput();
  const workbook = new Workbook();
  await workbook.xlsx.load(file);
  if (order.verb === 'mark') {
    mark(workbook, order);
    const marked = Buffer.from(await workbook.xlsx.writeBuffer());
    await say({ end: 'done' });
    await write(marked);
    return;
  }
  const sheets = workbook.worksheets.filter(({ state }) => state === 'visible' || state === undefined);
  if (sheets.some(({ actualRowCount }) => actualRowCount > order.maxRows)) {
    await say({ end: 'too-large' });
    return;
  }
  for (const sheet of sheets) await readSheet(sheet, order);
  await say({ end: 'done' });
}

const say = (frame: ChildAnswer): Promise<void> => write(Buffer.from(JSON.stringify(frame)));

/** Waits until it is taken: what is read faster than it is worked on does not pile up. */
function write(content: Buffer): Promise<void> {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(content.length);
  return new Promise((resolve) => process.stdout.write(Buffer.concat([length, content]), () => resolve()));
}

await answer().catch((error: unknown) =>
  error instanceof Computed
    ? say({ end: 'formula', sheet: error.sheet, address: error.address })
    : say({ end: 'unreadable' }),
);
