import type { ImportFault } from '../../../platform/import-fault';
import { countyFault } from './county-import-faults';
import type { ColumnKey, CountyRow, CountySheetKey } from './county-sheets';

type FaultCode = Parameters<typeof countyFault>[0];

/** Collects the faults of one row; a row is good as long as none of them is an error. */
export class RowCheck<K extends CountySheetKey> {
  readonly faults: ImportFault[] = [];

  constructor(readonly source: CountyRow<K>) {}

  get isGood(): boolean {
    return this.faults.every(({ severity }) => severity !== 'error');
  }

  value(column: ColumnKey<K>): string {
    return this.source.values[column];
  }

  fault(
    code: FaultCode,
    column?: ColumnKey<K>,
    parameters: Readonly<Record<string, string | number>> = {},
  ): void {
    const place = this.source.place(column);
    this.faults.push(countyFault(code, place, { column: place.column ?? '', ...parameters }));
  }

  /** The text of a cell that must be filled and short enough. */
  required(column: ColumnKey<K>, limit = 100): string {
    const text = this.value(column);
    if (text === '') this.fault('cell.empty', column);
    else if (text.length > limit) this.fault('cell.too-long', column, { limit });
    return text;
  }

  /** The text of a cell that may be empty. */
  optional(column: ColumnKey<K>, limit = 200): string | null {
    const text = this.value(column);
    if (text.length > limit) this.fault('cell.too-long', column, { limit });
    return text === '' ? null : text;
  }

  /** A code that must be filled and well formed. */
  code(column: ColumnKey<K>): string {
    const text = this.value(column);
    if (text === '') this.fault('cell.empty', column);
    else if (!/^[0-9A-Za-z][0-9A-Za-z._-]{0,39}$/.test(text)) this.fault('code.malformed', column);
    return text;
  }

  /** 是 or 否; `otherwise` for an empty cell. */
  yesNo(column: ColumnKey<K>, otherwise: boolean): boolean {
    const text = this.value(column);
    if (text === '') return otherwise;
    if (text !== '是' && text !== '否') this.fault('cell.not-yes-no', column);
    return text === '是';
  }
}

/** Marks every row whose code stands in an earlier row already. */
export function markDuplicateCodes<K extends CountySheetKey>(
  checks: readonly RowCheck<K>[],
  column: ColumnKey<K>,
): void {
  const firstRows = new Map<string, number>();
  for (const check of checks) {
    const code = check.value(column);
    if (code === '') continue;
    const first = firstRows.get(code);
    if (first === undefined) firstRows.set(code, check.source.row);
    else check.fault('code.duplicate', column, { other: first });
  }
}
