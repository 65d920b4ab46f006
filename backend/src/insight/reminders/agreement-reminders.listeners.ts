import { Injectable } from '@nestjs/common';
import { agreementLadder } from '@zeren/domain/insight/reminders/agreement-ladder';
import { nextTellingTime } from '@zeren/domain/insight/reminders/telling-hours';
import type { EventEnvelope } from '@zeren/domain/platform/event-envelope';
import type { WriteTx } from '../../platform/database/transaction';
import { ListensTo } from '../../platform/events/event-listener';
import type { EventListener } from '../../platform/events/event-listener';
import { CalendarReads } from '../../registry/calendar';
import { LaddersRepository } from './ladders/ladders.repository';
import { ReminderRepository } from './reminder.repository';
import type { NewReminder } from './reminder.repository';

type OfAgreement = EventEnvelope<string, { readonly agreementId: string }>;

/** An agreement waits for somebody's signature: they hear of it, and their superior in the end. */
@Injectable()
@ListensTo('agreement.made', 'agreement.amended', 'agreement.signed')
export class AgreementOpenListener implements EventListener {
  constructor(
    private readonly reminders: ReminderRepository,
    private readonly calendars: CalendarReads,
    private readonly ladders: LaddersRepository,
  ) {}

  async on(event: EventEnvelope, tx: WriteTx): Promise<void> {
    const { agreementId } = (event as OfAgreement).data;
    await this.reminders.dropWaiting(tx, 'agreement', agreementId);
    const agreement = await this.reminders.openAgreement(tx, agreementId);
    if (!agreement || agreement.state === 'declined') return;
    const { state, dueOn, postId, issuerPostId } = agreement;
    const side = state === 'made' ? 'sign' : 'countersign';
    const rule = (await this.ladders.rules(tx)).get('receipt');
    const ladder = agreementLadder({ side, from: event.at, dueOn }, await this.calendars.load(tx), rule);
    const reminders = ladder.map((rung): NewReminder => ({
      ...rung,
      subjectId: agreementId,
      postId: side === 'sign' ? postId : issuerPostId,
    }));
    await this.reminders.insert(tx, 'agreement', reminders);
  }
}

/** It was declined: the issuing post hears why, for the text is theirs again. */
@Injectable()
@ListensTo('agreement.declined')
export class AgreementDeclinedListener implements EventListener {
  constructor(
    private readonly reminders: ReminderRepository,
    private readonly calendars: CalendarReads,
  ) {}

  async on(event: EventEnvelope, tx: WriteTx): Promise<void> {
    const { agreementId: subjectId } = (event as OfAgreement).data;
    await this.reminders.dropWaiting(tx, 'agreement', subjectId);
    const agreement = await this.reminders.openAgreement(tx, subjectId);
    if (!agreement) return;
    const dueAt = nextTellingTime(event.at, await this.calendars.load(tx));
    const postId = agreement.makerPostId ?? agreement.issuerPostId;
    await this.reminders.insert(tx, 'agreement', [{ kind: 'agreement-declined', dueAt, subjectId, postId }]);
  }
}

/** What both have signed, or what was taken back, is no longer spoken of. */
@Injectable()
@ListensTo('agreement.countersigned', 'agreement.paper-registered', 'agreement.recalled')
export class AgreementDoneListener implements EventListener {
  constructor(private readonly reminders: ReminderRepository) {}

  async on(event: EventEnvelope, tx: WriteTx): Promise<void> {
    await this.reminders.dropWaiting(tx, 'agreement', (event as OfAgreement).data.agreementId);
  }
}
