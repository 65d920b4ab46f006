import { Module } from '@nestjs/common';
import { CalendarModule } from '../../registry/calendar';
import { CataloguesModule } from '../../registry/catalogues';
import { EvidenceModule } from '../../registry/evidence';
import { OrganizationsModule } from '../../registry/organizations';
import { DutiesModule } from '../duties';
import { HandoverBatchSight } from './handover-batch-sight';
import { HandoverBatchesController } from './handover-batches.controller';
import { HandoverBatchesRepository } from './handover-batches.repository';
import { HandoverBatchesService } from './handover-batches.service';
import { HandoverConfirmingService } from './handover-confirming.service';
import { HandoverElectionsService } from './handover-elections.service';
import { HandoverFollowingService } from './handover-following.service';
import { HandoverItemsRepository } from './handover-items.repository';
import { HandoverKeepingService } from './handover-keeping.service';
import { HandoverPagesRepository } from './handover-pages.repository';
import { HandoverRowsRepository } from './handover-rows.repository';
import { HandoverScansService } from './handover-scans.service';
import { HandoverSheetService } from './handover-sheet.service';
import { HandoverSight } from './handover-sight';
import { HandoverSubjects } from './handover-subjects';
import { HandoverTermsReads } from './handover-terms';
import { HandoverViews } from './handover-views';
import { GatherWhenTenureEnded, NameWhoTakesOver, PutHandoversRight } from './handover.listeners';
import { HandoversOfThePerson } from './handovers-of-the-person';
import { HandoversController } from './handovers.controller';
import { HandoversService } from './handovers.service';

@Module({
  imports: [CalendarModule, CataloguesModule, OrganizationsModule, EvidenceModule, DutiesModule],
  controllers: [HandoversController, HandoverBatchesController],
  providers: [
    HandoverRowsRepository,
    HandoverItemsRepository,
    HandoverPagesRepository,
    HandoverBatchesRepository,
    HandoverTermsReads,
    HandoverSight,
    HandoverSheetService,
    HandoverViews,
    HandoverFollowingService,
    HandoversService,
    HandoverConfirmingService,
    HandoverKeepingService,
    HandoverScansService,
    HandoverBatchSight,
    HandoverBatchesService,
    HandoverElectionsService,
    HandoverSubjects,
    HandoversOfThePerson,
    GatherWhenTenureEnded,
    NameWhoTakesOver,
    PutHandoversRight,
  ],
})
export class HandoverModule {}
