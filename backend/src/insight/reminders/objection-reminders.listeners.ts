import { Injectable } from '@nestjs/common';
import { objectionLadder } from '@zeren/domain/insight/reminders/objection-ladder';
import { receiptLadder } from '@zeren/domain/insight/reminders/reminder-ladder';
import type { EventEnvelope } from '@zeren/domain/platform/event-envelope';
import type { WriteTx } from '../../platform/database/transaction';
import { ListensTo } from '../../platform/events/event-listener';
import type { EventListener } from '../../platform/events/event-listener';
import { CalendarReads } from '../../registry/calendar';
import { ReminderRepository } from './reminder.repository';
import type { NewReminder } from './reminder.repository';

type OfObjection = EventEnvelope<string, { readonly listId: string; readonly objectionId: string }>;

/** Somebody objects to a list: whoever issued it hears at once, and again before the term for the reply ends. */
@Injectable()
@ListensTo('responsibility-list.objected')
export class ListObjectedListener implements EventListener {
  constructor(
    private readonly reminders: ReminderRepository,
    private readonly calendars: CalendarReads,
  ) {}

  async on(event: EventEnvelope, tx: WriteTx): Promise<void> {
    const { listId, objectionId } = (event as OfObjection).data;
    // Nobody is asked to sign for the list until the reply has come.
    await this.reminders.dropWaiting(tx, 'responsibility-list', listId);
    const objection = await this.reminders.openObjection(tx, objectionId);
    if (!objection?.answeringPostId) return;
    const { answeringPostId: postId, replyDueOn } = objection;
    const ladder = objectionLadder({ raisedAt: event.at, replyDueOn }, await this.calendars.load(tx));
    const reminders = ladder.map(({ kind, dueAt }): NewReminder => ({
      kind,
      dueAt,
      subjectId: listId,
      postId,
    }));
    await this.reminders.insert(tx, 'responsibility-list', reminders);
  }
}

/** The reply has come: whoever objected hears of it, and is asked anew to sign for the list. */
@Injectable()
@ListensTo('responsibility-list.objection-answered')
export class ObjectionAnsweredListener implements EventListener {
  constructor(
    private readonly reminders: ReminderRepository,
    private readonly calendars: CalendarReads,
  ) {}

  async on(event: EventEnvelope, tx: WriteTx): Promise<void> {
    const { listId } = (event as OfObjection).data;
    await this.reminders.dropWaiting(tx, 'responsibility-list', listId);
    const list = await this.reminders.issuedList(tx, listId);
    if (!list) return;
    const { id: subjectId, postId, receiptDueOn } = list;
    const ladder = receiptLadder({ issuedAt: event.at, receiptDueOn }, await this.calendars.load(tx));
    const reminders = ladder.map(({ kind, dueAt }): NewReminder => ({
      kind: kind === 'list-issued' ? 'objection-answered' : kind,
      dueAt,
      subjectId,
      postId,
    }));
    await this.reminders.insert(tx, 'responsibility-list', reminders);
  }
}
