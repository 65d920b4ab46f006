import { Injectable } from '@nestjs/common';
import { HandlesJob } from '../../platform/jobs/job-handler';
import type { JobHandler } from '../../platform/jobs/job-handler';
import { SEND_DELIVERY } from './delivery-queue';
import type { SendDelivery } from './delivery-queue';
import { DeliverySender } from './delivery-sender';
import { DeliveryWatchdog } from './delivery-watchdog';
import { DigestGatherer } from './digest-gatherer';
import { ReminderClaimer } from './reminder-claimer';

/** Every five seconds: tells what is due, and gathers what was held into digests. */
@Injectable()
@HandlesJob({ name: 'reminders.claim', everySeconds: 5 })
export class ClaimRemindersJob implements JobHandler {
  constructor(
    private readonly claimer: ReminderClaimer,
    private readonly digests: DigestGatherer,
  ) {}

  async run(): Promise<void> {
    await this.claimer.claimAll();
    await this.digests.gatherAll();
  }
}

/** Sends one message. */
@Injectable()
@HandlesJob({ name: SEND_DELIVERY, concurrency: 4 })
export class SendDeliveryJob implements JobHandler<SendDelivery> {
  constructor(private readonly sender: DeliverySender) {}

  run(data: SendDelivery): Promise<void> {
    return this.sender.send(data);
  }
}

/** Every thirty seconds: hands over again what waits to be sent. */
@Injectable()
@HandlesJob({ name: 'deliveries.watch', everySeconds: 30 })
export class WatchDeliveriesJob implements JobHandler {
  constructor(private readonly watchdog: DeliveryWatchdog) {}

  async run(): Promise<void> {
    await this.watchdog.look();
  }
}
