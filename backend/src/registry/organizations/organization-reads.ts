import { Injectable } from '@nestjs/common';
import type { GuidanceRight } from '@zeren/domain/registry/organizations/guidance/guidance';
import { whoAnswers } from '@zeren/domain/registry/organizations/who-answers';
import type { ReadTx } from '../../platform/database/transaction';
import { GroupsRepository } from './groups/groups.repository';
import { OrganizationReadsRepository } from './organization-reads.repository';
import type { PostWithTenuresRow } from './organization-reads.repository';
import type {
  AssessedMember,
  DistrictRow,
  DomainSizeRow,
  HeadPostRow,
  HolderRow,
  OrganizationRow,
  PersonRow,
  PostRow,
  ScopeRoot,
  TenureRow,
} from './organization-rows';
import { FindPostsRepository } from './posts/find-posts.repository';
import type { PostSearch, UnitSizeRow } from './posts/find-posts.repository';
import { scopeColumn, SightRepository } from './tree/sight.repository';

/** What other rooms read of organisations, posts, people and tenures. Every method takes sets: no call per row. */
@Injectable()
export class OrganizationReads {
  constructor(
    private readonly repository: OrganizationReadsRepository,
    private readonly sights: SightRepository,
    private readonly finding: FindPostsRepository,
    private readonly groups: GroupsRepository,
  ) {}

  /** Organisations with their ancestors at each level. */
  organizations(tx: ReadTx, ids: readonly string[]): Promise<OrganizationRow[]> {
    return this.repository.organizations(tx, ids);
  }

  /** The organisation at the top of the district; undefined before the first import. */
  root(tx: ReadTx): Promise<OrganizationRow | undefined> {
    return this.repository.root(tx);
  }

  /** Every district by name, the installation's own first: for whoever looks across districts. */
  districts(tx: ReadTx): Promise<DistrictRow[]> {
    return this.repository.districts(tx);
  }

  /** An organisation and all below it, in the order of the tree. */
  subtree(tx: ReadTx, rootId: string): Promise<OrganizationRow[]> {
    return this.repository.subtree(tx, rootId);
  }

  /** Branches and members of a subtree by domain; organisations without a domain are left out. */
  sizesByDomain(tx: ReadTx, rootId: string): Promise<DomainSizeRow[]> {
    return this.repository.sizesByDomain(tx, rootId);
  }

  /** The posts of these organisations. */
  postsOf(tx: ReadTx, organizationIds: readonly string[]): Promise<PostRow[]> {
    return this.repository.postsOf(tx, organizationIds);
  }

  posts(tx: ReadTx, ids: readonly string[]): Promise<PostRow[]> {
    return this.repository.posts(tx, ids);
  }

  postsByCode(tx: ReadTx, codes: readonly string[]): Promise<PostRow[]> {
    return this.repository.postsByCode(tx, codes);
  }

  /** Posts of these kinds (乡镇党委书记 …) in the subtrees of `rootIds`, in the order of the tree. */
  findByPostKind(tx: ReadTx, kinds: readonly string[], rootIds: readonly string[]): Promise<PostRow[]> {
    return this.repository.postsByKind(tx, kinds, rootIds);
  }

  /** Posts that the actor may give something to: below a root by 隶属, or guided with the right to assign. */
  assignablePosts(tx: ReadTx, search: PostSearch, limit: number): Promise<PostRow[]> {
    return this.finding.assignable(tx, search, limit);
  }

  /** Members and branches of organisations with all that lies below each. */
  unitSizes(tx: ReadTx, organizationIds: readonly string[]): Promise<UnitSizeRow[]> {
    return this.finding.sizes(tx, organizationIds);
  }

  people(tx: ReadTx, ids: readonly string[]): Promise<PersonRow[]> {
    return this.repository.people(tx, ids);
  }

  peopleByCode(tx: ReadTx, codes: readonly string[]): Promise<PersonRow[]> {
    return this.repository.peopleByCode(tx, codes);
  }

