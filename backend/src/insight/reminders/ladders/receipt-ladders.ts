import { Injectable } from '@nestjs/common';
import { receiptLadder } from '@zeren/domain/insight/reminders/reminder-ladder';
import type { WriteTx } from '../../../platform/database/transaction';
import { CalendarReads } from '../../../registry/calendar';
import { ReminderRepository } from '../reminder.repository';
import type { IssuedListRow, NewReminder } from '../reminder.repository';
import { LaddersRepository } from './ladders.repository';

/** Puts up the ladders of issued lists that wait for their receipt. */
@Injectable()
export class ReceiptLadders {
  constructor(
    private readonly reminders: ReminderRepository,
    private readonly calendars: CalendarReads,
    private readonly ladders: LaddersRepository,
  ) {}

  /** `since` leaves out what lies behind, when a ladder is put up anew. */
  async putUp(tx: WriteTx, lists: readonly IssuedListRow[], since?: string): Promise<void> {
    const calendar = await this.calendars.load(tx);
    const rule = (await this.ladders.rules(tx)).get('receipt');
    const rungs = lists.flatMap((list): NewReminder[] =>
      receiptLadder(list, calendar, rule)
        .filter(({ dueAt }) => since === undefined || Date.parse(dueAt) > Date.parse(since))
        .map((rung) => ({ ...rung, subjectId: list.id, postId: list.postId })),
    );
    if (rungs.length > 0) await this.reminders.insert(tx, 'responsibility-list', rungs);
  }

  async putUpAnew(tx: WriteTx, lists: readonly IssuedListRow[], since: string): Promise<void> {
    await this.reminders.dropWaitingOfSubjects(
      tx,
      'responsibility-list',
      lists.map(({ id }) => id),
    );
    await this.putUp(tx, lists, since);
  }
}
