import { Injectable } from '@nestjs/common';
import type { MovedOrder } from '@zeren/domain/cycle/rectification/may-move-order';
import type { OrderActor } from '@zeren/domain/cycle/rectification/order-parties';
import { platformRefusals } from '@zeren/domain/platform/platform-refusals';
import type { ReadTx } from '../../platform/database/transaction';
import { Refused } from '../../platform/refused';
import { OrganizationReads } from '../../registry/organizations';
import type { OrderRecord } from './order-record';

const known = (ids: readonly (string | null | undefined)[]): string[] => ids.flatMap((id) => id ?? []);

/** Who may see an order, and as whom they act on it. */
@Injectable()
export class OrderSight {
  constructor(private readonly organizations: OrganizationReads) {}

  /** Not found and not in sight answer the same. */
  async require(tx: ReadTx, order: OrderRecord | undefined): Promise<OrderRecord> {
    if (order && (await this.sees(tx, order))) return order;
    throw new Refused(platformRefusals['request.not-found']());
  }

  async sees(tx: ReadTx, { organizationId }: OrderRecord): Promise<boolean> {
    return (await this.organizations.inSight(tx, [organizationId])).size > 0;
  }

  /** By 隶属, under the permission of the route: what is acted on, not only looked at. */
  async within(tx: ReadTx, order: OrderRecord | undefined): Promise<OrderRecord> {
    if (order && (await this.organizations.within(tx, [order.organizationId])).size > 0) return order;
    throw new Refused(platformRefusals['request.not-found']());
  }

  /** The order as the rules see it: with whoever holds its post today. */
  async moved(tx: ReadTx, order: OrderRecord): Promise<MovedOrder> {
    const holder = (await this.organizations.holders(tx, [order.postId], tx.today)).get(order.postId);
    return {
      ...order,
      ownerPersonIds: known([holder?.personId, order.plannedByPersonId, order.submittedByPersonId]),
      verifierPersonId: order.verifiedByPersonId,
    };
  }

  async actor(tx: ReadTx): Promise<OrderActor> {
    const { tenureId, personId, postId, organizationId, permissions } = tx.actor;
    const [post] = postId ? await this.organizations.posts(tx, [postId]) : [];
    return {
      ...{ tenureId, personId, postId, organizationId },
      isHead: post?.isHead ?? false,
      ownPostIds: await this.ownPosts(tx),
      leadsFor: permissions.get('rectification.lead') ?? [],
    };
  }

  /** The own post, and for the head of an organisation its vacant ones. */
  async ownPosts(tx: ReadTx): Promise<string[]> {
    const { tenureId } = tx.actor;
    return tenureId === null ? [] : this.organizations.postsLookedAfter(tx, tenureId, tx.today);
  }
}
