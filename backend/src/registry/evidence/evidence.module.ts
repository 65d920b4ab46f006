import { Module } from '@nestjs/common';
import { CataloguesModule } from '../catalogues';
import { OrganizationsModule } from '../organizations';
import { EvidenceCommands } from './evidence-commands';
import { EvidenceReads } from './evidence-reads';
import { EvidenceViews } from './evidence-views';
import { EvidenceRepository } from './evidence.repository';
import { InspectEvidenceJob } from './inspection/inspect-evidence.job';
import { InspectEvidenceService } from './inspection/inspect-evidence.service';
import { InspectionsRepository } from './inspection/inspections.repository';
import { EvidenceUploads } from './uploads/evidence-uploads';
import { ForgetUploadsJob } from './uploads/forget-uploads.job';
import { UploadsRepository } from './uploads/uploads.repository';

@Module({
  imports: [CataloguesModule, OrganizationsModule],
  providers: [
    EvidenceRepository,
    InspectionsRepository,
    EvidenceViews,
    EvidenceReads,
    EvidenceCommands,
    UploadsRepository,
    EvidenceUploads,
    ForgetUploadsJob,
    InspectEvidenceService,
    InspectEvidenceJob,
  ],
  exports: [EvidenceReads, EvidenceCommands, EvidenceUploads],
})
export class EvidenceModule {}
