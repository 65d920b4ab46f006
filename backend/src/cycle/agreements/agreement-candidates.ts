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
