import { Global, Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import type { DataSource } from 'typeorm';
import { CONFIGURATION } from './configuration/configuration';
import type { Configuration } from './configuration/configuration';
import { RUNTIME_DATA_SOURCE } from './database/runtime-data-source';
import { UnitOfWork } from './database/unit-of-work';
import { DeliverEventJob, RelayEventsJob } from './events/deliver-event.job';
import { EventRelay } from './events/event-relay';
import { ListenerRegistry } from './events/listener-registry';
import { RoomFactsBook } from './facts/room-facts';
import { Health } from './health/health';
import { HealthController } from './health/health.controller';
import { HttpDrain } from './http/http-drain';
import { PruneIdempotencyKeysJob } from './http/prune-idempotency-keys.job';
import { RefusalWatch } from './http/refusal-watch';
import { RouteCheck } from './http/route-check';
import { CarriedJobQueue } from './jobs/carried-job-queue';
import { ImportRunSubjects } from './imports/import-run-subjects';
import { JobQueue } from './jobs/job-queue';
import { JobRecords } from './jobs/job-records';
import { JobRegistry } from './jobs/job-registry';
import { JobRunner } from './jobs/job-runner';
import { LookedUpMeasures } from './metrics/looked-up-measures';
import { RecordKeys } from './record/record-keys';
import { createVirusScan, VIRUS_SCAN } from './scan/virus-scan';
import { createStorage } from './storage/create-storage';
import { Storage } from './storage/storage';
import { SubjectBook } from './subjects/subject-book';
import { PruneRecordsJob } from './prune-records.job';
import { PROCESS_KIND } from './process-kind';
import type { ProcessKind } from './process-kind';

/** The ground floor: knows no Party word. */
@Global()
@Module({})
export class PlatformModule {
  static forProcess(kind: ProcessKind, configuration: Configuration, dataSource: DataSource): DynamicModule {
    return {
      module: PlatformModule,
      imports: [DiscoveryModule],
      controllers: [HealthController],
      providers: [
        { provide: PROCESS_KIND, useValue: kind },
        { provide: CONFIGURATION, useValue: configuration },
        { provide: RUNTIME_DATA_SOURCE, useValue: dataSource },
        { provide: Storage, useFactory: () => createStorage(configuration) },
        { provide: VIRUS_SCAN, useFactory: () => createVirusScan(configuration) },
        { provide: RecordKeys, useFactory: () => RecordKeys.of(configuration) },
        UnitOfWork,
        RefusalWatch,
        RouteCheck,
        JobRegistry,
        JobRecords,
        CarriedJobQueue,
        { provide: JobQueue, useExisting: CarriedJobQueue },
        JobRunner,
        ListenerRegistry,
        SubjectBook,
        RoomFactsBook,
        ImportRunSubjects,
        EventRelay,
        DeliverEventJob,
        RelayEventsJob,
        HttpDrain,
        PruneIdempotencyKeysJob,
        PruneRecordsJob,
        LookedUpMeasures,
        Health,
      ],
      exports: [
        PROCESS_KIND,
        CONFIGURATION,
        RUNTIME_DATA_SOURCE,
        UnitOfWork,
        JobQueue,
        Storage,
        VIRUS_SCAN,
        SubjectBook,
        RoomFactsBook,
        RecordKeys,
        RefusalWatch,
        Health,
      ],
    };
  }
}
