import { Injectable } from '@nestjs/common';
import { mondaysUpTo } from '@zeren/domain/insight/dashboard/weeks';
import { yearOf } from '@zeren/domain/registry/calendar/calendar-days';
import { systemActor } from '../../platform/actor';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { CountersRepository } from './counters.repository';
import { WeeksRepository } from './weeks.repository';

const NAME = 'dashboard.keep-weeks';
/** How far back a week that was missed is made up for: what the leader's page shows. */
export const WEEKS = 12;

/** Keeps how every organisation stood when a week began. */
@Injectable()
export class WeekKeeper {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly counters: CountersRepository,
    private readonly weeks: WeeksRepository,
  ) {}

  /** Every week of the last twelve that is not kept yet, each in a transaction of its own; answers how many. */
  async keepAll(): Promise<number> {
    let kept = 0;
    for (const districtId of await this.counters.districts()) {
      const actor = systemActor(districtId, NAME);
      const missing = await this.unitOfWork.read(actor, async (tx) => {
        const year = yearOf(tx.today);
        const mondays = mondaysUpTo(tx.today, WEEKS).filter((monday) => yearOf(monday) === year);
        return { year, mondays: await this.weeks.notKept(tx, year, mondays) };
      });
      for (const monday of missing.mondays) {
        await this.unitOfWork.write(actor, (tx) => this.weeks.keep(tx, missing.year, monday));
        kept += 1;
      }
    }
    return kept;
  }
}
