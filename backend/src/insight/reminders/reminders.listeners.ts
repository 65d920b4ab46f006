import { Injectable } from '@nestjs/common';
import { dutyLadder, receiptLadder } from '@zeren/domain/insight/reminders/reminder-ladder';
import type { DutyStep, Rung } from '@zeren/domain/insight/reminders/reminder-ladder';
import type { EventEnvelope } from '@zeren/domain/platform/event-envelope';
import type { WorkingCalendar } from '@zeren/domain/registry/calendar/working-days';
import type { WriteTx } from '../../platform/database/transaction';
import { ListensTo } from '../../platform/events/event-listener';
import type { EventListener } from '../../platform/events/event-listener';
import { CalendarReads } from '../../registry/calendar';
import { ReminderRepository } from './reminder.repository';
import type { DatedDutyRow, NewReminder } from './reminder.repository';

type OfList = EventEnvelope<string, { readonly listId: string }>;
type OfPost = EventEnvelope<string, { readonly postId: string }>;
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
    await this.reminders.dropWaitingOfList(tx, listId);
    await putUpLadders(tx, this.reminders, duties, { since: event.at, calendar });
  }
}

/** A post was given a grace after an election, or lost it: the ladders of what it owes are put up anew. */
@Injectable()
@ListensTo('duty.graced')
export class DutyGracedListener implements EventListener {
  constructor(
    private readonly reminders: ReminderRepository,
    private readonly calendars: CalendarReads,
  ) {}

  async on(event: EventEnvelope, tx: WriteTx): Promise<void> {
    const { postId } = (event as OfPost).data;
    const calendar = await this.calendars.load(tx);
    const duties = await this.reminders.owedDutiesOfPost(tx, postId);
    await this.reminders.dropWaitingOfDuties(
      tx,
      duties.map(({ id }) => id),
    );
    await putUpLadders(tx, this.reminders, duties, { since: event.at, calendar });
  }
}

/** Only what lies ahead of the news; duties of one window share one ladder. */
export async function putUpLadders(
  tx: WriteTx,
  reminders: ReminderRepository,
  duties: readonly DatedDutyRow[],
  { since, calendar }: { readonly since: string; readonly calendar: WorkingCalendar },
): Promise<void> {
  const ladders = new Map<string, Rung<DutyStep>[]>();
  const rungs = duties.flatMap((duty): NewReminder[] => {
    const window = `${duty.opensOn} ${duty.dueOn} ${duty.graceUntil ?? ''}`;
    const ladder = ladders.get(window) ?? dutyLadder(duty, calendar);
    ladders.set(window, ladder);
    return ladder
      .filter(({ dueAt }) => Date.parse(dueAt) > Date.parse(since))
      .map(({ kind, dueAt }) => ({ kind, dueAt, subjectId: duty.id, postId: duty.postId }));
  });
  if (rungs.length > 0) await reminders.insert(tx, 'duty', rungs);
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
