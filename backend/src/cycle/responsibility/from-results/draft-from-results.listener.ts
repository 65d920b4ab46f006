import { Injectable } from '@nestjs/common';
import type { EventEnvelope } from '@zeren/domain/platform/event-envelope';
import { RESULT_FINALIZED } from '@zeren/domain/cycle/results/results-events';
import type { FinalResult } from '@zeren/domain/cycle/results/results-events';
import type { WriteTx } from '../../../platform/database/transaction';
import { ListensTo } from '../../../platform/events/event-listener';
import type { EventListener } from '../../../platform/events/event-listener';
import { OrganizationReads } from '../../../registry/organizations';
import { ResultItemsRepository } from './result-items.repository';

/** A final result writes the first items of next year's list: what lost the most is to be put right. */
@Injectable()
@ListensTo(RESULT_FINALIZED)
export class DraftFromResults implements EventListener {
  constructor(
    private readonly organizations: OrganizationReads,
    private readonly items: ResultItemsRepository,
  ) {}

  async on(event: EventEnvelope, tx: WriteTx): Promise<void> {
    const { postId, year, weakest } = event.data as unknown as FinalResult;
    if (postId === null || weakest.length === 0) return;
    const [post] = await this.organizations.posts(tx, [postId]);
    const root = await this.organizations.root(tx);
    if (!post || !root) return;
    const listId = await this.items.draftOf(tx, root, post, year + 1);
    // A list that is in force already is not written into behind its holder's back.
    if (listId === undefined) return;
    const added = await this.items.add(
      tx,
      listId,
      post,
      weakest.map(({ zh, en }) => ({
        textZh: `针对${year}年考核“${zh}”失分，查明原因，制定措施并见成效`,
        textEn: `Find why points were lost for "${en}" in ${year}, take measures and show their effect`,
        basis: `${year}年考核结果`,
      })),
    );
    if (added === 0) return;
    tx.audit({
      action: 'responsibility-list.draft-from-result',
      subject: { kind: 'responsibility-list', id: listId },
      after: { items: added, assessmentResultId: event.subject.id },
    });
  }
}
