/** A row with its place in the sheet, and the group it is ordered in. */
interface Placed {
  readonly code: string;
  readonly sort: number;
}

/**
 * Places for rows of one group (siblings, posts of an organisation). Where those known before stand in the order they
 * had, they keep their places and new ones follow at the end: a workbook that was exported and comes back changes
 * nothing. Otherwise the rows of the sheet say the order.
 */
export function keepOrder<Row extends Placed>(
  rows: readonly Row[],
  groupOf: (row: Row) => string | null,
  knownSort: (code: string) => number | undefined,
): Row[] {
  const groups = new Map<string | null, Row[]>();
  for (const row of rows) {
    const group = groups.get(groupOf(row));
    if (group) group.push(row);
    else groups.set(groupOf(row), [row]);
  }
  const sorts = new Map<Row, number>();
  for (const group of groups.values()) {
    let last = -Infinity;
    let isNew = false;
    const kept = group.map((row): [Row, number] | undefined => {
      const known = knownSort(row.code);
      if (known === undefined) {
        isNew = true;
        last = last === -Infinity ? row.sort : Math.max(last + 1, row.sort);
        return [row, last];
      }
      const fits = !isNew && known >= last;
      last = known;
      return fits ? [row, known] : undefined;
    });
    if (kept.every((one) => one !== undefined)) for (const [row, sort] of kept) sorts.set(row, sort);
  }
  return rows.map((row) => ({ ...row, sort: sorts.get(row) ?? row.sort }));
}
