import { Module } from '@nestjs/common';
import { OrganizationsModule } from '../organizations';
import { EvidenceCommands } from './evidence-commands';
import { EvidenceReads } from './evidence-reads';
import { EvidenceRepository } from './evidence.repository';
import { EvidenceSubjects } from './evidence-subjects';

@Module({
  imports: [OrganizationsModule],
  providers: [EvidenceRepository, EvidenceSubjects, EvidenceReads, EvidenceCommands],
  exports: [EvidenceReads, EvidenceCommands],
})
export class EvidenceModule {}
