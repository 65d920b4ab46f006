import { Injectable } from '@nestjs/common';
import { platformRefusals } from '@zeren/domain/platform/platform-refusals';
import type { Actor } from '../../platform/actor';
import type { ReadTx } from '../../platform/database/transaction';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { pageCursor } from '../../platform/http/page-cursor';
import { Refused } from '../../platform/refused';
import { OrganizationReads } from '../../registry/organizations';
import type { ListDetailDto, ListPageDto, ListPageQuery, ListSummaryDto } from './dto/list.dto';
import type { ListSight } from './list-sight';
import { ListRepository } from './list.repository';
import { ListViews } from './list-views';

const CURSOR = pageCursor('id');

/** Looking at lists. */
@Injectable()
export class ListsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly repository: ListRepository,
    private readonly views: ListViews,
    private readonly organizations: OrganizationReads,
  ) {}

  page(actor: Actor, query: ListPageQuery): Promise<ListPageDto> {
    return this.unitOfWork.read(actor, async (tx) => {
      const { organizationId, state, postId, q, limit } = query;
      // Without an organisation the page is what the summary counts: by 隶属.
      const sight = organizationId ? await this.sight(tx) : await this.own(tx);
      const subtree = organizationId
        ? { roots: await this.organizations.scope(tx, [organizationId]), ownPostId: null }
        : undefined;
      const filter = {
        year: query.year ?? yearOf(tx),
        state,
        postId,
        q,
        subtree,
        after: CURSOR.read(query.after)?.[0],
      };
      const records = await this.repository.page(tx, sight, filter, limit + 1);
      const shown = records.slice(0, limit);
      const last = shown.at(-1);
      return {
        items: await this.views.lists(tx, shown),
        next: records.length > limit && last ? CURSOR.write([last.id]) : null,
      };
    });
  }

  summary(actor: Actor, year: number | undefined): Promise<ListSummaryDto> {
    return this.unitOfWork.read(actor, async (tx) => {
      const asked = year ?? yearOf(tx);
      return { year: asked, ...(await this.repository.summary(tx, await this.own(tx), asked)) };
    });
  }

  list(actor: Actor, id: string): Promise<ListDetailDto> {
    return this.unitOfWork.read(actor, async (tx) => {
      const [record] = await this.repository.inSight(tx, await this.sight(tx), [id]);
      if (!record) throw new Refused(platformRefusals['request.not-found']());
      const [row] = await this.views.lists(tx, [record]);
      const items = await this.views.items(tx, await this.repository.itemsOf(tx, [id]));
      return { ...row!, items };
    });
  }

  private async own(tx: ReadTx): Promise<ListSight> {
    return { roots: await this.organizations.scope(tx), ownPostId: tx.actor.postId };
  }

  private async sight(tx: ReadTx): Promise<ListSight> {
    return { roots: await this.organizations.sight(tx), ownPostId: tx.actor.postId };
  }
}

const yearOf = (tx: ReadTx): number => Number(tx.today.slice(0, 4));
