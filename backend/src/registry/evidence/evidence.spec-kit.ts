import { Test } from '@nestjs/testing';
import type { TestingModule } from '@nestjs/testing';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { DataSource } from 'typeorm';
import { createSmallCounty } from '@zeren/testing/small-county';
import type { SmallCounty } from '@zeren/testing/small-county';
import { createTestDatabase } from '@zeren/testing/test-database';
import type { TestDatabase } from '@zeren/testing/test-database';
import { ENTITIES } from '../../app.module';
import { systemActor } from '../../platform/actor';
import type { Actor } from '../../platform/actor';
import { readConfiguration } from '../../platform/configuration/configuration';
import { createDataSource } from '../../platform/database/data-source';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { JobQueue } from '../../platform/jobs/job-queue';
import { PlatformModule } from '../../platform/platform.module';
import type { ProcessKind } from '../../platform/process-kind';
import type { EvidenceViewDto } from './dto/evidence-view.dto';
import { EvidenceCommands } from './evidence-commands';
import { EvidenceReads } from './evidence-reads';
import { EvidenceModule } from './evidence.module';
import type { EvidenceSubject } from './evidence.repository';
import { InspectEvidenceService } from './inspection/inspect-evidence.service';

type At = 'village' | 'orchard' | 'wangshu';

/** A county whose people upload on one side, and whose jobs look into it on the other: real database, real storage. */
export interface EvidenceKit {
  readonly database: TestDatabase;
  readonly county: SmallCounty;
  readonly app: TestingModule;
  readonly worker: TestingModule;
  readonly folder: string;
  actor(at: At): Actor;
  /** A duty whose evidence it is, its period opening on 2026-11-01. */
  subject(at: At): Promise<EvidenceSubject>;
  upload(at: At, fileName: string, content: Buffer): Promise<EvidenceViewDto & { subject: EvidenceSubject }>;
  /** Runs the job until nothing waits. */
  inspect(): Promise<void>;
  seen(at: At, subject: EvidenceSubject): Promise<EvidenceViewDto>;
  close(): Promise<void>;
}

export async function openEvidence(settings: Readonly<Record<string, string>> = {}): Promise<EvidenceKit> {
  const database = await createTestDatabase();
  await database.setClock('2026-11-23T02:00:00Z');
  const county = await createSmallCounty(database.owner);
  const folder = mkdtempSync(join(tmpdir(), 'zeren-evidence-spec-'));
  const configuration = readConfiguration({
    APP_DATABASE_URL: database.appUrl,
    WORKER_DATABASE_URL: database.workerUrl,
    DATA_DIR: folder,
    ...settings,
  });
  const sources: DataSource[] = [];
  const open = async (kind: ProcessKind, url: string): Promise<TestingModule> => {
    const source = await createDataSource(url, ENTITIES, 5).initialize();
    sources.push(source);
    const module = await Test.createTestingModule({
      imports: [PlatformModule.forProcess(kind, configuration, source), EvidenceModule],
    })
      .overrideProvider(JobQueue)
      .useValue({ add: () => Promise.resolve(true), addMany: () => Promise.resolve(true) } satisfies JobQueue)
      .compile();
    module.useLogger(false);
    return module;
  };
  const app = await open('api', database.appUrl);
  const worker = await open('worker', database.workerUrl);
  const unitOfWork = app.get(UnitOfWork);
  const accounts = new Map<At, string>();
  const actor = (at: At): Actor => {
    if (!accounts.has(at)) accounts.set(at, randomUUID());
    return {
      ...systemActor(county.districtId, 'spec'),
      accountId: accounts.get(at)!,
      tenureId: county.tenures[at],
    };
  };
  const subject = async (at: At): Promise<EvidenceSubject> => ({
    kind: 'duty',
    id: await county.addDuty({ at, opensOn: '2026-11-01', dueOn: '2026-11-30' }),
  });
  return {
    ...{ database, county, app, worker, folder, actor, subject },
    async upload(at, fileName, content) {
      const about = await subject(at);
      const stored = await app
        .get(EvidenceCommands)
        .store(actor(at), county.organizations[at], { fileName, stream: Readable.from([content]) });
      const { view } = await unitOfWork.write(actor(at), (tx) =>
        app.get(EvidenceCommands).attach(tx, stored, about),
      );
      return { ...view, subject: about };
    },
    async inspect() {
      while ((await worker.get(InspectEvidenceService).runOpen('spec')) > 0);
    },
    async seen(at, about) {
      const [view] = await unitOfWork.read(actor(at), (tx) =>
        app.get(EvidenceReads).ofSubject(tx, about, '2026-11-01'),
      );
      return view!;
    },
    async close() {
      for (const module of [app, worker]) await module.close();
      for (const source of sources) await source.destroy();
      await database.drop();
      rmSync(folder, { recursive: true });
    },
  };
}
