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
  readonly base: readonly WholeTemplateItem[];
  readonly settled: SettledMerge<WholeTemplateItem>;
}

/** The item of the template that a list's item was made from: the one it names, else the one that bears its number. */
export function codeInTemplate(item: ItemRecord, base: ReadonlySet<string>): string | null {
  if (item.templateCode !== null) return item.templateCode;
  return item.code !== null && base.has(item.code) ? item.code : null;
}

/** An item of a list as the merge looks at it, by its lineage: an amended version has the same. */
export function liveItem(item: ItemRecord, base: ReadonlySet<string>): LiveItem {
  return { ...contentOf(item), itemId: item.lineageId, templateCode: codeInTemplate(item, base) };
}

const contentOf = (item: ItemRecord): TemplatedContent => ({
  textZh: item.textZh,
  dimension: item.dimensionCode,
  domain: item.domainCode,
  type: item.typeCode,
  cadencePhrase: item.cadencePhrase,
  evidenceAsked: item.evidenceAsked,
  checkingClass: item.checkingClass,
  weight: item.weight,
});

/** What is written to a draft: its items as the actions leave them, and those that go. */
export function writtenTo(
  listId: string,
  { items, base }: Pick<ListPlan, 'items' | 'base'>,
  actions: readonly MergeAction<WholeTemplateItem>[],
  next: { readonly templateId: string; readonly codes: ReadonlySet<string>; readonly levelCode: string },
): { readonly saved: MergedItem[]; readonly removed: string[] } {
  const baseCodes = new Set(base.map(({ code }) => code));
  const actionOf = new Map(
    actions.flatMap((one) => (one.kind === 'add' ? [] : [[one.itemId, one] as const])),
  );
  const taken = new Set(items.map(({ code }) => code));
  const level = items[0]?.levelCode ?? next.levelCode;
  let sort = items.reduce((last, item) => Math.max(last, item.sort), 0);
  const kept = items.flatMap((item): MergedItem[] => {
    const action = actionOf.get(item.lineageId);
    if (action?.kind === 'drop') return [];
    const code = codeInTemplate(item, baseCodes);
    const own = action?.kind === 'own' || code === null || !next.codes.has(code);
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
    quantity: null,
    quantityUnit: null,
    standard: null,
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
    evidenceAsked: content.evidenceAsked,
    checkingClass: content.checkingClass,
    weight: content.weight,
  };
}
