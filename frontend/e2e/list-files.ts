// The 73 items of the data file, as clerks keep them: a workbook, and a CSV the way Chinese Excel saves it.
import { Workbook } from '@cj-tech-master/excelts';
import iconv from 'iconv-lite';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './browser.ts';

const ITEMS = join(ROOT, 'tools/demonstration/data/responsibility-items.tsv');
const HEADER = [
  '编号',
  '岗位',
  '责任事项',
  '英文',
  '维度',
  '领域',
  '层级',
  '类型',
  '时限频次',
  '证据',
  '依据',
];

/** A file as a browser hands it over. */
export interface ChosenFile {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

/** Rows under the Chinese header; `change` may spoil a cell. */
export function itemRows(change: (row: string[]) => string[] = (row) => row): string[][] {
  const lines = readFileSync(ITEMS, 'utf8').trim().split('\n').slice(1);
  return [HEADER, ...lines.map((line) => change(line.replace(/\r$/, '').split('\t')))];
}

export async function workbookFile(name: string, rows: readonly string[][]): Promise<ChosenFile> {
  const workbook = new Workbook();
  const sheet = workbook.addWorksheet('责任清单');
  for (const row of rows) sheet.addRow(row);
  return {
    name,
    mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    buffer: Buffer.from(await workbook.xlsx.writeBuffer()),
  };
}

export function gb18030File(name: string, rows: readonly string[][]): ChosenFile {
  const text = rows.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')).join('\r\n');
  return { name, mimeType: 'text/csv', buffer: iconv.encode(text, 'gb18030') };
}
