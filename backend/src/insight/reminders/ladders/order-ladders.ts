import { Injectable } from '@nestjs/common';
import { disposalLadder, lookBackLadder, orderLadder } from '@zeren/domain/insight/reminders/order-ladder';
import type { WriteTx } from '../../../platform/database/transaction';
import { CalendarReads } from '../../../registry/calendar';
import { OrdersToldRepository } from '../orders-told.repository';
import type { ToldOrderRow } from '../orders-told.repository';
import { ReminderRepository } from '../reminder.repository';
import type { NewReminder } from '../reminder.repository';
import { LaddersRepository } from './ladders.repository';

const RUNNING: readonly string[] = ['issued', 'received', 'planned', 'working'];

/** Puts up the words that are said by an order's dates: of its own while that runs, of its look-back once it is closed. */
@Injectable()
export class OrderLadders {
  constructor(
    private readonly reminders: ReminderRepository,
    private readonly told: OrdersToldRepository,
    private readonly calendars: CalendarReads,
    private readonly ladders: LaddersRepository,
  ) {}

  /** What was said before of these orders comes down; what somebody did is still told. */
  async putUpAnew(tx: WriteTx, orders: readonly ToldOrderRow[], since: string): Promise<void> {
    if (orders.length === 0) return;
    const ids = orders.map(({ id }) => id);
    await this.reminders.dropWaitingOfSubjects(tx, 'rectification-order', ids);
    const calendar = await this.calendars.load(tx);
    const rule = (await this.ladders.rules(tx)).get('duty-verified');
    const rungs = orders.flatMap(
      ({ id: subjectId, state, postId, issuerPostId, ...order }): NewReminder[] => {
        if (RUNNING.includes(state))
          return orderLadder({ from: since, ...order }, calendar, rule).map((rung) => ({
            ...{ ...rung, subjectId, postId },
          }));
        const { lookBackOn } = order;
        if (state !== 'closed' || lookBackOn === null || issuerPostId === null) return [];
        return lookBackLadder({ from: since, lookBackOn }, calendar).map((rung) => ({
          ...{ ...rung, subjectId, postId: issuerPostId },
        }));
      },
    );
    if (rungs.length > 0) await this.reminders.insert(tx, 'rectification-order', rungs);
  }

  /** A confirmed problem waits for its disposition; without one who confirmed it nobody is told. */
  async disposal(tx: WriteTx, findingId: string, since: string): Promise<void> {
    await this.reminders.dropWaiting(tx, 'finding', findingId);
    const finding = await this.told.finding(tx, findingId);
    if (!finding?.disposeBy || finding.settledByPostId === null) return;
    const { id: subjectId, disposeBy, settledByPostId: postId } = finding;
    const ladder = disposalLadder({ from: since, disposeBy }, await this.calendars.load(tx));
    const rungs = ladder.map((rung) => ({ ...rung, subjectId, postId }));
    if (rungs.length > 0) await this.reminders.insert(tx, 'finding', rungs);
  }
}
