import { Injectable } from '@nestjs/common';
import { choiceKey, settleMerge } from '@zeren/domain/cycle/responsibility/templates/settle-merge';
import { templateRefusals } from '@zeren/domain/cycle/responsibility/templates/template-refusals';
import type { WholeTemplateItem } from '@zeren/domain/cycle/responsibility/templates/template-item';
import type { Actor } from '../../../platform/actor';
import type { ReadTx, WriteTx } from '../../../platform/database/transaction';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { Refused } from '../../../platform/refused';
import { OrganizationReads } from '../../../registry/organizations';
import type {
  ListMergeDto,
  MergedTemplateDto,
  MergeTemplateDto,
  TemplateMergeDto,
} from '../dto/merge-templates.dto';
import { ApplyListImportRepository } from '../import/apply-list-import.repository';
import type { ItemRecord } from '../list-rows';
import { ListRepository } from '../list.repository';
import { ListVersionsRepository } from '../versions/list-versions.repository';
import { liveItem, writtenTo } from './merge-plan';
import type { ListPlan } from './merge-plan';
import { MergeTemplatesRepository } from './merge-templates.repository';
import { TemplateKeepers } from './template-keepers';
import { TemplatesRepository } from './templates.repository';
import type { TemplateRecord } from './templates.repository';
import { TemplatesService } from './templates.service';

/** Lists that are looked at in one go. */
const MOST_LISTS = 500;
/** Lists that one request changes; the page asks again until none is left. */
const MERGED_AT_ONCE = 50;

/** Whose wording holds, by list and question; `rest` answers every other question. */
interface Answers {
  readonly of: (listId: string) => ReadonlyMap<string, boolean>;
  readonly rest: boolean | null;
}

interface Merge {
  readonly template: TemplateRecord;
  readonly next: readonly WholeTemplateItem[];
  readonly plans: readonly ListPlan[];
  readonly more: boolean;
}

