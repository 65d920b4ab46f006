import { Injectable, Logger } from '@nestjs/common';
import { pauseAfterFailure } from '@zeren/domain/insight/reminders/delivery-retry';
import { isTellingTime } from '@zeren/domain/insight/reminders/telling-hours';
import { systemActor } from '../../platform/actor';
import type { Actor } from '../../platform/actor';
import type { WriteTx } from '../../platform/database/transaction';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { CalendarReads } from '../../registry/calendar';
import { ChannelPaceRepository } from './channels/channel-pace.repository';
import { SendFault } from './channels/way';
import { Ways } from './channels/ways';
import type { SendDelivery } from './delivery-queue';
import { DeliveryRepository } from './delivery.repository';
import type { ClaimedDeliveryRow } from './delivery.repository';
import { deliveriesAttempted } from './reminder-metrics';

/** How long an attempt may last; a claim older than this belongs to a worker that died. */
const LEASE_SECONDS = 120;
const FAULT_LENGTH = 300;
/** Until a channel is asked again that takes nothing now; the watchdog hands over every thirty seconds. */
const WAIT_SECONDS = 10;

/**
 * Sends one queued message: claims the row, sends, marks it. When the worker dies between sending and marking, it goes out
 * once more under the same key (a mail's Message-ID); it is never dropped.
 */
@Injectable()
export class DeliverySender {
  private readonly logger = new Logger('deliveries');

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly calendars: CalendarReads,
    private readonly deliveries: DeliveryRepository,
    private readonly ways: Ways,
    private readonly pace: ChannelPaceRepository,
  ) {}

  async send({ districtId, deliveryId }: SendDelivery): Promise<void> {
    const actor = systemActor(districtId, `delivery-${deliveryId}`);
    const claimed = await this.unitOfWork.write(actor, async (tx) => {
      // What was queued at 17:59 and could not be sent at once waits until the morning.
      const mayTell = isTellingTime(tx.now, await this.calendars.load(tx));
      return mayTell ? this.claim(tx, deliveryId) : undefined;
    });
    if (!claimed) return;
    const { channel } = claimed;
    try {
      const way = this.ways.of(channel);
      if (!way) throw new Error(`no way to send by ${channel}`);
      await way.send(claimed);
    } catch (error) {
      return this.failed(actor, claimed, error as Error);
    }
    await this.unitOfWork.write(actor, async (tx) => {
      await this.deliveries.markSent(tx, deliveryId);
      await this.pace.succeeded(tx, channel);
    });
    deliveriesAttempted.inc({ channel, outcome: 'sent' });
  }

  /** Claims the message when its channel takes one now, else lets it wait without counting an attempt. */
  private async claim(tx: WriteTx, deliveryId: string): Promise<ClaimedDeliveryRow | undefined> {
    const claimed = await this.deliveries.claim(tx, deliveryId, LEASE_SECONDS);
    if (!claimed || claimed.channel === 'email') return claimed;
    const perMinute = this.ways.of(claimed.channel)?.perMinute ?? null;
    if (await this.pace.turn(tx, claimed.channel, perMinute)) return claimed;
    await this.deliveries.putBack(tx, claimed, WAIT_SECONDS);
    return undefined;
  }

  private async failed(actor: Actor, claimed: ClaimedDeliveryRow, error: Error): Promise<void> {
    const fromWay = error instanceof SendFault ? error : null;
    const asked = fromWay?.retryAfterSeconds ?? null;
    const isForGood = fromWay?.kind === 'for-good';
    const pause = isForGood ? null : pauseAfterFailure(claimed.attempts);
    const pauseSeconds = pause === null ? null : Math.max(pause, asked ?? 0);
    const fault = error.message.slice(0, FAULT_LENGTH);
    await this.unitOfWork.write(actor, async (tx) => {
      await this.deliveries.markFailed(tx, claimed, { fault, pauseSeconds });
      // A message that was refused says nothing of the channel.
      if (!isForGood) await this.pace.failed(tx, claimed.channel, asked);
    });
    deliveriesAttempted.inc({
      channel: claimed.channel,
      outcome: pauseSeconds === null ? 'given up' : 'to be tried again',
    });
    const entry = { channel: claimed.channel, deliveryId: claimed.id, attempt: claimed.attempts, fault };
    if (pauseSeconds === null) this.logger.error({ msg: 'message given up', ...entry });
    else this.logger.warn({ msg: 'message not sent, trying again', ...entry, pauseSeconds });
  }
}
