import { sameCell, sameRow } from './sheet-changes';
import { SHEET_COLUMNS } from './sheet-row';
import type { SheetColumn, SheetRow } from './sheet-row';

/** Something that both changed, each in another way. */
export type SheetConflict =
  | {
      readonly kind: 'cell';
      readonly rowId: string;
      readonly column: SheetColumn;
      readonly mine: SheetRow;
      readonly theirs: SheetRow;
    }
  /** Changed here, taken out there. */
  | { readonly kind: 'removed-there'; readonly rowId: string; readonly mine: SheetRow }
  /** Taken out here, changed there. */
  | { readonly kind: 'removed-here'; readonly rowId: string; readonly theirs: SheetRow };

export interface MergedSheets {
  /** Both sides' work together; where they clash it is mine, until somebody has chosen. */
  readonly rows: readonly SheetRow[];
  readonly conflicts: readonly SheetConflict[];
  /** Cells and rows that came in from the other side without a clash. */
  readonly taken: number;
}

/**
 * Brings together what two people (or one before and after a lost line) made of the same sheet: cell by cell, against
 * what both began with.
 */
export function mergeSheets(
  base: readonly SheetRow[],
  mine: readonly SheetRow[],
  theirs: readonly SheetRow[],
): MergedSheets {
  const [baseById, mineById, theirsById] = [byId(base), byId(mine), byId(theirs)];
  const conflicts: SheetConflict[] = [];
  const merged = new Map<string, SheetRow>();
  let taken = 0;
  for (const row of mine) {
    const there = theirsById.get(row.id);
    const old = baseById.get(row.id);
    if (there) {
      const both = mergeRow(old ?? there, row, there);
      merged.set(row.id, both.row);
      conflicts.push(...both.conflicts);
      taken += both.taken;
    } else if (!old) {
      merged.set(row.id, row);
    } else if (sameRow(old, row)) {
      taken += 1;
    } else {
      merged.set(row.id, row);
      conflicts.push({ kind: 'removed-there', rowId: row.id, mine: row });
    }
  }
  for (const row of theirs) {
    if (mineById.has(row.id)) continue;
    const old = baseById.get(row.id);
    if (!old) {
      merged.set(row.id, row);
      taken += 1;
    } else if (!sameRow(old, row)) {
      conflicts.push({ kind: 'removed-here', rowId: row.id, theirs: row });
    }
  }
  const rows = orderOf(base, mine, theirs).flatMap((id) => merged.get(id) ?? []);
  return { rows, conflicts, taken };
}

/** The rows once somebody has chosen the other side's version of something. */
export function takeTheirs(rows: readonly SheetRow[], conflict: SheetConflict): readonly SheetRow[] {
  switch (conflict.kind) {
    case 'cell':
      return rows.map((row) =>
        row.id === conflict.rowId ? withCellOf(row, conflict.theirs, conflict.column) : row,
      );
    case 'removed-there':
      return rows.filter(({ id }) => id !== conflict.rowId);
    case 'removed-here':
      return rows.some(({ id }) => id === conflict.rowId) ? rows : [...rows, conflict.theirs];
  }
}

function mergeRow(old: SheetRow, mine: SheetRow, theirs: SheetRow) {
  const conflicts: SheetConflict[] = [];
  let row = mine;
  let taken = 0;
  for (const column of SHEET_COLUMNS) {
    if (sameCell(mine, theirs, column)) continue;
    const changedHere = !sameCell(old, mine, column);
    const changedThere = !sameCell(old, theirs, column);
    if (changedThere && !changedHere) {
      row = withCellOf(row, theirs, column);
      taken += 1;
    } else if (changedThere) {
      conflicts.push({ kind: 'cell', rowId: mine.id, column, mine, theirs });
    }
  }
  return { row, conflicts, taken };
}

function withCellOf(row: SheetRow, from: SheetRow, column: SheetColumn): SheetRow {
  return {
    ...row,
    cells: { ...row.cells, [column]: from.cells[column] },
    clauses: column === 'cadencePhrase' ? from.clauses : row.clauses,
  };
}

/** My order where I changed it, else theirs; what only the other side has comes behind what it stood behind there. */
function orderOf(
  base: readonly SheetRow[],
  mine: readonly SheetRow[],
  theirs: readonly SheetRow[],
): readonly string[] {
  const inMine = new Set(mine.map(({ id }) => id));
  const inBase = new Set(base.map(({ id }) => id));
  const before = base.map(({ id }) => id).filter((id) => inMine.has(id));
  const after = mine.map(({ id }) => id).filter((id) => inBase.has(id));
  const moved = before.some((id, index) => id !== after[index]);
  const [lead, other] = moved ? [mine, theirs] : [theirs, mine];
  const order = lead.map(({ id }) => id);
  const placed = new Set(order);
  for (const [index, { id }] of other.entries()) {
    if (placed.has(id)) continue;
    const previous = index === 0 ? -1 : order.indexOf(other[index - 1]!.id);
    order.splice(previous + 1, 0, id);
    placed.add(id);
  }
  return order;
}

const byId = (rows: readonly SheetRow[]): ReadonlyMap<string, SheetRow> =>
  new Map(rows.map((row) => [row.id, row]));
