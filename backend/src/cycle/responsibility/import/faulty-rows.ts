import { columnName, columnNumber, columnOf } from '../../../platform/documents/sheet';
import type { SheetPortion, SheetRow } from '../../../platform/documents/sheet';
import type { CellMark } from '../../../platform/documents/workbook-process';
import { writeWorkbook } from '../../../platform/documents/write-workbook';

const ROW_NUMBER = '原行号';

/** Of a long table the first row and those with marks, behind the number that each has in the table; the marks move along. */
export async function faultyRows(
  portions: AsyncIterable<SheetPortion>,
  marks: readonly CellMark[],
): Promise<{ workbook: Buffer; marks: readonly CellMark[] }> {
  const marked = new Set(marks.map(({ sheet }) => sheet));
  const faulty = new Set(marks.map(({ sheet, address }) => `${sheet}!${rowOf(address)}`));
  const kept = new Map<string, SheetRow[]>();
  for await (const { name, rows } of portions) {
    const some = rows.filter(({ number }) => number === 1 || faulty.has(`${name}!${number}`));
    kept.set(name, [...(kept.get(name) ?? []), ...some]);
  }
  const sheets = [...kept].filter(([name]) => marked.has(name));
  const places = new Map(
    sheets.flatMap(([name, rows]) => rows.map((row, index) => [`${name}!${row.number}`, index + 1] as const)),
  );
  const workbook = await writeWorkbook(
    sheets.map(([name, rows]) => {
      const [header, ...rest] = rows.map(textsOf);
      const columns = [ROW_NUMBER, ...header!.slice(1)].map((text) => ({ header: text ?? '', width: 20 }));
      return { name, columns, rows: rest, rowsToFill: 0 };
    }),
  );
  return {
    workbook,
    marks: marks.flatMap((mark) => {
      const row = places.get(`${mark.sheet}!${rowOf(mark.address)}`);
      return row ? [{ ...mark, address: `${columnName(columnNumber(mark.address) + 1)}${row}` }] : [];
    }),
  };
}

const rowOf = (address: string): number => Number(address.slice(columnOf(address).length));

/** The row as it was, its number in front. */
function textsOf({ number, cells }: SheetRow): (string | null)[] {
  const texts: (string | null)[] = [String(number)];
  for (const { address, text } of cells) texts[columnNumber(address)] = text;
  return Array.from(texts, (text) => text ?? null);
}
