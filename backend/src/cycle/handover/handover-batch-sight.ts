import { Injectable } from '@nestjs/common';
import { platformRefusals } from '@zeren/domain/platform/platform-refusals';
import type { ReadTx } from '../../platform/database/transaction';
import { Refused } from '../../platform/refused';
import { OrganizationReads } from '../../registry/organizations';
import { HandoverBatchesRepository } from './handover-batches.repository';
import type { BatchRecord } from './handover-batches.repository';

/** A batch is led where its body lies. */
@Injectable()
export class HandoverBatchSight {
  constructor(
    private readonly batches: HandoverBatchesRepository,
    private readonly organizations: OrganizationReads,
  ) {}

  /** Not found and out of reach answer the same. */
  async require(tx: ReadTx, id: string): Promise<BatchRecord> {
    const [batch] = await this.batches.byIds(tx, [id]);
    if (batch && (await this.reaches(tx, batch.organizationId))) return batch;
    throw new Refused(platformRefusals['request.not-found']());
  }

  async reaches(tx: ReadTx, organizationId: string): Promise<boolean> {
    return (await this.within(tx, [organizationId])).size > 0;
  }

  /** Of these organisations, those that the actor has below them. */
  within(tx: ReadTx, organizationIds: readonly string[]): Promise<ReadonlySet<string>> {
    return this.organizations.within(tx, organizationIds);
  }
}
