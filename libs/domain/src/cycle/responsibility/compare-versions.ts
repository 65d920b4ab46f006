/** What is compared of an item between two versions of a list. */
export interface ComparedItem {
  readonly lineageId: string;
  readonly code: string | null;
  readonly textZh: string;
  readonly dimensionCode: string;
  readonly domainCode: string;
  readonly typeCode: string;
  readonly cadencePhrase: string;
  readonly evidenceAsked: string | null;
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
  'evidenceAsked',
  'checkingClass',
  'lineWork',
  'weight',
] as const satisfies readonly (keyof ComparedItem)[];
export type ComparedField = (typeof COMPARED_FIELDS)[number];

/** One field of an item before and after. */
export interface FieldChange {
  readonly field: ComparedField;
  readonly before: string | null;
  readonly after: string | null;
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
      const fields = COMPARED_FIELDS.filter((field) => (old[field] ?? '') !== (item[field] ?? '')).map(
        (field) => ({ field, before: old[field], after: item[field] }),
      );
      return fields.length === 0 ? [] : [{ kind: 'changed', item, fields }];
    }),
    ...older
      .filter(({ lineageId }) => !after.has(lineageId))
      .map((item) => ({ kind: 'removed' as const, item })),
  ];
}
