import { Injectable } from '@nestjs/common';
import { streakSentence } from '@zeren/domain/cycle/duties/streak-sentence';
import { yearOf } from '@zeren/domain/registry/calendar/calendar-days';
import type { Actor } from '../../../platform/actor';
import type { ReadTx } from '../../../platform/database/transaction';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { pageCursor } from '../../../platform/http/page-cursor';
import { OrganizationReads, postDay } from '../../../registry/organizations';
import { DutySight } from '../duty-sight';
import type { StreakDto, StreakQuery, StreaksDto } from './streaks.dto';
import { StreaksRepository } from './streaks.repository';
import type { StreakKey, StreakRow } from './streaks.repository';

const PAGE = 50;
const CURSOR = pageCursor('count', 'text', 'day', 'id', 'id');
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

  of(actor: Actor, { personId, after, limit = PAGE, ...query }: StreakQuery): Promise<StreaksDto> {
    return this.unitOfWork.read(actor, async (tx) => {
      const scope = {
        year: query.year ?? yearOf(tx.today),
        rootIds: tx.actor.rootOrganizationIds,
        ownPostIds: await this.sight.ownPosts(tx),
        organizationId: query.organizationId ?? null,
        postId: query.postId ?? null,
        terms: personId === undefined ? null : await this.organizations.tenuresOfPersonEver(tx, personId),
        atLeast: query.atLeast ?? AT_LEAST,
      };
      const found = await this.repository.worst(tx, scope, readKey(after), limit + 1);
      const shown = found.slice(0, limit);
      const last = shown.at(-1);
      return {
        year: scope.year,
        items: await this.views(tx, shown),
        next: last && found.length > limit ? writeKey(last) : null,
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

const writeKey = ({ length, running, to, postId, lineageId }: StreakKey): string =>
  CURSOR.write([String(length), running ? 'running' : 'ended', to, postId, lineageId]);

function readKey(after: string | undefined): StreakKey | undefined {
  const key = CURSOR.read(after);
  if (!key) return undefined;
  const [length, running, to, postId, lineageId] = key;
  return { length: Number(length), running: running === 'running', to, postId, lineageId };
}
