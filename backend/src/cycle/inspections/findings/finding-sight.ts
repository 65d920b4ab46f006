import { Injectable } from '@nestjs/common';
import type { FindingActor, SettledFinding } from '@zeren/domain/cycle/inspections/may-settle-finding';
import { platformRefusals } from '@zeren/domain/platform/platform-refusals';
import type { ReadTx } from '../../../platform/database/transaction';
import { Refused } from '../../../platform/refused';
import { OrganizationReads } from '../../../registry/organizations';
import type { FindingRecord } from './finding-record';

/** Who may see a finding, and under which tenure they act on it. */
@Injectable()
export class FindingSight {
  constructor(private readonly organizations: OrganizationReads) {}

  /** Not found and not in sight answer the same. */
  async require(tx: ReadTx, found: FindingRecord | undefined): Promise<FindingRecord> {
    if (found && (await this.sees(tx, found))) return found;
    throw new Refused(platformRefusals['request.not-found']());
  }

  async sees(tx: ReadTx, { organizationId }: FindingRecord): Promise<boolean> {
    return (await this.organizations.inSight(tx, [organizationId])).size > 0;
  }

  /** By 隶属, under the permission of the route: what is acted on, not only looked at. */
  async within(tx: ReadTx, found: FindingRecord | undefined): Promise<FindingRecord> {
    if (found && (await this.organizations.within(tx, [found.organizationId])).size > 0) return found;
    throw new Refused(platformRefusals['request.not-found']());
  }

  async actor(tx: ReadTx): Promise<FindingActor> {
    const { tenureId, personId, postId, organizationId } = tx.actor;
    const [post] = postId ? await this.organizations.posts(tx, [postId]) : [];
    return { tenureId, personId, postId, organizationId, isHead: post?.isHead ?? false };
  }

  /** The finding as the rules see it: with whoever answers for its post today. */
  async settled(tx: ReadTx, found: FindingRecord): Promise<SettledFinding> {
    const { postId } = found;
    const holders = await this.organizations.holders(tx, postId ? [postId] : [], tx.today);
    return { ...found, holderPersonId: holders.get(postId ?? '')?.personId ?? null };
  }
}
