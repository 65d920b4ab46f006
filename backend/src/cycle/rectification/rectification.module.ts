import { Module } from '@nestjs/common';
import { CalendarModule } from '../../registry/calendar';
import { EvidenceModule } from '../../registry/evidence';
import { OrganizationsModule } from '../../registry/organizations';
import { InspectionsModule } from '../inspections';
import { OrderExtensionsEnding } from './extensions-ending';
import { OrderExtensionsRepository } from './extensions.repository';
import { OrderExtensionsService } from './extensions.service';
import { FollowReorganizationsWithOrders } from './follow-reorganizations.listener';
import { LedgerRepository } from './ledger.repository';
import { LedgerService } from './ledger.service';
import { OrderChecksController } from './order-checks.controller';
import { OrderChecksService } from './order-checks.service';
import { OrderDetails } from './order-details';
import { OrderEvidenceController } from './order-evidence.controller';
import { OrderEvidenceService } from './order-evidence.service';
import { OrderIssuingService } from './order-issuing.service';
import { OrderMoves } from './order-moves';
import { OrderSight } from './order-sight';
import { OrderStepsController } from './order-steps.controller';
import { OrderStepsService } from './order-steps.service';
import { OrderSuccessionRepository } from './order-succession.repository';
import { OrderViews } from './order-views';
import { OrdersController } from './orders.controller';
import { OrdersOfThePost } from './orders-of-the-post';
import { OrdersRepository } from './orders.repository';
import { RectificationCommands } from './rectification-commands';
import { RectificationSubjects } from './rectification-subjects';

@Module({
  imports: [CalendarModule, OrganizationsModule, EvidenceModule, InspectionsModule],
  controllers: [OrdersController, OrderStepsController, OrderChecksController, OrderEvidenceController],
  providers: [
    OrdersRepository,
    LedgerRepository,
    OrderExtensionsRepository,
    OrderExtensionsEnding,
    OrderSight,
    OrderViews,
    OrderDetails,
    OrderMoves,
    OrderIssuingService,
    OrderStepsService,
    OrderChecksService,
    OrderExtensionsService,
    OrderEvidenceService,
    LedgerService,
    OrderSuccessionRepository,
    FollowReorganizationsWithOrders,
    RectificationCommands,
    RectificationSubjects,
    OrdersOfThePost,
  ],
  exports: [RectificationCommands],
})
export class RectificationModule {}
