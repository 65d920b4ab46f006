import { Injectable } from '@nestjs/common';
import { partnersShown } from '@zeren/domain/cycle/duties/directives/partners-shown';
import { systemActor } from '../../../platform/actor';
import type { Actor } from '../../../platform/actor';
import type { ReadTx } from '../../../platform/database/transaction';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { OrganizationReads } from '../../../registry/organizations';
import type { DutyRecord } from '../duty-record';
import { DutyRowsRepository } from '../duty-rows.repository';
import { DutySight } from '../duty-sight';
import { DutyViews } from '../duty-views';
import { StandInsBook } from '../stand-ins';
import { DirectiveDutiesRepository } from './directive-duties.repository';
import { DirectivesRepository } from './directives.repository';
import type { DirectivePartnersDto } from './dto/directive-partners.dto';

/**
 * Who works on the same directive (牵头、配合). Each unit has a duty and a light of its own; whoever leads sees the lights of
 * the others, also where those lie out of their sight: their names and lights alone, read for them and not by them. Who
 * only looks on sees what lies in their own sight.
 */
@Injectable()
export class DirectivePartnersService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly rows: DutyRowsRepository,
    private readonly sight: DutySight,
    private readonly views: DutyViews,
    private readonly directives: DirectivesRepository,
    private readonly duties: DirectiveDutiesRepository,
    private readonly organizations: OrganizationReads,
    private readonly standIns: StandInsBook,
  ) {}

  async of(actor: Actor, dutyId: string): Promise<DirectivePartnersDto> {
    const { directiveId, theirs } = await this.unitOfWork.read(actor, async (tx) => {
      const duty = await this.sight.require(tx, await this.rows.byId(tx, dutyId));
      return { directiveId: duty.directiveId, theirs: await this.answersFor(tx, duty) };
    });
    if (directiveId === null) return { items: [] };
    // After the first transaction has ended: nobody waits for a second connection while holding one.
    const reader = theirs ? systemActor(actor.districtId, actor.request.id) : actor;
    return this.unitOfWork.read(reader, async (tx) => {
      const targets = await this.directives.targets(tx, directiveId);
      const all = await this.duties.of(tx, directiveId);
      const duties = await this.views.rows(tx, theirs ? all : await this.inSight(tx, all, dutyId));
      const dutyOf = new Map(duties.map((duty) => [duty.id, duty]));
      const units = targets.flatMap(({ role, dutyId: id }) => {
        const duty = id === null ? undefined : dutyOf.get(id);
        return duty && duty.state !== 'withdrawn' ? [{ role, duty }] : [];
      });
      return {
        items: partnersShown(units, dutyId).map(({ role, duty, withLight }) => ({
          role,
          ...{ organizationName: duty.organizationName, postTitle: duty.postTitle },
          holderName: duty.holderName,
          standing: withLight
            ? {
                ...{ light: duty.light, lightReason: duty.lightReason },
                ...{ workingDays: duty.workingDays, state: duty.state },
              }
            : null,
        })),
      };
    });
  }

  /** Whether the post is the actor's own, one they look after, or one they stand in at. */
  private async answersFor(tx: ReadTx, { postId }: DutyRecord): Promise<boolean> {
    if (postId === tx.actor.postId || (await this.sight.ownPosts(tx)).includes(postId)) return true;
    return (await this.standIns.postsOf(tx)).has(postId);
  }

  private async inSight(tx: ReadTx, duties: readonly DutyRecord[], dutyId: string): Promise<DutyRecord[]> {
    const seen = await this.organizations.inSight(tx, [
      ...new Set(duties.map(({ organizationId }) => organizationId)),
    ]);
    return duties.filter(({ id, organizationId }) => id === dutyId || seen.has(organizationId));
  }
}
