import { Injectable } from '@nestjs/common';
import { PARTS_TAKEN } from '@zeren/domain/platform/parts-taken';
import type { ReadTx } from '../../platform/database/transaction';
import { KnowsSubjects } from '../../platform/subjects/subject-kind';
import type {
  SubjectKind,
  SubjectKinds,
  SubjectName,
  SubjectRef,
  WayIn,
} from '../../platform/subjects/subject-kind';
import { OrganizationReads } from '../../registry/organizations';
import { ListRepository } from './list.repository';
import { ListSubjectsRepository } from './list-subjects.repository';

const organizationsOf = (rows: readonly { readonly organizationId: string }[]): string[] =>
  rows.map(({ organizationId }) => organizationId);

/** What is known of lists, list sets, templates and objections by their ids alone. */
@Injectable()
@KnowsSubjects()
export class ListSubjects implements SubjectKinds {
  readonly subjects: Readonly<Record<string, SubjectKind>> = {
    'responsibility-list': {
      permission: 'responsibility-lists.read',
      names: (tx, ids) => this.listNames(tx, ids),
      sees: (tx, id) => this.seesList(tx, id),
      organizations: async (tx, id) => organizationsOf(await this.lists.byIds(tx, [id])),
    },
    'list-set': {
      permission: 'responsibility-lists.edit',
      names: async (tx, ids) =>
        (await this.repository.sets(tx, ids)).map(({ id, title }) => ({ id, zh: title, en: null })),
      sees: (tx, id) => this.keepsSet(tx, id),
      organizations: async (tx, id) => organizationsOf(await this.repository.sets(tx, [id])),
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
    'list-objection': {
      permission: null,
      names: async (tx, ids) =>
        (await this.repository.objections(tx, ids)).map(({ id, text }) => ({ id, zh: text, en: null })),
      sees: async () => false,
    },
  };
  readonly waysIn: Readonly<Record<string, readonly WayIn[]>> = {
    'responsibility-list': [
      {
        permission: 'responsibility-lists.read',
        part: PARTS_TAKEN['own-post'],
        sees: (tx, id) => this.isOwn(tx, id),
      },
    ],
    'list-set': [
      {
        permission: 'responsibility-lists.read',
        sees: (tx, id) => this.keepsSet(tx, id),
        organizations: async (tx, id) => organizationsOf(await this.repository.sets(tx, [id])),
      },
    ],
    'list-template': [
      {
        permission: 'responsibility-lists.read',
        part: PARTS_TAKEN['whole-district'],
        sees: async (tx, id) => (await this.repository.templates(tx, [id])).length > 0,
      },
    ],
    'list-objection': [
      {
        permission: 'responsibility-lists.read',
        sees: async (tx, id) => {
          const list = await this.listOf(tx, id);
          return list !== undefined && this.seesList(tx, list.id);
        },
        organizations: async (tx, id) => {
          const list = await this.listOf(tx, id);
          return list ? organizationsOf(await this.lists.byIds(tx, [list.id])) : [];
        },
        through: (tx, id) => this.listOf(tx, id),
      },
      {
        permission: 'responsibility-lists.read',
        part: PARTS_TAKEN['own-post'],
        sees: async (tx, id) => {
          const list = await this.listOf(tx, id);
          return list !== undefined && this.isOwn(tx, list.id);
        },
        through: (tx, id) => this.listOf(tx, id),
      },
    ],
  };

  constructor(
    private readonly lists: ListRepository,
    private readonly repository: ListSubjectsRepository,
    private readonly organizations: OrganizationReads,
  ) {}

  private async seesList(tx: ReadTx, id: string): Promise<boolean> {
    const sight = { roots: await this.organizations.sight(tx), ownPostId: tx.actor.postId };
    return (await this.lists.inSight(tx, sight, [id])).length > 0;
  }

  private async isOwn(tx: ReadTx, id: string): Promise<boolean> {
    const [list] = await this.lists.byIds(tx, [id]);
    return list !== undefined && list.postId === tx.actor.postId;
  }

  private async keepsSet(tx: ReadTx, id: string): Promise<boolean> {
    const [set] = await this.repository.sets(tx, [id]);
    return set !== undefined && (await this.organizations.within(tx, [set.organizationId])).size > 0;
  }

  /** The list that an objection was raised to. */
  private async listOf(tx: ReadTx, objectionId: string): Promise<SubjectRef | undefined> {
    const [objection] = await this.repository.objections(tx, [objectionId]);
    return objection && { kind: 'responsibility-list', id: objection.listId };
  }

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
    const known = (await this.repository.templates(tx, [id])).length > 0;
    const top = known && (await this.organizations.root(tx));
    return top ? [top.id] : [];
  }

  private async templateNames(tx: ReadTx, ids: readonly string[]): Promise<SubjectName[]> {
    return (await this.repository.templates(tx, ids)).map(({ id, title, versionNo }) => ({
      id,
      zh: `${title} 第${versionNo}版`,
      en: `${title}, version ${versionNo}`,
    }));
  }
}
