import { Module } from '@nestjs/common';
import { CalendarModule } from '../../registry/calendar';
import { CataloguesModule } from '../../registry/catalogues';
import { EvidenceModule } from '../../registry/evidence';
import { OrganizationsModule } from '../../registry/organizations';
import { DutiesModule } from '../duties';
import { ResponsibilityModule } from '../responsibility';
import { CodeNames } from './code-names';
import { FindingCommands, FindingReads } from './finding-ports';
import { FindingEvidenceService } from './findings/finding-evidence.service';
import { FindingSight } from './findings/finding-sight';
import { FindingStepsService } from './findings/finding-steps.service';
import { FindingSuccession } from './findings/finding-succession';
import { FindingSuccessionRepository } from './findings/finding-succession.repository';
import { FindingsFromAbove } from './findings/findings-from-above';
import { FindingViews } from './findings/finding-views';
import { FindingsController } from './findings/findings.controller';
import { FindingsOfThePost } from './findings/findings-of-the-post';
import { FindingsRepository } from './findings/findings.repository';
import { FindingsService } from './findings/findings.service';
import { FollowReorganizationsWithFindings } from './findings/follow-reorganizations.listener';
import { InspectionsSubjects } from './inspections-subjects';
import { InspectionsController } from './plans/inspections.controller';
import { InspectionsRepository } from './plans/inspections.repository';
import { InspectionsService } from './plans/inspections.service';
import { PlansController } from './plans/plans.controller';
import { PlansService } from './plans/plans.service';
import { TargetsRepository } from './plans/targets.repository';
import { Checklists } from './visits/checklists';
import { VisitsController } from './visits/visits.controller';
import { VisitsRepository } from './visits/visits.repository';
import { VisitsService } from './visits/visits.service';

@Module({
  imports: [
    CalendarModule,
    CataloguesModule,
    OrganizationsModule,
    EvidenceModule,
    DutiesModule,
    ResponsibilityModule,
  ],
  controllers: [FindingsController, PlansController, InspectionsController, VisitsController],
  providers: [
    CodeNames,
    FindingsRepository,
    FindingSight,
    FindingViews,
    FindingsService,
    FindingStepsService,
    FindingEvidenceService,
    FindingsOfThePost,
    FindingSuccessionRepository,
    FindingSuccession,
    FindingsFromAbove,
    FollowReorganizationsWithFindings,
    FindingReads,
    FindingCommands,
    InspectionsRepository,
    TargetsRepository,
    PlansService,
    InspectionsService,
    VisitsRepository,
    Checklists,
    VisitsService,
    InspectionsSubjects,
  ],
  exports: [CodeNames, FindingReads, FindingCommands],
})
export class InspectionsModule {}
