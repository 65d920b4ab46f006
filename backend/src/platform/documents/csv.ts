import { parse } from 'csv-parse';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { documentRefusals } from '@zeren/domain/platform/document-refusals';
import { Refused } from '../refused';
import { tooLarge } from './package-check';
import { cellAddress, MAX_COLUMNS, MAX_ROWS, PORTION_ROWS, unguardFormula } from './sheet';
import type { SheetPortion, SheetRow } from './sheet';

/**
 * Reads a CSV or tab-separated file in UTF-8, UTF-16 or GB18030 into the same rows and cells as a workbook's sheet, some at
 * a time.
 */
export async function* csvPortions(file: Buffer, name = 'CSV'): AsyncGenerator<SheetPortion> {
  const text = refuseNoText(file);
  let number = 0;
  let rows: SheetRow[] = [];
  for await (const record of recordsOf(text)) {
    number += 1;
    if (number > MAX_ROWS) throw tooLarge();
    const row = rowOf(record, number);
    if (row.cells.length > 0) rows.push(row);
    if (rows.length < PORTION_ROWS) continue;
    yield { name, rows };
    rows = [];
    await nextTurn();
  }
  if (rows.length > 0) yield { name, rows };
}

/** The text of a file that has some. */
export function refuseNoText(file: Buffer): string {
  const text = decodeText(file);
  if (text.trim() === '') throw new Refused(documentRefusals['document.empty']());
  return text;
}

/** Row numbers are those a spreadsheet shows: a record with line breaks inside quotes is still one row. */
async function* recordsOf(text: string): AsyncGenerator<string[]> {
  const parser = parse(text, {
    delimiter: delimiterOf(text),
    bom: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: false,
  });
  try {
    for await (const record of parser) yield record as string[];
  } catch {
    throw new Refused(documentRefusals['document.unreadable']());
  }
}

function rowOf(record: readonly string[], number: number): SheetRow {
  const cells = record
    .slice(0, MAX_COLUMNS)
    .map((value, column) => ({ address: cellAddress(number, column + 1), text: unguardFormula(value) }));
  return { number, cells: cells.filter(({ text }) => text.trim() !== '') };
}

/** The separator that the first line has most of. */
function delimiterOf(text: string): string {
  const firstLine = text.slice(0, text.search(/\r|\n|$/));
  const count = (separator: string) => firstLine.split(separator).length;
  return [',', '\t', ';'].reduce((best, separator) => (count(separator) > count(best) ? separator : best));
}

/** Byte order marks decide; without one, what is not valid UTF-8 must be valid GB18030 (which includes GBK and GB2312). */
export function decodeText(file: Buffer): string {
  const text = decode(encodingOf(file), file) ?? decode('gb18030', file);
  if (text === undefined) throw new Refused(documentRefusals['document.encoding-unknown']());
  // Binary files happen to be valid text now and then; text has no control characters.
  // eslint-disable-next-line no-control-regex
  if (/[\u0000-\u0008\u000e-\u001f]/.test(text))
    throw new Refused(documentRefusals['document.not-a-table']());
  return text;
}

function encodingOf(file: Buffer): string {
  if (file[0] === 0xff && file[1] === 0xfe) return 'utf-16le';
  if (file[0] === 0xfe && file[1] === 0xff) return 'utf-16be';
  return looksLikeUtf16(file) ?? 'utf-8';
}

function decode(encoding: string, file: Buffer): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(file);
  } catch {
    return undefined;
  }
}

/** Every other byte of ASCII punctuation in UTF-16 is zero; no other encoding of text has zero bytes. */
function looksLikeUtf16(file: Buffer): 'utf-16le' | 'utf-16be' | undefined {
  const sample = file.subarray(0, 4096);
  const zeros = [0, 0];
  sample.forEach((byte, index) => {
    if (byte === 0) zeros[index % 2]! += 1;
  });
  if (zeros[0] === 0 && zeros[1]! > 0) return 'utf-16le';
  if (zeros[1] === 0 && zeros[0]! > 0) return 'utf-16be';
  return undefined;
}
