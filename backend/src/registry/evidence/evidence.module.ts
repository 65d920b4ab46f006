import { Module } from '@nestjs/common';
import { CataloguesModule } from '../catalogues';
import { OrganizationsModule } from '../organizations';
import { EvidenceCommands } from './evidence-commands';
import { EvidenceReads } from './evidence-reads';
import { EvidenceViews } from './evidence-views';
import { EvidenceRepository } from './evidence.repository';
import { EvidenceSubjects } from './evidence-subjects';
import { InspectEvidenceJob } from './inspection/inspect-evidence.job';
import { InspectEvidenceService } from './inspection/inspect-evidence.service';
import { InspectionsRepository } from './inspection/inspections.repository';
import { EvidenceUploads } from './uploads/evidence-uploads';
import { ForgetUploadsJob } from './uploads/forget-uploads.job';
import { UploadsRepository } from './uploads/uploads.repository';
import { VerificationActs } from './verification/verification-acts';
import { VerificationRepository } from './verification/verification.repository';

@Module({
  imports: [CataloguesModule, OrganizationsModule],
  providers: [
    EvidenceRepository,
    EvidenceSubjects,
    InspectionsRepository,
    EvidenceViews,
    EvidenceReads,
    EvidenceCommands,
    UploadsRepository,
    EvidenceUploads,
    ForgetUploadsJob,
    InspectEvidenceService,
    InspectEvidenceJob,
    VerificationRepository,
    VerificationActs,
  ],
  exports: [EvidenceReads, EvidenceCommands, EvidenceUploads, VerificationActs],
})
export class EvidenceModule {}