  /** People of these names or codes. */
  peopleCalled(tx: ReadTx, namesOrCodes: readonly string[]): Promise<PersonRow[]> {
    return this.repository.peopleCalled(tx, namesOrCodes);
  }

  /** Who answers for each post on `day`, by post id; a post that nobody answers for is left out. */
  async holders(tx: ReadTx, postIds: readonly string[], day: string): Promise<Map<string, HolderRow>> {
    const holders = await this.holdersOnDays(
      tx,
      postIds.map((postId) => ({ postId, day })),
    );
    return new Map([...holders.values()].map((holder) => [holder.postId, holder]));
  }

  /** Who answers for each post on its day, by {@link postDay}; for duties, each with a due date of its own. */
  async holdersOnDays(tx: ReadTx, asked: readonly PostDay[]): Promise<Map<string, HolderRow>> {
    return (await this.postsWithHolders(tx, asked)).holders;
  }

  /** The posts that are asked about, by id, and who answers for each on its day, by {@link postDay}: one query. */
  async postsWithHolders(tx: ReadTx, asked: readonly PostDay[]): Promise<PostsWithHolders> {
    if (asked.length === 0) return { posts: new Map(), holders: new Map() };
    const days = asked.map(({ day }) => day).sort();
    const postIds = [...new Set(asked.map(({ postId }) => postId))];
    const rows = await this.repository.postsWithTenures(tx, postIds, days[0]!, days.at(-1)!);
    const posts = new Map(rows.map((post) => [post.id, post]));
    const holders = new Map<string, HolderRow>();
    for (const { postId, day } of asked) {
      const post = posts.get(postId);
      const holder = post && holderOf(post, day);
      if (holder) holders.set(postDay(postId, day), holder);
    }
    return { posts, holders };
  }

  /** The posts whose duties somebody under this tenure looks after on `day`: their own, and as head the vacant ones. */
  async postsLookedAfter(tx: ReadTx, tenureId: string, day: string): Promise<string[]> {
    const posts = await this.repository.postsBesideTenure(tx, tenureId);
    const holders = await this.holders(
      tx,
      posts.map(({ id }) => id),
      day,
    );
    return posts.filter(({ id, own }) => own || holders.get(id)?.tenureId === tenureId).map(({ id }) => id);
  }

  /** Tenures that a person has on `day`, the one they would act under first. */
  tenuresOfPerson(tx: ReadTx, personId: string, day: string): Promise<TenureRow[]> {
    return this.repository.tenuresOfPerson(tx, personId, day);
  }

  /** All that a person held, holds or will hold. */
  tenuresOfPersonEver(tx: ReadTx, personId: string): Promise<TenureRow[]> {
    return this.repository.tenuresOfPersonEver(tx, personId);
  }

  tenures(tx: ReadTx, ids: readonly string[]): Promise<TenureRow[]> {
    return this.repository.tenures(tx, ids);
  }

  /** Everybody who held, holds or will hold these posts. */
  tenuresOfPosts(tx: ReadTx, postIds: readonly string[]): Promise<TenureRow[]> {
    return this.repository.tenuresOfPosts(tx, postIds);
  }

  /** Who is in these assessment groups on `day`; groups out of sight are left out. */
  assessedMembers(tx: ReadTx, groupIds: readonly string[], day: string): Promise<AssessedMember[]> {
    return this.groups.membersOn(tx, groupIds, day);
  }

  /** The group of a name that holds today; undefined where there is none in sight. */
  assessmentGroupNamed(tx: ReadTx, name: string): Promise<string | undefined> {
    return this.groups.named(tx, name);
  }

  /** The head posts of the organisations above each of these, nearest first. */
  headPostsAbove(tx: ReadTx, organizationIds: readonly string[]): Promise<HeadPostRow[]> {
    return this.repository.headPostsAbove(tx, organizationIds);
  }

