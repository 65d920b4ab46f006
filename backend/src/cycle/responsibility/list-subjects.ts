import { Injectable } from '@nestjs/common';
import type { ReadTx } from '../../platform/database/transaction';
import { KnowsSubjects } from '../../platform/subjects/subject-kind';
import type { SubjectKind, SubjectKinds, SubjectName } from '../../platform/subjects/subject-kind';
import { OrganizationReads } from '../../registry/organizations';
import { ListRepository } from './list.repository';

const organizationsOf = (rows: readonly { readonly organizationId: string }[]): string[] =>
  rows.map(({ organizationId }) => organizationId);

/** What is known of lists and list sets by their ids alone. */
@Injectable()
@KnowsSubjects()
export class ListSubjects implements SubjectKinds {
  readonly subjects: Readonly<Record<string, SubjectKind>> = {
    'responsibility-list': {
      permission: 'responsibility-lists.read',
      names: (tx, ids) => this.listNames(tx, ids),
      sees: async (tx, id) => {
        const sight = { roots: await this.organizations.sight(tx), ownPostId: tx.actor.postId };
        return (await this.lists.inSight(tx, sight, [id])).length > 0;
      },
      organizations: async (tx, id) => organizationsOf(await this.lists.byIds(tx, [id])),
    },
    'list-set': {
      permission: 'responsibility-lists.edit',
      names: async (tx, ids) =>
        (await this.sets(tx, ids)).map(({ id, title }) => ({ id, zh: title, en: null })),
      sees: async (tx, id) => {
        const [set] = await this.sets(tx, [id]);
        return set !== undefined && (await this.organizations.within(tx, [set.organizationId])).size > 0;
      },
      organizations: async (tx, id) => organizationsOf(await this.sets(tx, [id])),
    },
    // Read by everybody of the district; how it came to be is for those who have the whole of it below them.
    'list-template': {
      permission: 'responsibility-lists.read',
      names: (tx, ids) => this.templateNames(tx, ids),
      sees: async (tx, id) => {
        const [top] = await this.keepersOf(tx, id);
        return top !== undefined && (await this.organizations.within(tx, [top])).has(top);
      },
      organizations: (tx, id) => this.keepersOf(tx, id),
    },
  };

  constructor(
    private readonly lists: ListRepository,
    private readonly organizations: OrganizationReads,
  ) {}

  private async listNames(tx: ReadTx, ids: readonly string[]): Promise<SubjectName[]> {
    const lists = await this.lists.byIds(tx, ids);
    const postIds = [...new Set(lists.map(({ postId }) => postId))];
    const posts = new Map((await this.organizations.posts(tx, postIds)).map((post) => [post.id, post]));
    return lists.map(({ id, postId, year }) => {
      const post = posts.get(postId);
      const whose = `${post?.organizationName ?? ''} ${post?.title ?? ''}`.trim();
      return { id, zh: `${whose} ${year}年责任清单`, en: `${whose}, list of ${year}` };
    });
  }

  /** Templates are kept at the top of the district. */
  private async keepersOf(tx: ReadTx, id: string): Promise<string[]> {
    const top = (await this.templateNames(tx, [id])).length > 0 && (await this.organizations.root(tx));
    return top ? [top.id] : [];
  }

  private async templateNames(tx: ReadTx, ids: readonly string[]): Promise<SubjectName[]> {
    const rows = await tx.sql<{ id: string; title: string; versionNo: number }>(
      'responsibility-lists.subjects.templates',
      `SELECT id, title, version_no AS "versionNo" FROM list_template
       WHERE district_id = $1 AND id = ANY($2::uuid[])`,
      [tx.districtId, ids],
    );
    return rows.map(({ id, title, versionNo }) => ({
      id,
      zh: `${title} 第${versionNo}版`,
      en: `${title}, version ${versionNo}`,
    }));
  }

  private sets(
    tx: ReadTx,
    ids: readonly string[],
  ): Promise<{ id: string; organizationId: string; title: string }[]> {
    return tx.sql(
      'responsibility-lists.subjects.sets',
      `SELECT id, organization_id AS "organizationId", title FROM list_set
       WHERE district_id = $1 AND id = ANY($2::uuid[])`,
      [tx.districtId, ids],
    );
  }
}
