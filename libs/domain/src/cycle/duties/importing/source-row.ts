import type { ImportFaultPlace } from '../../../platform/import-fault';
import { plainText } from '../may-report-duty';
import type { SourceTable } from './read-source-table';
import type { ReportMapping } from './report-mapping';
import { SOURCE_FIELD_KEYS } from './source-fields';
import type { SourceField } from './source-fields';

/** A row as its mapping reads it. */
export interface SourceRowText {
  readonly number: number;
  readonly values: Readonly<Record<SourceField, string>>;
  /** Where a fault in that field is; the whole row where no column holds it. */
  place(field?: SourceField): ImportFaultPlace;
}

/** The rows that say anything in the columns that are read. */
export function sourceRows(table: SourceTable, { columns }: Pick<ReportMapping, 'columns'>): SourceRowText[] {
  const letters = new Map(
    SOURCE_FIELD_KEYS.map((field) => [
      field,
      table.columns.find(({ header }) => columns[field] !== undefined && header === columns[field])?.letter,
    ]),
  );
  return table.rows
    .map(({ number, cells }): SourceRowText => {
      const text = (field: SourceField) => plainText(cells[letters.get(field) ?? ''] ?? '');
      const values = Object.fromEntries(SOURCE_FIELD_KEYS.map((field) => [field, text(field)])) as Record<
        SourceField,
        string
      >;
      return {
        number,
        values,
        place: (field) => {
          const letter = field && letters.get(field);
          return {
            sheet: table.sheet,
            row: number,
            cell: letter ? `${letter}${number}` : null,
            column: field ? (columns[field] ?? null) : null,
            value: field ? values[field] : null,
          };
        },
      };
    })
    .filter(({ values }) => values.unit !== '' || values.day !== '' || values.result !== '');
}

/** What tells one record from another for ever: the other system's number, else all that it says. */
export function referenceOf({ values }: Pick<SourceRowText, 'values'>): string {
  if (values.reference !== '') return `#${values.reference}`;
  const { unit, person, day, kind, result, quantity } = values;
  return `=${JSON.stringify([unit, person, day, kind, result, quantity])}`;
}