  /**
   * Those of the organisations that lie in the subtrees of `rootIds` (the actor's own when not given) by 隶属: what may
   * be written about, and what is counted. What may be looked at is {@link inSight}.
   */
  async within(
    tx: ReadTx,
    organizationIds: readonly string[],
    rootIds: readonly string[] = tx.actor.rootOrganizationIds,
  ): Promise<Set<string>> {
    return idsOf(await this.sights.within(tx, organizationIds, rootIds));
  }

  /** Those of the roots below which an organisation lies by 隶属: which of several rights reach it, in one query. */
  async rootsOver(tx: ReadTx, organizationId: string, rootIds: readonly string[]): Promise<Set<string>> {
    return idsOf(await this.sights.rootsOver(tx, organizationId, rootIds));
  }

  /** Those of the organisations that the actor may look at: below a root, or guided by one with the right to see. */
  async inSight(tx: ReadTx, organizationIds: readonly string[]): Promise<Set<string>> {
    return idsOf(await this.sights.inSight(tx, organizationIds, tx.actor.rootOrganizationIds));
  }

  /** Those of the organisations whose whole subtree the actor may look at: what a roll-up of it needs. */
  async wholeSubtreeInSight(tx: ReadTx, organizationIds: readonly string[]): Promise<Set<string>> {
    return idsOf(await this.sights.wholeSubtreeInSight(tx, organizationIds, tx.actor.rootOrganizationIds));
  }

  /** Those of the organisations that guidance gives the actor this right over today; never what is the actor's by 隶属. */
  async guidedWith(
    tx: ReadTx,
    right: GuidanceRight,
    organizationIds: readonly string[],
  ): Promise<Set<string>> {
    const roots = tx.actor.rootOrganizationIds;
    return idsOf(await this.sights.guidedWith(tx, right, organizationIds, roots));
  }

  /**
   * The roots (the actor's own when not given) by 隶属, each with the ancestor column to filter on; empty when there are
   * none. What may be looked at beside them is in {@link sight}.
   */
  async scope(tx: ReadTx, rootIds: readonly string[] = tx.actor.rootOrganizationIds): Promise<ScopeRoot[]> {
    const roots = await this.sights.scopeRoots(tx, rootIds);
    return roots.map(({ organizationId, depth }) => ({ organizationId, column: scopeColumn(depth) }));
  }

  /** Everything that the actor may look at: the roots by 隶属 first, then what they guide with the right to see (参照). */
  async sight(tx: ReadTx): Promise<ScopeRoot[]> {
    const guided = await this.sights.guidedRoots(tx, tx.actor.rootOrganizationIds);
    return [
      ...(await this.scope(tx)),
      ...guided.map(({ organizationId, withSubtree, depth }): ScopeRoot => ({
        organizationId,
        column: withSubtree ? scopeColumn(depth) : 'organization_id',
      })),
    ];
  }
}

const idsOf = (rows: readonly { readonly id: string }[]): Set<string> => new Set(rows.map(({ id }) => id));

/** A post on a day. */
export interface PostDay {
  readonly postId: string;
  readonly day: string;
}

/** Posts by id, and who answers for them by {@link postDay}. */
export interface PostsWithHolders {
  readonly posts: ReadonlyMap<string, PostRow>;
  readonly holders: Map<string, HolderRow>;
}

/** The key of {@link OrganizationReads.holdersOnDays}. */
export function postDay(postId: string, day: string): string {
  return `${postId} ${day}`;
}

function holderOf(post: PostWithTenuresRow, day: string): HolderRow | undefined {
  const { headPostId, organizationId } = post;
  const posts = headPostId ? [post, { id: headPostId, organizationId, isHead: true }] : [post];
  const answer = whoAnswers(post, posts, post.tenures, day);
  if (!answer) return undefined;
  const { tenureId, personId, personName, kind, startsOn } = answer.tenure;
  return { postId: post.id, tenureId, personId, personName, kind, startsOn, asHead: answer.asHead };
}
