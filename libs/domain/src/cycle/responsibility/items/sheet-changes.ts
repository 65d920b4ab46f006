import { faultsOfRow, itemOfRow } from './read-sheet-row';
import type { CellFault } from './read-sheet-row';
import { isBlank, SHEET_COLUMNS } from './sheet-row';
import type { SheetChoices, SheetColumn, SheetItem, SheetRow } from './sheet-row';

/** Most items that one list can have. */
export const MOST_ITEMS = 200;

/** A touched row as it is sent. */
export interface SavedRow extends SheetItem {
  /** Of an item that is stored. */
  readonly id?: string;
  /** Of one that is not: named by the sender, so that sending it twice makes it once. */
  readonly newId?: string;
}

/** What has to be sent so that the stored list becomes what the sheet shows, as far as its cells can be read. */
export interface SheetChanges {
  readonly saved: readonly SavedRow[];
  readonly removed: readonly string[];
  /** The ids in their order; empty when the order stays. */
  readonly order: readonly string[];
  /** The rows as they will then be stored. */
  readonly stored: readonly SheetRow[];
}

/** Every cell that cannot be stored, by row; a code that stands twice is wrong in the later row. */
export function faultsOfSheet(
  rows: readonly SheetRow[],
  choices: SheetChoices,
): ReadonlyMap<string, readonly CellFault[]> {
  const faults = new Map<string, readonly CellFault[]>();
  const codes = new Set<string>();
  for (const row of rows) {
    if (isBlank(row)) continue;
    const found = faultsOfRow(row, choices);
    const code = row.cells.code.trim();
    if (code !== '' && codes.has(code)) {
      found.push({
        column: 'code',
        zh: `编号“${code}”前面已经用了，请另取一个。`,
        en: `The number “${code}” is used above. Choose another.`,
      });
    }
    codes.add(code);
    if (found.length > 0) faults.set(row.id, found);
  }
  return faults;
}

/** The difference between what is stored and what the sheet shows. An unreadable cell keeps what is stored of it. */
export function sheetChanges(
  base: readonly SheetRow[],
  now: readonly SheetRow[],
  choices: SheetChoices,
): SheetChanges {
  const known = new Map(base.map((row) => [row.id, row]));
  const faults = faultsOfSheet(now, choices);
  const stored = withoutTwins(
    now.flatMap((row) => storable(row, known.get(row.id), faults.get(row.id) ?? [])),
    known,
  );
  const kept = new Set(now.map(({ id }) => id));
  const ids = stored.map(({ id }) => id);
  const left = base.filter(({ id }) => kept.has(id)).map(({ id }) => id);
  const added = ids.filter((id) => !known.has(id));
  return {
    saved: stored.flatMap((row) => {
      const old = known.get(row.id);
      if (old && sameRow(old, row)) return [];
      return [{ ...(old ? { id: row.id } : { newId: row.id }), ...itemOfRow(row) }];
    }),
    removed: base.filter(({ id }) => !kept.has(id)).map(({ id }) => id),
    order: sameList([...left, ...added], ids) ? [] : ids,
    stored,
  };
}

export const hasChanges = ({ saved, removed, order }: SheetChanges): boolean =>
  saved.length > 0 || removed.length > 0 || order.length > 0;

/** Whether two rows say the same, meaning of the cadence included. */
export function sameRow(one: SheetRow, other: SheetRow): boolean {
  return SHEET_COLUMNS.every((column) => sameCell(one, other, column));
}

/** A cadence is its phrase and what the phrase means. */
export function sameCell(one: SheetRow, other: SheetRow, column: SheetColumn): boolean {
  if (one.cells[column] !== other.cells[column]) return false;
  return column !== 'cadencePhrase' || sameClauses(one, other);
}

const sameClauses = ({ clauses: one }: SheetRow, { clauses: other }: SheetRow): boolean =>
  one === other || JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));

/** The database gives the keys of an object back in an order of its own. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
}

function storable(row: SheetRow, old: SheetRow | undefined, faults: readonly CellFault[]): SheetRow[] {
  if (isBlank(row)) return old ? [old] : [];
  if (faults.length === 0) return [row];
  if (old) {
    const cells = { ...row.cells };
    let { clauses } = row;
    for (const { column } of faults) {
      cells[column] = old.cells[column];
      if (column === 'cadencePhrase') ({ clauses } = old);
    }
    return [{ ...row, cells, clauses }];
  }
  // Of a new row only the number may be left out; the rest of it would have to be made up.
  return faults.every(({ column }) => column === 'code')
    ? [{ ...row, cells: { ...row.cells, code: '' } }]
    : [];
}

/** An unreadable number falls back to the stored one; where that went to another row meanwhile, to none. */
function withoutTwins(rows: readonly SheetRow[], known: ReadonlyMap<string, SheetRow>): SheetRow[] {
  const codes = new Map<string, string>();
  for (const { id, cells } of rows) {
    const code = cells.code.trim();
    if (code !== '' && (!codes.has(code) || known.get(id)?.cells.code !== code)) codes.set(code, id);
  }
  return rows.map((row) => {
    const code = row.cells.code.trim();
    return code === '' || codes.get(code) === row.id ? row : { ...row, cells: { ...row.cells, code: '' } };
  });
}

const sameList = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((id, index) => id === other[index]);
