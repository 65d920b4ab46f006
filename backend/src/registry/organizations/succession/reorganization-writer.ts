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
    for (const { id, founded } of targets) {
      if (!founded) continue;
      const { parent, code, nameZh, nameEn, kindCode, levelCode, domainCode } = founded;
      const memberCount = plan.members.find((one) => one.id === id)?.memberCount ?? 0;
      const words = { code, nameZh, nameEn: nameEn ?? null };
      const such = { ...words, kindCode, levelCode, domainCode: domainCode ?? null, memberCount };
      await this.edits.insert(tx, { ...such, id, parentId: parent.id, validFrom: dto.on });
      await this.closure.rebuildBelow(tx, [id]);
      await this.searchIndex.keep(tx, 'organization', [id]);
      tx.audit({
        action: 'organization.create',
        subject: { kind: 'organization', id },
        after: { ...such, parentId: parent.id, on: dto.on, basis: dto.basis },
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
    for (const id of plan.endedEdges) {
      const edge = edges.find((one) => one.id === id)!;
      const ended = { ...edge, validTo: edge.validFrom > on ? edge.validFrom : on };
      await this.guidance.change(tx, edge, ended);
    }
    for (const { from, guideId, guidedId } of plan.movedEdges) {
      const edge = edges.find((one) => one.id === from)!;
      const moved = {
        ...edge,
        id: uuidv7(),
        guideId,
        guidedId,
        validFrom: edge.validFrom > on ? edge.validFrom : on,
      };
      await this.guidance.add(tx, moved);
    }
  }

  private async settle(
    tx: WriteTx,
    dto: ReorganizeDto,
    reading: Reading,
    plan: Reorganization,
  ): Promise<void> {
    const { sources, targets, facts } = reading;
    const members = (id: string, now: number) =>
      plan.members.find((one) => one.id === id)?.memberCount ?? now;
    const ends = facts.sourceGoesOn ? [] : sources.map(({ id }) => id);
    const standing = [...sources, ...targets.flatMap(({ organization }) => organization ?? [])];
    const rows = standing.map(({ id, version, memberCount }) => ({
      id,
      version,
      memberCount: members(id, memberCount),
      validTo: ends.includes(id) ? dto.on : null,
    }));
    unchanged(await this.succession.settle(tx, rows), rows.length);
    await this.succession.endDatedLists(tx, ends, dto.on);
    const heirs: (string | null)[] = targets.length > 0 ? targets.map(({ id }) => id) : [null];
    const pairs = sources.flatMap(({ id: from }) => heirs.map((to) => ({ from, to })));
    await this.succession.insert(tx, dto.kind, pairs, dto);
  }

  private async tell(
    tx: WriteTx,
    dto: ReorganizeDto,
    { sources, targets }: Reading,
    plan: Reorganization,
  ): Promise<void> {
    const { kind, on, basis } = dto;
    const successorIds = targets.map(({ id }) => id);
    const ids = sources.map(({ id }) => id);
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
        after: { on, basis, successorIds, ...movedOf(plan) },
      });
    }
    const endedPosts =
      kind === 'close'
        ? (await this.succession.postsEver(tx, ids)).map((id) => ({ id, takenOverBy: null }))
        : plan.endedPosts;
    tx.emit(organizationReorganized({ organizationIds: ids, successorIds, on, endedPosts }));
  }
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
