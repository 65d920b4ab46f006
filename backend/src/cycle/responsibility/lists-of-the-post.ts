import { Injectable } from '@nestjs/common';
import type { PostMatter } from '@zeren/domain/registry/organizations/post-matter';
import type { ReadTx } from '../../platform/database/transaction';
import { TellsPostMatters } from '../../registry/organizations';
import type { MatterOfPost, PostLeft, PostMatters } from '../../registry/organizations';
import type { ListRecord } from './list-rows';
import { ListRepository } from './list.repository';

/** What of this room goes with a post: its lists of this year and later, and receipts that are still to be signed. */
@Injectable()
@TellsPostMatters()
export class ListsOfThePost implements PostMatters {
  constructor(private readonly lists: ListRepository) {}

  async ofPosts(tx: ReadTx, posts: readonly PostLeft[]): Promise<MatterOfPost[]> {
    const year = Number(tx.today.slice(0, 4));
    const lists = await this.lists.inForce(
      tx,
      posts.map(({ postId }) => postId),
    );
    return lists
      .filter((list) => list.year >= year)
      .map((list) => ({ postId: list.postId, matter: matterOf(list, tx.today) }));
  }
}

function matterOf({ id, year, itemCount, state, receiptDueOn }: ListRecord, today: string): PostMatter {
  const shared = { kind: 'responsibility-list', subjectId: id, overdue: [] };
  if (state === 'received') {
    return {
      ...shared,
      titleZh: `${year} 年责任清单（${itemCount} 项），已签收，继续执行`,
      titleEn: `List of ${year} (${itemCount} items), signed for, stays in force`,
      dueOn: null,
      light: null,
      weight: 'to-know',
    };
  }
  return {
    ...shared,
    titleZh: `${year} 年责任清单（${itemCount} 项）待签收`,
    titleEn: `List of ${year} (${itemCount} items), to be signed for`,
    dueOn: receiptDueOn,
    light: receiptDueOn !== null && receiptDueOn < today ? 'overdue' : 'soon',
    weight: 'to-take-over',
  };
}
