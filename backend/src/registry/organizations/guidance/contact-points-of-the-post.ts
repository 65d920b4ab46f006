import { Injectable } from '@nestjs/common';
import type { ReadTx } from '../../../platform/database/transaction';
import { CatalogueReads } from '../../catalogues';
import { TellsPostMatters } from '../post-matters';
import type { MatterOfPost, PostLeft, PostMatters } from '../post-matters';
import { GuidanceRepository } from './guidance.repository';

/** What of this room goes with a post: the organisations that it is the contact of (联系点), by themselves. */
@Injectable()
@TellsPostMatters()
export class ContactPointsOfThePost implements PostMatters {
  constructor(
    private readonly guidance: GuidanceRepository,
    private readonly catalogues: CatalogueReads,
  ) {}

  async ofPosts(tx: ReadTx, posts: readonly PostLeft[]): Promise<MatterOfPost[]> {
    const edges = await this.guidance.ofPosts(
      tx,
      posts.map(({ postId }) => postId),
    );
    if (edges.length === 0) return [];
    const kinds = await this.catalogues.everyEntry(tx, 'guidance-kinds');
    const nameOf = new Map(kinds.map(({ code, nameEn }) => [code, nameEn]));
    return edges.map(({ id, postId, kindCode, guidedZh, guidedEn, basis }) => ({
      postId,
      matter: {
        kind: 'organization-guidance',
        subjectId: id,
        titleZh: `${kindCode}：${guidedZh}（${basis}），随岗位转给接任者`,
        titleEn: `${nameOf.get(kindCode) ?? kindCode}: ${guidedEn ?? guidedZh} (${basis}) goes with the post`,
        dueOn: null,
        light: null,
        weight: 'to-know',
        overdue: [],
      },
    }));
  }
}
