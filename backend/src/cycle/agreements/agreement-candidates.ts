import { Injectable } from '@nestjs/common';
import { CONFIRMING_LEVELS } from '@zeren/domain/cycle/agreements/agreement-states';
import type { ReadTx } from '../../platform/database/transaction';
import { OrganizationReads, postDay } from '../../registry/organizations';
import type { OrganizationRow, PostRow } from '../../registry/organizations';
import { ResponsibilityReads } from '../responsibility';
import type { ListRecord } from '../responsibility';
import { AgreementPagesRepository } from './agreement-pages.repository';

/** Why no agreement can be made for a post now. */
export type CandidateBar = 'agreed' | 'vacant' | 'confirms' | null;

/** A post whose list is issued or in force. */
export interface Candidate {
  readonly list: ListRecord;
  readonly post: PostRow;
  readonly organization: OrganizationRow;
  readonly holderName: string | null;
  readonly setTitle: string;
  readonly bodyId: string;
  readonly bar: CandidateBar;
}

/** A post that the signing map shows without an agreement. */
export interface LackingPost {
  readonly post: PostRow;
  readonly levelCode: string;
  readonly vacant: boolean;
}

export interface CandidateFilter {
  readonly levelCodes?: readonly string[] | undefined;
  readonly listSetId?: string | undefined;
  /** All posts with a list, and not only the heads. */
  readonly everyPost?: boolean | undefined;
  /** The document of a superior that asks for agreements at every level. */
  readonly superiorDocument?: string | null | undefined;
}

/** For which posts the actor may make agreements of a year: of list sets that their body keeps. */
@Injectable()
export class AgreementCandidates {
  constructor(
    private readonly lists: ResponsibilityReads,
    private readonly organizations: OrganizationReads,
    private readonly pages: AgreementPagesRepository,
  ) {}

  async ofYear(tx: ReadTx, year: number, filter: CandidateFilter): Promise<Candidate[]> {
    const lists = (await this.lists.listsOfYear(tx, year)).filter(
      ({ state, listSetId }) =>
        ['issued', 'received'].includes(state) && (!filter.listSetId || filter.listSetId === listSetId),
    );
    const found = await this.of(tx, year, lists, filter.superiorDocument ?? null);
    const { levelCodes, everyPost } = filter;
    return found.filter(
      ({ post, organization }) =>
        (everyPost || post.isHead) && (!levelCodes?.length || levelCodes.includes(organization.levelCode)),
    );
  }

  async ofLists(
    tx: ReadTx,
    year: number,
    listIds: readonly string[],
    superiorDocument: string | null,
  ): Promise<Candidate[]> {
    const lists = (await this.lists.lists(tx, listIds)).filter(
      (list) => list.year === year && ['issued', 'received'].includes(list.state),
    );
    return this.of(tx, year, lists, superiorDocument);
  }

  /** Heads in sight whose list is issued and whose post has no agreement of the year, whoever would make one. */
  async lacking(tx: ReadTx, year: number): Promise<LackingPost[]> {
    const issued = (await this.lists.listsOfYear(tx, year)).filter(({ state }) =>
      ['issued', 'received'].includes(state),
    );
    if (issued.length === 0) return [];
    const units = [...new Set(issued.map(({ organizationId }) => organizationId))];
    const seen = await this.organizations.inSight(tx, units);
    const lists = issued.filter(({ organizationId }) => seen.has(organizationId));
    const sets = await this.lists.listSets(tx, [...new Set(lists.map(({ listSetId }) => listSetId))]);
    const bodies = new Map(sets.map(({ id, organizationId }) => [id, organizationId]));
    const organizations = await this.organizations.organizations(tx, [...seen]);
    const levels = new Map(organizations.map(({ id, levelCode }) => [id, levelCode]));
    const asked = lists.map(({ postId }) => ({ postId, day: tx.today }));
    const { posts, holders } = await this.organizations.postsWithHolders(tx, asked);
    const agreed = await this.pages.postsAgreed(tx, year);
    return lists.flatMap(({ postId, organizationId, listSetId }): LackingPost[] => {
      const [post, levelCode] = [posts.get(postId), levels.get(organizationId)];
      if (!post?.isHead || levelCode === undefined || agreed.has(postId)) return [];
      if (CONFIRMING_LEVELS.includes(levelCode) || bodies.get(listSetId) === organizationId) return [];
      return [{ post, levelCode, vacant: !holders.has(postDay(postId, tx.today)) }];
    });
  }

  private async of(
    tx: ReadTx,
    year: number,
    lists: readonly ListRecord[],
    superiorDocument: string | null,
  ): Promise<Candidate[]> {
    if (lists.length === 0) return [];
    const sets = await this.lists.listSets(tx, [...new Set(lists.map(({ listSetId }) => listSetId))]);
    const kept = await this.organizations.within(
      tx,
      sets.map(({ organizationId }) => organizationId),
    );
    const own = new Map(
      sets.filter(({ organizationId }) => kept.has(organizationId)).map((set) => [set.id, set]),
    );
    const ofOwn = lists.filter(({ listSetId }) => own.has(listSetId));
    const units = [...new Set(ofOwn.map(({ organizationId }) => organizationId))];
    const organizations = new Map(
      (await this.organizations.organizations(tx, units)).map((row) => [row.id, row]),
    );
    const asked = ofOwn.map(({ postId }) => ({ postId, day: tx.today }));
    const { posts, holders } = await this.organizations.postsWithHolders(tx, asked);
    const agreed = await this.pages.postsAgreed(tx, year);
    return ofOwn.flatMap((list): Candidate[] => {
      const [post, organization] = [posts.get(list.postId), organizations.get(list.organizationId)];
      const set = own.get(list.listSetId)!;
      // Who issues signs for the other side: their own post has no agreement with itself.
      if (!post || !organization || organization.id === set.organizationId) return [];
      const holder = holders.get(postDay(post.id, tx.today));
      const confirms = superiorDocument === null && CONFIRMING_LEVELS.includes(organization.levelCode);
      const bar = agreed.has(post.id) ? 'agreed' : confirms ? 'confirms' : holder ? null : 'vacant';
      const holderName = holder?.personName ?? null;
      return [{ list, post, organization, holderName, setTitle: set.title, bodyId: set.organizationId, bar }];
    });
  }
}
