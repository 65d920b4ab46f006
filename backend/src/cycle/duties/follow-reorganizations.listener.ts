import { Injectable } from '@nestjs/common';
import type { EventEnvelope } from '@zeren/domain/platform/event-envelope';
import { counterDeltas } from '@zeren/domain/cycle/duties/duty-counters';
import { ORGANIZATION_REORGANIZED } from '@zeren/domain/registry/organizations/organizations-events';
import type { OrganizationReorganized } from '@zeren/domain/registry/organizations/organizations-events';
import type { WriteTx } from '../../platform/database/transaction';
import { ListensTo } from '../../platform/events/event-listener';
import type { EventListener } from '../../platform/events/event-listener';
import { DutyRowsRepository } from './duty-rows.repository';
import { DutySuccessionRepository } from './duty-succession.repository';
import type { SucceedingDuty } from './duty-succession.repository';
import { ExtensionsEnding } from './extensions/extensions-ending.service';

/**
 * What is owed follows a merger, split or closing. Open duties go with a post that moved; what falls due from the day on
 * of a post that ended goes to the post that takes over, or is owed no more where nobody does. What was done, and what was
 * missed before the day, stays where it was done or missed: it is answered for by who was in office then.
 */
@Injectable()
@ListensTo(ORGANIZATION_REORGANIZED)
export class FollowReorganizationsWithDuties implements EventListener {
  constructor(
    private readonly succession: DutySuccessionRepository,
    private readonly duties: DutyRowsRepository,
    private readonly requests: ExtensionsEnding,
  ) {}

  async on(event: EventEnvelope, tx: WriteTx): Promise<void> {
    const { endedPosts, on } = (event as unknown as OrganizationReorganized).data;
    const left = await this.succession.lockOfEndedPosts(tx, endedPosts, on);
    const taken = left.filter((duty): duty is SucceedingDuty => duty.to !== null);
    const lapsed = left.filter(({ to }) => to === null);
    await this.hand(tx, taken);
    for (const duty of lapsed) for (const delta of counterDeltas(duty, null)) tx.count(delta);
    const gone = lapsed.map(({ id }) => id);
    await this.duties.withdraw(tx, gone);
    await this.requests.end(tx, gone);
    const moved = await this.succession.lockOfMovedPosts(tx);
    await this.hand(tx, moved);
    await this.duties.followOrganizations(tx);
    if (taken.length + lapsed.length + moved.length === 0) return;
    tx.audit({
      action: 'duty.follow-reorganization',
      subject: event.subject,
      after: { takenOver: taken.length, withdrawn: lapsed.length, moved: moved.length },
    });
  }

  private async hand(tx: WriteTx, duties: readonly SucceedingDuty[]): Promise<void> {
    for (const duty of duties) {
      const after = { ...duty, organizationId: duty.to.organizationId };
      for (const delta of counterDeltas(duty, after)) tx.count(delta);
    }
    await this.succession.hand(
      tx,
      duties.map(({ to }) => to),
    );
  }
}
