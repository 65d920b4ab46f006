import { Injectable } from '@nestjs/common';
import { platformRefusals } from '@zeren/domain/platform/platform-refusals';
import { powersOf } from '@zeren/domain/registry/access/powers';
import type { PresentGrant } from '@zeren/domain/registry/access/powers';
import { systemActor } from '../../../platform/actor';
import type { Actor } from '../../../platform/actor';
import type { ReadTx } from '../../../platform/database/transaction';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { Refused } from '../../../platform/refused';
import { OrganizationReads } from '../../organizations';
import type { GrantView } from '../dto/grant.dto';
import type { HoldingsView, StandingView } from '../dto/holdings.dto';
import { GrantPagesRepository } from './grant-pages.repository';

/** A post as far as acting under it goes; null for nobody's post. */
type Seat = Pick<StandingView, 'postId' | 'postTitle' | 'organizationName'>;

/** What a person or a post holds, and what it comes to: the answer to "why can they see this". */
@Injectable()
export class HoldingsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly pages: GrantPagesRepository,
    private readonly organizations: OrganizationReads,
  ) {}

  ofPerson(actor: Actor, personId: string): Promise<HoldingsView> {
    return this.unitOfWork.read(actor, async (tx) => {
      const [person] = await this.organizations.people(tx, [personId]);
      if (!person) throw new Refused(platformRefusals['request.not-found']());
      const seats = (await this.organizations.tenuresOfPerson(tx, personId, tx.today)).map(
        ({ postId, postTitle, organizationName }) => ({ postId, postTitle, organizationName }),
      );
      const grants = await this.pages.heldBy(
        tx,
        seats.map(({ postId }) => postId),
        personId,
      );
      const standings = this.standings(seats.length > 0 ? seats : [NO_SEAT], grants);
      return { name: person.name, organizationName: null, holders: [], standings, grants };
    });
  }

  /** One's own, whole: also where one's grants do not let one look. */
  ofOneself(actor: Actor): Promise<HoldingsView> {
    if (!actor.personId) throw new Refused(platformRefusals['request.not-found']());
    return this.ofPerson(systemActor(actor.districtId, actor.request.id), actor.personId);
  }

  ofPost(actor: Actor, postId: string): Promise<HoldingsView> {
    return this.unitOfWork.read(actor, async (tx) => {
      const [post] = await this.organizations.posts(tx, [postId]);
      if (!post) throw new Refused(platformRefusals['request.not-found']());
      const grants = await this.pages.heldBy(tx, [postId], null);
      const { title, organizationName } = post;
      const standings = this.standings([{ postId, postTitle: title, organizationName }], grants);
      return { name: title, organizationName, holders: await this.holders(tx, postId), standings, grants };
    });
  }

  private async holders(tx: ReadTx, postId: string): Promise<string[]> {
    const holder = (await this.organizations.holders(tx, [postId], tx.today)).get(postId);
    return holder && !holder.asHead ? [holder.personName] : [];
  }

  private standings(seats: readonly Seat[], grants: readonly GrantView[]): StandingView[] {
    const present = grants.filter(({ state }) => state === 'holding').map(presentGrant);
    const names = new Map(grants.map(({ root }) => [root.id, root.nameZh]));
    return seats.map((seat) => {
      const { permissions } = powersOf(present, seat.postId === null ? null : { postId: seat.postId });
      return {
        ...seat,
        permissions: [...permissions].map(([permission, roots]) => ({
          permission,
          over: roots.map((id) => ({ id, nameZh: names.get(id)! })),
        })),
      };
    });
  }
}

const NO_SEAT: Seat = { postId: null, postTitle: null, organizationName: null };

function presentGrant({ capabilitySet, root, post }: GrantView): PresentGrant {
  return { capabilitySet, rootOrganizationId: root.id, postId: post?.id ?? null };
}
