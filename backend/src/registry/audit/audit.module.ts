import { Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import type { SealedKind } from '../../platform/record/sealed-kind';
import { IdentityModule } from '../identity';
import { OrganizationsModule } from '../organizations';
import { DeniedAttemptRepository } from './denied/denied-attempt.repository';
import { DeniedAttempts } from './denied/denied-attempts';
import { SumDeniedAttemptsJob } from './denied/sum-denied-attempts.job';
import { EntriesController, HistoryController } from './entries/entries.controller';
import { EntriesService } from './entries/entries.service';
import { EntrySubjects } from './entries/entry-subjects';
import { EntryViews } from './entries/entry-views';
import { EntryRepository } from './entries/entry.repository';
import { EntryExportService } from './entries/entry-export.service';
import { HistoryService } from './entries/history.service';
import { Looks } from './entries/looks';
import { NameFinder } from './entries/name-finder';
import { Checkpointer } from './log/checkpointer';
import { LogKeys } from './log/log-keys';
import { LogTree } from './log/log-tree';
import { LogViewsService } from './log/log-views.service';
import { LogController } from './log/log.controller';
import { LogRepository } from './log/log.repository';
import { PublicLogController } from './log/public-log.controller';
import { SequenceJob } from './log/sequence.job';
import { SEALED_KINDS, Sequencer } from './log/sequencer';
import { LogCheckRepository } from './verify/log-check.repository';
import { LogCheckService } from './verify/log-check.service';

/** The record: who did what under which tenure, and the proof that it is whole. */
@Module({
  imports: [IdentityModule, OrganizationsModule],
  controllers: [LogController, PublicLogController, EntriesController, HistoryController],
  providers: [
    DeniedAttemptRepository,
    DeniedAttempts,
    SumDeniedAttemptsJob,
    LogRepository,
    LogTree,
    LogKeys,
    LogViewsService,
    Sequencer,
    Checkpointer,
    SequenceJob,
    EntryRepository,
    EntrySubjects,
    EntryViews,
    Looks,
    NameFinder,
    EntriesService,
    HistoryService,
    EntryExportService,
    LogCheckRepository,
    LogCheckService,
  ],
})
export class AuditModule {
  /** With the kinds of rows that the rooms above seal. */
  static sealing(kinds: readonly SealedKind[]): DynamicModule {
    return { module: AuditModule, providers: [{ provide: SEALED_KINDS, useValue: kinds }] };
  }
}
