import { Module } from '@nestjs/common';
import { CalendarModule } from '../../registry/calendar';
import { CataloguesModule } from '../../registry/catalogues';
import { EvidenceModule } from '../../registry/evidence';
import { OrganizationsModule } from '../../registry/organizations';
import { ResponsibilityModule } from '../responsibility';
import { CodeNames } from './code-names';
import { FindingCommands, FindingReads } from './finding-ports';
import { FindingEvidenceService } from './findings/finding-evidence.service';
import { FindingSight } from './findings/finding-sight';
import { FindingStepsService } from './findings/finding-steps.service';
import { FindingSuccession } from './findings/finding-succession';
import { FindingSuccessionRepository } from './findings/finding-succession.repository';
import { FindingViews } from './findings/finding-views';
import { FindingsController } from './findings/findings.controller';
import { FindingsOfThePost } from './findings/findings-of-the-post';
import { FindingsRepository } from './findings/findings.repository';
import { FindingsService } from './findings/findings.service';
import { FollowReorganizationsWithFindings } from './findings/follow-reorganizations.listener';
import { InspectionsSubjects } from './inspections-subjects';

@Module({
  imports: [CalendarModule, CataloguesModule, OrganizationsModule, EvidenceModule, ResponsibilityModule],
  controllers: [FindingsController],
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
    FollowReorganizationsWithFindings,
    FindingReads,
    FindingCommands,
    InspectionsSubjects,
  ],
  exports: [CodeNames, FindingReads, FindingCommands],
})
export class InspectionsModule {}
