import { readDay } from '../../../registry/organizations/import/read-day';
import { plainText } from '../may-report-duty';
import { askedColumns, TABLE_LIMITS } from './table-columns';
import type { TableColumn } from './table-columns';

/** A row as it is typed: text by the key of its column. */
export type TableRow = Readonly<Record<string, string>>;

/** What is wrong with a cell, said so that whoever fills the table can mend it. */
export interface CellFault {
  /** From 0, among the rows as they were given. */
  readonly row: number;
  readonly key: string;
  readonly code: 'missing' | 'number' | 'date' | 'choice' | 'long';
  readonly zh: string;
  readonly en: string;
}

/** The rows as they are kept, and what still stands in the way of sending them. */
export interface CheckedTable {
  readonly rows: readonly TableRow[];
  readonly faults: readonly CellFault[];
}

/**
 * Puts every cell into the one form of its type (1,200 → 1200; 2026年3月1日 → 2026-03-01) and names what does not fit.
 * Nothing is thrown away: a draft keeps what was typed. Columns that the system fills are left out.
 */
export function checkTableRows(columns: readonly TableColumn[], rows: readonly TableRow[]): CheckedTable {
  const faults: CellFault[] = [];
  const asked = askedColumns(columns);
  const kept = rows.map((row, index) =>
    Object.fromEntries(
      asked.map((column) => {
        const text = plainText(row[column.key] ?? '');
        const { value, fault } = cell(column, text);
        if (fault) faults.push({ row: index, key: column.key, ...fault(column, index + 1, text) });
        return [column.key, value];
      }),
    ),
  );
  return { rows: kept, faults };
}

/** Rows in which something stands: what is sent. */
export const filledRows = (rows: readonly TableRow[]): TableRow[] =>
  rows.filter((row) => Object.values(row).some((text) => text !== ''));

type Sentence = (column: TableColumn, row: number, text: string) => Omit<CellFault, 'row' | 'key'>;

const MISSING: Sentence = ({ name }, row) => ({
  code: 'missing',
  zh: `第 ${row} 行“${name}”没有填。请填写；没有的，数字填 0，文字填“无”。`,
  en: `Row ${row}: “${name}” is empty. Fill it in; where there is none, put 0 or “none”.`,
});
const NO_NUMBER: Sentence = ({ name }, row, text) => ({
  code: 'number',
  zh: `第 ${row} 行“${name}”要填数字，现在是“${text}”。请只填数字，如 12 或 3.5，单位不用写。`,
  en: `Row ${row}: “${name}” takes a number, not “${text}”. Put figures only, such as 12 or 3.5.`,
});
const NO_DATE: Sentence = ({ name }, row, text) => ({
  code: 'date',
  zh: `第 ${row} 行“${name}”要填日期，现在是“${text}”。请写成 2026-11-23 这样。`,
  en: `Row ${row}: “${name}” takes a date, not “${text}”. Write it as 2026-11-23.`,
});
const NO_CHOICE: Sentence = ({ name, choices }, row, text) => ({
  code: 'choice',
  zh: `第 ${row} 行“${name}”只能选：${choices.join('、')}。现在是“${text}”。`,
  en: `Row ${row}: “${name}” is one of ${choices.join(', ')}, not “${text}”.`,
});
const TOO_LONG: Sentence = ({ name }, row, text) => ({
  code: 'long',
  zh: `第 ${row} 行“${name}”最多 ${TABLE_LIMITS.cell} 字，现在 ${[...text].length} 字。请精简。`,
  en: `Row ${row}: “${name}” holds ${TABLE_LIMITS.cell} characters at most, not ${[...text].length}. Shorten it.`,
});

function cell(column: TableColumn, text: string): { value: string; fault?: Sentence } {
  if (text === '') return column.required ? { value: '', fault: MISSING } : { value: '' };
  if (column.type === 'number') {
    const number = readNumber(text);
    return number === undefined ? { value: text, fault: NO_NUMBER } : { value: number };
  }
  if (column.type === 'date') {
    const day = readDay(text.normalize('NFKC'));
    return day === undefined ? { value: text, fault: NO_DATE } : { value: day };
  }
  if (column.type === 'choice' && !column.choices.includes(text)) return { value: text, fault: NO_CHOICE };
  return [...text].length > TABLE_LIMITS.cell ? { value: text, fault: TOO_LONG } : { value: text };
}

/** A number as people write it, full-width and with thousands marked too, as a plain decimal. */
function readNumber(text: string): string | undefined {
  const plain = text.normalize('NFKC').replace(/\s/g, '');
  if (!/^-?(\d{1,3}(,\d{3})+|\d{1,12})(\.\d{1,6})?$/.test(plain)) return undefined;
  const [whole, fraction] = plain.replaceAll(',', '').split('.');
  const sign = whole!.startsWith('-') ? '-' : '';
  const digits = whole!.replace(/^-?0*(?=\d)/, '');
  const rest = fraction?.replace(/0+$/, '');
  const value = rest ? `${digits}.${rest}` : digits;
  return /^[0.]*$/.test(value) ? '0' : sign + value;
}
