import { Injectable } from '@nestjs/common';
import { deciderOf } from '@zeren/domain/cycle/duties/extensions/may-extend-duty';
import type { Decider, DecidingActor } from '@zeren/domain/cycle/duties/extensions/may-extend-duty';
import type { ReadTx } from '../../../platform/database/transaction';
import { accept } from '../../../platform/refused';
import { OrganizationReads, postDay } from '../../../registry/organizations';
import type { PostsWithHolders } from '../../../registry/organizations';
import { DirectivesRepository } from '../directives/directives.repository';
import type { DutyRecord } from '../duty-record';
import type { ExtensionRecord } from './extensions.repository';

/** The people and posts of some requests. */
export interface Concerned {
  readonly posts: PostsWithHolders['posts'];
  readonly nameOf: (tenureId: string | null) => string | null;
  /** A request with the name of the body that decides about it. */
  readonly named: <R extends Pick<ExtensionRecord, 'deciderOrganizationId'>>(
    request: R,
  ) => R & { readonly deciderName: string };
  readonly personIds: (request: Pick<ExtensionRecord, 'askedByPersonId'>, postId: string) => string[];
}

const knownIds = (ids: readonly (string | null | undefined)[]): string[] => ids.flatMap((id) => id ?? []);

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
      [...postIds, duty.postId].map((postId) => ({ postId, day: tx.today })),
    );
    const wayUp = postIds.flatMap((postId): Decider[] => {
      const [head, holder] = [posts.get(postId), holders.get(postDay(postId, tx.today))];
      return head && holder
        ? [{ organizationId: head.organizationId, postId, personId: holder.personId }]
        : [];
    });
    const holder = holders.get(postDay(duty.postId, tx.today));
    return accept(deciderOf(wayUp, knownIds([tx.actor.personId, holder?.personId])));
  }

  /** Who asked and who holds the posts today, for all requests at once: they do not decide about these. */
  async concerned(
    tx: ReadTx,
    requests: readonly Pick<
      ExtensionRecord,
      'askedByTenureId' | 'decidedByTenureId' | 'deciderOrganizationId'
    >[],
    postIds: readonly string[],
  ): Promise<Concerned> {
    const ids = requests.flatMap(({ askedByTenureId, decidedByTenureId }) =>
      knownIds([askedByTenureId, decidedByTenureId]),
    );
    const tenures = ids.length === 0 ? [] : await this.organizations.tenures(tx, [...new Set(ids)]);
    const people = new Map(tenures.map((tenure) => [tenure.tenureId, tenure]));
    const { posts, holders } = await this.organizations.postsWithHolders(
      tx,
      postIds.map((postId) => ({ postId, day: tx.today })),
    );
    const bodies = await this.organizations.organizations(tx, [
      ...new Set(requests.map(({ deciderOrganizationId }) => deciderOrganizationId)),
    ]);
    const bodyNames = new Map(bodies.map(({ id, nameZh }) => [id, nameZh]));
    return {
      posts,
      named: (request) => ({ ...request, deciderName: bodyNames.get(request.deciderOrganizationId) ?? '' }),
      nameOf: (tenureId) => people.get(tenureId ?? '')?.personName ?? null,
      // As the request keeps it: the tenure of a stand-in may lie out of the sight of whoever decides.
      personIds: ({ askedByPersonId }, postId) =>
        knownIds([askedByPersonId, holders.get(postDay(postId, tx.today))?.personId]),
    };
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
