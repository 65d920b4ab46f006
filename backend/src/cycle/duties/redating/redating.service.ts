import { Injectable } from '@nestjs/common';
import { dutyDated } from '@zeren/domain/cycle/duties/duties-events';
import { followCalendar } from '@zeren/domain/cycle/duties/follow-calendar';
import { dateClauses } from '@zeren/domain/cycle/responsibility/date-clauses';
import { systemActor } from '../../../platform/actor';
import type { WriteTx } from '../../../platform/database/transaction';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { CalendarReads } from '../../../registry/calendar';
import { ResponsibilityReads } from '../../responsibility';
import { DutyLightsService } from '../duty-lights.service';
import { datingYear } from '../dating-year';
import { RedatingRepository } from './redating.repository';

/** Lists dated anew in one transaction. */
const BATCH = 25;

/**
 * Dates what is still ahead anew when the official calendar changes: a year was published, or its notice put right. Each
 * district remembers which calendar its duties follow and how far it has come, so that a worker that dies is followed by
 * another, and nothing hangs on an event being heard.
 */
@Injectable()
export class RedatingService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly repository: RedatingRepository,
    private readonly calendars: CalendarReads,
    private readonly lists: ResponsibilityReads,
    private readonly lights: DutyLightsService,
  ) {}

  /** Answers how many duties were dated anew, in all districts. */
  async followAll(requestId: string): Promise<number> {
    let moved = 0;
    for (const districtId of await this.repository.districts()) {
      for (let step: { moved: number; more: boolean } = { moved: 0, more: true }; step.more;) {
        step = await this.unitOfWork.write(systemActor(districtId, requestId), (tx) => this.step(tx));
        moved += step.moved;
      }
    }
    return moved;
  }

  private async step(tx: WriteTx): Promise<{ moved: number; more: boolean }> {
    const digest = await this.calendars.digest(tx);
    if ((await this.repository.followedDigest(tx)) === digest) return { moved: 0, more: false };
    const at = await this.repository.lock(tx);
    const after = at.followingDigest === digest ? at.lastListId : null;
    const listIds = await this.lists.inForceAfter(tx, after, BATCH);
    let moved = 0;
    for (const listId of listIds) moved += await this.redate(tx, listId);
    const more = listIds.length === BATCH;
    await this.repository.keep(tx, {
      followedDigest: more ? at.followedDigest : digest,
      followingDigest: more ? digest : null,
      lastListId: more ? listIds.at(-1)! : null,
    });
    return { moved, more };
  }

  private async redate(tx: WriteTx, listId: string): Promise<number> {
    const list = await this.lists.datable(tx, listId);
    if (!list) return 0;
    const duties = await this.repository.lockAhead(
      tx,
      list.items.map(({ id }) => id),
    );
    if (duties.length === 0) return 0;
    const year = await datingYear(tx, this.calendars, list);
    const dates = list.items.flatMap(({ id, cadenceClauses }) =>
      dateClauses(cadenceClauses, year).map((date) => ({ ...date, itemId: id })),
    );
    const moved = followCalendar(duties, dates);
    if (moved.length === 0) return 0;
    await this.repository.move(tx, moved);
    await this.lights.relight(
      tx,
      moved.map(({ duty }) => duty.id),
    );
    const others = moved.filter(({ duty, date }) => duty.dueOn !== date.dueOn);
    tx.audit({
      action: 'duty.redate',
      subject: { kind: 'responsibility-list', id: listId },
      before: { dueOn: others.map(({ duty }) => duty.dueOn) },
      after: {
        dueOn: others.map(({ date }) => date.dueOn),
        redated: others.length,
        settled: moved.length - others.length,
      },
    });
    tx.emit(dutyDated(listId));
    return moved.length;
  }
}
