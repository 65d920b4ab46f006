import { Injectable } from '@nestjs/common';
import type { ReadTx } from '../../../platform/database/transaction';
import { TellsPostMatters } from '../../../registry/organizations';
import type { MatterOfPost, PostLeft, PostMatters } from '../../../registry/organizations';
import { MarksRepository } from './marks.repository';

/** What of this room goes with a post: nothing. Whoever leaves it is a scorer in person, and settles their sheet before. */
@Injectable()
@TellsPostMatters()
export class SheetsOfThePost implements PostMatters {
  constructor(private readonly marks: MarksRepository) {}

  async ofPosts(tx: ReadTx, posts: readonly PostLeft[]): Promise<MatterOfPost[]> {
    const people = posts.flatMap(({ personId }) => personId ?? []);
    const sheets = people.length === 0 ? [] : await this.marks.unsentOf(tx, people);
    return posts.flatMap(({ postId, personId }) =>
      sheets
        .filter((sheet) => sheet.personId === personId)
        .map(({ id, name }) => ({
          postId,
          matter: {
            ...{ kind: 'mark-sheet', subjectId: id, dueOn: null, light: null, overdue: [] },
            titleZh: `“${name}”的评委打分还没有提交，请提交，或请主办单位换评分员`,
            titleEn: `The marks of “${name}” are not sent: send them, or ask the body that assesses for another scorer`,
            weight: 'to-settle' as const,
          },
        })),
    );
  }
}
