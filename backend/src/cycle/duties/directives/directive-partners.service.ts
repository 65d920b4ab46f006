import { Injectable } from '@nestjs/common';
import { partnersShown } from '@zeren/domain/cycle/duties/directives/partners-shown';
import { systemActor } from '../../../platform/actor';
import type { Actor } from '../../../platform/actor';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { DutyRowsRepository } from '../duty-rows.repository';
import { DutySight } from '../duty-sight';
import { DutyViews } from '../duty-views';
import { DirectiveDutiesRepository } from './directive-duties.repository';
import { DirectivesRepository } from './directives.repository';
import type { DirectivePartnersDto } from './dto/directive-partners.dto';

/**
 * Who works on the same directive (牵头、配合). Each unit has a duty and a light of its own; whoever leads sees the lights of
 * the others, also where those lie out of their sight: their names and lights alone, read for them and not by them.
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
  ) {}

  async of(actor: Actor, dutyId: string): Promise<DirectivePartnersDto> {
    const asked = await this.unitOfWork.read(actor, async (tx) =>
      this.sight.require(tx, await this.rows.byId(tx, dutyId)),
    );
    const { directiveId } = asked;
    if (directiveId === null) return { items: [] };
    // After the first transaction has ended: nobody waits for a second connection while holding one.
    return this.unitOfWork.read(systemActor(actor.districtId, actor.request.id), async (tx) => {
      const targets = await this.directives.targets(tx, directiveId);
      const duties = await this.views.rows(tx, await this.duties.of(tx, directiveId));
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
}
