import { Injectable } from '@nestjs/common';
import type { ActStep } from '@zeren/domain/insight/reminders/act-steps';
import { nextTellingTime } from '@zeren/domain/insight/reminders/telling-hours';
import type { EventEnvelope } from '@zeren/domain/platform/event-envelope';
import type { WriteTx } from '../../platform/database/transaction';
import { ListensTo } from '../../platform/events/event-listener';
import type { EventListener } from '../../platform/events/event-listener';
import { CalendarReads } from '../../registry/calendar';
import { DutyLadders } from './ladders/duty-ladders';
import { ReminderRepository } from './reminder.repository';

type OfDuty = EventEnvelope<string, { readonly dutyId: string }>;
type OfExtension = EventEnvelope<string, { readonly dutyId: string; readonly extensionId: string }>;

/** Tells of an act as soon as people may be told. */
@Injectable()
export class ActTeller {
  constructor(
    private readonly reminders: ReminderRepository,
    private readonly calendars: CalendarReads,
    private readonly ladders: DutyLadders,
  ) {}

  /** To whoever answers for the duty, or for another post. */
  async tell(tx: WriteTx, kind: ActStep, dutyId: string, at: string, toPostId?: string): Promise<void> {
    const duty = await this.reminders.dutyOfAct(tx, dutyId);
    if (!duty) return;
    const dueAt = nextTellingTime(at, await this.calendars.load(tx));
    const postId = toPostId ?? duty.postId;
    await this.reminders.insert(tx, 'duty', [{ kind, dueAt, subjectId: dutyId, postId }]);
  }

  /** The ladder of a duty, as it is owed now. */
  async putUpAnew(tx: WriteTx, dutyId: string, at: string): Promise<void> {
    const duty = await this.reminders.owedDuty(tx, dutyId);
    if (duty) await this.ladders.putUpAnew(tx, [duty], at);
  }
}

/** More time is asked for: whoever decides one level up hears of it. */
@Injectable()
@ListensTo('duty.extension-asked')
export class ExtensionAskedListener implements EventListener {
  constructor(
    private readonly teller: ActTeller,
    private readonly reminders: ReminderRepository,
  ) {}

  async on(event: EventEnvelope, tx: WriteTx): Promise<void> {
    const { dutyId, extensionId } = (event as OfExtension).data;
    const decider = await this.reminders.extensionDecider(tx, extensionId);
    if (decider) await this.teller.tell(tx, 'duty-extension-asked', dutyId, event.at, decider);
  }
}

/** What somebody decided about a duty, and what whoever answers for it is told of it. */
const DECIDED: Readonly<Record<string, ActStep>> = {
  'duty.extended': 'duty-extended',
  'duty.extension-refused': 'duty-extension-refused',
  'duty.returned': 'duty-sent-back',
  'duty.verified': 'duty-confirmed',
};

/**
 * More time was granted, or what was reported came back: the ladder follows what is owed now, and they hear why. Of an import
 * that was taken back nobody is told: they did nothing and are asked as before.
 */
@Injectable()
@ListensTo('duty.extended', 'duty.returned', 'duty.reopened')
export class OwedAnewListener implements EventListener {
  constructor(private readonly teller: ActTeller) {}

  async on(event: EventEnvelope, tx: WriteTx): Promise<void> {
    const { dutyId } = (event as OfDuty).data;
    await this.teller.putUpAnew(tx, dutyId, event.at);
    const step = DECIDED[event.type];
    if (step) await this.teller.tell(tx, step, dutyId, event.at);
  }
}

/** No more time, or verified: they hear of it, and the ladder stands as it stood. */
@Injectable()
@ListensTo('duty.extension-refused', 'duty.verified')
export class DecidedListener implements EventListener {
  constructor(private readonly teller: ActTeller) {}

  async on(event: EventEnvelope, tx: WriteTx): Promise<void> {
    await this.teller.tell(tx, DECIDED[event.type]!, (event as OfDuty).data.dutyId, event.at);
  }
}
