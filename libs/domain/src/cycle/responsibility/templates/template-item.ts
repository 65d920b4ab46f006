import type { CadenceClause } from '../cadence-clause';
import { changedFields } from './merge-template';
import type { ContentField, TemplateItem } from './merge-template';

/** An item of a template with all that a list made from it gets. */
export interface WholeTemplateItem extends TemplateItem {
  readonly textEn: string | null;
  readonly cadenceClauses: readonly CadenceClause[] | null;
}

/** What became of an item from one version of a template to the next. */
export type TemplateChange =
  | { readonly kind: 'added' | 'removed'; readonly item: TemplateItem }
  | {
      readonly kind: 'changed';
      readonly item: TemplateItem;
      readonly fields: readonly {
        readonly field: ContentField;
        readonly before: string | null;
        readonly after: string | null;
      }[];
    };

/** The items that differ between two versions, by code: in the order of the newer one, then what it no longer has. */
export function compareTemplates(
  older: readonly TemplateItem[],
  newer: readonly TemplateItem[],
): readonly TemplateChange[] {
  const before = new Map(older.map((item) => [item.code, item]));
  const after = new Set(newer.map(({ code }) => code));
  return [
    ...newer.flatMap((item): TemplateChange[] => {
      const old = before.get(item.code);
      if (!old) return [{ kind: 'added', item }];
      const fields = changedFields(old, item);
      if (fields.length === 0) return [];
      return [
        {
          kind: 'changed',
          item,
          fields: fields
            .map((field) => ({ field, before: old[field], after: item[field] }))
            .filter(({ before, after }) => (before ?? '') !== (after ?? '')),
        },
      ];
    }),
    ...older
      .filter(({ code }) => !after.has(code))
      .map((item): TemplateChange => ({ kind: 'removed', item })),
  ];
}

/**
 * Gives every item without a number the next free one. A number that any version has used is not given again: lists are
 * merged by it.
 */
export function withCodes<Item extends { readonly code: string | null }>(
  items: readonly Item[],
  used: readonly string[],
): readonly (Item & { readonly code: string })[] {
  const taken = new Set([...used, ...items.flatMap(({ code }) => code ?? [])]);
  let number = 1;
  return items.map((item) => {
    if (item.code) return { ...item, code: item.code };
    while (taken.has(`M${number}`)) number += 1;
    const code = `M${number}`;
    taken.add(code);
    return { ...item, code };
  });
}
