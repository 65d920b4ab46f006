import { Injectable } from '@nestjs/common';
import { JobQueue } from '../../platform/jobs/job-queue';

export const SEND_DELIVERY = 'deliveries.send';

/** What a sending job is told. */
export interface SendDelivery {
  readonly districtId: string;
  readonly deliveryId: string;
}

/** Hands messages over to be sent at once; one that already waits or runs is not handed over twice. */
@Injectable()
export class DeliveryQueue {
  constructor(private readonly jobs: JobQueue) {}

  async add(districtId: string, deliveryIds: readonly string[]): Promise<void> {
    if (deliveryIds.length === 0) return;
    await this.jobs.addMany(
      SEND_DELIVERY,
      deliveryIds.map((deliveryId) => ({
        data: { districtId, deliveryId } satisfies SendDelivery,
        id: deliveryId,
      })),
    );
  }
}
