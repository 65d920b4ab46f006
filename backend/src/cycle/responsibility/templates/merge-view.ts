import type {
  ContentField,
  TemplatedContent,
} from '@zeren/domain/cycle/responsibility/templates/merge-template';
import { choiceKey } from '@zeren/domain/cycle/responsibility/templates/settle-merge';
import type { ListMergeDto } from '../dto/merge-templates.dto';
import { contentOf } from './merge-plan';
import type { ListPlan } from './merge-plan';

/** What a version would do to one list, as people are shown it; whose list it is comes beside it. */
export function mergeView({
  list,
  items,
  settled,
  remembered,
}: ListPlan): Omit<ListMergeDto, 'organizationName' | 'postTitle'> {
  const textOf = new Map(items.map((item) => [item.lineageId, item]));
  const count = (kind: string) => settled.steps.filter((step) => step.kind === kind).length;
  const choices = settled.steps.filter((step) => step.kind === 'choose');
  const open = choices.filter((step) => !remembered.has(choiceKey(step)));
  return {
    listId: list.id,
    state: list.state as ListMergeDto['state'],
    take: count('take'),
    add: count('add'),
    drop: count('drop'),
    questions: open.map((step) => {
      const own = step.itemId === null ? undefined : textOf.get(step.itemId);
      return {
        key: choiceKey(step),
        code: step.next?.code ?? own?.templateCode ?? own?.code ?? '',
        fields: step.fields,
        differences: own && step.next ? differences(step.fields, contentOf(own), step.next) : [],
        own: own ? wordsOf(own.textZh, own.cadencePhrase) : null,
        next: step.next ? wordsOf(step.next.textZh, step.next.cadencePhrase) : null,
      };
    }),
    kept: choices.length - open.length,
    local: settled.steps.flatMap((step) =>
      step.kind === 'keep' && step.local ? (textOf.get(step.itemId)?.textZh ?? []) : [],
    ),
  };
}

/** What the words of the two sides do not say already. */
const differences = (fields: readonly ContentField[], own: TemplatedContent, next: TemplatedContent) =>
  fields
    .filter((field) => field !== 'textZh' && field !== 'cadencePhrase')
    .map((field) => ({ field, own: own[field], next: next[field] }));

const wordsOf = (textZh: string, cadencePhrase: string) =>
  cadencePhrase ? `${textZh}（${cadencePhrase}）` : textZh;
