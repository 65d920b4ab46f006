import { Injectable } from '@nestjs/common';
import { ORDER_NEWS } from '@zeren/domain/cycle/rectification/rectification-events';
import type { OrderNews } from '@zeren/domain/cycle/rectification/rectification-events';
import { answerLadder } from '@zeren/domain/insight/reminders/order-ladder';
import type { OrderAct } from '@zeren/domain/insight/reminders/order-ladder';
import { nextTellingTime } from '@zeren/domain/insight/reminders/telling-hours';
import type { EventEnvelope } from '@zeren/domain/platform/event-envelope';
import type { WriteTx } from '../../platform/database/transaction';
import { ListensTo } from '../../platform/events/event-listener';
import type { EventListener } from '../../platform/events/event-listener';
import { CalendarReads } from '../../registry/calendar';
import { OrderLadders } from './ladders/order-ladders';
import { OrdersToldRepository } from './orders-told.repository';
import { ReminderRepository } from './reminder.repository';

type OfOrder = EventEnvelope<OrderNews, { readonly orderId: string }>;
type OfFinding = EventEnvelope<string, { readonly findingId: string }>;

/** What is told at once of what happened, and to which post: the unit's, the issuing one, or that of who verifies. */
const ACTS: Readonly<
  Partial<Record<OrderNews, readonly [OrderAct, 'postId' | 'issuerPostId' | 'verifierPostId']>>
> = {
  'order.issued': ['order-issued', 'postId'],
  'order.reopened': ['order-reopened', 'postId'],
  'order.handed-on': ['order-handed-on', 'postId'],
  'order.planned': ['order-plan-asked', 'issuerPostId'],
  'order.plan-returned': ['order-plan-returned', 'postId'],
  'order.plan-approved': ['order-plan-approved', 'postId'],
  'order.held': ['order-held', 'postId'],
  'order.resumed': ['order-resumed', 'postId'],
  'order.submitted': ['order-to-verify', 'verifierPostId'],
  'order.returned': ['order-sent-back', 'postId'],
  'order.verified': ['order-to-close', 'issuerPostId'],
  'order.closed': ['order-closed', 'postId'],
  'order.withdrawn': ['order-withdrawn', 'postId'],
  'order.extension-asked': ['order-extension-asked', 'issuerPostId'],
  'order.extended': ['order-extended', 'postId'],
  'order.extension-refused': ['order-extension-refused', 'postId'],
};

/** Something happened to an order: whoever it is for now hears of it, and its dates are spoken of as they stand. */
@Injectable()
@ListensTo(...ORDER_NEWS)
export class OrderNewsListener implements EventListener {
  constructor(
    private readonly told: OrdersToldRepository,
    private readonly reminders: ReminderRepository,
    private readonly ladders: OrderLadders,
    private readonly calendars: CalendarReads,
  ) {}

  async on(event: EventEnvelope, tx: WriteTx): Promise<void> {
    const { type, at, data } = event as OfOrder;
    const order = await this.told.order(tx, data.orderId);
    if (!order) return;
    await this.ladders.putUpAnew(tx, [order], at);
    if (type === 'order.issued') await this.reminders.dropWaiting(tx, 'finding', order.findingId);
    if (type === 'order.withdrawn') await this.ladders.disposal(tx, order.findingId, at);
    const [kind, to] = ACTS[type] ?? [];
    const postId = to && order[to];
    if (!kind || !postId) return;
    const dueAt = nextTellingTime(at, await this.calendars.load(tx));
    await this.reminders.insert(tx, 'rectification-order', [{ kind, dueAt, subjectId: order.id, postId }]);
  }
}

/** A problem was put to a unit: it hears of it while it may state its case. */
@Injectable()
@ListensTo('finding.put')
export class FindingPutListener implements EventListener {
  constructor(
    private readonly told: OrdersToldRepository,
    private readonly reminders: ReminderRepository,
    private readonly calendars: CalendarReads,
  ) {}

  async on(event: EventEnvelope, tx: WriteTx): Promise<void> {
    const finding = await this.told.finding(tx, (event as OfFinding).data.findingId);
    if (finding?.state !== 'put' || finding.postId === null) return;
    const { id: subjectId, postId, answerBy } = finding;
    const calendar = await this.calendars.load(tx);
    const from = nextTellingTime(event.at, calendar);
    await this.reminders.insert(tx, 'finding', [
      { kind: 'finding-put', dueAt: from, subjectId, postId },
      ...answerLadder({ from, answerBy }, calendar).map((rung) => ({ ...rung, subjectId, postId })),
    ]);
  }
}

/** A problem was confirmed: whoever confirmed it hears before its disposition is due, and after. */
@Injectable()
@ListensTo('finding.confirmed')
export class FindingConfirmedListener implements EventListener {
  constructor(private readonly ladders: OrderLadders) {}

  async on(event: EventEnvelope, tx: WriteTx): Promise<void> {
    await this.ladders.disposal(tx, (event as OfFinding).data.findingId, event.at);
  }
}
