import { Injectable } from '@nestjs/common';
import { deciderOf } from '@zeren/domain/cycle/duties/extensions/may-extend-duty';
import type { Decider, DecidingActor } from '@zeren/domain/cycle/duties/extensions/may-extend-duty';
import type { ReadTx } from '../../../platform/database/transaction';
import { accept } from '../../../platform/refused';
import { OrganizationReads, postDay } from '../../../registry/organizations';
import { DirectivesRepository } from '../directives/directives.repository';
import type { DutyRecord } from '../duty-record';

/** Who decides about more time for a duty. */
@Injectable()
export class ExtensionDeciders {
  constructor(
    private readonly organizations: OrganizationReads,
    private readonly directives: DirectivesRepository,
  ) {}

  /**
   * One level up: of a directive whoever issued it; else the head of the own body for the others of its team, then the
   * heads on the way up.
   */
  async of(tx: ReadTx, duty: DutyRecord): Promise<Decider> {
    const [post] = await this.organizations.posts(tx, [duty.postId]);
    const issuer = await this.issuer(tx, duty);
    const first = [...(issuer ? [issuer] : []), ...(post?.isHead ? [] : [duty.organizationId])];
    const own = (await this.organizations.postsOf(tx, first)).filter(({ isHead }) => isHead);
    const above = await this.organizations.headPostsAbove(tx, [duty.organizationId]);
    const postIds = [
      ...first.flatMap((id) =>
        own.filter(({ organizationId }) => organizationId === id).map((head) => head.id),
      ),
      ...above.map(({ headPostId }) => headPostId),
    ].filter((id) => id !== duty.postId);
    const { posts, holders } = await this.organizations.postsWithHolders(
      tx,
      postIds.map((postId) => ({ postId, day: tx.today })),
    );
    const wayUp = postIds.flatMap((postId): Decider[] => {
      const [head, holder] = [posts.get(postId), holders.get(postDay(postId, tx.today))];
      return head && holder
        ? [{ organizationId: head.organizationId, postId, personId: holder.personId }]
        : [];
    });
    return accept(deciderOf(wayUp, tx.actor.personId));
  }

  /** Under which tenure the one who asks decides, and for which bodies. */
  async actor(tx: ReadTx): Promise<DecidingActor> {
    const { tenureId, personId, postId, organizationId, permissions } = tx.actor;
    const [post] = postId ? await this.organizations.posts(tx, [postId]) : [];
    const decidesFor = permissions.get('duties.verify') ?? [];
    return { tenureId, personId, postId, organizationId, isHead: post?.isHead ?? false, decidesFor };
  }

  /** The body that issued the directive, unless that is the one whose head is asked. */
  private async issuer(tx: ReadTx, { directiveId }: DutyRecord): Promise<string | undefined> {
    const directive = directiveId === null ? undefined : await this.directives.byId(tx, directiveId);
    return directive?.organizationId;
  }
}
