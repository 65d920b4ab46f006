import { Injectable } from '@nestjs/common';
import { matterLight } from '@zeren/domain/cycle/accountability/matter-light';
import type { MatterState } from '@zeren/domain/cycle/accountability/matter-states';
import type { PostMatter } from '@zeren/domain/registry/organizations/post-matter';
import type { ReadTx } from '../../platform/database/transaction';
import { CalendarReads } from '../../registry/calendar';
import { TellsPostMatters } from '../../registry/organizations';
import type { MatterOfPost, PostLeft, PostMatters } from '../../registry/organizations';
import { AccountabilityCatalogues } from './accountability-catalogues';
import { MattersRepository } from './matters.repository';
import { MeasuresRepository } from './measures.repository';

/** What is waited for, without a word of whom it is about. */
const LINES: Readonly<Partial<Record<MatterState, readonly [zh: string, en: string]>>> = {
  proposed: ['一项问责建议待决定', 'A proposal of accountability to decide'],
  'to-hand-over': ['一项已决定移交的问责事项待发函', 'A matter of accountability whose letter is to go out'],
  'handed-over': ['一项已移交的问责事项待回执', 'A matter of accountability whose receipt is to be entered'],
  received: ['一项问责事项待登记结论', 'A matter of accountability whose conclusion is to be entered'],
};

/**
 * What of this room goes with a post: what it has to decide, what it has handed over, and appeals that wait for an answer.
 * The sheet is read by more people than the members, so it says no more than that there is something.
 */
@Injectable()
@TellsPostMatters()
export class MattersOfThePost implements PostMatters {
  constructor(
    private readonly matters: MattersRepository,
    private readonly measures: MeasuresRepository,
    private readonly catalogues: AccountabilityCatalogues,
    private readonly calendars: CalendarReads,
  ) {}

  async ofPosts(tx: ReadTx, posts: readonly PostLeft[]): Promise<readonly MatterOfPost[]> {
    const postIds = posts.map(({ postId }) => postId);
    const open = await this.matters.openOfDeciders(tx, postIds);
    const appealed = await this.measures.openAppeals(tx, postIds);
    if (open.length + appealed.length === 0) return [];
    const [terms, calendar] = [await this.catalogues.terms(tx), await this.calendars.load(tx)];
    return [
      ...open.map((matter) => {
        const [zh, en] = LINES[matter.state]!;
        const { light } = matterLight(matter, tx.today, calendar, terms);
        return lineOf(matter.deciderPostId, { ...matter, zh, en, light });
      }),
      ...appealed.map(({ matterId: id, deciderPostId, appeals, dueOn }) =>
        lineOf(deciderPostId, {
          ...{ id, dueOn, light: dueOn < tx.today ? ('overdue' as const) : ('soon' as const) },
          ...{ zh: `${appeals} 项问责申诉待答复`, en: `${appeals} appeals to be answered` },
        }),
      ),
    ];
  }
}

function lineOf(
  postId: string,
  line: Pick<PostMatter, 'dueOn' | 'light'> & {
    readonly id: string;
    readonly zh: string;
    readonly en: string;
  },
): MatterOfPost {
  const { id, dueOn, light, zh, en } = line;
  return {
    postId,
    matter: {
      ...{ kind: 'accountability-matter', subjectId: id, dueOn, light },
      titleZh: `${zh}（内容只有本事项成员能看到）`,
      titleEn: `${en} (shown to its members only)`,
      weight: 'to-take-over',
      overdue: [],
    },
  };
}
