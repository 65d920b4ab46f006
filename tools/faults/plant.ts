// A real installation in its separate processes, each of which a fault suite may kill: PostgreSQL (with fsync), API,
// worker, a mail receiver and, where asked for, Redis. What dies is started again, as a service manager would.
import * as fs from 'node:fs';
import { createRequire } from 'node:module';
import * as os from 'node:os';
import * as path from 'node:path';
import pg from 'pg';
import type * as RoleUrls from '../../backend/src/platform/database/role-urls.ts';
import { freePort, startCluster } from '../postgres/cluster.ts';
import type { Cluster } from '../postgres/cluster.ts';
import { Child } from '../start/child.ts';
import { failpointEnvironment } from './failpoints.ts';
import type { Failpoint } from './failpoints.ts';
import { FakeClock } from './fake-clock.ts';
import { MailReceiver } from './mail-receiver.ts';
import { RedisProcess } from './redis-process.ts';
import { SilentLine } from './silent-line.ts';
import { Supervised } from './supervised.ts';

export const ROOT = path.resolve(import.meta.dirname, '..', '..');
const BUILD = process.env.BUILD_DIR ?? path.join(ROOT, 'dist');

/** A working day within telling hours: 10:00 in Asia/Shanghai. Nothing in the suites depends on the real day. */
const NOW = '2026-11-24T02:00:00Z';

export interface DemoAccount {
  readonly username: string;
  readonly password: string;
  readonly role: string;
}

export interface PlantOptions {
  /** Jobs on Redis rather than on PostgreSQL. */
  readonly withRedis?: boolean;
  /** API and worker live by clocks of their own. */
  readonly withClocks?: boolean;
  /** API and worker end themselves at named points that are armed. */
  readonly withFailpoints?: boolean;
  /** The worker reaches PostgreSQL and Redis by lines that can fall silent. */
  readonly withLines?: boolean;
  /** So many API processes behind one listening parent, which stands where the API stands, with a worker of its own. */
  readonly processes?: number;
}

export class Plant {
  readonly mail: MailReceiver;
  readonly redis: RedisProcess | undefined;
  readonly api: Supervised;
  readonly worker: Supervised;
  /** A second worker, that runs only when it is started. */
  readonly otherWorker: Supervised;
  readonly address: string;
  /** Where the worker says whether it can work. */
  readonly workerAddress: string;
  readonly clocks: { readonly api: FakeClock; readonly worker: FakeClock } | undefined;
  /** From the worker to PostgreSQL, and to Redis where there is one. */
  readonly lines: readonly SilentLine[];
  private readonly folder: string;
  private readonly databasePort: number;
  private cluster: Cluster;
  private ending = false;

