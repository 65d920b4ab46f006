import { Injectable } from '@nestjs/common';
import { platformRefusals } from '@zeren/domain/platform/platform-refusals';
import { dayAfter } from '@zeren/domain/registry/calendar/calendar-days';
import { mayClosePost } from '@zeren/domain/registry/organizations/posts/may-close-post';
import { mayShapePost } from '@zeren/domain/registry/organizations/posts/may-shape-post';
import type { PostShape } from '@zeren/domain/registry/organizations/posts/may-shape-post';
import { postsRefusals } from '@zeren/domain/registry/organizations/posts/posts-refusals';
import type { Actor } from '../../../platform/actor';
import type { WriteTx } from '../../../platform/database/transaction';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { accept, Refused } from '../../../platform/refused';
import { unchanged } from '../../../platform/unchanged';
import { uuidv7 } from '../../../platform/uuid';
import { CatalogueReads } from '../../catalogues';
import { EditsRepository } from '../edits/edits.repository';
import { OwnOrganization } from '../own-organization';
import { SearchIndex } from '../search/search-index';
import { TenureCommands } from '../tenures/tenure-commands';
import { TenuresRepository } from '../tenures/tenures.repository';
import type { ClosePostDto, NewPostDto, PostDto, PostOrderDto } from './dto/post.dto';
import { PostsRepository } from './posts.repository';
import type { PostFacts, PostOrganization } from './posts.repository';

/** Posts as a clerk sets them up, whoever holds them. */
@Injectable()
export class PostsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly repository: PostsRepository,
    private readonly edits: EditsRepository,
    private readonly tenures: TenuresRepository,
    private readonly tenureCommands: TenureCommands,
    private readonly catalogues: CatalogueReads,
    private readonly own: OwnOrganization,
    private readonly searchIndex: SearchIndex,
  ) {}

  create(actor: Actor, { organizationId, validFrom, ...shape }: NewPostDto): Promise<PostDto> {
    return this.unitOfWork.write(actor, async (tx) => {
      const organization = await this.lockOrganization(tx, organizationId);
      accept(await this.mayShape(tx, organization, null, shape));
      const id = uuidv7();
      const post = { ...shape, id, organizationId, validFrom: validFrom ?? tx.today };
      const code = await this.repository.nextCode(tx, organization);
      if ((await this.repository.insert(tx, { ...post, code })) === 0)
        unchanged(
          await this.repository.insert(tx, { ...post, code: `${organization.code}-P-${id.slice(-6)}` }),
        );
      return this.told(tx, 'post.create', null, id);
    });
  }

  /** Title, kind, line work, and whether it heads or belongs to the team. */
  change(actor: Actor, id: string, version: number, shape: PostShape): Promise<PostDto> {
    return this.unitOfWork.write(actor, async (tx) => {
      const { post, organization } = await this.lockPost(tx, id);
      accept(await this.mayShape(tx, organization, post, shape));
      unchanged(await this.repository.reshape(tx, id, version, shape));
      return this.told(tx, 'post.change', post, id);
    });
  }

  /** Closes a post after its last day; whoever holds it beyond leaves it in the same step. */
  close(actor: Actor, id: string, version: number, closing: ClosePostDto): Promise<PostDto> {
    return this.unitOfWork.write(actor, async (tx) => {
      const { lastOn, endReason, endNote } = closing;
      const { post } = await this.lockPost(tx, id);
      await this.tenures.lockPosts(tx, [id]);
      const held = await this.tenures.ofPosts(tx, [id]);
      const beyond = accept(mayClosePost(post, held, { lastOn, endsTenures: endReason !== null }));
      if (endReason) await this.tenureCommands.endAll(tx, beyond, { endsOn: lastOn, endReason, endNote });
      unchanged(await this.repository.setValidTo(tx, id, version, dayAfter(lastOn)));
      return this.told(tx, 'post.close', post, id);
    });
  }

  /** Takes a closing back; tenures that ended with it stay ended. */
  reopen(actor: Actor, id: string, version: number): Promise<PostDto> {
    return this.unitOfWork.write(actor, async (tx) => {
      const { post, organization } = await this.lockPost(tx, id);
      if (post.validTo === null) throw new Refused(postsRefusals['post.not-closed']());
      accept(await this.mayShape(tx, organization, post, post));
      unchanged(await this.repository.setValidTo(tx, id, version, null));
      return this.told(tx, 'post.reopen', post, id);
    });
  }

  /** The order in which the organisation's posts are shown, all of them named. It is a part of the organisation. */
  order(actor: Actor, version: number, { organizationId, postIds }: PostOrderDto): Promise<PostOrderDto> {
    return this.unitOfWork.write(actor, async (tx) => {
      await this.lockOrganization(tx, organizationId);
      unchanged(await this.edits.nextVersion(tx, organizationId, version));
      const before = (await this.repository.ofOrganization(tx, organizationId, tx.today)).map(({ id }) => id);
      const given = new Set(postIds);
      if (given.size !== before.length || before.some((id) => !given.has(id))) {
        throw new Refused(postsRefusals['post.order-incomplete']());
      }
      await this.repository.setOrder(tx, organizationId, postIds);
      const subject = { kind: 'organization', id: organizationId };
      tx.audit({ action: 'post.order', subject, before: { postIds: before }, after: { postIds } });
      return { organizationId, postIds };
    });
  }

  private async mayShape(
    tx: WriteTx,
    organization: PostOrganization,
    before: PostFacts | null,
    shape: PostShape,
  ) {
    const posts = await this.repository.ofOrganization(tx, organization.id, tx.today);
    const kinds = await this.catalogues.entries(tx, 'post-kinds');
    return mayShapePost(
      shape,
      {
        organizationKind: organization.kindCode,
        validTo: organization.validTo,
        otherHead: posts.find(({ id, isHead }) => isHead && id !== before?.id) ?? null,
        postKinds: new Map(
          kinds.map(({ code, attributes }) => [code, (attributes.organizationKinds ?? []) as string[]]),
        ),
      },
      before?.kind ?? null,
      tx.today,
    );
  }

  private async lockOrganization(tx: WriteTx, id: string): Promise<PostOrganization> {
    await this.own.require(tx, id);
    const organization = await this.repository.lockOrganization(tx, id);
    if (!organization) throw new Refused(platformRefusals['request.not-found']());
    return organization;
  }

  private async lockPost(
    tx: WriteTx,
    id: string,
  ): Promise<{ post: PostFacts; organization: PostOrganization }> {
    const seen = await this.repository.one(tx, id);
    if (!seen) throw new Refused(platformRefusals['request.not-found']());
    const organization = await this.lockOrganization(tx, seen.organizationId);
    return { post: (await this.repository.one(tx, id))!, organization };
  }

  private async told(tx: WriteTx, action: string, before: PostFacts | null, id: string): Promise<PostFacts> {
    const after = (await this.repository.one(tx, id))!;
    await this.searchIndex.keep(tx, 'post', [id]);
    tx.audit({ action, subject: { kind: 'post', id }, before, after });
    return after;
  }
}
