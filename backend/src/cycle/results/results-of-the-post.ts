import { Injectable } from '@nestjs/common';
import type { PostMatter } from '@zeren/domain/registry/organizations/post-matter';
import type { ReadTx } from '../../platform/database/transaction';
import { GrantReads } from '../../registry/access';
import { OrganizationReads, TellsPostMatters } from '../../registry/organizations';
import type { MatterOfPost, PostLeft, PostMatters } from '../../registry/organizations';
import { ObjectionsRepository } from './objections.repository';
import { ResultsRepository } from './results.repository';
import type { UnreadResult } from './results.repository';

/** What of this room goes with a post: results that were told and not read, and objections that wait for its decision. */
@Injectable()
@TellsPostMatters()
export class ResultsOfThePost implements PostMatters {
  constructor(
    private readonly results: ResultsRepository,
    private readonly objections: ObjectionsRepository,
    private readonly grants: GrantReads,
    private readonly organizations: OrganizationReads,
  ) {}

  async ofPosts(tx: ReadTx, posts: readonly PostLeft[]): Promise<MatterOfPost[]> {
    const ids = posts.map(({ postId }) => postId);
    const unread = await this.results.unreadOfPosts(tx, ids);
    return [
      ...unread.map((result) => ({ postId: result.postId, matter: unreadMatter(result) })),
      ...(await this.toDecide(tx, ids)),
    ];
  }

  /** One line for all that wait for the same post: those of the bodies over which it may decide. */
  private async toDecide(tx: ReadTx, postIds: readonly string[]): Promise<MatterOfPost[]> {
    const waiting = await this.objections.openByBody(tx);
    if (waiting.length === 0) return [];
    const bodies = waiting.map(({ organizationId }) => organizationId);
    const roots = new Map<string, string[]>();
    for (const { postId, rootOrganizationId } of await this.grants.reachOfPosts(
      tx,
      'results.decide',
      postIds,
    ))
      roots.set(postId, [...(roots.get(postId) ?? []), rootOrganizationId]);
    const matters: MatterOfPost[] = [];
    for (const [postId, below] of roots) {
      const reached = await this.organizations.within(tx, bodies, below);
      const count = waiting
        .filter(({ organizationId }) => reached.has(organizationId))
        .reduce((sum, one) => sum + one.count, 0);
      if (count > 0) matters.push({ postId, matter: decidingMatter(postId, count) });
    }
    return matters;
  }
}

const nothingDue = { dueOn: null, light: null, overdue: [], weight: 'to-take-over' as const };

function unreadMatter({ id, name }: UnreadResult): PostMatter {
  return {
    ...nothingDue,
    ...{ kind: 'assessment-result', subjectId: id },
    titleZh: `“${name}”的结果已经反馈，还没有阅知`,
    titleEn: `The result of “${name}” was told and is not read yet`,
  };
}

function decidingMatter(postId: string, count: number): PostMatter {
  return {
    ...nothingDue,
    ...{ kind: 'score-objections-to-decide', subjectId: postId },
    titleZh: `待裁定的得分异议 ${count} 件`,
    titleEn: `${count} objection(s) to scores wait for a decision`,
  };
}
