import { Module } from '@nestjs/common';
import {
  ActTeller,
  DecidedListener,
  ExtensionAskedListener,
  OwedAnewListener,
} from './act-reminders.listeners';
import {
  AgreementDeclinedListener,
  AgreementDoneListener,
  AgreementOpenListener,
} from './agreement-reminders.listeners';
import { CalendarModule } from '../../registry/calendar';
import { IdentityModule } from '../../registry/identity';
import { OrganizationsModule } from '../../registry/organizations';
import { ChannelPaceRepository } from './channels/channel-pace.repository';
import { GatewayWay } from './channels/gateway-way';
import { MailWay } from './channels/mail-way';
import { DingtalkWay, WecomWay } from './channels/robot-ways';
import { Ways } from './channels/ways';
import { ChasesRepository } from './chasing/chases.repository';
import { ChasingController } from './chasing/chasing.controller';
import { DutyChasedListener, DutySnoozedListener } from './chasing/chasing.listeners';
import { ChasingService } from './chasing/chasing.service';
import { SnoozesRepository } from './chasing/snoozes.repository';
import { DeliveryQueue } from './delivery-queue';
import { DeliverySender } from './delivery-sender';
import { DeliveryWatchdog } from './delivery-watchdog';
import { DeliveryRepository } from './delivery.repository';
import { DirectiveIssuedListener, DirectiveWithdrawnListener } from './directive-reminders.listeners';
import {
  HandoverChasedListener,
  HandoverDoneListener,
  HandoverOpenListener,
} from './handover-reminders.listeners';
import { DigestGatherer } from './digest-gatherer';
import { DutyLadders } from './ladders/duty-ladders';
import { LadderChangedListener } from './ladders/ladder-changed.listener';
import { LaddersController } from './ladders/ladders.controller';
import { LaddersRepository } from './ladders/ladders.repository';
import { LaddersService } from './ladders/ladders.service';
import { ReceiptLadders } from './ladders/receipt-ladders';
import { OrderLadders } from './ladders/order-ladders';
import { LeaveController } from './leave/leave.controller';
import { LeaveRepository } from './leave/leave.repository';
import { LeaveStandIns } from './leave/leave-stand-ins';
import { LeaveService } from './leave/leave.service';
import { MailTransport } from './mail-transport';
import { NewDeviceListener } from './new-device.listener';
import { ListObjectedListener, ObjectionAnsweredListener } from './objection-reminders.listeners';
import { NoticeSubjects } from './notice-subjects';
import { NoticeRepository } from './notice.repository';
import { FindingConfirmedListener, FindingPutListener, OrderNewsListener } from './order-reminders.listeners';
import { OrdersToldRepository } from './orders-told.repository';
import { ProofController } from './proof/proof.controller';
import { ProofRepository } from './proof/proof.repository';
import { ProofService } from './proof/proof.service';
import { Recipients } from './recipients';
import { RecipientsRepository } from './recipients.repository';
import { ReminderClaimer } from './reminder-claimer';
import { ReminderTeller } from './reminder-teller';
import { ReminderClaims } from './reminder-claims.repository';
import { MatterWaitsListener } from './matter-reminders.listeners';
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
  controllers: [RemindersController, ChasingController, LaddersController, LeaveController, ProofController],
  providers: [
    ReminderRepository,
    ReminderClaims,
    NoticeRepository,
    NoticeSubjects,
    DeliveryRepository,
    RecipientsRepository,
    Recipients,
    ChasesRepository,
    SnoozesRepository,
    ChasingService,
    DutyChasedListener,
    DutySnoozedListener,
    LaddersRepository,
    LaddersService,
    DutyLadders,
    ReceiptLadders,
    OrdersToldRepository,
    OrderLadders,
    OrderNewsListener,
    FindingPutListener,
    FindingConfirmedListener,
    LadderChangedListener,
    LeaveRepository,
    LeaveService,
    LeaveStandIns,
    ReminderTeller,
    ReminderClaimer,
    DeliveryQueue,
    DigestGatherer,
    MailTransport,
    MailWay,
    GatewayWay,
    WecomWay,
    DingtalkWay,
    Ways,
    ChannelPaceRepository,
    ProofRepository,
    ProofService,
    DeliverySender,
    DeliveryWatchdog,
    RemindersService,
    DutyDatedListener,
    DutyDoneListener,
    DutyGracedListener,
    HandoverOpenListener,
    HandoverDoneListener,
    HandoverChasedListener,
    AgreementOpenListener,
    AgreementDeclinedListener,
    AgreementDoneListener,
    MatterWaitsListener,
    ListIssuedListener,
    ListReceivedListener,
    ListObjectedListener,
    ObjectionAnsweredListener,
    ActTeller,
    ExtensionAskedListener,
    OwedAnewListener,
    DecidedListener,
    NewDeviceListener,
    DirectiveIssuedListener,
    DirectiveWithdrawnListener,
    ClaimRemindersJob,
    SendDeliveryJob,
    WatchDeliveriesJob,
  ],
})
export class RemindersModule {}
