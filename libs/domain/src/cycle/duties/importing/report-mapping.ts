import { allow, refuse } from '../../../platform/refusal';
import type { Outcome } from '../../../platform/refusal';
import { reportImportRefusals } from './report-import-refusals';
import type { SourceColumn } from './read-source-table';
import { plainHeader, SOURCE_FIELD_KEYS, SOURCE_FIELDS } from './source-fields';
import type { SourceField } from './source-fields';

/** How another system's table is read; a unit's own, kept under a name and recognised by the header. */
export interface ReportMapping {
  /** The header of the column that holds each field. */
  readonly columns: Readonly<Partial<Record<SourceField, string>>>;
  /** Which duties a kind of record serves, by their titles; `kind` is '' where the table has one kind only. */
  readonly serves: readonly { readonly kind: string; readonly titles: readonly string[] }[];
  /** Our unit for each name that others write in another way. */
  readonly units: Readonly<Record<string, string>>;
}

export const MAPPING_NAME_LIMIT = 40;

/** A mapping as it may be kept for this table. */
export function checkMapping(
  name: string,
  { columns, serves, units }: ReportMapping,
  known: readonly Pick<SourceColumn, 'header'>[],
): Outcome<{ readonly name: string; readonly mapping: ReportMapping }> {
  const called = name.trim();
  if (called === '' || [...called].length > MAPPING_NAME_LIMIT)
    return refuse(
      reportImportRefusals['report-import.name-missing']({
        field: 'name',
        parameters: { limit: MAPPING_NAME_LIMIT },
      }),
    );
  const asked: Partial<Record<SourceField, string>> = {};
  const headers = new Set(known.map(({ header }) => header));
  for (const field of SOURCE_FIELD_KEYS) {
    const header = columns[field];
    if (header === undefined && SOURCE_FIELDS[field].required)
      return refuse(reportImportRefusals[`report-import.column-missing-${field as 'unit'}`]({ field }));
    if (header !== undefined && !headers.has(header))
      return refuse(reportImportRefusals['report-import.column-unknown']({ field, parameters: { header } }));
    if (header !== undefined) asked[field] = header;
  }
  const served = serves
    .filter(({ titles }) => titles.length > 0)
    // Without a column of kinds there is one kind.
    .filter(({ kind }) => columns.kind !== undefined || kind === '');
  if (served.length === 0)
    return refuse(reportImportRefusals['report-import.serves-nothing']({ field: 'serves' }));
  return allow({ name: called, mapping: { columns: asked, serves: served, units } });
}

/** The remembered mapping that a table was exported for: of the same header, else the one most of whose columns it has. */
export function recognise<
  Remembered extends { readonly header: readonly string[]; readonly mapping: ReportMapping },
>(headers: readonly string[], remembered: readonly Remembered[]): Remembered | undefined {
  const plain = new Set(headers.map(plainHeader));
  const same = ({ header }: Remembered) =>
    header.length === plain.size && header.every((each) => plain.has(plainHeader(each)));
  const exact = remembered.find(same);
  if (exact) return exact;
  const present = new Set(headers);
  const fits = remembered
    .map((each) => ({ each, asked: Object.values(each.mapping.columns) }))
    .filter(({ asked }) => asked.every((header) => present.has(header)));
  return fits.sort((a, b) => b.asked.length - a.asked.length)[0]?.each;
}

/** The titles that a kind of record most likely serves: those that speak of it. */
export function suggestTitles(kind: string, titles: readonly string[]): string[] {
  const word = kind.normalize('NFKC').replace(/[\s（）()]/g, '');
  return [...word].length < 2 ? [] : titles.filter((title) => title.includes(word));
}
