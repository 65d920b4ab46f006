import { Injectable } from '@nestjs/common';
import { compareVersions } from '@zeren/domain/cycle/responsibility/compare-versions';
import { mayAmendList, mayCloseList } from '@zeren/domain/cycle/responsibility/may-amend-list';
import { responsibilityRefusals } from '@zeren/domain/cycle/responsibility/responsibility-refusals';
import { platformRefusals } from '@zeren/domain/platform/platform-refusals';
import type { Actor } from '../../../platform/actor';
import type { ReadTx } from '../../../platform/database/transaction';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { accept, Refused } from '../../../platform/refused';
import { OrganizationReads } from '../../../registry/organizations';
import type { ListRowDto } from '../dto/list.dto';
import type { ItemChangeDto, ListVersionDto, VersionDiffDto } from '../dto/versions.dto';
import { KeptLists } from '../kept-lists';
import { listSeal } from '../list-seal';
import type { ItemRecord, ListRecord } from '../list-rows';
import { ListRepository } from '../list.repository';
import { ListViews } from '../list-views';
import { ListVersionsRepository } from './list-versions.repository';

/** 修订 and 关闭: a list in force is changed by its next version, whose differences everybody can read. */
@Injectable()
export class ListVersionsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly lists: ListRepository,
    private readonly kept: KeptLists,
    private readonly repository: ListVersionsRepository,
    private readonly views: ListViews,
    private readonly organizations: OrganizationReads,
  ) {}

  /** Opens the next version as a draft with the same items. */
  amend(actor: Actor, id: string, version: number, reason: string): Promise<ListRowDto> {
    return this.unitOfWork.write(actor, async (tx) => {
      const list = await this.kept.one(tx, id, 'responsibility-lists.edit');
      const hasDraft = await this.repository.hasDraft(tx, list);
      accept(mayAmendList({ state: list.state, keptElsewhereBy: null, hasDraft }));
      if (list.version !== version) throw new Refused(platformRefusals['request.changed-meanwhile']());
      const draft = await this.repository.amend(tx, list, reason.trim());
      if (!draft) throw new Refused(responsibilityRefusals['responsibility-list.amended-already']());
      await this.repository.copyItems(tx, [{ id: draft.id, fromId: id }]);
      tx.audit({
        action: 'responsibility-list.amend',
        subject: { kind: 'responsibility-list', id },
        after: { draftId: draft.id, versionNo: draft.versionNo, reason: reason.trim() },
      });
      const [row] = await this.views.lists(tx, [draft]);
      return row!;
    });
  }

  close(actor: Actor, id: string, version: number): Promise<ListRowDto> {
    return this.unitOfWork.write(actor, async (tx) => {
      const list = await this.kept.one(tx, id, 'responsibility-lists.issue');
      accept(mayCloseList(list, tx.today));
      const closed = list.version === version ? await this.repository.close(tx, list) : undefined;
      if (!closed) throw new Refused(platformRefusals['request.changed-meanwhile']());
      tx.seal({ action: 'responsibility-list.close', seal: listSeal, id, before: { state: list.state } });
      const [row] = await this.views.lists(tx, [closed]);
      return row!;
    });
  }

  versions(actor: Actor, id: string): Promise<ListVersionDto[]> {
    return this.unitOfWork.read(actor, async (tx) => {
      const list = await this.inSight(tx, id);
      return (await this.repository.versions(tx, list)).map((one) => ({
        id: one.id,
        versionNo: one.versionNo,
        state: one.state,
        amendReason: one.amendReason,
        issuedAt: one.issuedAt?.toISOString() ?? null,
        receivedAt: one.receivedAt?.toISOString() ?? null,
      }));
    });
  }

  /** What a version changed against the one before it. */
  diff(actor: Actor, id: string): Promise<VersionDiffDto> {
    return this.unitOfWork.read(actor, async (tx) => {
      const list = await this.inSight(tx, id);
      const older = (await this.repository.versions(tx, list)).find(
        ({ versionNo }) => versionNo < list.versionNo,
      );
      const items = await this.lists.itemsOf(tx, [id, ...(older ? [older.id] : [])]);
      const of = (listId: string) => items.filter((item) => item.listId === listId);
      const changes = older ? compareVersions<ItemRecord>(of(older.id), of(id)) : [];
      return {
        versionNo: list.versionNo,
        olderVersionNo: older?.versionNo ?? null,
        changes: changes.map((change): ItemChangeDto => ({
          kind: change.kind,
          lineageId: change.item.lineageId,
          code: change.item.code,
          textZh: change.item.textZh,
          fields: change.kind === 'changed' ? [...change.fields] : [],
        })),
      };
    });
  }

  private async inSight(tx: ReadTx, id: string): Promise<ListRecord> {
    const sight = { roots: await this.organizations.scope(tx), ownPostId: tx.actor.postId };
    const [list] = await this.lists.inSight(tx, sight, [id]);
    if (!list) throw new Refused(platformRefusals['request.not-found']());
    return list;
  }
}
