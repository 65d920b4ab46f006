import { Injectable } from '@nestjs/common';
import type { EventEnvelope } from '@zeren/domain/platform/event-envelope';
import { ACCOUNT_DEVICE_SEEN } from '@zeren/domain/registry/identity/identity-events';
import type { AccountDeviceSeen } from '@zeren/domain/registry/identity/identity-events';
import { systemActor } from '../../platform/actor';
import type { WriteTx } from '../../platform/database/transaction';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { ListensTo } from '../../platform/events/event-listener';
import type { EventListener } from '../../platform/events/event-listener';
import { AccountReads } from '../../registry/identity';
import { NoticeRepository } from './notice.repository';

/**
 * Whose account was signed in at a new kind of device hears of it at once: it may not have been them. The event is of the
 * installation, the inbox of the person's district; the notice bears the event's id, so that it is there once.
 */
@Injectable()
@ListensTo(ACCOUNT_DEVICE_SEEN)
export class NewDeviceListener implements EventListener {
  constructor(
    private readonly accounts: AccountReads,
    private readonly notices: NoticeRepository,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  async on(event: EventEnvelope, tx: WriteTx): Promise<void> {
    const { accountId, deviceId } = (event as AccountDeviceSeen).data;
    const [account] = await this.accounts.named(tx, [accountId]);
    const device = await this.accounts.deviceSeen(tx, deviceId);
    if (!account?.personId || !device) return;
    const { personId, districtId } = account;
    await this.unitOfWork.write(systemActor(districtId, `event-${event.id}`), (own) =>
      this.notices.insert(own, [
        {
          id: event.id,
          personId,
          reminderId: null,
          kind: 'new-device',
          subjectKind: 'account',
          subjectId: accountId,
          parameters: { title: device.zh, titleEn: device.en, at: device.at.toISOString() },
        },
      ]),
    );
  }
}
