import { Module } from '@nestjs/common';
import { ImportFiles } from '../../platform/imports/import-files';
import { ImportRunRepository } from '../../platform/imports/import-run.repository';
import { CalendarModule } from '../../registry/calendar';
import { CataloguesModule } from '../../registry/catalogues';
import { EvidenceModule } from '../../registry/evidence';
import { OrganizationsModule } from '../../registry/organizations';
import { DutiesModule } from '../duties';
import { InspectionsModule } from '../inspections';
import { OrderExtensionsEnding } from './extensions-ending';
import { OrderExtensionsRepository } from './extensions.repository';
import { OrdersOfThePerson } from './orders-of-the-person';
import { OrderExtensionsService } from './extensions.service';
import { FollowReorganizationsWithOrders } from './follow-reorganizations.listener';
import { ProblemImportController } from './from-above/problem-import.controller';
import { ProblemImportService } from './from-above/problem-import.service';
import { ProblemRunsRepository } from './from-above/problem-runs.repository';
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
  imports: [
    CalendarModule,
    CataloguesModule,
    OrganizationsModule,
    EvidenceModule,
    DutiesModule,
    InspectionsModule,
  ],
  controllers: [
    ProblemImportController,
    OrdersController,
    OrderStepsController,
    OrderChecksController,
    OrderEvidenceController,
  ],
  providers: [
    OrdersRepository,
    LedgerRepository,
    OrderExtensionsRepository,
    OrdersOfThePerson,
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
    ImportFiles,
    ImportRunRepository,
    ProblemRunsRepository,
    ProblemImportService,
  ],
  exports: [RectificationCommands],
})
export class RectificationModule {}
