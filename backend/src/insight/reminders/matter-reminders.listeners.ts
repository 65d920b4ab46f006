import { Injectable } from '@nestjs/common';
import { matterLadder } from '@zeren/domain/insight/reminders/matter-ladder';
import type { EventEnvelope } from '@zeren/domain/platform/event-envelope';
import type { WriteTx } from '../../platform/database/transaction';
import { ListensTo } from '../../platform/events/event-listener';
import type { EventListener } from '../../platform/events/event-listener';
import { CalendarReads } from '../../registry/calendar';
import { ReminderRepository } from './reminder.repository';

type OfMatter = EventEnvelope<string, { readonly matterId: string }>;

/** A matter of accountability waits for the post that decides, or something of that changed: its holder hears, nobody else. */
@Injectable()
@ListensTo('accountability-matter.proposed', 'accountability-matter.changed')
export class MatterWaitsListener implements EventListener {
  constructor(
    private readonly reminders: ReminderRepository,
    private readonly calendars: CalendarReads,
  ) {}

  async on(event: EventEnvelope, tx: WriteTx): Promise<void> {
    const { matterId: subjectId } = (event as OfMatter).data;
    await this.reminders.dropWaiting(tx, 'accountability-matter', subjectId);
    const matter = await this.reminders.openMatter(tx, subjectId);
    if (!matter) return;
    const { dueOn, postId, asked } = matter;
    const ladder = matterLadder({ asked, from: event.at, dueOn }, await this.calendars.load(tx));
    await this.reminders.insert(
      tx,
      'accountability-matter',
      ladder.map((rung) => ({ ...rung, subjectId, postId })),
    );
  }
}
