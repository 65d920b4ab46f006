import { Injectable } from '@nestjs/common';
import type { PostMatter } from '@zeren/domain/registry/organizations/post-matter';
import type { ReadTx } from '../../platform/database/transaction';
import { TellsPostMatters } from '../../registry/organizations';
import type { MatterOfPost, PostLeft, PostMatters } from '../../registry/organizations';
import type { LedSurvey } from './survey-rows';
import { SurveysRepository } from './surveys.repository';

/** What of this room goes with a post: drafts, and open surveys that somebody has to close; nothing of a ballot. */
@Injectable()
@TellsPostMatters()
export class SurveysOfThePost implements PostMatters {
  constructor(private readonly surveys: SurveysRepository) {}

  async ofPosts(tx: ReadTx, posts: readonly PostLeft[]): Promise<MatterOfPost[]> {
    const led = await this.surveys.ledByPosts(
      tx,
      posts.map(({ postId }) => postId),
    );
    return led.map((survey) => ({ postId: survey.postId, matter: matterOf(survey) }));
  }
}

function matterOf({ id, title, state, bundles }: LedSurvey): PostMatter {
  const [zh, en] =
    state === 'draft'
      ? ['草稿，待发出', 'a draft, to be opened']
      : bundles > 0
        ? [
            `进行中，待结束；纸质票还有 ${bundles} 批没有核完`,
            `open, to be closed; ${bundles} bundles of paper unsettled`,
          ]
        : ['进行中，待结束', 'open, to be closed'];
  return {
    ...{ kind: 'survey', subjectId: id },
    titleZh: `民主评议《${title}》${zh}`,
    titleEn: `Survey “${title}”, ${en}`,
    ...{ dueOn: null, light: null, weight: 'to-take-over', overdue: [] },
  };
}
