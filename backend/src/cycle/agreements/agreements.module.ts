import { Module } from '@nestjs/common';
import { AccessModule } from '../../registry/access';
import { CalendarModule } from '../../registry/calendar';
import { EvidenceModule } from '../../registry/evidence';
import { OrganizationsModule } from '../../registry/organizations';
import { ResponsibilityModule } from '../responsibility';
import { AgreementBatchesController } from './agreement-batches.controller';
import { AgreementBatchesRepository } from './agreement-batches.repository';
import { AgreementCandidates } from './agreement-candidates';
import { AgreementChangesService } from './agreement-changes.service';
import { AgreementCommands } from './agreement-commands';
import { AgreementPagesRepository } from './agreement-pages.repository';
import { AgreementPaperService } from './agreement-paper.service';
import { AgreementPdfService } from './agreement-pdf.service';
import { AgreementReads } from './agreement-reads';
import { AgreementSight } from './agreement-sight';
import { AgreementSigningService } from './agreement-signing.service';
import { AgreementSubjects } from './agreement-subjects';
import { AgreementViews } from './agreement-views';
import { AgreementsController } from './agreements.controller';
import { AgreementsOfThePost } from './agreements-of-the-post';
import { AgreementsRepository } from './agreements.repository';
import { AgreementsService } from './agreements.service';
import { FollowReorganizationsWithAgreements } from './follow-reorganizations.listener';
import { MakeAgreementsJob } from './make-agreements.job';
import { MakeAgreementsService } from './make-agreements.service';
import { SigningKeys } from './signing-keys';

@Module({
  imports: [AccessModule, CalendarModule, OrganizationsModule, EvidenceModule, ResponsibilityModule],
  controllers: [AgreementBatchesController, AgreementsController],
  providers: [
    AgreementsRepository,
    AgreementPagesRepository,
    AgreementBatchesRepository,
    AgreementCandidates,
    AgreementSight,
    AgreementViews,
    AgreementsService,
    MakeAgreementsService,
    MakeAgreementsJob,
    SigningKeys,
    AgreementSigningService,
    AgreementChangesService,
    AgreementPaperService,
    AgreementPdfService,
    FollowReorganizationsWithAgreements,
    AgreementSubjects,
    AgreementsOfThePost,
    AgreementReads,
    AgreementCommands,
  ],
  exports: [AgreementReads, AgreementCommands],
})
export class AgreementsModule {}
