import { Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { ImportRunRepository } from '../../platform/imports/import-run.repository';
import { CataloguesModule } from '../catalogues';
import { DistrictsRepository } from './districts.repository';
import { EditsController } from './edits/edits.controller';
import { EditsRepository } from './edits/edits.repository';
import { OrganizationWordsReader } from './edits/organization-words';
import { EditsService } from './edits/edits.service';
import { GroupSubjects } from './groups/group-subjects';
import { GroupViewsService } from './groups/group-views.service';
import { GroupsController } from './groups/groups.controller';
import { GroupsRepository } from './groups/groups.repository';
import { GroupsService } from './groups/groups.service';
import { UnitClassesController } from './groups/unit-classes.controller';
import { UnitClassesRepository } from './groups/unit-classes.repository';
import { UnitClassesService } from './groups/unit-classes.service';
import { GuidanceController } from './guidance/guidance.controller';
import { GuidanceRepository } from './guidance/guidance.repository';
import { GuidanceSubjects } from './guidance/guidance-subjects';
import { ContactPointsOfThePost } from './guidance/contact-points-of-the-post';
import { GuidanceWriter } from './guidance/guidance-writer';
import { GuidanceService } from './guidance/guidance.service';
import { ApplyCountyRepository } from './import/apply-county.repository';
import { ApplyGroupsRepository } from './import/apply-groups.repository';
import { ApplyGuidanceRepository } from './import/apply-guidance.repository';
import { ApplyUnitClassesRepository } from './import/apply-unit-classes.repository';
import { ApplyCountyService } from './import/apply-county.service';
import { CountyImportController } from './import/county-import.controller';
import { CountyImportRuns } from './import/county-import-runs';
import { CountyImportService } from './import/county-import.service';
import { ExportCountyRepository } from './import/export-county.repository';
import { KnownCountyRepository } from './import/known-county.repository';
import { HistoryService } from './history/history.service';
import { PastRepository } from './history/past.repository';
import { OrganizationCommands } from './organization-commands';
import { OrganizationPagesRepository } from './organization-pages.repository';
import { OrganizationReads } from './organization-reads';
import { OrganizationReadsRepository } from './organization-reads.repository';
import { OrganizationSubjects } from './organization-subjects';
import { OrganizationSubjectsRepository } from './organization-subjects.repository';
import { RegisterCommands } from './register-commands';
import { PostMattersBook } from './post-matters';
import { OrganizationsController } from './organizations.controller';
import { OrganizationsService } from './organizations.service';
import { OwnOrganization } from './own-organization';
import { PeopleController } from './people/people.controller';
import { PeopleRepository } from './people/people.repository';
import { PeopleService } from './people/people.service';
import { PersonTiesBook } from './people/person-ties';
import { PostsController } from './posts/posts.controller';
import { PostsRepository } from './posts/posts.repository';
import { PostsService } from './posts/posts.service';
import { DirectoryController } from './search/directory.controller';
import { DirectoryRepository } from './search/directory.repository';
import { DirectoryService } from './search/directory.service';
import { KeepSearchIndexJob } from './search/keep-search-index.job';
import { SearchIndex } from './search/search-index';
import { SearchIndexRepository } from './search/search-index.repository';
import { ReorganizationReader } from './succession/reorganization-reader';
import { ReorganizationWriter } from './succession/reorganization-writer';
import { ReorganizationsController } from './succession/reorganizations.controller';
import { ReorganizationsService } from './succession/reorganizations.service';
import { SuccessionRepository } from './succession/succession.repository';
import { TeamController } from './team/team.controller';
import { TeamRepository } from './team/team.repository';
import { TeamService } from './team/team.service';
import { TellTenureNewsJob } from './tenures/tell-tenure-news.job';
import { TenureCommands } from './tenures/tenure-commands';
import { TenureNews } from './tenures/tenure-news';
import { TenureNewsRepository } from './tenures/tenure-news.repository';
import { TenuresController } from './tenures/tenures.controller';
import { TenuresRepository } from './tenures/tenures.repository';
import { TenuresService } from './tenures/tenures.service';
import { ClosureKeeper, ProveClosureJob, TurnGuidanceJob } from './tree/closure-keeper';
import { ClosureRepository } from './tree/closure.repository';
import { FindPostsRepository } from './posts/find-posts.repository';
import { SightRepository } from './tree/sight.repository';

@Module({
  imports: [CataloguesModule, DiscoveryModule],
  // Fixed paths before `:id`.
  controllers: [
    CountyImportController,
    GuidanceController,
    GroupsController,
    UnitClassesController,
    EditsController,
    ReorganizationsController,
    OrganizationsController,
    PeopleController,
    TenuresController,
    PostsController,
    TeamController,
    DirectoryController,
  ],
  providers: [
    OrganizationReadsRepository,
    OrganizationPagesRepository,
    OrganizationSubjectsRepository,
    OrganizationSubjects,
    SightRepository,
    FindPostsRepository,
    GuidanceRepository,
    PastRepository,
    DistrictsRepository,
    HistoryService,
    EditsRepository,
    OrganizationWordsReader,
    SuccessionRepository,
    ReorganizationReader,
    ReorganizationWriter,
    ReorganizationsService,
    EditsService,
    GuidanceService,
    GuidanceWriter,
    ContactPointsOfThePost,
    GuidanceSubjects,
    GroupsRepository,
    UnitClassesRepository,
    UnitClassesService,
    GroupsService,
    GroupViewsService,
    GroupSubjects,
    ClosureRepository,
    ClosureKeeper,
    TurnGuidanceJob,
    ProveClosureJob,
    OrganizationsService,
    OrganizationReads,
    OrganizationCommands,
    RegisterCommands,
    PostMattersBook,
    PersonTiesBook,
    PeopleRepository,
    PeopleService,
    ImportRunRepository,
    KnownCountyRepository,
    ApplyCountyRepository,
    ApplyGroupsRepository,
    ApplyGuidanceRepository,
    ApplyUnitClassesRepository,
    ExportCountyRepository,
    ApplyCountyService,
    CountyImportService,
    CountyImportRuns,
    OwnOrganization,
    TenuresRepository,
    TenureNews,
    TenureNewsRepository,
    TenureCommands,
    TenuresService,
    TellTenureNewsJob,
    PostsRepository,
    PostsService,
    TeamRepository,
    TeamService,
    SearchIndexRepository,
    SearchIndex,
    KeepSearchIndexJob,
    DirectoryRepository,
    DirectoryService,
  ],
  exports: [OrganizationReads, OrganizationCommands, RegisterCommands, TenureCommands, PostMattersBook],
})
export class OrganizationsModule {}
