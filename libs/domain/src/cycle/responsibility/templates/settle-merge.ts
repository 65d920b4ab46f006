import { changedFields, mergeTemplate } from './merge-template';
import type { ContentField, LiveItem, MergeStep, TemplateItem } from './merge-template';

/** What is done to a list once every question is answered; `next` is the new version's item. */
export type MergeAction<Item extends TemplateItem> =
  | {
      readonly kind: 'take';
      readonly itemId: string;
      readonly next: Item;
      readonly fields: readonly ContentField[];
    }
  | { readonly kind: 'add'; readonly next: Item }
  | { readonly kind: 'drop'; readonly itemId: string }
  /** Kept although the template has it no more: from now on it is the list's own. */
  | { readonly kind: 'own'; readonly itemId: string };

/** What the new version does to one list. */
export interface SettledMerge<Item extends TemplateItem> {
  readonly steps: readonly MergeStep[];
  readonly actions: readonly MergeAction<Item>[];
  /** The questions nobody has answered; while there are any, the list is left as it is. */
  readonly waiting: number;
}

/** By what an answer names the question: the item of the list, or the template's number of one that the list took out. */
export function choiceKey(step: Extract<MergeStep, { kind: 'choose' }>): string {
  return step.itemId ?? step.next!.code;
}

/**
 * Merges a new version into a list with the answers that were given; `rest` answers every other question. True takes the
 * template's wording, false keeps the list's: of the fields that were asked about, the others are taken over anyway.
 */
export function settleMerge<Item extends TemplateItem>(
  base: readonly TemplateItem[],
  next: readonly Item[],
  live: readonly LiveItem[],
  answers: ReadonlyMap<string, boolean>,
  rest: boolean | null,
): SettledMerge<Item> {
  const before = new Map(base.map((item) => [item.code, item]));
  const after = new Map(next.map((item) => [item.code, item]));
  const held = new Map(live.map((item) => [item.itemId, item]));
  const steps = mergeTemplate(base, next, live);
  const actions: MergeAction<Item>[] = [];
  let waiting = 0;
  for (const step of steps) {
    if (step.kind === 'keep') continue;
    if (step.kind === 'drop') actions.push(step);
    else if (step.kind === 'add') actions.push({ kind: 'add', next: after.get(step.next.code)! });
    else if (step.kind === 'take') actions.push({ ...step, next: after.get(step.next.code)! });
    else {
      const taken = answers.get(choiceKey(step)) ?? rest;
      if (taken === null) waiting += 1;
      else actions.push(...chosen(step, taken));
    }
  }
  return { steps, actions, waiting };

  function chosen(step: Extract<MergeStep, { kind: 'choose' }>, taken: boolean): MergeAction<Item>[] {
    const { itemId } = step;
    if (step.next === null) return [{ kind: taken ? 'drop' : 'own', itemId: itemId! }];
    const now = after.get(step.next.code)!;
    if (itemId === null) return taken ? [{ kind: 'add', next: now }] : [];
    const item = held.get(itemId)!;
    const apart = changedFields(item, now);
    const theirs = changedFields(before.get(now.code)!, now).filter((field) => apart.includes(field));
    const fields = taken ? theirs : theirs.filter((field) => !step.fields.includes(field));
    return fields.length === 0 ? [] : [{ kind: 'take', itemId, next: now, fields }];
  }
}
