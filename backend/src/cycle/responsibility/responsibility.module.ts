import { Module } from '@nestjs/common';
import { CheckRunRepository } from '../../platform/imports/check-run.repository';
import { ImportFiles } from '../../platform/imports/import-files';
import { ImportRunRepository } from '../../platform/imports/import-run.repository';
import { AccessModule } from '../../registry/access';
import { CalendarModule } from '../../registry/calendar';
import { CataloguesModule } from '../../registry/catalogues';
import { OrganizationsModule } from '../../registry/organizations';
import { CheckListsJob } from './check/check-lists.job';
import { CheckRepository } from './check/check.repository';
import { ListSetsController } from './check/list-sets.controller';
import { ListSetsService } from './check/list-sets.service';
import { RunCheckService } from './check/run-check.service';
import { CopyListsService } from './copying/copy-lists.service';
import { DecompositionController } from './decomposition/decomposition.controller';
import { DecompositionRepository } from './decomposition/decomposition.repository';
import { DecompositionService } from './decomposition/decomposition.service';
import { FollowReorganizationsWithLists } from './follow-reorganizations.listener';
import { FollowOrganizationsWithLists } from './follow-organizations.listener';
import { DraftFromResults } from './from-results/draft-from-results.listener';
import { ResultItemsRepository } from './from-results/result-items.repository';
import { ApplyListImportRepository } from './import/apply-list-import.repository';
import { CheckListImportService } from './import/check-list-import.service';
import { CheckListImportsJob } from './import/check-list-imports.job';
import { ForgetReplacedItemsJob } from './import/forget-replaced-items.job';
import { ListExportService } from './import/list-export.service';
import { ListImportContexts } from './import/list-import-contexts';
import { ListImportController } from './import/list-import.controller';
import { ListImportRuns } from './import/list-import-runs';
import { ListImportService } from './import/list-import.service';
import { ListWorkbooksService } from './import/list-workbooks.service';
import { UndoListImportRepository } from './import/undo-list-import.repository';
import { UndoListImportService } from './import/undo-list-import.service';
import { EditItemsRepository } from './items/edit-items.repository';
import { EditItemsService } from './items/edit-items.service';
import { KeptLists } from './kept-lists';
import { ListFacts } from './list-facts';
import { ListLifecycleService } from './list-lifecycle.service';
import { ListRepository } from './list.repository';
import { ListViews } from './list-views';
import { ListsOfThePost } from './lists-of-the-post';
import { ListsController } from './lists.controller';
import { ListsService } from './lists.service';
import { ObjectionsController } from './objections/objections.controller';
import { ObjectionsRepository } from './objections/objections.repository';
import { ObjectionsWaiting } from './objections/objections-waiting';
import { ObjectionsService } from './objections/objections.service';
import { OpenListController } from './opening/open-list.controller';
import { OpenListRepository } from './opening/open-list.repository';
import { OpenListService } from './opening/open-list.service';
import { ResponsibilityCommands } from './responsibility-commands';
import { ListSubjectsRepository } from './list-subjects.repository';
import { ListSubjects } from './list-subjects';
import { ResponsibilityReads } from './responsibility-reads';
import { DraftItemsRepository } from './templates/draft-items.repository';
import { DraftItemsService } from './templates/draft-items.service';
import { EditTemplatesService } from './templates/edit-templates.service';
import { LibraryRepository } from './templates/library.repository';
import { MergePlans } from './templates/merge-plans';
import { MergeWrites } from './templates/merge-writes';
import { MergeTemplatesRepository } from './templates/merge-templates.repository';
import { MergeTemplatesService } from './templates/merge-templates.service';
import { OpenListsRepository } from './templates/open-lists.repository';
import { OpenListsService } from './templates/open-lists.service';
import { RunTemplatesJob } from './templates/run-templates.job';
import { RunTemplatesService } from './templates/run-templates.service';
import { SuggestionsController } from './templates/suggestions.controller';
import { TemplateKeepers } from './templates/template-keepers';
import { TemplateListsController } from './templates/template-lists.controller';
import { TemplateRunsRepository } from './templates/template-runs.repository';
import { TemplateSources } from './templates/template-sources';
import { TemplatesController } from './templates/templates.controller';
import { TemplatesRepository } from './templates/templates.repository';
import { TemplatesService } from './templates/templates.service';
import { UndatedController } from './undated/undated.controller';
import { UndatedRepository } from './undated/undated.repository';
import { UndatedService } from './undated/undated.service';
import { ListVersionsController } from './versions/list-versions.controller';
import { ListVersionsRepository } from './versions/list-versions.repository';
import { ListVersionsService } from './versions/list-versions.service';

@Module({
  imports: [OrganizationsModule, AccessModule, CataloguesModule, CalendarModule],
  // Fixed paths before `:id`.
  controllers: [
    ListSetsController,
    UndatedController,
    ListImportController,
    ListVersionsController,
    ObjectionsController,
    TemplatesController,
    TemplateListsController,
    SuggestionsController,
    DecompositionController,
    OpenListController,
    ListsController,
  ],
  providers: [
    ImportRunRepository,
    ImportFiles,
    CheckRunRepository,
    ListRepository,
    ListViews,
    ListFacts,
    ResultItemsRepository,
    DraftFromResults,
    ListsService,
    ListLifecycleService,
    FollowOrganizationsWithLists,
    FollowReorganizationsWithLists,
    ApplyListImportRepository,
    ListImportContexts,
    CheckListImportService,
    CheckListImportsJob,
    ListImportService,
    ListImportRuns,
    ListWorkbooksService,
    UndoListImportRepository,
    UndoListImportService,
    ForgetReplacedItemsJob,
    ListExportService,
    UndatedRepository,
    UndatedService,
    CheckRepository,
    RunCheckService,
    CheckListsJob,
    ListSetsService,
    LibraryRepository,
    TemplatesRepository,
    TemplateKeepers,
    TemplateSources,
    TemplatesService,
    EditTemplatesService,
    MergeTemplatesRepository,
    MergePlans,
    MergeWrites,
    MergeTemplatesService,
    TemplateRunsRepository,
    OpenListsRepository,
    OpenListsService,
    RunTemplatesService,
    RunTemplatesJob,
    DraftItemsRepository,
    DraftItemsService,
    DecompositionRepository,
    DecompositionService,
    KeptLists,
    EditItemsRepository,
    EditItemsService,
    ListVersionsRepository,
    ListVersionsService,
    ObjectionsRepository,
    ObjectionsService,
    ObjectionsWaiting,
    CopyListsService,
    OpenListRepository,
    OpenListService,
    ListSubjectsRepository,
    ListSubjects,
    ListsOfThePost,
    ResponsibilityReads,
    ResponsibilityCommands,
  ],
  exports: [ResponsibilityReads, ResponsibilityCommands],
})
export class ResponsibilityModule {}
