import { Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { platformRefusals } from '@zeren/domain/platform/platform-refusals';
import { accessRefusals } from '@zeren/domain/registry/access/access-refusals';
import { daysOfNewGrant } from '@zeren/domain/registry/access/grant-state';
import type { GrantDays } from '@zeren/domain/registry/access/grant-state';
import { capabilitySetsWith } from '@zeren/domain/registry/access/powers';
import { likePattern } from '../../../platform/database/like-pattern';
import type { Actor } from '../../../platform/actor';
import type { ReadTx, WriteTx } from '../../../platform/database/transaction';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { pageCursor } from '../../../platform/http/page-cursor';
import { accept, Refused } from '../../../platform/refused';
import { OrganizationReads } from '../../organizations';
import type {
  FoundHoldersView,
  GrantByKindDto,
  GrantByKindQuery,
  GrantedView,
  GrantPageQuery,
  GrantPageView,
  GrantPreviewView,
  GrantView,
  NewGrantDto,
  PostKindsView,
} from '../dto/grant.dto';
import { GrantCommands } from './grant-commands';
import type { GrantByKind, NewGrant } from './grant-commands';
import { GrantPagesRepository } from './grant-pages.repository';
import { GrantRepository } from './grant.repository';
import type { PostOfKindRow } from './grant.repository';

const CURSOR = pageCursor('id');
const MOST_PREVIEWED = 200;
const MOST_FOUND = 20;

/** What the security administrator does with grants, in the district they work in. */
@Injectable()
export class GrantsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly pages: GrantPagesRepository,
    private readonly grants: GrantRepository,
    private readonly commands: GrantCommands,
    private readonly organizations: OrganizationReads,
  ) {}

  page(actor: Actor, query: GrantPageQuery): Promise<GrantPageView> {
    return this.unitOfWork.read(actor, async (tx) => {
      const filter = {
        state: query.state,
        on: query.on ?? tx.today,
        capabilitySets: setsAsked(query),
        within: query.within ?? null,
        reaching: query.reaching ?? null,
        pattern: query.q ? likePattern(query.q) : null,
      };
      const after = CURSOR.read(query.after)?.[0] ?? null;
      const rows = await this.pages.page(tx, filter, after, query.limit + 1);
      const items = rows.slice(0, query.limit);
      const last = items.at(-1);
      return { items, next: rows.length > query.limit && last ? CURSOR.write([last.id]) : null };
    });
  }

  postKinds(actor: Actor): Promise<PostKindsView> {
    return this.unitOfWork.read(actor, async (tx) => ({ items: await this.pages.postKinds(tx) }));
  }

  findHolders(actor: Actor, words: string): Promise<FoundHoldersView> {
    return this.unitOfWork.read(actor, async (tx) => ({
      items: await this.pages.findHolders(tx, likePattern(words), MOST_FOUND),
    }));
  }

  grant(actor: Actor, asked: NewGrantDto): Promise<GrantView> {
    return this.unitOfWork.write(actor, async (tx) => {
      await this.requireInScope(tx, asked.rootOrganizationId, 'rootOrganizationId');
      const { capabilitySet, rootOrganizationId } = asked;
      const to = await this.holderOf(tx, asked);
      const { id } = await this.commands.grant(tx, {
        capabilitySet,
        rootOrganizationId,
        to,
        ...daysOf(tx, asked),
      });
      return this.view(tx, id);
    });
  }

  preview(actor: Actor, asked: GrantByKindQuery): Promise<GrantPreviewView> {
    return this.unitOfWork.read(actor, async (tx) => {
      const grant = await this.byKind(tx, asked);
      const posts = await this.grants.postsOfKind(tx, grant);
      return {
        posts: posts.length,
        fresh: posts.filter(({ holds }) => !holds).length,
        items: posts.slice(0, MOST_PREVIEWED).map(({ postId, title, organizationName, holders, holds }) => ({
          postId,
          title,
          organizationName,
          holders: [...holders],
          holds,
        })),
        digest: digestOf(posts),
      };
    });
  }

  grantByKind(actor: Actor, { digest, ...asked }: GrantByKindDto): Promise<GrantedView> {
    return this.unitOfWork.write(actor, async (tx) => {
      const grant = await this.byKind(tx, asked);
      const posts = await this.grants.postsOfKind(tx, grant);
      if (digestOf(posts) !== digest) throw new Refused(accessRefusals['access.preview-stale']());
      const granted = await this.commands.grantToPostKind(tx, grant);
      if (granted === 0) throw new Refused(accessRefusals['access.nothing-to-grant']());
      return { granted };
    });
  }

  revoke(actor: Actor, id: string, version: number, lastDay: string | null): Promise<GrantView> {
    return this.unitOfWork.write(actor, async (tx) => {
      await this.commands.revoke(tx, id, version, lastDay);
      return this.view(tx, id);
    });
  }

  extend(actor: Actor, id: string, version: number, lastDay: string | null): Promise<GrantView> {
    return this.unitOfWork.write(actor, async (tx) => {
      await this.commands.extend(tx, id, version, lastDay);
      return this.view(tx, id);
    });
  }

  private async byKind(tx: ReadTx, asked: GrantByKindQuery): Promise<GrantByKind & GrantDays> {
    const { capabilitySet, postKind, rootOrganizationId, within } = asked;
    if (rootOrganizationId) await this.requireInScope(tx, rootOrganizationId, 'rootOrganizationId');
    if (within) await this.requireInScope(tx, within, 'within');
    return {
      capabilitySet,
      postKind,
      root: rootOrganizationId ? { organizationId: rootOrganizationId } : 'own-organization',
      ...(within ? { within } : {}),
      ...daysOf(tx, asked),
    };
  }

  private async holderOf(tx: ReadTx, { postId, personId }: NewGrantDto): Promise<NewGrant['to']> {
    if (Boolean(postId) === Boolean(personId)) throw new Refused(accessRefusals['access.one-holder']());
    if (postId) {
      const [post] = await this.organizations.posts(tx, [postId]);
      if (!post) throw new Refused(platformRefusals['request.not-found']({ field: 'postId' }));
      return { postId };
    }
    const [person] = await this.organizations.people(tx, [personId!]);
    if (!person) throw new Refused(platformRefusals['request.not-found']({ field: 'personId' }));
    return { personId: person.id };
  }

  private async requireInScope(tx: ReadTx, id: string, field: string): Promise<void> {
    if (!(await this.organizations.within(tx, [id])).has(id)) {
      throw new Refused(platformRefusals['request.not-found']({ field }));
    }
  }

  private async view(tx: WriteTx, id: string): Promise<GrantView> {
    const view = await this.pages.one(tx, id);
    if (!view) throw new Refused(platformRefusals['request.not-found']());
    return view;
  }
}

function daysOf(tx: ReadTx, asked: { validFrom?: string; lastDay?: string | null }): GrantDays {
  return accept(daysOfNewGrant(asked.validFrom ?? tx.today, asked.lastDay ?? null, tx.today));
}

/** What was looked at: which posts, over what, and which of them hold it already. */
function digestOf(posts: readonly PostOfKindRow[]): string {
  const lines = posts.map(
    ({ postId, rootOrganizationId, holds }) => `${postId} ${rootOrganizationId} ${holds}`,
  );
  return createHash('sha256').update(lines.join('\n')).digest('hex');
}

function setsAsked({ capabilitySet, permission }: GrantPageQuery): string[] | null {
  if (!permission) return capabilitySet ? [capabilitySet] : null;
  const sets = capabilitySetsWith(permission);
  return capabilitySet ? sets.filter((set) => set === capabilitySet) : sets;
}
