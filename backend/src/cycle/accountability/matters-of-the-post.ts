import { Injectable } from '@nestjs/common';
import { matterLight } from '@zeren/domain/cycle/accountability/matter-light';
import type { ReadTx } from '../../platform/database/transaction';
import { CalendarReads } from '../../registry/calendar';
import { TellsPostMatters } from '../../registry/organizations';
import type { MatterOfPost, PostLeft, PostMatters } from '../../registry/organizations';
import { AccountabilityCatalogues } from './accountability-catalogues';
import { MattersRepository } from './matters.repository';

/**
 * What of this room goes with a post: what it has to decide, and what it has handed over. The sheet is read by more people
 * than the members, so it says no more than that there is something.
 */
@Injectable()
@TellsPostMatters()
export class MattersOfThePost implements PostMatters {
  constructor(
    private readonly matters: MattersRepository,
    private readonly catalogues: AccountabilityCatalogues,
    private readonly calendars: CalendarReads,
  ) {}

  async ofPosts(tx: ReadTx, posts: readonly PostLeft[]): Promise<readonly MatterOfPost[]> {
    const open = await this.matters.openOfDeciders(
      tx,
      posts.map(({ postId }) => postId),
    );
    if (open.length === 0) return [];
    const [terms, calendar] = [await this.catalogues.terms(tx), await this.calendars.load(tx)];
    return open.map((matter) => ({
      postId: matter.deciderPostId,
      matter: {
        kind: 'accountability-matter',
        subjectId: matter.id,
        ...(matter.state === 'proposed'
          ? {
              titleZh: '一项问责建议待决定（内容只有本事项成员能看到）',
              titleEn: 'A proposal of accountability to decide (shown to its members only)',
            }
          : {
              titleZh: '一项已决定移交的问责事项（内容只有本事项成员能看到）',
              titleEn: 'A matter of accountability that is handed over (shown to its members only)',
            }),
        dueOn: matter.dueOn,
        light: matterLight(matter, tx.today, calendar, terms).light,
        weight: 'to-take-over' as const,
        overdue: [],
      },
    }));
  }
}
