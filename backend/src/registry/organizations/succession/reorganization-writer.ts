import { Injectable } from '@nestjs/common';
import {
  ORGANIZATION_CREATED,
  organizationNews,
  organizationReorganized,
} from '@zeren/domain/registry/organizations/organizations-events';
import { dayBefore } from '@zeren/domain/registry/calendar/calendar-days';
import { mayClosePost } from '@zeren/domain/registry/organizations/posts/may-close-post';
import type { Reorganization } from '@zeren/domain/registry/organizations/succession/plan-reorganization';
import type { WriteTx } from '../../../platform/database/transaction';
import { accept } from '../../../platform/refused';
import { unchanged } from '../../../platform/unchanged';
import { uuidv7 } from '../../../platform/uuid';
import { EditsRepository } from '../edits/edits.repository';
import { GuidanceWriter } from '../guidance/guidance-writer';
import type { GuidanceRow } from '../guidance/guidance.repository';
import { PastRepository } from '../history/past.repository';
import { PostsRepository } from '../posts/posts.repository';
import { SearchIndex } from '../search/search-index';
import { TenureCommands } from '../tenures/tenure-commands';
import { TenuresRepository } from '../tenures/tenures.repository';
import { ClosureRepository } from '../tree/closure.repository';
import type { ReorganizeDto } from './dto/reorganization.dto';
import type { Reading } from './reorganization-reader';
import { SuccessionRepository } from './succession.repository';

/** Writes what was decided, under the lock of the tree. */
@Injectable()
export class ReorganizationWriter {
  constructor(
    private readonly succession: SuccessionRepository,
    private readonly edits: EditsRepository,
    private readonly past: PastRepository,
    private readonly posts: PostsRepository,
    private readonly tenures: TenuresRepository,
    private readonly tenureCommands: TenureCommands,
    private readonly guidance: GuidanceWriter,
    private readonly closure: ClosureRepository,
    private readonly searchIndex: SearchIndex,
  ) {}

  async write(tx: WriteTx, dto: ReorganizeDto, reading: Reading, plan: Reorganization): Promise<void> {
    await this.found(tx, dto, reading, plan);
    await this.endPosts(tx, dto, reading, plan);
    unchanged(await this.succession.movePosts(tx, plan.movedPosts), plan.movedPosts.length);
    await this.moveChildren(tx, dto, plan);
    await this.moveGuidance(tx, dto, reading, plan);
    await this.settle(tx, dto, reading, plan);
    await this.closure.keepGuidance(tx);
    await this.searchIndex.keep(
      tx,
      'post',
      [...plan.movedPosts, ...plan.endedPosts].map(({ id }) => id),
    );
    await this.tell(tx, dto, reading, plan);
  }

  private async found(
    tx: WriteTx,
    dto: ReorganizeDto,
    { targets }: Reading,
    plan: Reorganization,
  ): Promise<void> {
    const rows = targets.flatMap(({ id, founded }) => {
      if (!founded) return [];
      const { parent, code, nameZh, nameEn = null, kindCode, levelCode, domainCode = null } = founded;
      const memberCount = plan.members.find((one) => one.id === id)?.memberCount ?? 0;
      const such = { code, nameZh, nameEn, kindCode, levelCode, domainCode, memberCount };
      return [{ ...such, id, parentId: parent.id, validFrom: dto.on }];
    });
    if (rows.length === 0) return;
    const ids = rows.map(({ id }) => id);
    await this.edits.insert(tx, rows);
    await this.closure.rebuildBelow(tx, ids);
    await this.searchIndex.keep(tx, 'organization', ids);
    for (const { id, validFrom: on, ...such } of rows) {
      tx.audit({
        action: 'organization.create',
        subject: { kind: 'organization', id },
        after: { ...such, on, basis: dto.basis },
      });
      tx.emit(organizationNews(ORGANIZATION_CREATED, id));
    }
  }

  /** Whoever holds a post that ends leaves it on the day before. */
  private async endPosts(
    tx: WriteTx,
    dto: ReorganizeDto,
    { posts }: Reading,
    plan: Reorganization,
  ): Promise<void> {
    const lastOn = dayBefore(dto.on);
    const ids = plan.endedPosts.map(({ id }) => id);
    if (ids.length === 0) return;
    await this.tenures.lockPosts(tx, ids);
    const known = new Map((await this.posts.byIds(tx, ids)).map((post) => [post.id, post]));
    const held = await this.tenures.ofPosts(tx, ids);
    const beyond = ids.flatMap((id) => {
      const ending = { ...known.get(id)!, validTo: null };
      const own = held.filter(({ postId }) => postId === id);
      return accept(mayClosePost(ending, own, { lastOn, endsTenures: true }));
    });
    await this.tenureCommands.endAll(tx, beyond, { endsOn: lastOn, endReason: '其他', endNote: dto.basis });
    const seen = posts.filter(({ id }) => ids.includes(id));
    unchanged(await this.posts.close(tx, seen, dto.on), ids.length);
    for (const { id, takenOverBy } of plan.endedPosts) {
      tx.audit({
        action: 'post.close',
        subject: { kind: 'post', id },
        before: { validTo: known.get(id)!.validTo },
        after: { validTo: dto.on, takenOverBy, basis: dto.basis },
      });
    }
  }

  private async moveChildren(tx: WriteTx, { on, basis }: ReorganizeDto, plan: Reorganization): Promise<void> {
    const ids = plan.movedChildren.map(({ id }) => id);
    await this.past.keep(tx, ids, on, basis);
    unchanged(await this.succession.moveChildren(tx, plan.movedChildren), ids.length);
    await this.closure.rebuildBelow(tx, ids);
  }

