import { Injectable } from '@nestjs/common';
import { ladderOfClass } from '@zeren/domain/insight/reminders/ladder-rule';
import type { EventEnvelope } from '@zeren/domain/platform/event-envelope';
import type { WriteTx } from '../../../platform/database/transaction';
import { ListensTo } from '../../../platform/events/event-listener';
import type { EventListener } from '../../../platform/events/event-listener';
import { OrdersToldRepository } from '../orders-told.repository';
import { ReminderRepository } from '../reminder.repository';
import { DutyLadders } from './duty-ladders';
import { OrderLadders } from './order-ladders';
import { ReceiptLadders } from './receipt-ladders';

type OfLadder = EventEnvelope<string, { readonly kind: string }>;

/** Ladders are put up for this many at a time, so that a county's are never held at once. */
const PORTION = 1_000;
const CLASSES = ['备案', '抽核', '必核'];

/** A district speaks of a kind of deadline at other times: what lies ahead is put up anew. */
@Injectable()
@ListensTo('reminder-ladder.changed')
export class LadderChangedListener implements EventListener {
  constructor(
    private readonly reminders: ReminderRepository,
    private readonly duties: DutyLadders,
    private readonly receipts: ReceiptLadders,
    private readonly orders: OrderLadders,
    private readonly ordersTold: OrdersToldRepository,
  ) {}

  async on(event: EventEnvelope, tx: WriteTx): Promise<void> {
    const { kind } = (event as OfLadder).data;
    const checkingClass = CLASSES.find((each) => ladderOfClass(each) === kind);
    await inPortions((after) =>
      checkingClass
        ? this.dutiesAnew(tx, checkingClass, after, event.at)
        : this.listsAnew(tx, after, event.at),
    );
    // What is put right is always verified, and is spoken of as such.
    if (kind === 'duty-verified') await inPortions((after) => this.ordersAnew(tx, after, event.at));
  }

  private async ordersAnew(tx: WriteTx, after: string | null, since: string) {
    const portion = await this.ordersTold.running(tx, after, PORTION);
    await this.orders.putUpAnew(tx, portion, since);
    return portion;
  }

  private async dutiesAnew(tx: WriteTx, checkingClass: string, after: string | null, since: string) {
    const portion = await this.reminders.owedDutiesOfClass(tx, checkingClass, after, PORTION);
    await this.duties.putUpAnew(tx, portion, since);
    return portion;
  }

  private async listsAnew(tx: WriteTx, after: string | null, since: string) {
    const portion = await this.reminders.issuedLists(tx, after, PORTION);
    await this.receipts.putUpAnew(tx, portion, since);
    return portion;
  }
}

async function inPortions(
  next: (after: string | null) => Promise<readonly { readonly id: string }[]>,
): Promise<void> {
  for (let after: string | null = null, more = true; more;) {
    const portion: readonly { readonly id: string }[] = await next(after);
    after = portion.at(-1)?.id ?? null;
    more = portion.length === PORTION;
  }
}
