import { Injectable } from '@nestjs/common';
import { clauseInForce } from '@zeren/domain/cycle/agreements/agreement-clauses';
import type { AgreementClause } from '@zeren/domain/cycle/agreements/agreement-clauses';
import type { ReadTx } from '../../platform/database/transaction';
import { AgreementPagesRepository } from './agreement-pages.repository';
import type { InForceRow } from './agreement-pages.repository';

/** What other rooms read of agreements. */
@Injectable()
export class AgreementReads {
  constructor(private readonly pages: AgreementPagesRepository) {}

  /** What a post has promised about a fact, as it holds on a day; null where nothing was agreed. */
  async target(tx: ReadTx, factKey: string, postId: string, date: string): Promise<AgreementClause | null> {
    return (await this.targets(tx, factKey, [postId], date)).get(postId) ?? null;
  }

  /** The same of many posts in one read; those that have promised nothing are left out. */
  async targets(
    tx: ReadTx,
    factKey: string,
    postIds: readonly string[],
    date: string,
  ): Promise<Map<string, AgreementClause>> {
    const lineages = new Map<string, InForceRow[]>();
    for (const row of await this.pages.inForce(tx, postIds)) {
      lineages.set(row.lineageId, [...(lineages.get(row.lineageId) ?? []), row]);
    }
    const found = new Map<string, AgreementClause>();
    for (const versions of lineages.values()) {
      const clause = clauseInForce(versions, factKey, date);
      if (clause) found.set(versions[0]!.postId, clause);
    }
    return found;
  }
}