/** Takes a published version over into the lists that were made from earlier ones: looked at first, then done. */
@Injectable()
export class MergeTemplatesService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly repository: MergeTemplatesRepository,
    private readonly templates: TemplatesRepository,
    private readonly views: TemplatesService,
    private readonly keepers: TemplateKeepers,
    private readonly lists: ListRepository,
    private readonly versions: ListVersionsRepository,
    private readonly counts: ApplyListImportRepository,
    private readonly organizations: OrganizationReads,
  ) {}

  /** What the version would do, list by list. */
  preview(actor: Actor, id: string): Promise<TemplateMergeDto> {
    return this.unitOfWork.read(actor, async (tx) => {
      const { plans, more } = await this.plan(tx, id, { of: () => new Map(), rest: null });
      const rows = await this.rows(tx, plans);
      const busy = rows.filter(({ take, add, drop, questions }) => take + add + drop + questions.length > 0);
      const ready = busy.filter(({ questions }) => questions.length === 0);
      const sum = (of: (row: ListMergeDto) => number) => rows.reduce((total, row) => total + of(row), 0);
      return {
        counts: {
          lists: rows.length,
          drafts: ready.filter(({ state }) => state === 'draft').length,
          amended: ready.filter(({ state }) => state !== 'draft').length,
          asking: busy.length - ready.length,
          take: sum(({ take }) => take),
          add: sum(({ add }) => add),
          drop: sum(({ drop }) => drop),
          choose: sum(({ questions }) => questions.length),
          local: sum(({ local }) => local.length),
        },
        lists: [...busy].sort((a, b) => b.questions.length - a.questions.length),
        more,
      };
    });
  }

  /** Does it to so many lists: a draft changes at once, an issued list by an amended version that waits to be issued. */
  merge(actor: Actor, id: string, given: MergeTemplateDto): Promise<MergedTemplateDto> {
    return this.unitOfWork.write(actor, async (tx) => {
      const merge = await this.plan(tx, id, answersOf(given));
      const ready = merge.plans.filter(isReady);
      const batch = await this.locked(tx, ready.slice(0, MERGED_AT_ONCE));
      const drafts = batch.filter(({ list }) => list.state === 'draft');
      const amended = await this.amend(
        tx,
        merge.template,
        batch.filter(({ list }) => list.state !== 'draft'),
      );
      await this.write(tx, merge, [...drafts.map((plan) => ({ ...plan, listId: plan.list.id })), ...amended]);
      tx.audit({
        action: 'list-template.merge',
        subject: { kind: 'list-template', id },
        after: { drafts: drafts.length, amended: amended.length, listIds: batch.map(({ list }) => list.id) },
      });
      return {
        drafts: drafts.length,
        amended: amended.length,
        left: ready.length - drafts.length - amended.length,
        asking: merge.plans.filter(({ settled }) => settled.waiting > 0).length,
      };
    });
  }

  private async plan(tx: ReadTx, id: string, answers: Answers): Promise<Merge> {
    const template = await this.views.found(tx, id);
    await this.keepers.assertKeeper(tx);
    if (template.state !== 'published') {
      throw new Refused(templateRefusals['list-template.not-published']());
    }
    const versions = await this.templates.versions(tx, template.postKind);
    const known = await this.templates.itemsOf(
      tx,
      versions.map((version) => version.id),
    );
    const next = known.get(id)!;
    const until = versions.filter(({ versionNo }) => versionNo <= template.versionNo);
    const older = until.slice(1);
    const versionIds = new Set(versions.map((version) => version.id));
    if (older.length === 0) return { template, next, plans: [], more: false };
    const codes = [...new Set(older.flatMap((version) => known.get(version.id)!).map(({ code }) => code))];
    const ids = older.map((version) => version.id);
    const found = await this.repository.madeFrom(tx, template.postKind, ids, codes, MOST_LISTS + 1);
    const lists = found.slice(0, MOST_LISTS);
    const items = byList(
      await this.lists.itemsOf(
        tx,
        lists.map((list) => list.id),
      ),
    );
    const plans = lists.map((list): ListPlan => {
      const own = items.get(list.id) ?? [];
      // The version that the list was last merged with; where nobody noted it, the one before.
      const named = new Set(own.map(({ templateId }) => templateId));
      const base = known.get((until.find((version) => named.has(version.id)) ?? older[0]!).id)!;
      const origin = { versionIds, codes: new Set(base.map(({ code }) => code)) };
      const live = own.map((item) => liveItem(item, origin));
      const settled = settleMerge(base, next, live, answers.of(list.id), answers.rest);
      return { list, items: own, origin, settled };
    });
    return { template, next, plans, more: found.length > MOST_LISTS };
  }

  /** What somebody changed meanwhile is left for the next look. */
  private async locked(tx: WriteTx, plans: readonly ListPlan[]): Promise<ListPlan[]> {
    const rows = await this.repository.lock(
      tx,
      plans.map(({ list }) => list.id),
    );
    const now = new Map(rows.map((row) => [row.id, row]));
    return plans.filter(({ list }) => {
      const row = now.get(list.id);
      return row?.version === list.version && row.state === list.state;
    });
  }

  private async amend(
    tx: WriteTx,
    { title, versionNo }: TemplateRecord,
    plans: readonly ListPlan[],
  ): Promise<(ListPlan & { readonly listId: string })[]> {
    const reason = `按《${title}》第${versionNo}版修订`;
    const opened: (ListPlan & { readonly listId: string })[] = [];
    for (const plan of plans) {
      const draft = await this.versions.amend(tx, plan.list, reason);
      if (!draft) continue;
      tx.audit({
        action: 'responsibility-list.amend',
        subject: { kind: 'responsibility-list', id: plan.list.id },
        after: { draftId: draft.id, versionNo: draft.versionNo, reason },
      });
      opened.push({ ...plan, listId: draft.id });
    }
    if (opened.length === 0) return [];
    await this.versions.copyItems(
      tx,
      opened.map(({ listId, list }) => ({ id: listId, fromId: list.id })),
    );
    const copies = byList(
      await this.lists.itemsOf(
        tx,
        opened.map(({ listId }) => listId),
      ),
    );
    return opened.map((plan) => ({ ...plan, items: copies.get(plan.listId) ?? [] }));
  }

  private async write(
    tx: WriteTx,
    { template, next }: Merge,
    plans: readonly (ListPlan & { readonly listId: string })[],
  ): Promise<void> {
    const codes = new Set(next.map(({ code }) => code));
    const target = { templateId: template.id, codes, levelCode: template.levelCode };
    const written = plans.map((plan) => writtenTo(plan.listId, plan, plan.settled.actions, target));
    const listIds = plans.map(({ listId }) => listId);
    await this.repository.remove(
      tx,
      listIds,
      written.flatMap(({ removed }) => removed),
    );
    await this.repository.save(
      tx,
      written.flatMap(({ saved }) => saved),
    );
    await this.counts.recount(tx, listIds);
  }

  private async rows(tx: ReadTx, plans: readonly ListPlan[]): Promise<ListMergeDto[]> {
    const posts = await this.organizations.posts(
      tx,
      plans.map(({ list }) => list.postId),
    );
    const postOf = new Map(posts.map((post) => [post.id, post]));
    return plans.map((plan) => {
      const post = postOf.get(plan.list.postId);
      return {
        ...mergeView(plan),
        organizationName: post?.organizationName ?? '',
        postTitle: post?.title ?? '',
      };
    });
  }
}

