import { Injectable } from '@nestjs/common';
import { bearerOfItem } from '@zeren/domain/cycle/responsibility/check/bearer-of-item';
import type { Bearer } from '@zeren/domain/cycle/responsibility/check/bearer-of-item';
import { platformRefusals } from '@zeren/domain/platform/platform-refusals';
import type { Actor } from '../../../platform/actor';
import type { ReadTx, WriteTx } from '../../../platform/database/transaction';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { Refused } from '../../../platform/refused';
import { uuidv7 } from '../../../platform/uuid';
import { OrganizationReads } from '../../../registry/organizations';
import type { PostRow } from '../../../registry/organizations';
import { CheckRepository } from '../check/check.repository';
import type { SetRecord } from '../check/check.repository';
import type { CellToFillDto, DraftedItemsDto, DraftItemsDto } from '../dto/suggestions.dto';
import { ApplyListImportRepository } from '../import/apply-list-import.repository';
import type { ListRecord } from '../list-rows';
import { ListRepository } from '../list.repository';
import { ListVersionsRepository } from '../versions/list-versions.repository';
import { DraftItemsRepository } from './draft-items.repository';
import type { LibraryEntry } from './draft-items.repository';
import { newItem } from './merge-plan';
import { MergeTemplatesRepository } from './merge-templates.repository';
import type { MergedItem } from './merge-templates.repository';

const AMENDED_FOR_GAPS = '体检补缺';

interface Borne extends Bearer {
  readonly cell: CellToFillDto;
  readonly entry: LibraryEntry;
}

