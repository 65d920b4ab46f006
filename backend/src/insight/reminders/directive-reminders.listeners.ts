import { Injectable } from '@nestjs/common';
import { nextTellingTime } from '@zeren/domain/insight/reminders/telling-hours';
import type { EventEnvelope } from '@zeren/domain/platform/event-envelope';
import type { WriteTx } from '../../platform/database/transaction';
import { ListensTo } from '../../platform/events/event-listener';
import type { EventListener } from '../../platform/events/event-listener';
import { CalendarReads } from '../../registry/calendar';
import { DutyLadders } from './ladders/duty-ladders';
import { ReminderRepository } from './reminder.repository';

type OfDirective = EventEnvelope<string, { readonly directiveId: string }>;

/** A directive went out: every target is told as soon as people may be told, and the ladder goes on from there. */
@Injectable()
@ListensTo('directive.issued')
export class DirectiveIssuedListener implements EventListener {
  constructor(
    private readonly reminders: ReminderRepository,
    private readonly calendars: CalendarReads,
    private readonly ladders: DutyLadders,
  ) {}

  async on(event: EventEnvelope, tx: WriteTx): Promise<void> {
    const { directiveId } = (event as OfDirective).data;
    const calendar = await this.calendars.load(tx);
    const duties = await this.reminders.owedDutiesOfDirective(tx, directiveId);
    const dueAt = nextTellingTime(event.at, calendar);
    const first = duties.map(({ id, postId }) => ({
      kind: 'duty-opened' as const,
      ...{ dueAt, postId, subjectId: id },
    }));
    if (first.length > 0) await this.reminders.insert(tx, 'duty', first);
    await this.ladders.putUp(tx, duties, dueAt);
  }
}

/** What is owed no more is no longer spoken of. */
@Injectable()
@ListensTo('directive.withdrawn')
export class DirectiveWithdrawnListener implements EventListener {
  constructor(private readonly reminders: ReminderRepository) {}

  async on(event: EventEnvelope, tx: WriteTx): Promise<void> {
    await this.reminders.dropWaitingOfDirective(tx, (event as OfDirective).data.directiveId);
  }
}
