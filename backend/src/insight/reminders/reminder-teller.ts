import { Injectable, Logger } from '@nestjs/common';
import { isUrgent } from '@zeren/domain/insight/reminders/is-urgent';
import type { NoticeParameters } from '@zeren/domain/insight/reminders/sentence-words';
import type { ReminderKind } from '@zeren/domain/insight/reminders/reminder-ladder';
import { digestTime } from '@zeren/domain/insight/reminders/telling-hours';
import type { WorkingCalendar } from '@zeren/domain/registry/calendar/working-days';
import type { WriteTx } from '../../platform/database/transaction';
import { uuidv7 } from '../../platform/uuid';
import { Ways } from './channels/ways';
import { DeliveryRepository } from './delivery.repository';
import type { NewDelivery } from './delivery.repository';
import { NoticeRepository } from './notice.repository';
import type { NewNotice } from './notice.repository';
import { keyOf, Recipients } from './recipients';
import type { Addressee, Recipient } from './recipients';
import { reminderLateness, remindersClaimed } from './reminder-metrics';
import type { ClaimedReminderRow } from './reminder-claims.repository';

/** Told to somebody else than whose it is, who is named. */
const NAMES_BEARER: readonly ReminderKind[] = [
  'duty-extension-asked',
  'order-plan-asked',
  'order-to-verify',
  'order-extension-asked',
];

type Told = Pick<NewDelivery, 'noticeId' | 'digestAt'>;

/** Of accountability only whoever has to act may know. */
const addressed = (reminder: ClaimedReminderRow): Addressee => ({
  ...reminder,
  inPerson: reminder.subjectKind === 'accountability-matter',
});

/** Puts claimed reminders into inboxes, and queues the messages they give rise to, in the claiming transaction. */
@Injectable()
export class ReminderTeller {
  private readonly logger = new Logger('reminders');

  constructor(
    private readonly ways: Ways,
    private readonly recipients: Recipients,
    private readonly notices: NoticeRepository,
    private readonly deliveries: DeliveryRepository,
  ) {}

  /** Answers the ids of the messages that wait to be sent at once. */
  async tell(
    tx: WriteTx,
    claimed: readonly ClaimedReminderRow[],
    calendar: WorkingCalendar,
  ): Promise<string[]> {
    if (claimed.length === 0) return [];
    const recipients = await this.recipients.of(tx, claimed.map(addressed));
    const notices: NewNotice[] = [];
    const deliveries: NewDelivery[] = [];
    for (const reminder of claimed) {
      const recipient = recipients.get(keyOf(addressed(reminder)));
      if (!recipient) {
        // At the top of the tree there is nobody to climb to.
        if (reminder.climb === 0) this.tellNobody(reminder);
        continue;
      }
      const notice = noticeOf(reminder, recipient, calendar, tx.today);
      notices.push(notice);
      const digestAt = isUrgent(reminder.kind, notice.parameters.workingDays)
        ? null
        : digestTime(reminder.dueAt.toISOString(), calendar);
      deliveries.push(...this.deliveriesOf(reminder, recipient, { noticeId: notice.id, digestAt }));
      reminderLateness.observe(Math.max(0, (Date.parse(tx.now) - reminder.dueAt.getTime()) / 1000));
    }
    if (notices.length === 0) return [];
    await this.notices.insert(tx, notices);
    await this.deliveries.insert(tx, deliveries);
    remindersClaimed.inc({ outcome: 'told' }, notices.length);
    return deliveries
      .filter(({ channel, digestAt }) => channel !== 'in-app' && digestAt === null)
      .map(({ id }) => id);
  }

  private deliveriesOf(reminder: ClaimedReminderRow, recipient: Recipient, told: Told): NewDelivery[] {
    const { personId, locale } = recipient;
    const one = (channel: NewDelivery['channel'], address: string | null): NewDelivery => ({
      id: uuidv7(),
      idempotencyKey: `reminder:${reminder.id}:${channel}`,
      channel,
      personId,
      organizationId: reminder.organizationId,
      ...told,
      address,
      locale,
    });
    const outside = this.ways.configured.flatMap((way) => {
      const address = way.addressOf(recipient);
      return address === undefined ? [] : [one(way.channel, address)];
    });
    return [one('in-app', null), ...outside];
  }

  private tellNobody({ id, postId, subjectKind, subjectId }: ClaimedReminderRow): void {
    this.logger.error({
      msg: 'nobody answers for this post: a reminder reached no one',
      reminderId: id,
      postId,
      subjectKind,
      subjectId,
    });
    remindersClaimed.inc({ outcome: 'nobody to tell' });
  }
}

function noticeOf(
  reminder: ClaimedReminderRow,
  recipient: Recipient,
  calendar: WorkingCalendar,
  today: string,
): NewNotice {
  const { title, titleEn, year, dueOn, postTitle, organizationName, climb, bearer, reason } = reminder;
  const parameters: NoticeParameters = {
    ...(year === null ? {} : { year }),
    ...(title === null ? {} : { title, titleEn }),
    dueOn,
    workingDays: dueOn === null ? null : calendar.workingDaysBetween(today, dueOn),
    vacantPost: recipient.vacant ? postTitle : null,
    ...(recipient.inSteadOf === null ? {} : { inSteadOf: recipient.inSteadOf }),
    ...(reason === null ? {} : { reason }),
    ...(bearer !== null && NAMES_BEARER.includes(reminder.kind) ? { bearer } : {}),
    ...(climb === 0 ? {} : { bearer: `${organizationName} ${postTitle}` }),
  };
  return {
    id: uuidv7(),
    personId: recipient.personId,
    reminderId: reminder.id,
    kind: reminder.kind,
    subjectKind: reminder.subjectKind,
    subjectId: reminder.subjectId,
    parameters,
  };
}
