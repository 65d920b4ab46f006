import type { TableRow } from '@zeren/domain/cycle/duties/directives/check-table-rows';
import type { TableColumn } from '@zeren/domain/cycle/duties/directives/table-columns';
import type { KnownValues } from '@zeren/domain/cycle/duties/directives/table-words';

/** The rows of a filled table with what the system knows put into them. */
export function tableValues(
  columns: readonly TableColumn[],
  { rows, known }: { readonly rows: readonly TableRow[]; readonly known: KnownValues | null },
): TableRow[] {
  return rows.map((row, index) =>
    Object.fromEntries(
      columns.map(({ key, known: fact, total }) => {
        if (fact === null) return [key, row[key] ?? ''];
        // What is added up stands on the unit's first row alone, or it would count for every row.
        return [key, total && index > 0 ? '' : (known?.[fact] ?? '')];
      }),
    ),
  );
}
