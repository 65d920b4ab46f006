import { Inject, Injectable, Logger } from '@nestjs/common';
import type { NoticeParameters } from '@zeren/domain/insight/reminders/notice-sentence';
import type { WorkingCalendar } from '@zeren/domain/registry/calendar/working-days';
import { CONFIGURATION } from '../../platform/configuration/configuration';
import type { Configuration } from '../../platform/configuration/configuration';
import type { WriteTx } from '../../platform/database/transaction';
import { uuidv7 } from '../../platform/uuid';
import { DeliveryRepository } from './delivery.repository';
import type { NewDelivery } from './delivery.repository';
import { NoticeRepository } from './notice.repository';
import type { NewNotice } from './notice.repository';
import { Recipients } from './recipients';
import type { Recipient } from './recipients';
import { reminderLateness, remindersClaimed } from './reminder-metrics';
import type { ClaimedReminderRow } from './reminder.repository';

/** Puts claimed reminders into inboxes, and queues the messages they give rise to, in the claiming transaction. */
@Injectable()
export class ReminderTeller {
  private readonly logger = new Logger('reminders');

  constructor(
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
    private readonly recipients: Recipients,
    private readonly notices: NoticeRepository,
    private readonly deliveries: DeliveryRepository,
  ) {}

  /** Answers the ids of the e-mails that now wait to be sent. */
  async tell(
    tx: WriteTx,
    claimed: readonly ClaimedReminderRow[],
    calendar: WorkingCalendar,
  ): Promise<string[]> {
    if (claimed.length === 0) return [];
    const byName = claimed.flatMap(({ personId }) => personId ?? []);
    const people = await this.recipients.ofPeople(tx, [...new Set(byName)]);
    const posts = claimed.filter(({ personId }) => personId === null).map(({ postId }) => postId);
    const recipients = await this.recipients.ofPosts(tx, [...new Set(posts)]);
    const notices: NewNotice[] = [];
    const deliveries: NewDelivery[] = [];
    for (const reminder of claimed) {
      const { personId, postId } = reminder;
      const recipient = personId === null ? recipients.get(postId) : people.get(personId);
      if (!recipient) {
        this.tellNobody(reminder);
        continue;
      }
      const notice = noticeOf(reminder, recipient, calendar, tx.today);
      notices.push(notice);
      deliveries.push(...this.deliveriesOf(reminder, recipient, notice.id));
      reminderLateness.observe(Math.max(0, (Date.parse(tx.now) - reminder.dueAt.getTime()) / 1000));
    }
    if (notices.length === 0) return [];
    await this.notices.insert(tx, notices);
    await this.deliveries.insert(tx, deliveries);
    remindersClaimed.inc({ outcome: 'told' }, notices.length);
    return deliveries.filter(({ channel }) => channel === 'email').map(({ id }) => id);
  }

  private deliveriesOf(reminder: ClaimedReminderRow, recipient: Recipient, noticeId: string): NewDelivery[] {
    const { personId, email, locale } = recipient;
    const one = (channel: NewDelivery['channel'], address: string | null): NewDelivery => ({
      id: uuidv7(),
      idempotencyKey: `reminder:${reminder.id}:${channel}`,
      channel,
      personId,
      organizationId: reminder.organizationId,
      noticeId,
      address,
      locale,
    });
    return email && this.configuration.SMTP_URL
      ? [one('in-app', null), one('email', email)]
      : [one('in-app', null)];
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
  const { title, titleEn, year, dueOn, postTitle } = reminder;
  const parameters: NoticeParameters = {
    ...(year === null ? {} : { year }),
    ...(title === null ? {} : { title, titleEn }),
    dueOn,
    workingDays: dueOn === null ? null : calendar.workingDaysBetween(today, dueOn),
    vacantPost: recipient.vacant ? postTitle : null,
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
