import { Injectable } from '@nestjs/common';
import { platformRefusals } from '@zeren/domain/platform/platform-refusals';
import type { ReadTx } from '../../platform/database/transaction';
import { Refused } from '../../platform/refused';
import { OrganizationReads } from './organization-reads';

/** Who may write about an organisation: whoever has it below a root of the route's permission, and the product itself. */
@Injectable()
export class OwnOrganization {
  constructor(private readonly reads: OrganizationReads) {}

  require(tx: ReadTx, organizationId: string): Promise<void> {
    return this.requireAll(tx, [organizationId]);
  }

  async requireAll(tx: ReadTx, organizationIds: readonly string[]): Promise<void> {
    if (tx.actor.seesWholeDistrict || organizationIds.length === 0) return;
    const own = await this.reads.within(tx, organizationIds);
    if (organizationIds.some((id) => !own.has(id)))
      throw new Refused(platformRefusals['request.not-found']());
  }
}
