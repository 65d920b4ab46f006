import { Injectable } from '@nestjs/common';
import type { EventEnvelope } from '@zeren/domain/platform/event-envelope';
import { ORGANIZATION_REORGANIZED } from '@zeren/domain/registry/organizations/organizations-events';
import type { WriteTx } from '../../platform/database/transaction';
import { ListensTo } from '../../platform/events/event-listener';
import type { EventListener } from '../../platform/events/event-listener';
import { agreementSeal } from './agreement-seal';
import { AgreementsRepository } from './agreements.repository';

/** An agreement goes with its post into the organisation that the post went to; its text stays what was signed. */
@Injectable()
@ListensTo(ORGANIZATION_REORGANIZED)
export class FollowReorganizationsWithAgreements implements EventListener {
  constructor(private readonly agreements: AgreementsRepository) {}

  async on(_event: EventEnvelope, tx: WriteTx): Promise<void> {
    for (const { id, from } of await this.agreements.followPosts(tx)) {
      tx.seal({ action: 'agreement.follow-post', seal: agreementSeal, id, before: { organizationId: from } });
    }
  }
}
