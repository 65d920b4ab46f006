import { Injectable } from '@nestjs/common';
import type { PostMatter } from '@zeren/domain/registry/organizations/post-matter';
import type { ReadTx } from '../../../platform/database/transaction';
import { TellsPostMatters } from '../../../registry/organizations';
import type { MatterOfPost, PostLeft, PostMatters } from '../../../registry/organizations';
import type { FindingRecord } from './finding-record';
import { FindingsRepository } from './findings.repository';

/** Problems that nothing has become of yet go with the post that they are about. */
@Injectable()
@TellsPostMatters()
export class FindingsOfThePost implements PostMatters {
  constructor(private readonly findings: FindingsRepository) {}

  async ofPosts(tx: ReadTx, posts: readonly PostLeft[]): Promise<MatterOfPost[]> {
    const open = await this.findings.openOfPosts(
      tx,
      posts.map(({ postId }) => postId),
    );
    return open.map((found) => ({ postId: found.postId!, matter: matterOf(found) }));
  }
}

/** Until the unit has stated its case somebody has to; what comes after is decided above. */
function matterOf({ id, title, state, answer, answerBy }: FindingRecord): PostMatter {
  const answers = state === 'put' && answer === null;
  const [zh, en] = answers
    ? ['待说明情况', 'case to be stated']
    : state === 'put'
      ? ['待认定', 'to be confirmed']
      : ['已认定，待处置', 'confirmed, to be disposed of'];
  return {
    kind: 'finding',
    subjectId: id,
    titleZh: `问题：${title}（${zh}）`,
    titleEn: `Problem: ${title} (${en})`,
    dueOn: answers ? answerBy : null,
    light: null,
    weight: answers ? 'to-take-over' : 'to-know',
    overdue: [],
  };
}
