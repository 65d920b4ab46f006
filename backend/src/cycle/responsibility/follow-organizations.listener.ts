import { Injectable } from '@nestjs/common';
import type { EventEnvelope } from '@zeren/domain/platform/event-envelope';
import {
  ORGANIZATION_IMPORT_APPLIED,
  ORGANIZATION_MOVED,
} from '@zeren/domain/registry/organizations/organizations-events';
import type { WriteTx } from '../../platform/database/transaction';
import { ListensTo } from '../../platform/events/event-listener';
import type { EventListener } from '../../platform/events/event-listener';
import { ListRepository } from './list.repository';

/** Lists lie where their organisation lies: who sees them follows a move of it. */
@Injectable()
@ListensTo(ORGANIZATION_IMPORT_APPLIED, ORGANIZATION_MOVED)
export class FollowOrganizationsWithLists implements EventListener {
  constructor(private readonly lists: ListRepository) {}

  async on(event: EventEnvelope, tx: WriteTx): Promise<void> {
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