/** What a check finds missing is drafted from the library, into the draft of whoever should bear it. */
@Injectable()
export class DraftItemsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly repository: DraftItemsRepository,
    private readonly sets: CheckRepository,
    private readonly organizations: OrganizationReads,
    private readonly lists: ListRepository,
    private readonly imports: ApplyListImportRepository,
    private readonly versions: ListVersionsRepository,
    private readonly items: MergeTemplatesRepository,
  ) {}

  draft(actor: Actor, listSetId: string, { cells }: DraftItemsDto): Promise<DraftedItemsDto> {
    return this.unitOfWork.write(actor, async (tx) => {
      const set = await this.kept(tx, listSetId);
      await this.repository.lockSet(tx, listSetId);
      const team = await this.teamOf(tx, set);
      const borne = await this.borne(tx, set, cells, team);
      const bearers = team.filter(({ id }) => borne.some(({ postId }) => postId === id));
      const drafts = await this.draftsOf(tx, set, bearers);
      const written = await this.write(tx, borne, bearers, drafts);
      if (written.length > 0) {
        tx.audit({
          action: 'list-set.draft-items',
          subject: { kind: 'list-set', id: listSetId },
          after: { items: written.map(({ textZh }) => textZh), listIds: [...drafts.values()] },
        });
      }
      const titles = new Map(team.map(({ id, title }) => [id, title]));
      const done = new Set(borne.map(({ cell }) => cell));
      return {
        drafted: borne.map(({ cell: { dimension, domain }, entry, postId, why }) => ({
          dimension,
          domain,
          listId: drafts.get(postId)!,
          postTitle: titles.get(postId) ?? '',
          why,
          textZh: entry.textZh,
        })),
        left: cells.filter((cell) => !done.has(cell)),
      };
    });
  }

  /** The set, where the right to edit reaches its body. */
  private async kept(tx: ReadTx, id: string): Promise<SetRecord> {
    const set = await this.sets.set(tx, id);
    const roots = tx.actor.permissions.get('responsibility-lists.edit') ?? [];
    const within = set && (await this.organizations.within(tx, [set.organizationId], roots));
    if (!set || !within?.has(set.organizationId)) throw new Refused(platformRefusals['request.not-found']());
    return set;
  }

  private async teamOf(tx: ReadTx, { organizationId }: SetRecord): Promise<PostRow[]> {
    const posts = await this.organizations.postsOf(tx, [organizationId]);
    const team = posts.filter(({ inTeam }) => inTeam);
    return team.length > 0 ? team : posts;
  }

  /** For each cell that is still empty the library's item and whoever should bear it. */
  private async borne(
    tx: ReadTx,
    set: SetRecord,
    cells: readonly CellToFillDto[],
    team: readonly PostRow[],
  ): Promise<Borne[]> {
    const filled = await this.repository.filled(tx, set.id);
    const kinds = await this.repository.postKinds(tx, set.id);
    const entries = await this.repository.entries(
      tx,
      [...new Set(cells.map(({ dimension }) => dimension))],
      [...new Set(cells.map(({ domain }) => domain))],
    );
    const bearers = team.map(({ id: postId, kind, isHead, lineWork }) => ({
      postId,
      kind,
      isHead,
      lineWork,
    }));
    return cells.flatMap((cell) => {
      const key = `${cell.dimension}:${cell.domain}`;
      if (filled.has(key)) return [];
      const apt = entries
        .filter(({ dimension, domain }) => dimension === cell.dimension && domain === cell.domain)
        .sort((a, b) => Number(kinds.has(b.postKind)) - Number(kinds.has(a.postKind)));
      const entry = cell.code === undefined ? apt[0] : apt.find(({ code }) => code === cell.code);
      const bearer = entry && bearerOfItem(entry, bearers);
      if (!entry || !bearer) return [];
      filled.add(key);
      return [{ ...bearer, cell, entry }];
    });
  }

  /** The draft of each bearer by post: the one there is, an amended version of a running list, or a new list. */
  private async draftsOf(
    tx: WriteTx,
    set: SetRecord,
    posts: readonly PostRow[],
  ): Promise<Map<string, string>> {
    const ids = posts.map(({ id }) => id);
    const newest = new Map<string, ListRecord>();
    for (const list of await this.repository.lists(tx, set.year, ids)) {
      if (!newest.has(list.postId)) newest.set(list.postId, list);
    }
    const drafts = new Map<string, string>();
    const opened: { id: string; fromId: string }[] = [];
    for (const list of newest.values()) {
      if (list.state === 'draft') drafts.set(list.postId, list.id);
      else {
        const draft = await this.versions.amend(tx, list, AMENDED_FOR_GAPS);
        if (!draft) throw new Refused(platformRefusals['request.changed-meanwhile']());
        tx.audit({
          action: 'responsibility-list.amend',
          subject: { kind: 'responsibility-list', id: list.id },
          after: { draftId: draft.id, versionNo: draft.versionNo, reason: AMENDED_FOR_GAPS },
        });
        opened.push({ id: draft.id, fromId: list.id });
        drafts.set(list.postId, draft.id);
      }
    }
    if (opened.length > 0) await this.versions.copyItems(tx, opened);
    const without = posts.filter(({ id }) => !newest.has(id));
    for (const { id, postId } of await this.imports.openDrafts(tx, set.id, set.year, without)) {
      drafts.set(postId, id);
    }
    return drafts;
  }

  private async write(
    tx: WriteTx,
    borne: readonly Borne[],
    bearers: readonly PostRow[],
    drafts: ReadonlyMap<string, string>,
  ): Promise<MergedItem[]> {
    const listIds = [...new Set(drafts.values())];
    if (listIds.length === 0) return [];
    await this.items.lock(tx, listIds);
    const there = await this.lists.itemsOf(tx, listIds);
    const levels = new Map(bearers.map(({ id, levelCode }) => [id, levelCode]));
    const sorts = new Map(listIds.map((id) => [id, 0]));
    const codes = new Set(there.map(({ listId, code }) => `${listId} ${code}`));
    for (const { listId, sort } of there) sorts.set(listId, Math.max(sorts.get(listId)!, sort));
    const written = borne.map(({ postId, entry }): MergedItem => {
      const id = uuidv7();
      const listId = drafts.get(postId)!;
      const sort = sorts.get(listId)! + 1;
      sorts.set(listId, sort);
      const numbered = `${listId} ${entry.code}`;
      const code = codes.has(numbered) ? null : entry.code;
      codes.add(numbered);
      const levelCode = levels.get(postId) ?? '';
      return { ...newItem(entry, entry.templateId), id, listId, lineageId: id, sort, code, levelCode };
    });
    await this.items.save(tx, written);
    await this.imports.recount(tx, listIds);
    return written;
  }
}
