import { Injectable } from '@nestjs/common';
import { handoverLadder } from '@zeren/domain/insight/reminders/handover-ladder';
import { nextTellingTime } from '@zeren/domain/insight/reminders/telling-hours';
import type { EventEnvelope } from '@zeren/domain/platform/event-envelope';
import type { WriteTx } from '../../platform/database/transaction';
import { ListensTo } from '../../platform/events/event-listener';
import type { EventListener } from '../../platform/events/event-listener';
import { CalendarReads } from '../../registry/calendar';
import { OrganizationReads } from '../../registry/organizations';
import { ReminderRepository } from './reminder.repository';
import type { NewReminder, OpenHandoverRow } from './reminder.repository';

type OfHandover = EventEnvelope<string, { readonly handoverId: string }>;

/** A post changes hands, or something of that changed: the side that has to sign is told, and its superior in the end. */
@Injectable()
@ListensTo('handover.opened', 'handover.changed')
export class HandoverOpenListener implements EventListener {
  constructor(
    private readonly reminders: ReminderRepository,
    private readonly calendars: CalendarReads,
    private readonly organizations: OrganizationReads,
  ) {}

  async on(event: EventEnvelope, tx: WriteTx): Promise<void> {
    const { handoverId } = (event as OfHandover).data;
    await this.reminders.dropWaiting(tx, 'handover', handoverId);
    const handover = await this.reminders.openHandover(tx, handoverId);
    if (!handover) return;
    const { side, dueOn, personId, postId } = handover;
    const superiorPostId = await this.superiorPost(tx, handover);
    const ladder = handoverLadder({ side, from: event.at, dueOn }, await this.calendars.load(tx));
    const reminders = ladder.flatMap(({ kind, dueAt }): NewReminder[] => {
      if (kind !== 'handover-absent') return [{ kind, dueAt, subjectId: handoverId, postId, personId }];
      return superiorPostId ? [{ kind, dueAt, subjectId: handoverId, postId: superiorPostId }] : [];
    });
    await this.reminders.insert(tx, 'handover', reminders);
  }

  /** The nearest head post above; whoever answers for it when it is told. */
  private async superiorPost(tx: WriteTx, { organizationId }: OpenHandoverRow): Promise<string | undefined> {
    return (await this.organizations.headPostsAbove(tx, [organizationId]))[0]?.headPostId;
  }
}

/** What both have signed, or what was called off, is no longer spoken of. */
@Injectable()
@ListensTo('handover.completed', 'handover.recalled')
export class HandoverDoneListener implements EventListener {
  constructor(private readonly reminders: ReminderRepository) {}

  async on(event: EventEnvelope, tx: WriteTx): Promise<void> {
    await this.reminders.dropWaiting(tx, 'handover', (event as OfHandover).data.handoverId);
  }
}

/** The clerk reminds by hand (催办): whoever has to sign hears of it as soon as people may be told. */
@Injectable()
@ListensTo('handover.chased')
export class HandoverChasedListener implements EventListener {
  constructor(
    private readonly reminders: ReminderRepository,
    private readonly calendars: CalendarReads,
  ) {}

  async on(event: EventEnvelope, tx: WriteTx): Promise<void> {
    const handover = await this.reminders.openHandover(tx, (event as OfHandover).data.handoverId);
    if (!handover) return;
    const { id: subjectId, side, postId, personId } = handover;
    const dueAt = nextTellingTime(event.at, await this.calendars.load(tx));
    await this.reminders.insert(tx, 'handover', [
      { kind: `${side}-chased`, dueAt, subjectId, postId, personId },
    ]);
  }
}