/** Ready: every question is answered, and there is something to write. */
const isReady = ({ list, settled }: ListPlan): boolean =>
  settled.waiting === 0 &&
  (settled.actions.length > 0 ||
    (list.state === 'draft' && settled.steps.some(({ kind }) => kind === 'choose')));

function answersOf({ answers, rest }: MergeTemplateDto): Answers {
  const given = new Map<string, Map<string, boolean>>();
  for (const { listId, key, take } of answers) {
    const ofList = given.get(listId);
    if (ofList) ofList.set(key, take);
    else given.set(listId, new Map([[key, take]]));
  }
  return { of: (listId) => given.get(listId) ?? new Map(), rest: rest ? rest === 'template' : null };
}

function mergeView({ list, items, settled }: ListPlan): Omit<ListMergeDto, 'organizationName' | 'postTitle'> {
  const textOf = new Map(items.map((item) => [item.lineageId, item]));
  const count = (kind: string) => settled.steps.filter((step) => step.kind === kind).length;
  return {
    listId: list.id,
    state: list.state as ListMergeDto['state'],
    take: count('take'),
    add: count('add'),
    drop: count('drop'),
    questions: settled.steps.flatMap((step) => {
      if (step.kind !== 'choose') return [];
      const own = step.itemId === null ? undefined : textOf.get(step.itemId);
      const code = step.next?.code ?? own?.templateCode ?? own?.code ?? '';
      return [
        {
          key: choiceKey(step),
          code,
          fields: step.fields,
          own: own ? wordsOf(own.textZh, own.cadencePhrase) : null,
          next: step.next ? wordsOf(step.next.textZh, step.next.cadencePhrase) : null,
        },
      ];
    }),
    local: settled.steps.flatMap((step) =>
      step.kind === 'keep' && step.local ? (textOf.get(step.itemId)?.textZh ?? []) : [],
    ),
  };
}

const wordsOf = (textZh: string, cadencePhrase: string) =>
  cadencePhrase ? `${textZh}（${cadencePhrase}）` : textZh;

function byList(items: readonly ItemRecord[]): Map<string, ItemRecord[]> {
  const lists = new Map<string, ItemRecord[]>();
  for (const item of items) {
    const list = lists.get(item.listId);
    if (list) list.push(item);
    else lists.set(item.listId, [item]);
  }
  return lists;
}
