import { Injectable } from '@nestjs/common';
import type { EventEnvelope } from '@zeren/domain/platform/event-envelope';
import type { WriteTx } from '../../platform/database/transaction';
import { ListensTo } from '../../platform/events/event-listener';
import type { EventListener } from '../../platform/events/event-listener';
import { DutyLadders } from './ladders/duty-ladders';
import { OrderLadders } from './ladders/order-ladders';
import { ReceiptLadders } from './ladders/receipt-ladders';
import { OrdersToldRepository } from './orders-told.repository';
import { ReminderRepository } from './reminder.repository';

type OfList = EventEnvelope<string, { readonly listId: string }>;
type OfPost = EventEnvelope<string, { readonly postId: string }>;
type OfDuty = EventEnvelope<string, { readonly dutyId: string }>;

/** A list's duties got their dates, for the first time or anew: their ladders are put up, what lies behind left out. */
@Injectable()
@ListensTo('duty.dated')
export class DutyDatedListener implements EventListener {
  constructor(
    private readonly reminders: ReminderRepository,
    private readonly ladders: DutyLadders,
  ) {}

  async on(event: EventEnvelope, tx: WriteTx): Promise<void> {
    const { listId } = (event as OfList).data;
    const duties = await this.reminders.owedDuties(tx, listId);
    await this.reminders.dropWaitingOfList(tx, listId);
    await this.ladders.putUp(tx, duties, event.at);
  }
}

/** A post was given a grace after an election, or lost it: the ladders of what it owes and puts right are put up anew. */
@Injectable()
@ListensTo('duty.graced')
export class DutyGracedListener implements EventListener {
  constructor(
    private readonly reminders: ReminderRepository,
    private readonly ladders: DutyLadders,
    private readonly orders: OrderLadders,
    private readonly ordersTold: OrdersToldRepository,
  ) {}

  async on(event: EventEnvelope, tx: WriteTx): Promise<void> {
    const { postId } = (event as OfPost).data;
    await this.ladders.putUpAnew(tx, await this.reminders.owedDutiesOfPost(tx, postId), event.at);
    await this.orders.putUpAnew(tx, await this.ordersTold.runningAt(tx, postId), event.at);
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
    private readonly ladders: ReceiptLadders,
  ) {}

  async on(event: EventEnvelope, tx: WriteTx): Promise<void> {
    const list = await this.reminders.issuedList(tx, (event as OfList).data.listId);
    if (list) await this.ladders.putUp(tx, [list]);
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
