import { Injectable } from '@nestjs/common';
import type { EventEnvelope } from '@zeren/domain/platform/event-envelope';
import { ORGANIZATION_REORGANIZED } from '@zeren/domain/registry/organizations/organizations-events';
import type { OrganizationReorganized } from '@zeren/domain/registry/organizations/organizations-events';
import type { WriteTx } from '../../../platform/database/transaction';
import { ListensTo } from '../../../platform/events/event-listener';
import type { EventListener } from '../../../platform/events/event-listener';
import { FindingSuccession } from './finding-succession';

/** What nothing has become of yet goes along; a finding with an order goes with that, and what was dropped stays. */
@Injectable()
@ListensTo(ORGANIZATION_REORGANIZED)
export class FollowReorganizationsWithFindings implements EventListener {
  constructor(private readonly succession: FindingSuccession) {}

  on(event: EventEnvelope, tx: WriteTx): Promise<void> {
    return this.succession.follow(tx, (event as unknown as OrganizationReorganized).data, []);
  }
}