  /** An edge ends on the day and goes on from there with its new end: what it said stays on record. */
  private async moveGuidance(
    tx: WriteTx,
    { on }: ReorganizeDto,
    { edges }: Reading,
    plan: Reorganization,
  ): Promise<void> {
    const edgeOf = new Map(edges.map((edge) => [edge.id, edge]));
    const from = (edge: GuidanceRow) => (edge.validFrom > on ? edge.validFrom : on);
    const ended = plan.endedEdges.map((id) => edgeOf.get(id)!);
    await this.guidance.change(
      tx,
      ended.map((before) => ({ before, after: { ...before, validTo: from(before) } })),
    );
    await this.guidance.add(
      tx,
      plan.movedEdges.map(({ from: id, guideId, guidedId }) => {
        const edge = edgeOf.get(id)!;
        return { ...edge, id: uuidv7(), guideId, guidedId, validFrom: from(edge) };
      }),
    );
  }

  private async settle(
    tx: WriteTx,
    dto: ReorganizeDto,
    reading: Reading,
    plan: Reorganization,
  ): Promise<void> {
    const { sources, targets, facts } = reading;
    const membersOf = new Map(plan.members.map(({ id, memberCount }) => [id, memberCount]));
    const ends = facts.sourceGoesOn ? [] : sources.map(({ id }) => id);
    const standing = [...sources, ...standingOf(targets)];
    const rows = standing.map(({ id, version, memberCount }) => ({
      id,
      version,
      memberCount: membersOf.get(id) ?? memberCount,
      validTo: ends.includes(id) ? dto.on : null,
    }));
    unchanged(await this.succession.settle(tx, rows), rows.length);
    await this.endDatedLists(tx, dto, ends);
    const heirs: (string | null)[] = targets.length > 0 ? targets.map(({ id }) => id) : [null];
    const pairs = sources.flatMap(({ id: from }) => heirs.map((to) => ({ from, to })));
    await this.succession.insert(tx, dto.kind, pairs, dto);
  }

  /** What the organisation had of classes and groups ends with it. */
  private async endDatedLists(
    tx: WriteTx,
    { on, basis }: ReorganizeDto,
    endedIds: readonly string[],
  ): Promise<void> {
    for (const { organizationId: id, classCode } of await this.succession.endClasses(tx, endedIds, on))
      tx.audit({
        action: 'organization.classify',
        subject: { kind: 'organization', id },
        before: { classCode },
        after: { classCode: null, on, basis },
      });
    const left = await this.succession.endMemberships(tx, endedIds, on);
    for (const id of new Set(left.map(({ groupId }) => groupId))) {
      const organizationIds = left.filter(({ groupId }) => groupId === id).map((one) => one.organizationId);
      tx.audit({
        action: 'assessment-group.leave',
        subject: { kind: 'assessment-group', id },
        after: { organizationIds, on, basis },
      });
    }
  }

  private async tell(tx: WriteTx, dto: ReorganizeDto, reading: Reading, plan: Reorganization): Promise<void> {
    const { kind, on, basis } = dto;
    const { sources, targets } = reading;
    const successorIds = targets.map(({ id }) => id);
    const ids = sources.map(({ id }) => id);
    const memberCountOf = new Map(plan.members.map(({ id, memberCount }) => [id, memberCount]));
    for (const { id, memberCount } of sources) {
      tx.audit({
        action:
          kind === 'merge'
            ? 'organization.merge'
            : kind === 'split'
              ? 'organization.split'
              : 'organization.close',
        subject: { kind: 'organization', id },
        before: { memberCount },
        after: {
          memberCount: memberCountOf.get(id) ?? memberCount,
          on,
          basis,
          successorIds,
          ...movedOf(plan),
        },
      });
    }
    for (const { id, memberCount: before } of standingOf(targets)) {
      const memberCount = memberCountOf.get(id) ?? before;
      if (memberCount === before) continue;
      tx.audit({
        action: 'organization.change',
        subject: { kind: 'organization', id },
        before: { memberCount: before },
        after: { memberCount, on, basis },
      });
    }
    tellMoved(tx, dto, reading, plan);
    const endedPosts =
      kind === 'close'
        ? (await this.succession.postsEver(tx, ids)).map((id) => ({ id, takenOverBy: null }))
        : plan.endedPosts;
    tx.emit(organizationReorganized({ organizationIds: ids, successorIds, on, endedPosts }));
  }
}

const standingOf = (targets: Reading['targets']) => targets.flatMap(({ organization }) => organization ?? []);

/** What moves has a history of its own, in which this stands too. */
function tellMoved(
  tx: WriteTx,
  { on, basis }: ReorganizeDto,
  { children, posts }: Reading,
  { movedChildren, movedPosts }: Reorganization,
): void {
  const parentOf = new Map(children.map(({ id, parentId }) => [id, parentId]));
  for (const { id, to } of movedChildren)
    tx.audit({
      action: 'organization.move',
      subject: { kind: 'organization', id },
      before: { parentId: parentOf.get(id)! },
      after: { parentId: to, on, basis },
    });
  const organizationOf = new Map(posts.map(({ id, organizationId }) => [id, organizationId]));
  for (const { id, to } of movedPosts)
    tx.audit({
      action: 'post.change',
      subject: { kind: 'post', id },
      before: { organizationId: organizationOf.get(id)! },
      after: { organizationId: to, on, basis },
    });
}

/** What the record says of a plan. */
function movedOf({ movedChildren, movedPosts, endedPosts }: Reorganization): object {
  const idsOf = (all: readonly { readonly id: string }[]) => all.map(({ id }) => id);
  return {
    childIds: idsOf(movedChildren),
    movedPostIds: idsOf(movedPosts),
    endedPostIds: idsOf(endedPosts),
  };
}
