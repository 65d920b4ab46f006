import { Module } from '@nestjs/common';
import { CalendarModule } from '../../registry/calendar';
import { IdentityModule } from '../../registry/identity';
import { OrganizationsModule } from '../../registry/organizations';
import { DeliveryQueue } from './delivery-queue';
import { DeliverySender } from './delivery-sender';
import { DeliveryWatchdog } from './delivery-watchdog';
import { DeliveryRepository } from './delivery.repository';
import {
  DirectiveIssuedListener,
  DirectiveTableReturnedListener,
  DirectiveWithdrawnListener,
} from './directive-reminders.listeners';
import {
  HandoverChasedListener,
  HandoverDoneListener,
  HandoverOpenListener,
} from './handover-reminders.listeners';
import { MailTransport } from './mail-transport';
import { NewDeviceListener } from './new-device.listener';
import { ListObjectedListener, ObjectionAnsweredListener } from './objection-reminders.listeners';
import { NoticeSubjects } from './notice-subjects';
import { NoticeRepository } from './notice.repository';
import { Recipients } from './recipients';
import { RecipientsRepository } from './recipients.repository';
import { ReminderClaimer } from './reminder-claimer';
import { ReminderTeller } from './reminder-teller';
import { ReminderRepository } from './reminder.repository';
import { RemindersController } from './reminders.controller';
import { ClaimRemindersJob, SendDeliveryJob, WatchDeliveriesJob } from './reminders.jobs';
import {
  DutyDatedListener,
  DutyDoneListener,
  DutyGracedListener,
  ListIssuedListener,
  ListReceivedListener,
} from './reminders.listeners';
import { RemindersService } from './reminders.service';

@Module({
  imports: [CalendarModule, IdentityModule, OrganizationsModule],
  controllers: [RemindersController],
  providers: [
    ReminderRepository,
    NoticeRepository,
    NoticeSubjects,
    DeliveryRepository,
    RecipientsRepository,
    Recipients,
    ReminderTeller,
    ReminderClaimer,
    DeliveryQueue,
    MailTransport,
    DeliverySender,
    DeliveryWatchdog,
    RemindersService,
    DutyDatedListener,
    DutyDoneListener,
    DutyGracedListener,
    HandoverOpenListener,
    HandoverDoneListener,
    HandoverChasedListener,
    ListIssuedListener,
    ListReceivedListener,
    ListObjectedListener,
    ObjectionAnsweredListener,
    NewDeviceListener,
    DirectiveIssuedListener,
    DirectiveTableReturnedListener,
    DirectiveWithdrawnListener,
    ClaimRemindersJob,
    SendDeliveryJob,
    WatchDeliveriesJob,
  ],
})
export class RemindersModule {}
