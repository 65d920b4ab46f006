import { Injectable } from '@nestjs/common';
import { dutiesRefusals } from '@zeren/domain/cycle/duties/duties-refusals';
import { mayRegisterMatter } from '@zeren/domain/cycle/duties/may-register-matter';
import { platformRefusals } from '@zeren/domain/platform/platform-refusals';
import type { Actor } from '../../../platform/actor';
import type { WriteTx } from '../../../platform/database/transaction';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { accept, Refused } from '../../../platform/refused';
import { CalendarCommands } from '../../../registry/calendar';
import { ResponsibilityReads } from '../../responsibility';
import { DutyDatingService } from '../duty-dating.service';
import { DutyRowsRepository } from '../duty-rows.repository';
import { DutySight } from '../duty-sight';
import { DutyViews } from '../duty-views';
import type { MatterBody, MatterRegisteredDto } from './matters.dto';

/** 登记事由: an application came in, a meeting was held; what waits for it is dated in the same act. */
@Injectable()
export class MattersService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly lists: ResponsibilityReads,
    private readonly calendars: CalendarCommands,
    private readonly dating: DutyDatingService,
    private readonly rows: DutyRowsRepository,
    private readonly sight: DutySight,
    private readonly views: DutyViews,
  ) {}

  /** By whoever answers for the post; the others of the organisation that wait for the same get their dates too. */
  register(actor: Actor, { itemId, label, on }: MatterBody): Promise<MatterRegisteredDto> {
    return this.unitOfWork.write(actor, async (tx) => {
      const [item] = await this.lists.items(tx, [itemId]);
      const [list] = item ? await this.lists.lists(tx, [item.listId]) : [];
      if (!item || !list) throw new Refused(platformRefusals['request.not-found']());
      if (!(await this.sight.ownPosts(tx)).includes(list.postId))
        throw new Refused(dutiesRefusals['duty.not-yours']());
      const inForce = list.issuedAt !== null && list.state !== 'superseded' && list.state !== 'closed';
      const awaiting = { clauses: item.cadenceClauses, inForce, year: list.year };
      const matter = accept(mayRegisterMatter(awaiting, { label, on }, tx.today));
      const before = new Set((await this.rows.ofItems(tx, [itemId])).map(({ id }) => id));
      await this.calendars.addOccurrences(tx, [
        { ...matter, endsOn: null, organizationId: list.organizationId },
      ]);
      await this.dateAll(tx, list.organizationId, list.year);
      const made = (await this.rows.ofItems(tx, [itemId])).filter(({ id }) => !before.has(id));
      return { duties: await this.views.rows(tx, made) };
    });
  }

  private async dateAll(tx: WriteTx, organizationId: string, year: number): Promise<void> {
    for (const listId of await this.lists.inForceAt(tx, organizationId, year)) {
      await this.dating.dateList(tx, listId, { includeElapsed: false });
    }
  }
}
