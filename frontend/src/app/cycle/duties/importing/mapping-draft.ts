import { suggestTitles } from '@zeren/domain/cycle/duties/importing/report-mapping';
import { SOURCE_FIELD_KEYS } from '@zeren/domain/cycle/duties/importing/source-fields';
import type { SourceField } from '@zeren/domain/cycle/duties/importing/source-fields';
import type { SaveReportMappingBody } from '@zeren/api-client/models/save-report-mapping-body';
import type { ReportMapping } from './report-import-api';

/** A unit as others write it, and ours. */
export interface PlacedName {
  readonly name: string;
  readonly rows: number;
  readonly unit: { readonly id: string; readonly nameZh: string } | null;
  readonly like: ReportMapping['units'][number]['like'];
}

/** A mapping while somebody puts it right. */
export interface MappingDraft {
  readonly name: string;
  readonly fields: Readonly<Partial<Record<SourceField, string>>>;
  /** By kind of record; '' where the table has one kind. */
  readonly serves: ReadonlyMap<string, readonly string[]>;
  readonly units: readonly PlacedName[];
}

/** A kind of record, and in how many rows it stands. */
export interface KindOfRecord {
  readonly kind: string;
  readonly rows: number;
}

/** What is remembered, else what was guessed: the duties by the words of their kind, a unit where one alone is like it. */
export function draftOf(mapping: ReportMapping): MappingDraft {
  const fields = Object.fromEntries(
    SOURCE_FIELD_KEYS.flatMap((key) => (mapping.fields[key] ? [[key, mapping.fields[key]]] : [])),
  );
  const remembered = new Map(mapping.serves.map(({ kind, titles }) => [kind, titles]));
  const draft: MappingDraft = {
    name: mapping.name ?? '',
    fields,
    serves: remembered,
    units: mapping.units.map(({ name, rows, organizationId, organizationName, like }) => {
      const only = like.length === 1 ? like[0] : undefined;
      const unit = organizationId
        ? { id: organizationId, nameZh: organizationName ?? '' }
        : only
          ? { id: only.id, nameZh: only.name }
          : null;
      return { name, rows, unit, like };
    }),
  };
  return withSuggestions(draft, mapping);
}

/** The kinds of record that stand in the column of kinds; one without a name where there is none. */
export function kindsOf({ fields }: MappingDraft, mapping: ReportMapping): readonly KindOfRecord[] {
  const column = mapping.columns.find(({ header }) => header === fields.kind);
  if (!column || column.values.length === 0) return [{ kind: '', rows: mapping.rows }];
  return column.values.map(({ text, rows }) => ({ kind: text, rows }));
}

/** Kinds of which nothing is said yet get what speaks of them. */
export function withSuggestions(draft: MappingDraft, mapping: ReportMapping): MappingDraft {
  const titles = mapping.titles.map(({ title }) => title);
  const serves = new Map(draft.serves);
  for (const { kind } of kindsOf(draft, mapping)) {
    if (!serves.has(kind)) serves.set(kind, suggestTitles(kind, titles));
  }
  return { ...draft, serves };
}

/** As it is sent to be kept. */
export function bodyOf(draft: MappingDraft, mapping: ReportMapping): SaveReportMappingBody {
  const kinds = new Set(kindsOf(draft, mapping).map(({ kind }) => kind));
  // Kinds that this table happens not to have stay remembered.
  const kept = draft.fields.kind === mapping.fields['kind'] ? mapping.serves : [];
  const others = kept.filter(({ kind }) => !kinds.has(kind));
  return {
    name: draft.name,
    mappingId: mapping.mappingId,
    mappingVersion: mapping.version,
    fields: { ...draft.fields },
    serves: [...others, ...[...kinds].map((kind) => ({ kind, titles: [...(draft.serves.get(kind) ?? [])] }))],
    units: draft.units.flatMap(({ name, unit }) => (unit ? [{ name, organizationId: unit.id }] : [])),
  };
}
