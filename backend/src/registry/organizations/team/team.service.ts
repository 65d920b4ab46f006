import { Injectable } from '@nestjs/common';
import { platformRefusals } from '@zeren/domain/platform/platform-refusals';
import { dayAfter } from '@zeren/domain/registry/calendar/calendar-days';
import { runsOn } from '@zeren/domain/registry/organizations/tenure';
import { whoAnswers } from '@zeren/domain/registry/organizations/who-answers';
import type { Actor } from '../../../platform/actor';
import type { ReadTx } from '../../../platform/database/transaction';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { Refused } from '../../../platform/refused';
import { OrganizationReads } from '../organization-reads';
import { PostsRepository } from '../posts/posts.repository';
import { TenuresRepository } from '../tenures/tenures.repository';
import type { PostHistoryDto, TeamDto, TeamPostDto, TeamTenureDto } from './dto/team.dto';
import { TeamRepository } from './team.repository';
import type { HeldPostRow, TeamPostRow, TeamTenureRow } from './team.repository';

/** The team of an organisation as one looks at it: posts, who holds them, who answers for the vacant ones. */
@Injectable()
export class TeamService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly reads: OrganizationReads,
    private readonly team: TeamRepository,
    private readonly posts: PostsRepository,
    private readonly tenures: TenuresRepository,
  ) {}

  /** On a day, or today. */
  on(actor: Actor, organizationId: string, asked: string | undefined): Promise<TeamDto> {
    return this.unitOfWork.read(actor, async (tx) => {
      await this.requireInSight(tx, organizationId);
      const [organization] = await this.reads.organizations(tx, [organizationId]);
      if (!organization) throw new Refused(platformRefusals['request.not-found']());
      const day = asked ?? tx.today;
      const posts = await this.team.posts(tx, organizationId, day);
      const tenures = await this.team.tenures(
        tx,
        posts.map(({ id }) => id),
        day,
      );
      const people = [...new Set(tenures.map(({ personId }) => personId))];
      const held = await this.team.heldBy(tx, people, day);
      return {
        organizationId,
        organizationName: organization.nameZh,
        organizationNameEn: organization.nameEn,
        organizationKind: organization.kindCode,
        version: organization.version,
        day,
        mayManage: await this.mayManage(tx, organizationId),
        posts: posts.map((post) => teamPost(post, { posts, tenures, held }, day)),
      };
    });
  }

  /** Everybody who held a post, and who answers in between. */
  history(actor: Actor, postId: string): Promise<PostHistoryDto> {
    return this.unitOfWork.read(actor, async (tx) => {
      const post = await this.posts.one(tx, postId);
      if (!post) throw new Refused(platformRefusals['request.not-found']());
      await this.requireInSight(tx, post.organizationId);
      const [organization] = await this.reads.organizations(tx, [post.organizationId]);
      const beside = await this.posts.ofOrganization(tx, post.organizationId, tx.today);
      const headPost = beside.find(({ id, isHead }) => isHead && id !== postId) ?? null;
      return {
        post,
        organizationName: organization!.nameZh,
        tenures: await this.tenures.ofPosts(tx, [postId]),
        headPost,
        headTenures: headPost ? await this.tenures.ofPosts(tx, [headPost.id]) : [],
        mayManage: await this.mayManage(tx, post.organizationId),
      };
    });
  }

  private async mayManage(tx: ReadTx, organizationId: string): Promise<boolean> {
    const roots = tx.actor.permissions.get('tenures.manage') ?? [];
    return (await this.reads.within(tx, [organizationId], roots)).has(organizationId);
  }

  private async requireInSight(tx: ReadTx, organizationId: string): Promise<void> {
    const seen = await this.reads.inSight(tx, [organizationId]);
    if (!seen.has(organizationId)) throw new Refused(platformRefusals['request.not-found']());
  }
}

/** What the team is made of. */
interface TeamRows {
  readonly posts: readonly TeamPostRow[];
  readonly tenures: readonly TeamTenureRow[];
  readonly held: readonly HeldPostRow[];
}

function teamPost(post: TeamPostRow, { posts, tenures, held }: TeamRows, day: string): TeamPostDto {
  const { id, title, kind, isHead, inTeam, lineWork, validTo, version, lastHeldOn } = post;
  const own = tenures.filter(({ postId }) => postId === id);
  const holders = own.filter((tenure) => runsOn(tenure, day)).map((tenure) => teamTenure(tenure, held));
  const ahead = own.filter(({ startsOn }) => startsOn > day).map((tenure) => teamTenure(tenure, held));
  const answer = whoAnswers(post, posts, tenures, day);
  return {
    ...{ id, title, kind, isHead, inTeam, lineWork, validTo, version, holders },
    ahead: ahead.sort((a, b) => a.startsOn.localeCompare(b.startsOn)),
    answering: answer
      ? {
          tenureId: answer.tenure.id,
          personId: answer.tenure.personId,
          personName: answer.tenure.personName,
          asHead: answer.asHead,
        }
      : null,
    vacantSince: holders.length === 0 && lastHeldOn ? dayAfter(lastHeldOn) : null,
  };
}

function teamTenure(tenure: TeamTenureRow, held: readonly HeldPostRow[]): TeamTenureDto {
  const { id, postId, personId, personName, kind, startsOn, endsOn, startNote, version } = tenure;
  const others = held.filter((other) => other.personId === personId && other.postId !== postId);
  return {
    ...{ id, personId, personName, kind, startsOn, endsOn, startNote, version },
    otherPosts: others.map((other) => ({
      kind: other.kind,
      postTitle: other.postTitle,
      organizationId: other.organizationId,
      organizationName: other.organizationName,
    })),
  };
}
