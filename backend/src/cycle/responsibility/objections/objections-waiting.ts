import { Injectable } from '@nestjs/common';
import type { ReadTx } from '../../../platform/database/transaction';
import { OrganizationReads } from '../../../registry/organizations';
import type { ListToReceiveDto, OpenObjectionDto } from '../dto/objections.dto';
import type { ListRecord } from '../list-rows';
import { ListViews } from '../list-views';
import { ObjectionsRepository } from './objections.repository';

/** Lines of 待办 that one looks through; whoever has more begins with these. */
const MOST_SHOWN = 50;

/** What 待办 shows of objections: to the body that has to reply, and, once it did, to whoever objected. */
@Injectable()
export class ObjectionsWaiting {
  constructor(
    private readonly repository: ObjectionsRepository,
    private readonly views: ListViews,
    private readonly organizations: OrganizationReads,
  ) {}

  /** Objections that wait for the actor's reply. */
  async toAnswer(tx: ReadTx): Promise<OpenObjectionDto[]> {
    const rootIds = tx.actor.permissions.get('responsibility-lists.issue') ?? [];
    if (rootIds.length === 0) return [];
    const sight = { roots: await this.organizations.scope(tx, rootIds), ownPostId: null };
    const open = await this.repository.open(tx, sight, MOST_SHOWN);
    if (open.length === 0) return [];
    const posts = await this.organizations.posts(tx, [...new Set(open.map(({ postId }) => postId))]);
    const postOf = new Map(posts.map((post) => [post.id, post]));
    const tenureIds = [...new Set(open.map(({ raisedByTenureId }) => raisedByTenureId))];
    const tenures = await this.organizations.tenures(tx, tenureIds);
    const nameOf = new Map(tenures.map(({ tenureId, personName }) => [tenureId, personName]));
    return open.map(({ postId, raisedByTenureId, ...objection }) => ({
      ...objection,
      postTitle: postOf.get(postId)?.title ?? '',
      organizationName: postOf.get(postId)?.organizationName ?? '',
      raisedBy: nameOf.get(raisedByTenureId) ?? '',
    }));
  }

  /** Lists to sign for, as people are shown them, each with the reply to what was objected to it. */
  async toReceive(tx: ReadTx, records: readonly ListRecord[]): Promise<ListToReceiveDto[]> {
    if (records.length === 0) return [];
    const lists = await this.views.lists(tx, records);
    const replies = await this.repository.replies(
      tx,
      lists.map(({ id }) => id),
    );
    const replyOf = new Map(
      replies.map(({ listId, answeredAt, ...reply }) => [
        listId,
        { ...reply, answeredAt: answeredAt.toISOString() },
      ]),
    );
    return lists.map((list) => ({ ...list, objection: replyOf.get(list.id) ?? null }));
  }
}
