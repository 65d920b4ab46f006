import { Injectable } from '@nestjs/common';
import type { EventEnvelope } from '@zeren/domain/platform/event-envelope';
import { orderNews } from '@zeren/domain/cycle/rectification/rectification-events';
import { ORGANIZATION_REORGANIZED } from '@zeren/domain/registry/organizations/organizations-events';
import type {
  OrganizationReorganized,
  ReorganizationNews,
} from '@zeren/domain/registry/organizations/organizations-events';
import type { WriteTx } from '../../platform/database/transaction';
import { ListensTo } from '../../platform/events/event-listener';
import type { EventListener } from '../../platform/events/event-listener';
import { FindingCommands } from '../inspections';
import { OrderExtensionsEnding } from './extensions-ending';
import { OrderSuccessionRepository } from './order-succession.repository';

/**
 * Orders follow a merger, split or closing: whoever takes over puts right what is still to be put right, and the body that
 * goes on judges it. Where nobody is left, what is owed is taken back, and its problem waits for another disposition.
 */
@Injectable()
@ListensTo(ORGANIZATION_REORGANIZED)
export class FollowReorganizationsWithOrders implements EventListener {
  constructor(
    private readonly succession: OrderSuccessionRepository,
    private readonly findings: FindingCommands,
    private readonly requests: OrderExtensionsEnding,
  ) {}

  async on(event: EventEnvelope, tx: WriteTx): Promise<void> {
    const news = (event as unknown as OrganizationReorganized).data;
    await this.end(tx, news);
    await this.hand(tx, news);
  }

  private async end(tx: WriteTx, news: ReorganizationNews): Promise<void> {
    const ending = await this.succession.lockThatEnd(tx, news);
    const ids = ending.map(({ id }) => id);
    if (ids.length === 0) return;
    await this.succession.withdraw(tx, ids);
    await this.requests.end(tx, ids);
    for (const { id, state, findingId } of ending) {
      await this.findings.undispose(tx, findingId);
      this.record(tx, id, { state }, { state: 'withdrawn' });
      tx.emit(orderNews('order.withdrawn', id));
    }
  }

  private async hand(tx: WriteTx, news: ReorganizationNews): Promise<void> {
    const orders = await this.succession.lockThatGoOn(tx, news);
    if (orders.length === 0) return;
    await this.succession.hand(tx, orders);
    await this.findings.follow(
      tx,
      news,
      orders.map(({ findingId }) => findingId),
    );
    for (const { to, id, organizationId, postId, leaderPostId, issuerOrganizationId } of orders) {
      this.record(tx, id, { organizationId, postId, leaderPostId, issuerOrganizationId }, to);
      tx.emit(orderNews('order.handed-on', id));
    }
  }

  private record(tx: WriteTx, id: string, before: object, after: object): void {
    const subject = { kind: 'rectification-order', id };
    tx.audit({ action: 'rectification-order.follow-reorganization', subject, before, after });
  }
}
