import { Module } from '@nestjs/common';
import { OrganizationsModule } from '../organizations';
import { EvidenceCommands } from './evidence-commands';
import { EvidenceReads } from './evidence-reads';
import { EvidenceRepository } from './evidence.repository';
import { EvidenceSubjects } from './evidence-subjects';
import { VerificationActs } from './verification/verification-acts';
import { VerificationRepository } from './verification/verification.repository';

@Module({
  imports: [OrganizationsModule],
  providers: [
    EvidenceRepository,
    EvidenceSubjects,
    EvidenceReads,
    EvidenceCommands,
    VerificationRepository,
    VerificationActs,
  ],
  exports: [EvidenceReads, EvidenceCommands, VerificationActs],
})
export class EvidenceModule {}
