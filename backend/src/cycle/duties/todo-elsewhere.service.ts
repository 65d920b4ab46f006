import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/actor';
import type { ReadTx } from '../../platform/database/transaction';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { OrganizationReads } from '../../registry/organizations';
import { ResponsibilityReads } from '../responsibility';
import type { TodoElsewhereDto } from './dto/duty-todo.dto';
import { DutyPagesRepository } from './duty-pages.repository';
import { DutySight } from './duty-sight';

const MOST_URGENT = 100;

/** How much waits under the other posts of whoever holds several: 待办 lists that of the post acted under. */
@Injectable()
export class TodoElsewhereService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly organizations: OrganizationReads,
    private readonly sight: DutySight,
    private readonly pages: DutyPagesRepository,
    private readonly lists: ResponsibilityReads,
  ) {}

  /** A transaction per post, of which a person holds two or three: row-level security knows one post at a time. */
  async of(actor: Actor): Promise<TodoElsewhereDto> {
    const { personId } = actor;
    if (personId === null) return { items: [] };
    const held = await this.unitOfWork.read(actor, (tx) =>
      this.organizations.tenuresOfPerson(tx, personId, tx.today),
    );
    const items: TodoElsewhereDto['items'] = [];
    for (const { tenureId, postId, organizationId } of held) {
      if (tenureId === actor.tenureId) continue;
      const there = { ...actor, tenureId, postId, organizationId, rootOrganizationIds: [] };
      items.push({ tenureId, waiting: await this.unitOfWork.read(there, (tx) => this.waiting(tx)) });
    }
    return { items };
  }

  /** Duties that press and lists to sign for; what others wait for is seen once one acts there. */
  private async waiting(tx: ReadTx): Promise<number> {
    const postIds = await this.sight.ownPosts(tx);
    const urgent = await this.pages.urgent(tx, postIds, MOST_URGENT);
    return urgent.length + (await this.lists.listsToReceive(tx, postIds)).length;
  }
}
