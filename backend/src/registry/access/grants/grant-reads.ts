import { Injectable } from '@nestjs/common';
import type { Permission } from '@zeren/domain/registry/access/permissions';
import { capabilitySetsWith } from '@zeren/domain/registry/access/powers';
import type { ReadTx } from '../../../platform/database/transaction';
import { GrantRepository } from './grant.repository';

/** A post and an organisation over whose subtree it holds a permission today. */
export interface ReachOfPost {
  readonly postId: string;
  readonly rootOrganizationId: string;
}

/** What other rooms read of grants. */
@Injectable()
export class GrantReads {
  constructor(private readonly grants: GrantRepository) {}

  /** Over what these posts hold a permission today, the grants to whoever leaves them left out: those do not go along. */
  async reachOfPosts(tx: ReadTx, permission: Permission, postIds: readonly string[]): Promise<ReachOfPost[]> {
    const sets: readonly string[] = capabilitySetsWith(permission);
    const held = await this.grants.heldToday(
      tx,
      postIds.map((postId) => ({ postId, personId: null })),
    );
    return held
      .filter(({ capabilitySet }) => sets.includes(capabilitySet))
      .map(({ leftPostId, rootOrganizationId }) => ({ postId: leftPostId, rootOrganizationId }));
  }
}
