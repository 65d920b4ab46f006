import type { DynamicModule, INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Secret, TOTP } from 'otpauth';
import type { DataSource } from 'typeorm';
import { createTestDatabase } from '@zeren/testing/test-database';
import type { TestDatabase } from '@zeren/testing/test-database';
import { AppModule, ENTITIES } from '../src/app.module';
import { readConfiguration } from '../src/platform/configuration/configuration';
import type { Configuration } from '../src/platform/configuration/configuration';
import { createDataSource } from '../src/platform/database/data-source';
import { readDatesAsStrings } from '../src/platform/database/date-strings';
import { EventRelay } from '../src/platform/events/event-relay';
import { createHttpApplication } from '../src/platform/http/bootstrap';
import { JobRegistry } from '../src/platform/jobs/job-registry';
import { createLogger, NestLogger } from '../src/platform/logging/logger';
import type { ProcessKind } from '../src/platform/process-kind';
import { SEALED_KINDS } from '../src/sealed-kinds';
import { installSealGuard } from './seal-guard';
import { TEST_TOTP_SECRET } from './test-totp-secret';
import { TestClient } from './test-client';

interface TestApplicationOptions {
  /** Also run the job process: events reach their listeners, jobs and ticks run. */
  readonly worker?: boolean;
  /** Settings beside the addresses of the test database, for instance `{ SMTP_URL }`. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Wraps the application module, for specs with controllers, handlers or listeners of their own. */
  readonly wrap?: (module: DynamicModule, kind: ProcessKind) => DynamicModule;
  /** A database that the spec made already; it drops it itself. */
  readonly database?: TestDatabase;
}

/** The whole back end on a database of its own, spoken to over HTTP. */
export interface TestApplication {
  readonly database: TestDatabase;
  readonly api: NestFastifyApplication;
  readonly configuration: Configuration;
  /** The job process; throws when `worker` was not asked for. */
  readonly worker: INestApplicationContext;
  /** Somebody at a browser who has not signed in. */
  client(): TestClient;
  /** Somebody who has. Fails when the answer is not 200. */
  signIn(username: string, password: string): Promise<TestClient>;
  /** Waits until every committed event has been heard by all its listeners. */
  settle(): Promise<void>;
  /** Runs a job's handler now, in the job process but without the queue: for ticks after `setClock`. */
  runJob(name: string, data?: object): Promise<void>;
  close(): Promise<void>;
}

export async function createTestApplication(options: TestApplicationOptions = {}): Promise<TestApplication> {
  readDatesAsStrings();
  const database = options.database ?? (await createTestDatabase());
  await installSealGuard(database.owner, SEALED_KINDS);
  const folder = mkdtempSync(join(tmpdir(), 'zeren-test-'));
  const configuration = readConfiguration({
    APP_DATABASE_URL: database.appUrl,
    WORKER_DATABASE_URL: database.workerUrl,
    DATA_DIR: folder,
    LOG_LEVEL: process.env.TEST_LOG_LEVEL ?? 'silent',
    POOL_SIZE: '5',
    // Specs jump from one quarter to the next; those of passwords set it.
    PASSWORD_DAYS: '0',
    ...options.settings,
  });
  const sources: DataSource[] = [];
  const side = async (kind: ProcessKind, url: string) => {
    const source = await createDataSource(url, ENTITIES, configuration.POOL_SIZE).initialize();
    sources.push(source);
    const module = AppModule.forProcess(kind, configuration, source);
    return { source, module: options.wrap?.(module, kind) ?? module };
  };

  const forApi = await side('api', configuration.APP_DATABASE_URL);
  const api = await createHttpApplication('api', configuration, forApi.source, { module: forApi.module });
  await api.init();
  await api.getHttpAdapter().getInstance().ready();
  let worker: INestApplicationContext | undefined;
  if (options.worker) {
    const forWorker = await side('worker', configuration.WORKER_DATABASE_URL);
    const logger = new NestLogger(createLogger(configuration.LOG_LEVEL));
    worker = await NestFactory.createApplicationContext(forWorker.module, { logger, abortOnError: false });
  }
  const client = () => new TestClient(api, (username) => codeOf(database, username));
  const running = () => {
    if (!worker) throw new Error('Ask for the job process: createTestApplication({ worker: true }).');
    return worker;
  };

  return {
    database,
    api,
    configuration,
    get worker() {
      return running();
    },
    client,
    async signIn(username, password) {
      const signedIn = client();
      await signedIn.signIn(username, password);
      return signedIn;
    },
    settle: () => settle(running(), database),
    runJob: (name, data = {}) => running().get(JobRegistry).require(name).handler.run(data, 1),
    async close() {
      await worker?.close();
      await api.close();
      for (const source of sources) await source.destroy();
      const strays = await actsWithoutTheirTenure(database);
      if (!options.database) await database.drop();
      rmSync(folder, { recursive: true, force: true });
      if (strays.length > 0) throw new Error(`Acts that name no tenure, or another's: ${strays.join(', ')}`);
    },
  };
}

/**
 * Every act of somebody who held a post that day names the tenure it was done under, and it is theirs (model, "Who").
 * Held after every spec, so that it is true of all routes that any spec writes through. Acts on one's own account and
 * session stand outside districts and posts; attempts refused again within the minute are summed up over all posts.
 */
async function actsWithoutTheirTenure(database: TestDatabase): Promise<string[]> {
  const { rows } = await database.owner.query<{ act: string }>(
    `SELECT DISTINCT e.action || ' ' || coalesce(e.actor_tenure_id::text, '-') AS act
     FROM audit_entry e JOIN account a ON a.id = e.account_id AND a.district_id = e.district_id
     WHERE e.action <> 'access.deny-repeatedly'
       AND NOT EXISTS (
             SELECT 1 FROM tenure t
             WHERE t.district_id = e.district_id AND t.id = e.actor_tenure_id AND t.person_id = a.person_id)
       AND EXISTS (
             SELECT 1 FROM tenure t
             WHERE t.district_id = e.district_id AND t.person_id = a.person_id
               AND daterange(t.starts_on, t.ends_on, '[]') @> (e.at AT TIME ZONE 'Asia/Shanghai')::date)`,
  );
  return rows.map(({ act }) => act);
}

/**
 * The code that the telephone of a spec's administrator shows. What was spent is forgotten: specs sign in more often than
 * every thirty seconds, on a clock that jumps.
 */
async function codeOf(database: TestDatabase, username: string): Promise<string> {
  const { rows } = await database.owner.query<{ now: Date }>(
    `UPDATE second_factor f SET last_step = NULL FROM account a
     WHERE a.id = f.account_id AND a.username = $1 RETURNING clock_now() AS now`,
    [username],
  );
  const timestamp = rows[0]!.now.getTime();
  return new TOTP({ secret: Secret.fromBase32(TEST_TOTP_SECRET) }).generate({ timestamp });
}

async function settle(worker: INestApplicationContext, database: TestDatabase): Promise<void> {
  const relay = worker.get(EventRelay);
  for (const start = Date.now(); Date.now() - start < 20_000;) {
    relay.soon();
    const { rows } = await database.owner.query<{ open: string; fault: string | null }>(
      'SELECT count(*) AS open, max(last_fault) AS fault FROM outbox WHERE done_at IS NULL',
    );
    if (rows[0]!.open === '0') return;
    if (rows[0]!.fault) throw new Error(`An event's listener failed: ${rows[0]!.fault}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error('Events were still waiting after 20 seconds.');
}
