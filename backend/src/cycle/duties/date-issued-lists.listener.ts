import { Injectable } from '@nestjs/common';
import type { EventEnvelope } from '@zeren/domain/platform/event-envelope';
import type { WriteTx } from '../../platform/database/transaction';
import { ListensTo } from '../../platform/events/event-listener';
import type { EventListener } from '../../platform/events/event-listener';
import { DutyDatingService } from './duty-dating.service';

/** An issued list becomes dated duties. */
@Injectable()
@ListensTo('responsibility-list.issued')
export class DateIssuedListsListener implements EventListener {
  constructor(private readonly dating: DutyDatingService) {}

  async on(event: EventEnvelope, tx: WriteTx): Promise<void> {
    const { listId, includeElapsed } = event.data as { listId: string; includeElapsed?: boolean };
    await this.dating.dateList(tx, listId, { includeElapsed: includeElapsed === true });
  }
}
