import { Injectable } from '@nestjs/common';
import type { ReorganizationNews } from '@zeren/domain/registry/organizations/organizations-events';
import type { WriteTx } from '../../../platform/database/transaction';
import { findingSeal } from './finding-seal';
import { FindingSuccessionRepository } from './finding-succession.repository';

/** Findings follow a merger, split or closing: under the post that takes over, where their unit lies now. */
@Injectable()
export class FindingSuccession {
  constructor(private readonly succession: FindingSuccessionRepository) {}

  async follow(tx: WriteTx, news: ReorganizationNews, alsoIds: readonly string[]): Promise<void> {
    const findings = await this.succession.lock(tx, news, alsoIds);
    if (findings.length === 0) return;
    await this.succession.hand(tx, findings);
    for (const { id, organizationId, postId } of findings) {
      const before = { organizationId, postId };
      tx.seal({ action: 'finding.follow-reorganization', seal: findingSeal, id, before });
    }
  }
}
