/** What a template version and a list made from it both have of an item. */
export interface TemplatedContent {
  readonly textZh: string;
  readonly dimension: string;
  readonly domain: string;
  readonly type: string;
  readonly cadencePhrase: string;
  readonly quantity: string | null;
  readonly quantityUnit: string | null;
  readonly standard: string | null;
  readonly evidenceAsked: string | null;
  readonly basis: string;
  readonly checkingClass: string;
  readonly lineWork: string | null;
  readonly weight: string | null;
}

/** An item of a template version; `code` is the same through all versions. */
export interface TemplateItem extends TemplatedContent {
  readonly code: string;
}

/** An item of a live list; `templateCode` is null for what was added locally. */
export interface LiveItem extends TemplatedContent {
  readonly itemId: string;
  readonly templateCode: string | null;
}

export type ContentField = keyof TemplatedContent;

/** What a new template version means for one item of a live list (three-way merge; features, B1). */
export type MergeStep =
  /** Nothing to do: not in the template, or the template did not change it. */
  | { readonly kind: 'keep'; readonly itemId: string; readonly local: boolean }
  /** The list has it as the old version had it: the new wording is taken over. */
  | {
      readonly kind: 'take';
      readonly itemId: string;
      readonly next: TemplateItem;
      readonly fields: readonly ContentField[];
    }
  /** The new version has it first. */
  | { readonly kind: 'add'; readonly next: TemplateItem }
  /** The new version has it no more, and the list has it unchanged. */
  | { readonly kind: 'drop'; readonly itemId: string }
  /** Both changed it, or one changed what the other dropped: somebody chooses. */
  | {
      readonly kind: 'choose';
      readonly itemId: string | null;
      readonly next: TemplateItem | null;
      readonly fields: readonly ContentField[];
    };

const FIELDS: readonly ContentField[] = [
  'textZh',
  'dimension',
  'domain',
  'type',
  'cadencePhrase',
  'quantity',
  'quantityUnit',
  'standard',
  'evidenceAsked',
  'basis',
  'checkingClass',
  'lineWork',
  'weight',
];

/** The fields in which two contents differ. A number and its unit are one thing that is said. */
export function changedFields(one: TemplatedContent, other: TemplatedContent): ContentField[] {
  const quantified = isApart('quantity', one, other) || isApart('quantityUnit', one, other);
  return FIELDS.filter((field) =>
    field === 'quantity' || field === 'quantityUnit' ? quantified : isApart(field, one, other),
  );
}

const isApart = (field: ContentField, one: TemplatedContent, other: TemplatedContent): boolean =>
  (one[field] ?? '') !== (other[field] ?? '');

/**
 * Compares the version a list was made from with the next one and with the list as it stands. Steps come in the order of
 * the list, then what is new in the order of the template. Local additions are always kept.
 */
export function mergeTemplate(
  base: readonly TemplateItem[],
  next: readonly TemplateItem[],
  live: readonly LiveItem[],
): readonly MergeStep[] {
  const before = new Map(base.map((item) => [item.code, item]));
  const after = new Map(next.map((item) => [item.code, item]));
  const inList = new Set(live.map(({ templateCode }) => templateCode));
  const steps = live.map((item): MergeStep => {
    const old = item.templateCode === null ? undefined : before.get(item.templateCode);
    const now = item.templateCode === null ? undefined : after.get(item.templateCode);
    if (!old) return { kind: 'keep', itemId: item.itemId, local: item.templateCode === null };
    const own = changedFields(old, item);
    if (!now)
      return own.length === 0
        ? { kind: 'drop', itemId: item.itemId }
        : { kind: 'choose', itemId: item.itemId, next: null, fields: own };
    const theirs = changedFields(old, now);
    const apart = changedFields(item, now);
    if (theirs.length === 0 || apart.length === 0) return { kind: 'keep', itemId: item.itemId, local: false };
    const contested = theirs.filter((field) => own.includes(field) && apart.includes(field));
    return contested.length === 0
      ? {
          kind: 'take',
          itemId: item.itemId,
          next: now,
          fields: theirs.filter((field) => apart.includes(field)),
        }
      : { kind: 'choose', itemId: item.itemId, next: now, fields: contested };
  });
  const added = next
    .filter(({ code }) => !inList.has(code))
    .flatMap((item): MergeStep[] => {
      const old = before.get(item.code);
      if (!old) return [{ kind: 'add', next: item }];
      // The list had taken it out: only a changed wording is worth asking about.
      const fields = changedFields(old, item);
      return fields.length === 0 ? [] : [{ kind: 'choose', itemId: null, next: item, fields }];
    });
  return [...steps, ...added];
}

/** The content after a step that takes over: the new version's words in the given fields, the list's in the others. */
export function takenOver(
  item: TemplatedContent,
  next: TemplatedContent,
  fields: readonly ContentField[],
): TemplatedContent {
  const content = Object.fromEntries(
    FIELDS.map((field) => [field, fields.includes(field) ? next[field] : item[field]]),
  );
  return content as unknown as TemplatedContent;
}