  static async start({
    withRedis,
    withClocks,
    withLines,
    withFailpoints,
    processes,
  }: PlantOptions = {}): Promise<Plant> {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'zeren-plant-'));
    fs.chmodSync(folder, 0o755);
    const [databasePort, ...ports] = [await freePort(), await freePort(), await freePort(), await freePort()];
    const cluster = await startCluster({ root: ROOT, folder, port: databasePort });
    const mail = await MailReceiver.start();
    const redis = withRedis ? await RedisProcess.start(path.join(folder, 'redis')) : undefined;
    const served = [databasePort, ...(redis ? [redis.port] : [])];
    const lines = withLines ? await Promise.all(served.map((port) => SilentLine.to(port))) : [];
    const clocks = withClocks
      ? {
          api: new FakeClock(path.join(folder, 'clock-api')),
          worker: new FakeClock(path.join(folder, 'clock-worker')),
        }
      : undefined;
    const plant = new Plant({
      folder,
      databasePort,
      ports,
      cluster,
      mail,
      redis,
      lines,
      clocks,
      withFailpoints,
      processes,
    });
    try {
      await plant.prepare();
      plant.api.start();
      plant.worker.start();
      await plant.untilReady();
      return plant;
    } catch (error) {
      await plant.stop();
      throw error;
    }
  }

  private constructor(parts: {
    folder: string;
    databasePort: number;
    ports: readonly number[];
    cluster: Cluster;
    mail: MailReceiver;
    redis: RedisProcess | undefined;
    lines: readonly SilentLine[];
    clocks: Plant['clocks'];
    withFailpoints: boolean | undefined;
    processes: number | undefined;
  }) {
    this.folder = parts.folder;
    this.databasePort = parts.databasePort;
    this.cluster = parts.cluster;
    this.mail = parts.mail;
    this.redis = parts.redis;
    this.lines = parts.lines;
    this.clocks = parts.clocks;
    const [apiPort, workerPort, otherPort] = parts.ports.map(String);
    this.address = `http://127.0.0.1:${apiPort}`;
    this.workerAddress = `http://127.0.0.1:${workerPort}`;
    const points = path.join(this.folder, 'failpoints');
    const failing = parts.withFailpoints ? failpointEnvironment(points, BUILD) : {};
    const side = (name: string, script: string, more: () => NodeJS.ProcessEnv) =>
      new Supervised(() => ({
        script: path.join(BUILD, 'backend/src', script),
        cwd: ROOT,
        environment: { ...this.environment(), ...failing, ...more() },
        logFile: path.join(this.folder, 'logs', `${name}.log`),
      }));
    const { processes } = parts;
    this.api = side('api', processes ? 'serve.js' : 'main.js', () => ({
      ...{ PORT: apiPort, API_PROCESSES: processes?.toString(), ...this.clocks?.api.environment() },
    }));
    this.worker = side('worker', 'worker.js', () => ({
      ...{ WORKER_PORT: workerPort, ...this.clocks?.worker.environment(), ...this.byLines() },
    }));
    this.otherWorker = side('other-worker', 'worker.js', () => ({ WORKER_PORT: otherPort }));
  }

  /** What is in DATA_DIR of an installation. */
  get dataFolder(): string {
    return this.folder;
  }

  get accounts(): DemoAccount[] {
    return JSON.parse(fs.readFileSync(path.join(this.folder, 'demo-accounts.json'), 'utf8')) as DemoAccount[];
  }

  /** A database of the same server, as the owner of all. */
  urlOf(database: string): string {
    return Object.assign(new URL(this.cluster.url), { pathname: `/${database}` }).toString();
  }

  /** The process that comes to this point next ends there. */
  arm(point: Failpoint): void {
    fs.mkdirSync(path.join(this.folder, 'failpoints'), { recursive: true });
    fs.writeFileSync(path.join(this.folder, 'failpoints', point), '');
  }

  /** Whether nobody has come to it yet. */
  isArmed(point: Failpoint): boolean {
    return fs.existsSync(path.join(this.folder, 'failpoints', point));
  }

  journalFile(): string {
    return path.join(this.folder, `journal-${process.hrtime.bigint()}.ndjson`);
  }

  /** Sets the date that everything is decided by: PostgreSQL's, and nobody else's. It runs on from there. */
  async setDate(instant: string): Promise<void> {
    const ahead = Date.parse(instant) - Date.now();
    await this.query(
      `CREATE OR REPLACE FUNCTION clock_now() RETURNS timestamptz LANGUAGE sql STABLE
       AS $$ SELECT now() + interval '${ahead} milliseconds' $$`,
    );
  }

  /** As the owner, past every rule: for arranging and for looking. Waits while PostgreSQL recovers. */
  async query<Row extends pg.QueryResultRow>(text: string, values: unknown[] = []): Promise<Row[]> {
    let client!: pg.Client;
    await until('PostgreSQL takes connections', 30_000, async () => {
      client = this.ownerClient();
      await client.connect();
      return true;
    });
    try {
      return (await client.query<Row>(text, values)).rows;
    } finally {
      await client.end();
    }
  }

  /** Ends one server process that works for the API or the worker; PostgreSQL then restarts itself. */
  async killDatabaseBackend(): Promise<void> {
    const [found] = await this.query<{ pid: number }>(
      `SELECT pid FROM pg_stat_activity WHERE usename IN ('zeren_app', 'zeren_worker') ORDER BY random() LIMIT 1`,
    );
    if (found) process.kill(found.pid, 'SIGKILL');
  }

  /** Ends the first server process, as a power cut would, and starts PostgreSQL again. */
  async killPostmaster(): Promise<void> {
    process.kill(this.cluster.pid, 'SIGKILL');
    await this.cluster.ended;
    this.cluster = await startCluster({ root: ROOT, folder: this.folder, port: this.databasePort });
  }

  /** The machine burns: whatever ran is gone, and so is its disk. */
  async lose(): Promise<void> {
    this.ending = true;
    process.kill(this.cluster.pid, 'SIGKILL');
    await this.cluster.ended;
    await Promise.all([this.api.stop(0), this.worker.stop(0), this.mail.stop()]);
    fs.rmSync(this.folder, { recursive: true, force: true });
  }

  async untilReady(): Promise<void> {
    await until('the API is ready', 60_000, async () => (await fetch(`${this.address}/api/health/ready`)).ok);
  }

  async stop(): Promise<void> {
    if (this.ending) return;
    this.ending = true;
    await Promise.all([this.api.stop(), this.worker.stop(), this.otherWorker.stop()]);
    await Promise.all(this.lines.map((line) => line.stop()));
    await this.redis?.stop();
    await this.mail.stop();
    await this.cluster.stop();
    fs.rmSync(this.folder, { recursive: true, force: true });
  }

  private ownerClient(): pg.Client {
    const client = new pg.Client({ connectionString: this.cluster.url });
    client.on('error', () => undefined);
    return client;
  }

  private async prepare(): Promise<void> {
    fs.mkdirSync(path.join(this.folder, 'logs'), { recursive: true });
    await this.runOnce(path.join(BUILD, 'backend/src/migrate.js'), { DATABASE_URL: this.cluster.url });
    await this.setDate(NOW);
    await this.runOnce(path.join(ROOT, 'tools/demonstration/load.ts'), { BUILD_DIR: BUILD });
  }

  private async runOnce(script: string, more: NodeJS.ProcessEnv): Promise<void> {
    const child = new Child({ script, cwd: ROOT, environment: { ...this.environment(), ...more } });
    if ((await child.ended) !== 0)
      throw new Error(`${path.basename(script)}:\n${child.lastLines.join('\n')}`);
  }

  /** The worker's addresses of PostgreSQL and Redis, where it reaches them by a line. */
  private byLines(): NodeJS.ProcessEnv {
    const [toDatabase, toRedis] = this.lines;
    const { WORKER_DATABASE_URL, REDIS_URL } = this.environment();
    const by = (line: SilentLine | undefined, url: string | undefined) =>
      line && url ? Object.assign(new URL(url), { port: String(line.port) }).toString() : url;
    return { WORKER_DATABASE_URL: by(toDatabase, WORKER_DATABASE_URL), REDIS_URL: by(toRedis, REDIS_URL) };
  }

  private environment(): NodeJS.ProcessEnv {
    const { PATH, HOME } = process.env;
    const backend = createRequire(path.join(BUILD, 'backend/src/app.module.js'));
    const { withRoleUrls } = backend('./platform/database/role-urls.js') as typeof RoleUrls;
    const { APP_DATABASE_URL, WORKER_DATABASE_URL } = withRoleUrls({
      DATABASE_URL: this.cluster.url,
      DATA_DIR: this.folder,
    });
    return {
      ...{ PATH, HOME, NODE_ENV: 'production', LOG_LEVEL: 'warn', HOST: '127.0.0.1' },
      ...{ DATA_DIR: this.folder, SMTP_URL: this.mail.url, REDIS_URL: this.redis?.url },
      ...{ APP_DATABASE_URL, WORKER_DATABASE_URL },
    };
  }
}

/** Waits until something holds; errors while asking count as "not yet". */
export async function until(what: string, patience: number, holds: () => Promise<boolean>): Promise<void> {
  let last: unknown;
  for (const end = Date.now() + patience; Date.now() < end; await pause(100)) {
    try {
      if (await holds()) return;
    } catch (error) {
      last = error;
    }
  }
  throw new Error(
    `not within ${patience / 1000} s: ${what}${last instanceof Error ? ` (${last.message})` : ''}`,
  );
}

export const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
