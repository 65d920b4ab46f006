import { Injectable } from '@nestjs/common';
import { isTellingTime } from '@zeren/domain/insight/reminders/telling-hours';
import { systemActor } from '../../platform/actor';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { CalendarReads } from '../../registry/calendar';
import { DeliveryQueue } from './delivery-queue';
import { DeliveryRepository } from './delivery.repository';

/** Enough to keep every sender busy until the next look. */
const BATCH = 5_000;

/** Hands over again what waits to be sent: after a pause, a lost queue, or a worker that died. */
@Injectable()
export class DeliveryWatchdog {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly calendars: CalendarReads,
    private readonly deliveries: DeliveryRepository,
    private readonly queue: DeliveryQueue,
  ) {}

  /** Answers how many messages it handed over. */
  async look(): Promise<number> {
    const unsent = await this.deliveries.unsent(BATCH);
    const [first] = unsent;
    if (!first) return 0;
    const mayTell = await this.unitOfWork.read(
      systemActor(first.districtId, 'deliveries.watch'),
      async (tx) => isTellingTime(tx.now, await this.calendars.load(tx)),
    );
    if (!mayTell) return 0;
    for (const districtId of new Set(unsent.map((row) => row.districtId))) {
      const waiting = unsent.filter((row) => row.districtId === districtId);
      await this.queue.add(
        districtId,
        waiting.map(({ id }) => id),
      );
    }
    return unsent.length;
  }
}
