import { Module } from '@nestjs/common';
import { CalendarModule } from '../../registry/calendar';
import { CataloguesModule } from '../../registry/catalogues';
import { EvidenceModule } from '../../registry/evidence';
import { OrganizationsModule } from '../../registry/organizations';
import { ResponsibilityModule } from '../responsibility';
import { CarryOverListener } from './carry-over.listener';
import { DateIssuedListsListener } from './date-issued-lists.listener';
import { DutiesController } from './duties.controller';
import { DutyEvidenceController } from './duty-evidence.controller';
import { DutyUploadsController } from './duty-uploads.controller';
import { DutyUploadsService } from './duty-uploads.service';
import { DutiesOfThePost } from './duties-of-the-post';
import { DutiesService } from './duties.service';
import { DutyCommands } from './duty-commands';
import { DutyDatingService } from './duty-dating.service';
import { DutyDetails } from './duty-details';
import { DutyEvidenceService } from './duty-evidence.service';
import { DutyGraceRepository } from './duty-grace.repository';
import { DutyGraceService } from './duty-grace.service';
import { DutyImportsService } from './duty-imports.service';
import { DutyLightsRepository } from './duty-lights.repository';
import { DutyLightsService } from './duty-lights.service';
import { DutyPagesRepository } from './duty-pages.repository';
import { DutyPermission } from './duty-permission';
import { DutyReads } from './duty-reads';
import { DutyReportingService } from './duty-reporting.service';
import { DutyReportsRepository } from './duty-reports.repository';
import { DutyRowsRepository } from './duty-rows.repository';
import { DutySight } from './duty-sight';
import { DutySubjects } from './duty-subjects';
import { DutyViews } from './duty-views';
import { DutySuccessionRepository } from './duty-succession.repository';
import { FollowReorganizationsWithDuties } from './follow-reorganizations.listener';
import { FollowOrganizationsWithDuties } from './follow-organizations.listener';
import { MattersController } from './matters/matters.controller';
import { MattersService } from './matters/matters.service';
import { FollowCalendarJob } from './redating/follow-calendar.job';
import { RedatingRepository } from './redating/redating.repository';
import { RedatingService } from './redating/redating.service';
import { TurnLightsJob } from './turn-lights.job';

@Module({
  imports: [CalendarModule, CataloguesModule, OrganizationsModule, EvidenceModule, ResponsibilityModule],
  controllers: [DutiesController, DutyEvidenceController, DutyUploadsController, MattersController],
  providers: [
    DutyRowsRepository,
    DutyReportsRepository,
    DutyPagesRepository,
    DutyLightsRepository,
    DutyGraceRepository,
    DutySight,
    DutySubjects,
    DutyViews,
    DutyDetails,
    DutyPermission,
    DutiesService,
    DutyReportingService,
    DutyEvidenceService,
    DutyUploadsService,
    DutyImportsService,
    DutyDatingService,
    DutyLightsService,
    DutyGraceService,
    DutiesOfThePost,
    DateIssuedListsListener,
    CarryOverListener,
    FollowOrganizationsWithDuties,
    DutySuccessionRepository,
    FollowReorganizationsWithDuties,
    TurnLightsJob,
    MattersService,
    RedatingRepository,
    RedatingService,
    FollowCalendarJob,
    DutyReads,
    DutyCommands,
  ],
  exports: [DutyReads, DutyCommands],
})
export class DutiesModule {}
