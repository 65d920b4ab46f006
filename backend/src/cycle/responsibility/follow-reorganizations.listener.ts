import { Injectable } from '@nestjs/common';
import type { EventEnvelope } from '@zeren/domain/platform/event-envelope';
import { ORGANIZATION_REORGANIZED } from '@zeren/domain/registry/organizations/organizations-events';
import type { WriteTx } from '../../platform/database/transaction';
import { ListensTo } from '../../platform/events/event-listener';
import type { EventListener } from '../../platform/events/event-listener';
import { listSeal } from './list-seal';
import { ListRepository } from './list.repository';

/** A list goes with its post into the organisation that the post went to. Lists of posts that ended stay as they were. */
@Injectable()
@ListensTo(ORGANIZATION_REORGANIZED)
export class FollowReorganizationsWithLists implements EventListener {
  constructor(private readonly lists: ListRepository) {}

  async on(event: EventEnvelope, tx: WriteTx): Promise<void> {
    const followed = await this.lists.followPosts(tx);
    for (const { id, state, from } of followed) {
      if (state === 'draft') continue;
      const before = { organizationId: from };
      tx.seal({ action: 'responsibility-list.follow-post', seal: listSeal, id, before });
    }
    const moved = await this.lists.followOrganizations(tx);
    if (moved > 0) {
      tx.audit({
        action: 'responsibility-list.follow-organizations',
        subject: event.subject,
        after: { moved },
      });
    }
  }
}
