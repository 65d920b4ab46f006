import { Injectable } from '@nestjs/common';
import type { ConfirmingActor } from '@zeren/domain/cycle/handover/may-confirm-handover';
import { handoverRefusals } from '@zeren/domain/cycle/handover/handover-refusals';
import { platformRefusals } from '@zeren/domain/platform/platform-refusals';
import type { Actor } from '../../platform/actor';
import type { ReadTx } from '../../platform/database/transaction';
import { Refused } from '../../platform/refused';
import { OrganizationReads } from '../../registry/organizations';
import type { HandoverRecord } from './handover-record';

/**
 * The actor of a transaction about one handover. What goes with a post lies where the outgoing person sees nothing any
 * more, and the incoming one nothing yet; both sign over it. Row-level security is therefore held to the district, and
 * {@link HandoverSight.require} comes first in every such transaction.
 */
export const onOneHandover = (actor: Actor): Actor => ({ ...actor, seesWholeDistrict: true });

/** How somebody stands to a handover. */
export interface Standing extends ConfirmingActor {
  readonly isOutgoing: boolean;
  readonly isIncoming: boolean;
  /** Looks after handovers where this one lies: the clerk. */
  readonly manages: boolean;
  /** May enter a sheet that was signed on paper: the clerk, or the superior. */
  readonly registers: boolean;
}

/** Who may see a handover, and as what. */
@Injectable()
export class HandoverSight {
  constructor(private readonly organizations: OrganizationReads) {}

  /** Not found and not in sight answer the same. */
  async require(tx: ReadTx, handover: HandoverRecord | undefined): Promise<HandoverRecord> {
    if (handover && (await this.sees(tx, handover))) return handover;
    throw new Refused(platformRefusals['request.not-found']());
  }

  async sees(tx: ReadTx, handover: HandoverRecord): Promise<boolean> {
    return this.isParty(tx, handover) || this.reaches(tx, handover, 'handovers.read');
  }

  /** One of the two sides. */
  isParty(tx: ReadTx, { outgoingPersonId, incomingPersonId }: HandoverRecord): boolean {
    const { personId } = tx.actor;
    return personId !== null && [outgoingPersonId, incomingPersonId].includes(personId);
  }

  async standing(tx: ReadTx, handover: HandoverRecord): Promise<Standing> {
    const { personId, tenureId } = tx.actor;
    const { organizationId, postId } = handover;
    const above = (await this.superiors(tx, [organizationId])).get(organizationId) ?? [];
    const answering = (await this.organizations.holders(tx, [postId], tx.today)).get(postId);
    const manages = await this.reaches(tx, handover, 'handovers.manage');
    const isSuperior = tenureId !== null && above.includes(tenureId);
    return {
      personId,
      isOutgoing: personId !== null && personId === handover.outgoingPersonId,
      isIncoming: personId !== null && personId === handover.incomingPersonId,
      isSuperior,
      standsIn: tenureId !== null && tenureId === (answering?.tenureId ?? above[0]),
      manages,
      registers: manages || isSuperior,
    };
  }

  /** Only the two sides and the clerk change the list. */
  requireKeeper({ isOutgoing, isIncoming, manages }: Standing): void {
    if (!isOutgoing && !isIncoming && !manages) {
      throw new Refused(handoverRefusals['handover.not-yours-to-change']());
    }
  }

  /** By organisation the tenures of the heads above it, nearest first; vacant head posts are passed over. */
  async superiors(tx: ReadTx, organizationIds: readonly string[]): Promise<Map<string, string[]>> {
    const heads = await this.organizations.headPostsAbove(tx, organizationIds);
    const headPostIds = [...new Set(heads.map(({ headPostId }) => headPostId))];
    const holders = await this.organizations.holders(tx, headPostIds, tx.today);
    const above = new Map<string, string[]>(organizationIds.map((id) => [id, []]));
    for (const { organizationId, headPostId } of heads) {
      const holder = holders.get(headPostId);
      if (holder && !holder.asHead) above.get(organizationId)?.push(holder.tenureId);
    }
    return above;
  }

  /** Whether it lies where the permission holds. */
  private async reaches(tx: ReadTx, handover: HandoverRecord, permission: string): Promise<boolean> {
    const roots = tx.actor.permissions.get(permission) ?? [];
    if (roots.length === 0) return false;
    return (await this.organizations.within(tx, [handover.organizationId], roots)).size > 0;
  }
}
