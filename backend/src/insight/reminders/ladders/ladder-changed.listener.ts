import { Injectable } from '@nestjs/common';
import { ladderOfClass } from '@zeren/domain/insight/reminders/ladder-rule';
import type { EventEnvelope } from '@zeren/domain/platform/event-envelope';
import type { WriteTx } from '../../../platform/database/transaction';
import { ListensTo } from '../../../platform/events/event-listener';
import type { EventListener } from '../../../platform/events/event-listener';
import { ReminderRepository } from '../reminder.repository';
import { DutyLadders } from './duty-ladders';
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
  ) {}

  async on(event: EventEnvelope, tx: WriteTx): Promise<void> {
    const { kind } = (event as OfLadder).data;
    const checkingClass = CLASSES.find((each) => ladderOfClass(each) === kind);
    let after: string | null = null;
    for (let more = true; more;) {
      const portion: readonly { readonly id: string }[] = checkingClass
        ? await this.dutiesAnew(tx, checkingClass, after, event.at)
        : await this.listsAnew(tx, after, event.at);
      after = portion.at(-1)?.id ?? null;
      more = portion.length === PORTION;
    }
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
