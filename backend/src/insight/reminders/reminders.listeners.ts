import { Injectable } from '@nestjs/common';
import { dutyLadder, receiptLadder } from '@zeren/domain/insight/reminders/reminder-ladder';
import type { DutyStep, Rung } from '@zeren/domain/insight/reminders/reminder-ladder';
import type { EventEnvelope } from '@zeren/domain/platform/event-envelope';
import type { WriteTx } from '../../platform/database/transaction';
import { ListensTo } from '../../platform/events/event-listener';
import type { EventListener } from '../../platform/events/event-listener';
import { CalendarReads } from '../../registry/calendar';
import { ReminderRepository } from './reminder.repository';
import type { NewReminder } from './reminder.repository';

type OfList = EventEnvelope<string, { readonly listId: string }>;
type OfDuty = EventEnvelope<string, { readonly dutyId: string }>;

/** A list's duties got their dates, for the first time or anew: their ladders are put up, what lies behind left out. */
@Injectable()
@ListensTo('duty.dated')
export class DutyDatedListener implements EventListener {
  constructor(
    private readonly reminders: ReminderRepository,
    private readonly calendars: CalendarReads,
  ) {}

  async on(event: EventEnvelope, tx: WriteTx): Promise<void> {
    const { listId } = (event as OfList).data;
    const calendar = await this.calendars.load(tx);
    const duties = await this.reminders.owedDuties(tx, listId);
    const ladders = new Map<string, Rung<DutyStep>[]>();
    const reminders = duties.flatMap((duty): NewReminder[] => {
      const window = `${duty.opensOn} ${duty.dueOn}`;
      const ladder = ladders.get(window) ?? dutyLadder(duty, calendar);
      ladders.set(window, ladder);
      return ladder
        .filter(({ dueAt }) => Date.parse(dueAt) > Date.parse(event.at))
        .map(({ kind, dueAt }) => ({ kind, dueAt, subjectId: duty.id, postId: duty.postId }));
    });
    await this.reminders.dropWaitingOfList(tx, listId);
    if (reminders.length > 0) await this.reminders.insert(tx, 'duty', reminders);
  }
}

/** What was reported is no longer spoken of. */
@Injectable()
@ListensTo('duty.reported')
export class DutyDoneListener implements EventListener {
  constructor(private readonly reminders: ReminderRepository) {}

  async on(event: EventEnvelope, tx: WriteTx): Promise<void> {
    await this.reminders.dropWaiting(tx, 'duty', (event as OfDuty).data.dutyId);
  }
}

/** An issued list asks for its receipt (签收). */
@Injectable()
@ListensTo('responsibility-list.issued')
export class ListIssuedListener implements EventListener {
  constructor(
    private readonly reminders: ReminderRepository,
    private readonly calendars: CalendarReads,
  ) {}

  async on(event: EventEnvelope, tx: WriteTx): Promise<void> {
    const list = await this.reminders.issuedList(tx, (event as OfList).data.listId);
    if (!list) return;
    const ladder = receiptLadder(list, await this.calendars.load(tx));
    const reminders = ladder.map(({ kind, dueAt }) => ({
      kind,
      dueAt,
      subjectId: list.id,
      postId: list.postId,
    }));
    await this.reminders.insert(tx, 'responsibility-list', reminders);
  }
}

/** A received list asks for nothing more. */
@Injectable()
@ListensTo('responsibility-list.received')
export class ListReceivedListener implements EventListener {
  constructor(private readonly reminders: ReminderRepository) {}

  async on(event: EventEnvelope, tx: WriteTx): Promise<void> {
    await this.reminders.dropWaiting(tx, 'responsibility-list', (event as OfList).data.listId);
  }
}
