import { Injectable } from '@nestjs/common';
import { matterChanged, matterProposed } from '@zeren/domain/cycle/accountability/accountability-events';
import type { ReadTx, WriteTx } from '../../platform/database/transaction';
import { OrganizationReads, postDay } from '../../registry/organizations';
import { matterSeal } from './accountability-seals';
import { ConcernedPeople } from './concerned-people';
import type { Concerning } from './concerned-people';
import { MattersRepository } from './matters.repository';

/** The post that decides a matter. */
export interface Decider {
  readonly organizationId: string;
  readonly postId: string;
  readonly name: string;
}

/** Which post decides: nobody about themselves, and none that nobody holds. */
@Injectable()
export class Deciders {
  constructor(
    private readonly matters: MattersRepository,
    private readonly organizations: OrganizationReads,
    private readonly concerned: ConcernedPeople,
  ) {}

  /** The nearest head above who is in office and is not the one it is about. */
  async nearest(tx: ReadTx, subject: Concerning): Promise<Decider | undefined> {
    const concerned = await this.concerned.of(tx, subject);
    const heads = await this.organizations.headPostsAbove(tx, [subject.organizationId]);
    const { posts, holders } = await this.organizations.postsWithHolders(
      tx,
      heads.map(({ headPostId }) => ({ postId: headPostId, day: tx.today })),
    );
    for (const { headPostId } of heads) {
      const [post, holder] = [posts.get(headPostId), holders.get(postDay(headPostId, tx.today))];
      if (post && holder && !holder.asHead && !concerned.has(holder.personId))
        return {
          organizationId: post.organizationId,
          postId: headPostId,
          name: `${post.organizationName} ${post.title}`,
        };
    }
    return undefined;
  }

  /**
   * What is about somebody who came to hold the post that decides it would never be decided: it goes to the next head above
   * who is not concerned, and the post left behind is a member no more. Where there is none, it stays.
   */
  async passOn(tx: WriteTx, personId: string): Promise<void> {
    const held = await this.organizations.tenuresOfPerson(tx, personId, tx.today);
    const decided = await this.matters.lockOfDeciders(
      tx,
      held.map(({ postId }) => postId),
    );
    for (const matter of decided) {
      if (!(await this.concerned.of(tx, matter)).has(personId)) continue;
      const decider = await this.nearest(tx, matter);
      if (!decider) continue;
      const { id, state, deciderOrganizationId, deciderPostId } = matter;
      await this.matters.passOn(tx, id, decider);
      const before = { deciderOrganizationId, deciderPostId };
      tx.seal({ action: 'accountability-matter.pass-on', seal: matterSeal, id, before });
      tx.emit(state === 'proposed' ? matterProposed(id) : matterChanged(id));
    }
  }
}
