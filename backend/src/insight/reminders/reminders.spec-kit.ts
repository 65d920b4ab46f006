import { Test } from '@nestjs/testing';
import type { TestingModule } from '@nestjs/testing';
import type { DataSource } from 'typeorm';
import { createSmallCounty } from '@zeren/testing/small-county';
import type { SmallCounty } from '@zeren/testing/small-county';
import { createTestDatabase } from '@zeren/testing/test-database';
import type { TestDatabase } from '@zeren/testing/test-database';
import { readConfiguration } from '../../platform/configuration/configuration';
import { createDataSource } from '../../platform/database/data-source';
import { readDatesAsStrings } from '../../platform/database/date-strings';
import { JobQueue } from '../../platform/jobs/job-queue';
import { PlatformModule } from '../../platform/platform.module';
import type { ProcessKind } from '../../platform/process-kind';
import { RemindersModule } from './reminders.module';

/** A database with a small county, and the room on it. */
export interface RemindersKit {
  readonly database: TestDatabase;
  readonly county: SmallCounty;
  readonly module: TestingModule;
  /** A job queue that only remembers; empty when the real one carries. */
  readonly handedOver: { name: string; id?: string }[];
  close(): Promise<void>;
}

/** Opens the room on a database: with `carry` its jobs really run, else the queue only remembers what it was given. */
export async function openReminders(
  { database, county }: { database: TestDatabase; county: SmallCounty },
  settings: {
    smtpUrl?: string;
    redisUrl?: string;
    carry?: boolean;
    environment?: Readonly<Record<string, string>>;
  } = {},
): Promise<Omit<RemindersKit, 'database' | 'county'>> {
  readDatesAsStrings();
  const configuration = readConfiguration({
    APP_DATABASE_URL: database.appUrl,
    WORKER_DATABASE_URL: database.workerUrl,
    SMTP_URL: settings.smtpUrl,
    REDIS_URL: settings.redisUrl,
    MAIL_FROM: '责任 <zeren@yunling.example>',
    PUBLIC_URL: 'https://zeren.yunling.example',
    ...settings.environment,
  });
  const kind: ProcessKind = settings.carry ? 'worker' : 'api';
  const source: DataSource = await createDataSource(database.workerUrl, [], 8).initialize();
  const builder = Test.createTestingModule({
    imports: [PlatformModule.forProcess(kind, configuration, source), RemindersModule],
  });
  const handedOver: { name: string; id?: string }[] = [];
  if (!settings.carry) {
    const remember = (name: string, jobs: readonly { id?: string }[]) => {
      handedOver.push(...jobs.map(({ id }) => ({ name, id })));
      return Promise.resolve(true);
    };
    const queue: JobQueue = { add: (name, _, id) => remember(name, [{ id }]), addMany: remember };
    builder.overrideProvider(JobQueue).useValue(queue);
  }
  const module = await builder.compile();
  module.useLogger(false);
  await module.init();
  void county;
  return {
    module,
    handedOver,
    async close() {
      await module.close();
      if (source.isInitialized) await source.destroy();
    },
  };
}

/** A fresh database with the small county. */
export async function createCountyDatabase(): Promise<{ database: TestDatabase; county: SmallCounty }> {
  const database = await createTestDatabase();
  return { database, county: await createSmallCounty(database.owner) };
}
