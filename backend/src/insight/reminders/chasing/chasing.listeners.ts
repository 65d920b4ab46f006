import { Injectable } from '@nestjs/common';
import { nextTellingTime } from '@zeren/domain/insight/reminders/telling-hours';
import type { EventEnvelope } from '@zeren/domain/platform/event-envelope';
import type { WriteTx } from '../../../platform/database/transaction';
import { ListensTo } from '../../../platform/events/event-listener';
import type { EventListener } from '../../../platform/events/event-listener';
import { CalendarReads } from '../../../registry/calendar';
import { DutyLadders } from '../ladders/duty-ladders';
import { ReminderRepository } from '../reminder.repository';

type OfDuty = EventEnvelope<string, { readonly dutyId: string }>;

/** The clerk reminds by hand (催办): whoever answers for the duty hears of it as soon as people may be told. */
@Injectable()
@ListensTo('duty.chased')
export class DutyChasedListener implements EventListener {
  constructor(
    private readonly reminders: ReminderRepository,
    private readonly calendars: CalendarReads,
  ) {}

  async on(event: EventEnvelope, tx: WriteTx): Promise<void> {
    const duty = await this.reminders.owedDuty(tx, (event as OfDuty).data.dutyId);
    if (!duty) return;
    const dueAt = nextTellingTime(event.at, await this.calendars.load(tx));
    await this.reminders.insert(tx, 'duty', [
      { kind: 'duty-chased', dueAt, subjectId: duty.id, postId: duty.postId },
    ]);
  }
}

/** Reminders of a duty are put off: its ladder is put up anew. */
@Injectable()
@ListensTo('duty.snoozed')
export class DutySnoozedListener implements EventListener {
  constructor(
    private readonly reminders: ReminderRepository,
    private readonly ladders: DutyLadders,
  ) {}

  async on(event: EventEnvelope, tx: WriteTx): Promise<void> {
    const duty = await this.reminders.owedDuty(tx, (event as OfDuty).data.dutyId);
    if (duty) await this.ladders.putUpAnew(tx, [duty], event.at);
  }
}
