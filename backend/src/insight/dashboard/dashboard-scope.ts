import { Injectable } from '@nestjs/common';
import { platformRefusals } from '@zeren/domain/platform/platform-refusals';
import type { ReadTx } from '../../platform/database/transaction';
import { Refused } from '../../platform/refused';
import { OrganizationReads } from '../../registry/organizations';
import type { OrganizationRow, ScopeRoot } from '../../registry/organizations';

/** Of which organisation an actor is shown figures. */
@Injectable()
export class DashboardScope {
  constructor(private readonly organizations: OrganizationReads) {}

  /**
   * The organisation asked for, or the topmost one of the actor's own; anything else is not found. A guided one (参照) is
   * shown to whoever sees all that is counted in it.
   */
  async organization(tx: ReadTx, asked: string | undefined): Promise<OrganizationRow> {
    const id = asked ?? (await this.organizations.scope(tx))[0]?.organizationId;
    if (id !== undefined && (await this.organizations.wholeSubtreeInSight(tx, [id])).has(id)) {
      const [organization] = await this.organizations.organizations(tx, [id]);
      if (organization) return organization;
    }
    throw new Refused(platformRefusals['request.not-found']());
  }

  /** The organisation asked for as the root of its subtree, or the topmost one that the actor may see. */
  async root(tx: ReadTx, asked: string | undefined): Promise<ScopeRoot> {
    const { id } = await this.organization(tx, asked);
    const [root] = await this.organizations.scope(tx, [id]);
    return root!;
  }

  /** The names of those who answer for posts today, by post id. */
  async holderNames(tx: ReadTx, postIds: readonly string[]): Promise<Map<string, string>> {
    const holders = await this.organizations.holders(tx, postIds, tx.today);
    return new Map([...holders.values()].map(({ postId, personName }) => [postId, personName]));
  }
}
