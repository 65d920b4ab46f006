import { Workbook } from '@cj-tech-master/excelts';
import type { Worksheet } from '@cj-tech-master/excelts';
import { cellAddress, columnName, guardFormula } from './sheet';

/** A column of a sheet to be written. */
export interface ColumnSpec {
  readonly header: string;
  /** In characters of the default font; a Chinese character takes two. */
  readonly width?: number;
  /** Shown as a comment on the header. */
  readonly note?: string;
  /** A dropdown in the rows below; other values stay possible, with a warning. */
  readonly options?: readonly string[];
}

/** A sheet to be written: an optional title above, a frozen header, rows. */
export interface SheetSpec {
  readonly name: string;
  readonly title?: string;
  readonly columns: readonly ColumnSpec[];
  readonly rows: readonly (readonly (string | number | null)[])[];
  /** How many rows below the header get the dropdowns (default: the rows and 500 more). */
  readonly rowsToFill?: number;
}

const HEADER_FILL = 'FFE8ECF1';
const OPTIONS_SHEET = '选项';
const EMPTY_ROWS = 500;

/** Makes an .xlsx workbook. Text that a spreadsheet would take for a formula is written as text. */
export async function writeWorkbook(sheets: readonly SheetSpec[]): Promise<Buffer> {
  const workbook = new Workbook();
  workbook.creator = 'Zeren';
  const written = sheets.map((spec) => ({ spec, sheet: workbook.addWorksheet(spec.name) }));
  const options = new OptionLists(workbook);
  for (const { spec, sheet } of written) fillSheet(sheet, spec, options);
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

function fillSheet(sheet: Worksheet, spec: SheetSpec, options: OptionLists): void {
  const headerRow = spec.title === undefined ? 1 : 2;
  if (spec.title !== undefined) {
    const title = sheet.getCell('A1');
    title.value = guardFormula(spec.title);
    title.font = { bold: true, size: 14 };
    if (spec.columns.length > 1) sheet.mergeCells(1, 1, 1, spec.columns.length);
  }
  spec.columns.forEach((column, index) => {
    sheet.getColumn(index + 1).width = column.width ?? 14;
    const cell = sheet.getCell(cellAddress(headerRow, index + 1));
    cell.value = guardFormula(column.header);
    cell.font = { bold: true };
    cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: HEADER_FILL } };
    cell.alignment = { vertical: 'middle', wrapText: true };
    if (column.note) cell.note = { texts: [{ text: column.note }], width: 220, height: 80 };
  });
  spec.rows.forEach((values, rowIndex) => {
    values.forEach((value, columnIndex) => {
      if (value === null || value === '') return;
      const cell = sheet.getCell(cellAddress(headerRow + 1 + rowIndex, columnIndex + 1));
      cell.value = typeof value === 'string' ? guardFormula(value) : value;
      cell.alignment = { vertical: 'top', wrapText: true };
    });
  });
  sheet.views = [{ state: 'frozen', ySplit: headerRow, xSplit: 0 }];
  const lastRow = headerRow + (spec.rowsToFill ?? spec.rows.length + EMPTY_ROWS);
  spec.columns.forEach((column, index) => {
    if (!column.options?.length) return;
    const name = columnName(index + 1);
    sheet.dataValidations.add(`${name}${headerRow + 1}:${name}${lastRow}`, {
      type: 'list',
      allowBlank: true,
      formulae: [options.reference(column.options)],
      showErrorMessage: true,
      errorStyle: 'warning',
      errorTitle: column.header,
      error: '请从下拉列表中选择。',
    });
  });
}

/** Dropdown values stand on a hidden sheet: a list written into the validation itself ends at 255 characters. */
class OptionLists {
  private sheet: Worksheet | undefined;
  private readonly known = new Map<string, string>();

  constructor(private readonly workbook: Workbook) {}

  reference(values: readonly string[]): string {
    const key = JSON.stringify(values);
    const known = this.known.get(key);
    if (known) return known;
    this.sheet ??= this.workbook.addWorksheet(OPTIONS_SHEET, { state: 'veryHidden' });
    const column = this.known.size + 1;
    values.forEach((value, index) => {
      this.sheet!.getCell(cellAddress(index + 1, column)).value = guardFormula(value);
    });
    const name = columnName(column);
    const reference = `'${OPTIONS_SHEET}'!$${name}$1:$${name}$${values.length}`;
    this.known.set(key, reference);
    return reference;
  }
}
