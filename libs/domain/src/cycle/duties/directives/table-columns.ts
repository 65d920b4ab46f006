import { allow, refuse } from '../../../platform/refusal';
import type { Outcome } from '../../../platform/refusal';
import { directivesRefusals } from './directives-refusals';

/** What a cell of a column holds. */
export const COLUMN_TYPES = ['text', 'number', 'date', 'choice'] as const;
export type ColumnType = (typeof COLUMN_TYPES)[number];

/** What the system knows of a unit by itself: nobody is asked for it. */
export const KNOWN_FACTS = [
  'unit-name',
  'unit-code',
  'level',
  'domain',
  'post-title',
  'head-name',
  'holder-name',
  'members',
  'branches',
] as const;
export type KnownFact = (typeof KNOWN_FACTS)[number];

/** A column of the table that each target fills once. */
export interface TableColumn {
  readonly key: string;
  readonly name: string;
  readonly type: ColumnType;
  readonly required: boolean;
  /** Whether the merged workbook adds it up. Numbers only. */
  readonly total: boolean;
  /** Filled in by the system, never asked. */
  readonly known: KnownFact | null;
  /** Of a choice: what may be chosen. */
  readonly choices: readonly string[];
}

export const TABLE_LIMITS = { columns: 30, rows: 200, cell: 500, name: 30, choices: 50 } as const;

/** The columns that people fill. */
export const askedColumns = (columns: readonly TableColumn[]): TableColumn[] =>
  columns.filter(({ known }) => known === null);

/** A table asks for something, tells its columns apart, and adds up numbers only. */
export function tableColumns(columns: readonly TableColumn[]): Outcome<readonly TableColumn[]> {
  if (askedColumns(columns).length === 0) return refuse(directivesRefusals['directive.table-asks-nothing']());
  const names = new Set<string>();
  for (const { name, type, known, total, choices } of columns) {
    const parameters = { name };
    const plain = name.trim();
    if (names.has(plain)) return refuse(directivesRefusals['directive.column-twice']({ parameters }));
    names.add(plain);
    if (type === 'choice' && known === null && choices.length < 2)
      return refuse(directivesRefusals['directive.choices-missing']({ parameters }));
    if (total && !adds(type, known))
      return refuse(directivesRefusals['directive.total-of-words']({ parameters }));
  }
  if (new Set(columns.map(({ key }) => key)).size < columns.length)
    return refuse(directivesRefusals['directive.column-twice']({ parameters: { name: columns[0]!.name } }));
  return allow(columns.map((column) => ({ ...column, name: column.name.trim() })));
}

const adds = (type: ColumnType, known: KnownFact | null): boolean =>
  known === null ? type === 'number' : known === 'members' || known === 'branches';
