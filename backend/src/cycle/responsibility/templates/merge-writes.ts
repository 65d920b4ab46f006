import { Injectable } from '@nestjs/common';
import type { WriteTx } from '../../../platform/database/transaction';
import { ApplyListImportRepository } from '../import/apply-list-import.repository';
import { itemsByList } from '../list-rows';
import { ListRepository } from '../list.repository';
import { ListVersionsRepository } from '../versions/list-versions.repository';
import { writtenTo } from './merge-plan';
import type { ListPlan } from './merge-plan';
import type { MergeSubject } from './merge-plans';
import { MergeTemplatesRepository } from './merge-templates.repository';
import type { TemplateRecord } from './templates.repository';

type WrittenPlan = ListPlan & { readonly listId: string };

/** Writes what a version does to lists: into drafts, and into amended versions of what was issued. */
@Injectable()
export class MergeWrites {
  constructor(
    private readonly repository: MergeTemplatesRepository,
    private readonly lists: ListRepository,
    private readonly versions: ListVersionsRepository,
    private readonly counts: ApplyListImportRepository,
  ) {}

  async write(
    tx: WriteTx,
    subject: MergeSubject,
    ready: readonly ListPlan[],
  ): Promise<{ readonly drafts: number; readonly amended: number; readonly listIds: readonly string[] }> {
    const held = await this.held(tx, ready);
    const drafts = held
      .filter(({ list }) => list.state === 'draft')
      .map((plan) => ({ ...plan, listId: plan.list.id }));
    const issued = held.filter(({ list }) => list.state !== 'draft');
    const amended = await this.amend(tx, subject.template, issued);
    await this.save(tx, subject, [...drafts, ...amended]);
    const listIds = [...drafts, ...amended].map(({ list }) => list.id);
    return { drafts: drafts.length, amended: amended.length, listIds };
  }

  /** What somebody changed meanwhile is left for the next look. */
  private async held(tx: WriteTx, plans: readonly ListPlan[]): Promise<ListPlan[]> {
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
  ): Promise<WrittenPlan[]> {
    const reason = `按《${title}》第${versionNo}版修订`;
    const opened: WrittenPlan[] = [];
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
    const listIds = opened.map(({ listId }) => listId);
    const copies = itemsByList(await this.lists.itemsOf(tx, listIds));
    return opened.map((plan) => ({ ...plan, items: copies.get(plan.listId) ?? [] }));
  }

  private async save(
    tx: WriteTx,
    { template, next }: MergeSubject,
    plans: readonly WrittenPlan[],
  ): Promise<void> {
    if (plans.length === 0) return;
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
}
