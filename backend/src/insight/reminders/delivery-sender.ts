import { Inject, Injectable, Logger } from '@nestjs/common';
import { pauseAfterFailure } from '@zeren/domain/insight/reminders/delivery-retry';
import { reminderMail } from '@zeren/domain/insight/reminders/reminder-mail';
import { isTellingTime } from '@zeren/domain/insight/reminders/telling-hours';
import { systemActor } from '../../platform/actor';
import type { Actor } from '../../platform/actor';
import { CONFIGURATION } from '../../platform/configuration/configuration';
import type { Configuration } from '../../platform/configuration/configuration';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { CalendarReads } from '../../registry/calendar';
import type { SendDelivery } from './delivery-queue';
import { DeliveryRepository } from './delivery.repository';
import type { ClaimedDeliveryRow } from './delivery.repository';
import { isRefusedForGood, MailTransport } from './mail-transport';
import { deliveriesAttempted } from './reminder-metrics';

/** How long an attempt may last; a claim older than this belongs to a worker that died. */
const LEASE_SECONDS = 120;
const FAULT_LENGTH = 300;

/**
 * Sends one queued e-mail: claims the row, sends, marks it. When the worker dies between sending and marking, the mail
 * goes out once more under the same Message-ID; it is never dropped.
 */
@Injectable()
export class DeliverySender {
  private readonly logger = new Logger('deliveries');

  constructor(
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
    private readonly unitOfWork: UnitOfWork,
    private readonly calendars: CalendarReads,
    private readonly deliveries: DeliveryRepository,
    private readonly mail: MailTransport,
  ) {}

  async send({ districtId, deliveryId }: SendDelivery): Promise<void> {
    const actor = systemActor(districtId, `delivery-${deliveryId}`);
    const claimed = await this.unitOfWork.write(actor, async (tx) => {
      // What was queued at 17:59 and could not be sent at once waits until the morning.
      const mayTell = isTellingTime(tx.now, await this.calendars.load(tx));
      return mayTell ? this.deliveries.claim(tx, deliveryId, LEASE_SECONDS) : undefined;
    });
    if (!claimed) return;
    const { address, idempotencyKey, locale, parameters, subjectKind, subjectId } = claimed;
    const matter = { ...parameters, subjectKind, subjectId };
    try {
      await this.mail.send(
        address,
        idempotencyKey,
        reminderMail(matter, locale, this.configuration.PUBLIC_URL),
      );
    } catch (error) {
      return this.failed(actor, claimed, error as Error);
    }
    await this.unitOfWork.write(actor, (tx) => this.deliveries.markSent(tx, deliveryId));
    deliveriesAttempted.inc({ channel: 'email', outcome: 'sent' });
  }

  private async failed(actor: Actor, claimed: ClaimedDeliveryRow, error: Error): Promise<void> {
    const pauseSeconds = isRefusedForGood(error) ? null : pauseAfterFailure(claimed.attempts);
    const fault = error.message.slice(0, FAULT_LENGTH);
    await this.unitOfWork.write(actor, (tx) =>
      this.deliveries.markFailed(tx, claimed, { fault, pauseSeconds }),
    );
    deliveriesAttempted.inc({
      channel: 'email',
      outcome: pauseSeconds === null ? 'given up' : 'to be tried again',
    });
    const entry = { deliveryId: claimed.id, attempt: claimed.attempts, fault };
    if (pauseSeconds === null) this.logger.error({ msg: 'e-mail given up', ...entry });
    else this.logger.warn({ msg: 'e-mail not sent, trying again', ...entry, pauseSeconds });
  }
}
