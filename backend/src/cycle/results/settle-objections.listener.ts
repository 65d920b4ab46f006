import { Injectable } from '@nestjs/common';
import { ASSESSMENT_SCORED } from '@zeren/domain/cycle/assessment/assessment-events';
import type { EventEnvelope } from '@zeren/domain/platform/event-envelope';
import type { WriteTx } from '../../platform/database/transaction';
import { ListensTo } from '../../platform/events/event-listener';
import type { EventListener } from '../../platform/events/event-listener';
import { ObjectionsRepository } from './objections.repository';

/** Scored anew: what the upheld objections have come to is written beside what stood there. */
@Injectable()
@ListensTo(ASSESSMENT_SCORED)
export class SettleObjections implements EventListener {
  constructor(private readonly objections: ObjectionsRepository) {}

  on(event: EventEnvelope, tx: WriteTx): Promise<void> {
    return this.objections.settle(tx, event.subject.id);
  }
}
