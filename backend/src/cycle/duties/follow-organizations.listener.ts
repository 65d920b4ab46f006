import { Injectable } from '@nestjs/common';
import type { EventEnvelope } from '@zeren/domain/platform/event-envelope';
import {
  ORGANIZATION_IMPORT_APPLIED,
  ORGANIZATION_MOVED,
} from '@zeren/domain/registry/organizations/organizations-events';
import type { WriteTx } from '../../platform/database/transaction';
import { ListensTo } from '../../platform/events/event-listener';
import type { EventListener } from '../../platform/events/event-listener';
import { DutyRowsRepository } from './duty-rows.repository';

/** Duties lie where their organisation lies: who sees them follows a move of it. */
@Injectable()
@ListensTo(ORGANIZATION_IMPORT_APPLIED, ORGANIZATION_MOVED)
export class FollowOrganizationsWithDuties implements EventListener {
  constructor(private readonly duties: DutyRowsRepository) {}

  async on(event: EventEnvelope, tx: WriteTx): Promise<void> {
    const moved = await this.duties.followOrganizations(tx);
    if (moved > 0)
      tx.audit({ action: 'duty.follow-organizations', subject: event.subject, after: { moved } });
  }
}
