import { takenOver } from '@zeren/domain/cycle/responsibility/templates/merge-template';
import type { LiveItem, TemplatedContent } from '@zeren/domain/cycle/responsibility/templates/merge-template';
import type { MergeAction, SettledMerge } from '@zeren/domain/cycle/responsibility/templates/settle-merge';
import type { WholeTemplateItem } from '@zeren/domain/cycle/responsibility/templates/template-item';
import { uuidv7 } from '../../../platform/uuid';
import type { ItemRecord, ListRecord } from '../list-rows';
import type { MergedItem } from './merge-templates.repository';

/** What a new version does to one list, beside the list and its items. */
export interface ListPlan {
  readonly list: ListRecord;
  readonly items: readonly ItemRecord[];
  readonly origin: Origin;
  readonly settled: SettledMerge<WholeTemplateItem>;
  /** What was answered now, and the questions to which the list kept its own words before. */
  readonly given: ReadonlyMap<string, boolean>;
  readonly remembered: ReadonlySet<string>;
}

/** How a list's items are told to be a template's: by the versions they name, and the numbers of the one before. */
export interface Origin {
  readonly versionIds: ReadonlySet<string>;
  readonly codes: ReadonlySet<string>;
}

/** The number of the template's item that a list's item was made from: what it names, else its own number. */
function codeInTemplate(item: ItemRecord, { versionIds, codes }: Origin): string | null {
  // Drafted from another kind's template to fill a gap: nothing of this one.
  if (item.templateId !== null) return versionIds.has(item.templateId) ? item.templateCode : null;
  return item.code !== null && codes.has(item.code) ? item.code : null;
}

/** An item of a list as the merge looks at it, by its lineage: an amended version has the same. */
export function liveItem(item: ItemRecord, origin: Origin): LiveItem {
  return { ...contentOf(item), itemId: item.lineageId, templateCode: codeInTemplate(item, origin) };
}

export const contentOf = (item: ItemRecord): TemplatedContent => ({
  textZh: item.textZh,
  dimension: item.dimensionCode,
  domain: item.domainCode,
  type: item.typeCode,
  cadencePhrase: item.cadencePhrase,
  quantity: item.quantity,
  quantityUnit: item.quantityUnit,
  standard: item.standard,
  evidenceAsked: item.evidenceAsked,
  basis: item.basis,
  checkingClass: item.checkingClass,
  lineWork: item.lineWork,
  weight: item.weight,
});

/** What is written to a draft: its items as the actions leave them, and those that go. */
export function writtenTo(
  listId: string,
  { items, origin }: Pick<ListPlan, 'items' | 'origin'>,
  actions: readonly MergeAction<WholeTemplateItem>[],
  next: { readonly templateId: string; readonly codes: ReadonlySet<string>; readonly levelCode: string },
): { readonly saved: MergedItem[]; readonly removed: string[] } {
  const actionOf = new Map(
    actions.flatMap((one) => (one.kind === 'add' ? [] : [[one.itemId, one] as const])),
  );
  const taken = new Set(items.map(({ code }) => code));
  const level = items[0]?.levelCode ?? next.levelCode;
  let sort = items.reduce((last, item) => Math.max(last, item.sort), 0);
  const kept = items.flatMap((item): MergedItem[] => {
    const action = actionOf.get(item.lineageId);
    if (action?.kind === 'drop') return [];
    const code = codeInTemplate(item, origin);
    if (code === null) return [{ ...item, listId }];
    const own = action?.kind === 'own' || !next.codes.has(code);
    const marked = {
      ...item,
      listId,
      templateId: own ? null : next.templateId,
      templateCode: own ? null : code,
    };
    return [action?.kind === 'take' ? { ...marked, ...takenBy(item, action) } : marked];
  });
  const added = actions.flatMap((action): MergedItem[] => {
    if (action.kind !== 'add') return [];
    const id = uuidv7();
    sort += 1;
    return [
      {
        ...newItem(action.next, next.templateId),
        id,
        listId,
        lineageId: id,
        sort,
        levelCode: level,
        code: taken.has(action.next.code) ? null : action.next.code,
      },
    ];
  });
  const removed = items
    .filter(({ lineageId }) => actionOf.get(lineageId)?.kind === 'drop')
    .map(({ id }) => id);
  return { saved: [...kept, ...added], removed };
}

/** A list's item as the template words it; its place in a list is the caller's. */
export function newItem(next: WholeTemplateItem, templateId: string) {
  return {
    textZh: next.textZh,
    textEn: next.textEn,
    dimensionCode: next.dimension,
    domainCode: next.domain,
    typeCode: next.type,
    cadencePhrase: next.cadencePhrase,
    cadenceClauses: next.cadenceClauses,
    evidenceAsked: next.evidenceAsked,
    basis: next.basis,
    checkingClass: next.checkingClass,
    lineWork: next.lineWork,
    quantity: next.quantity,
    quantityUnit: next.quantityUnit,
    standard: next.standard,
    weight: next.weight,
    templateId,
    templateCode: next.code,
  };
}

/** What a merge takes of the template; a translation and a reading go with the words that they are of. */
function takenBy(
  item: ItemRecord,
  { next, fields }: Extract<MergeAction<WholeTemplateItem>, { kind: 'take' }>,
) {
  const content = takenOver(contentOf(item), next, fields);
  return {
    textZh: content.textZh,
    textEn: fields.includes('textZh') ? next.textEn : item.textEn,
    dimensionCode: content.dimension,
    domainCode: content.domain,
    typeCode: content.type,
    cadencePhrase: content.cadencePhrase,
    cadenceClauses: fields.includes('cadencePhrase') ? next.cadenceClauses : item.cadenceClauses,
    quantity: content.quantity,
    quantityUnit: content.quantityUnit,
    standard: content.standard,
    evidenceAsked: content.evidenceAsked,
    basis: content.basis,
    checkingClass: content.checkingClass,
    lineWork: content.lineWork,
    weight: content.weight,
  };
}
