import { Injectable } from '@nestjs/common';
import type { KnownValues } from '@zeren/domain/cycle/duties/directives/table-words';
import type { ReadTx } from '../../../platform/database/transaction';
import { OrganizationReads } from '../../../registry/organizations';
import type { DutyRecord } from '../duty-record';

/** What the registers know of the unit that fills a table, so that nobody types it. */
@Injectable()
export class KnownFactsReads {
  constructor(private readonly organizations: OrganizationReads) {}

  async ofDuty(tx: ReadTx, { postId, organizationId }: DutyRecord): Promise<KnownValues> {
    const posts = await this.organizations.postsOf(tx, [organizationId]);
    const post = posts.find(({ id }) => id === postId);
    const head = posts.find(({ isHead }) => isHead);
    const ids = [postId, ...(head ? [head.id] : [])];
    const holders = await this.organizations.holders(tx, ids, tx.today);
    const [size] = await this.organizations.unitSizes(tx, [organizationId]);
    return {
      'unit-name': post?.organizationName ?? '',
      'unit-code': size?.code ?? '',
      level: post?.levelCode ?? '',
      domain: post?.domainCode ?? '',
      'post-title': post?.title ?? '',
      'head-name': (head && holders.get(head.id)?.personName) ?? '',
      'holder-name': holders.get(postId)?.personName ?? '',
      members: String(size?.members ?? ''),
      branches: String(size?.branches ?? ''),
    };
  }
}
