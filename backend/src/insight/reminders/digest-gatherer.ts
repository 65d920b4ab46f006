import { Injectable } from '@nestjs/common';
import { isTellingTime } from '@zeren/domain/insight/reminders/telling-hours';
import { systemActor } from '../../platform/actor';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { CalendarReads } from '../../registry/calendar';
import { DeliveryQueue } from './delivery-queue';
import { DeliveryRepository } from './delivery.repository';

/** People whose digests are made in one transaction. */
const PEOPLE = 500;

/** Makes the digests: several notices of one person are told in one message, at 08:30 and at 14:30. */
@Injectable()
export class DigestGatherer {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly calendars: CalendarReads,
    private readonly deliveries: DeliveryRepository,
    private readonly queue: DeliveryQueue,
  ) {}

  /** Answers how many digests it made. */
  async gatherAll(): Promise<number> {
    let made = 0;
    for (const districtId of await this.deliveries.districtsWithDigests()) {
      for (let more = true; more;) {
        const carriers = await this.gather(districtId);
        await this.queue.add(districtId, carriers);
        made += carriers.length;
        more = carriers.length > 0;
      }
    }
    return made;
  }

  private gather(districtId: string): Promise<string[]> {
    return this.unitOfWork.write(systemActor(districtId, 'reminders.digest'), async (tx) => {
      if (!isTellingTime(tx.now, await this.calendars.load(tx))) return [];
      const gathered = await this.deliveries.gather(tx, PEOPLE);
      return gathered.filter(({ carries }) => carries).map(({ id }) => id);
    });
  }
}
