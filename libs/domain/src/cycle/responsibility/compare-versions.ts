import type { CadenceClause } from './cadence-clause';
import { cadenceSentence } from './cadence-sentence';

/** What is compared of an item between two versions of a list. */
export interface ComparedItem {
  readonly lineageId: string;
  readonly code: string | null;
  readonly textZh: string;
  readonly dimensionCode: string;
  readonly domainCode: string;
  readonly typeCode: string;
  readonly cadencePhrase: string;
  readonly cadenceClauses: readonly CadenceClause[] | null;
  readonly quantity: string | null;
  readonly quantityUnit: string | null;
  readonly standard: string | null;
  readonly evidenceAsked: string | null;
  readonly basis: string;
  readonly checkingClass: string;
  readonly lineWork: string | null;
  readonly weight: string | null;
}

export const COMPARED_FIELDS = [
  'code',
  'textZh',
  'dimensionCode',
  'domainCode',
  'typeCode',
  'cadencePhrase',
  'cadenceClauses',
  'quantity',
  'quantityUnit',
  'standard',
  'evidenceAsked',
  'basis',
  'checkingClass',
  'lineWork',
  'weight',
] as const satisfies readonly (keyof ComparedItem)[];
export type ComparedField = (typeof COMPARED_FIELDS)[number];

/** One field of an item before and after; in English too where the words are the program's own. */
export interface FieldChange {
  readonly field: ComparedField;
  readonly before: string | null;
  readonly after: string | null;
  readonly beforeEn: string | null;
  readonly afterEn: string | null;
}

/** What became of an item from one version to the next. */
export type ItemChange<Item extends ComparedItem> =
  | { readonly kind: 'added'; readonly item: Item }
  | { readonly kind: 'removed'; readonly item: Item }
  | { readonly kind: 'changed'; readonly item: Item; readonly fields: readonly FieldChange[] };

/**
 * The items that differ, by lineage: in the order of the newer version, then what it no longer has. Moving an item to
 * another place in the list is no change.
 */
export function compareVersions<Item extends ComparedItem>(
  older: readonly Item[],
  newer: readonly Item[],
): readonly ItemChange<Item>[] {
  const before = new Map(older.map((item) => [item.lineageId, item]));
  const after = new Set(newer.map(({ lineageId }) => lineageId));
  return [
    ...newer.flatMap((item): ItemChange<Item>[] => {
      const old = before.get(item.lineageId);
      if (!old) return [{ kind: 'added', item }];
      const fields = COMPARED_FIELDS.flatMap((field) => changeOf(field, old, item) ?? []);
      return fields.length === 0 ? [] : [{ kind: 'changed', item, fields }];
    }),
    ...older
      .filter(({ lineageId }) => !after.has(lineageId))
      .map((item) => ({ kind: 'removed' as const, item })),
  ];
}

function changeOf(field: ComparedField, old: ComparedItem, item: ComparedItem): FieldChange | undefined {
  if (field === 'cadenceClauses') return readingChange(old, item);
  const [before, after] = [old[field], item[field]];
  return (before ?? '') === (after ?? '')
    ? undefined
    : { field, before, after, beforeEn: null, afterEn: null };
}

/** A phrase that changed says itself what is asked now; one that stayed may have been settled otherwise. */
function readingChange(old: ComparedItem, item: ComparedItem): FieldChange | undefined {
  if (old.cadencePhrase !== item.cadencePhrase) return undefined;
  if (JSON.stringify(old.cadenceClauses) === JSON.stringify(item.cadenceClauses)) return undefined;
  const before = old.cadenceClauses && cadenceSentence(old.cadenceClauses);
  const after = item.cadenceClauses && cadenceSentence(item.cadenceClauses);
  return {
    field: 'cadenceClauses',
    before: before?.zh ?? null,
    after: after?.zh ?? null,
    beforeEn: before?.en ?? null,
    afterEn: after?.en ?? null,
  };
}
