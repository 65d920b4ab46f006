import { Injectable } from '@nestjs/common';
import { streakSentence } from '@zeren/domain/cycle/duties/streak-sentence';
import { yearOf } from '@zeren/domain/registry/calendar/calendar-days';
import type { Actor } from '../../../platform/actor';
import type { ReadTx } from '../../../platform/database/transaction';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { OrganizationReads, postDay } from '../../../registry/organizations';
import { DutySight } from '../duty-sight';
import type { StreakDto, StreakQuery, StreaksDto } from './streaks.dto';
import { StreaksRepository } from './streaks.repository';
import type { StreakRow } from './streaks.repository';

const MOST = 200;
/** One miss is an accident; two running are the beginning of a habit. */
const AT_LEAST = 2;

/** 抓常抓长 (S8): what was missed time after time, by post and item. */
@Injectable()
export class StreaksService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly repository: StreaksRepository,
    private readonly organizations: OrganizationReads,
    private readonly sight: DutySight,
  ) {}

  of(actor: Actor, { year, organizationId, postId, atLeast }: StreakQuery): Promise<StreaksDto> {
    return this.unitOfWork.read(actor, async (tx) => {
      const scope = {
        year: year ?? yearOf(tx.today),
        rootIds: tx.actor.rootOrganizationIds,
        ownPostIds: await this.sight.ownPosts(tx),
        organizationId: organizationId ?? null,
        postId: postId ?? null,
        atLeast: atLeast ?? AT_LEAST,
      };
      const found = await this.repository.worst(tx, scope, MOST + 1);
      return {
        year: scope.year,
        items: await this.views(tx, found.slice(0, MOST)),
        more: found.length > MOST,
      };
    });
  }

  private async views(tx: ReadTx, rows: readonly StreakRow[]): Promise<StreakDto[]> {
    const asked = [...new Set(rows.map(({ postId }) => postId))].map((id) => ({ postId: id, day: tx.today }));
    const { posts, holders } = await this.organizations.postsWithHolders(tx, asked);
    return rows.map(({ from, to, periods, ...row }) => {
      const post = posts.get(row.postId);
      return {
        ...row,
        postTitle: post?.title ?? '',
        organizationId: post?.organizationId ?? '',
        organizationName: post?.organizationName ?? '',
        holderName: holders.get(postDay(row.postId, tx.today))?.personName ?? null,
        sentence: streakSentence({ ...row, from, to }),
        periods: periods.map((period) => ({
          ...period,
          inRun: period.outcome !== 'on-time' && period.dueOn >= from && period.dueOn <= to,
        })),
      };
    });
  }
}
