import { Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { ApplyRunRepository } from '../../platform/imports/apply-run.repository';
import { CheckRunRepository } from '../../platform/imports/check-run.repository';
import { ImportFiles } from '../../platform/imports/import-files';
import { ImportRunRepository } from '../../platform/imports/import-run.repository';
import { AccessModule } from '../../registry/access';
import { CalendarModule } from '../../registry/calendar';
import { CataloguesModule } from '../../registry/catalogues';
import { EvidenceModule } from '../../registry/evidence';
import { OrganizationsModule } from '../../registry/organizations';
import { ResponsibilityModule } from '../responsibility';
import { CarryOverListener } from './carry-over.listener';
import { CheckingController } from './checking/checking.controller';
import { CheckingView } from './checking/checking-view';
import { CheckingRepository } from './checking/checking.repository';
import { DrawChecksJob } from './checking/draw-checks.job';
import { DrawChecksService } from './checking/draw-checks.service';
import { DrawReadsService } from './checking/draw-reads.service';
import { SecondLooksRepository } from './checking/second-looks.repository';
import { SecondLooksService } from './checking/second-looks.service';
import { SettleCheckService } from './checking/settle-check.service';
import { LookFrames } from './checking/look-frames';
import { ToVerifyService } from './checking/to-verify.service';
import { WaitingViews } from './checking/waiting-views';
import { TodoElsewhereService } from './todo-elsewhere.service';
import { VerifyDutyService } from './checking/verify-duty.service';
import { VerifyingParty } from './checking/verifying-party';
import { DateIssuedListsListener } from './date-issued-lists.listener';
import { DirectiveDutiesRepository } from './directives/directive-duties.repository';
import { DirectiveIssuingService } from './directives/directive-issuing.service';
import { DirectivePartnersService } from './directives/directive-partners.service';
import { DirectiveReturnsRepository } from './directives/directive-returns.repository';
import { DirectiveSubjects } from './directives/directive-subjects';
import { DirectiveTablesController } from './directives/directive-tables.controller';
import { DirectiveTablesService } from './directives/directive-tables.service';
import { DirectiveTargetsService } from './directives/directive-targets.service';
import { DirectiveViews } from './directives/directive-views';
import { DirectivesController } from './directives/directives.controller';
import { DirectivesRepository } from './directives/directives.repository';
import { DirectivesService } from './directives/directives.service';
import { PlanImportController } from './directives/import/plan-import.controller';
import { PlanImportService } from './directives/import/plan-import.service';
import { PlanRunsRepository } from './directives/import/plan-runs.repository';
import { UndoPlanImportService } from './directives/import/undo-plan-import.service';
import { KnownFactsReads } from './directives/known-facts-reads';
import { MergedWorkbookService } from './directives/merged-workbook.service';
import { ExtensionDeciders } from './extensions/extension-deciders';
import { ExtensionViews } from './extensions/extension-views';
import { ExtensionsEnding } from './extensions/extensions-ending.service';
import { ExtensionsController } from './extensions/extensions.controller';
import { ExtensionsRepository } from './extensions/extensions.repository';
import { ExtensionsService } from './extensions/extensions.service';
import { ApplyReportImportService } from './importing/apply-report-import.service';
import { CheckReportImportService } from './importing/check-report-import.service';
import { ImportedRecordsRepository } from './importing/imported-records.repository';
import { ReportImportContexts } from './importing/report-import-contexts';
import { ReportImportSubjects } from './importing/report-import-subjects';
import { ReportImportController } from './importing/report-import.controller';
import { ReportImportService } from './importing/report-import.service';
import { ReportImportsJob } from './importing/report-imports.job';
import { ReportMappingService } from './importing/report-mapping.service';
import { ReportMappingsRepository } from './importing/report-mappings.repository';
import { ReportSamplesService } from './importing/report-samples.service';
import { UndoReportImportService } from './importing/undo-report-import.service';
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
import { DutyFacts } from './duty-facts';
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
import { StandInsBook } from './stand-ins';
import { StreaksController } from './streaks/streaks.controller';
import { StreaksRepository } from './streaks/streaks.repository';
import { StreaksService } from './streaks/streaks.service';
import { TurnLightsJob } from './turn-lights.job';

@Module({
  imports: [
    DiscoveryModule,
    AccessModule,
    CalendarModule,
    CataloguesModule,
    OrganizationsModule,
    EvidenceModule,
    ResponsibilityModule,
  ],
  // Fixed paths before `:id`.
  controllers: [
    CheckingController,
    StreaksController,
    ReportImportController,
    DutiesController,
    ExtensionsController,
    DutyEvidenceController,
    DutyUploadsController,
    MattersController,
    PlanImportController,
    DirectivesController,
    DirectiveTablesController,
  ],
  providers: [
    DutyRowsRepository,
    DutyReportsRepository,
    DutyPagesRepository,
    DutyLightsRepository,
    DutyGraceRepository,
    DutySight,
    StandInsBook,
    DutySubjects,
    DutyFacts,
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
    StreaksRepository,
    StreaksService,
    TurnLightsJob,
    CheckingRepository,
    CheckingView,
    VerifyingParty,
    SecondLooksRepository,
    SecondLooksService,
    SettleCheckService,
    VerifyDutyService,
    LookFrames,
    ToVerifyService,
    WaitingViews,
    TodoElsewhereService,
    DrawChecksService,
    DrawChecksJob,
    DrawReadsService,
    ExtensionsRepository,
    ExtensionDeciders,
    ExtensionsEnding,
    ExtensionViews,
    ExtensionsService,
    MattersService,
    RedatingRepository,
    RedatingService,
    FollowCalendarJob,
    DirectivesRepository,
    DirectiveDutiesRepository,
    DirectiveReturnsRepository,
    DirectiveTargetsService,
    DirectiveViews,
    DirectivesService,
    DirectiveIssuingService,
    DirectiveTablesService,
    DirectivePartnersService,
    DirectiveSubjects,
    KnownFactsReads,
    MergedWorkbookService,
    ImportRunRepository,
    ImportFiles,
    CheckRunRepository,
    ApplyRunRepository,
    ReportMappingsRepository,
    ImportedRecordsRepository,
    ReportImportContexts,
    ReportImportService,
    ReportMappingService,
    ReportSamplesService,
    CheckReportImportService,
    ApplyReportImportService,
    UndoReportImportService,
    ReportImportSubjects,
    ReportImportsJob,
    PlanImportService,
    PlanRunsRepository,
    UndoPlanImportService,
    DutyReads,
    DutyCommands,
  ],
  exports: [DutyReads, DutyCommands],
})
export class DutiesModule {}
