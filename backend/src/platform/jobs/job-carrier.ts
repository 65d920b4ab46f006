import { createPostgresBackend, Queue, withBackend, Worker } from 'bullmq';
import type { Job, JobsOptions } from 'bullmq';
import { Redis } from 'ioredis';
import { Pool } from 'pg';
import type { Configuration } from '../configuration/configuration';
import type { ProcessKind } from '../process-kind';
import { JOB_SCHEMA } from './job-schema';

/** What a queue is used for here. */
export type CarriedQueue = Pick<
  Queue,
  'add' | 'addBulk' | 'upsertJobScheduler' | 'removeJobScheduler' | 'getJobScheduler' | 'close' | 'on'
>;
/** What a worker is used for here. */
export type CarriedWorker = Pick<Worker, 'close' | 'on'>;
export type RunJob = (job: Job) => Promise<void>;

export interface CarriedJob {
  readonly name: string;
  readonly data: object;
  /** With the `jobId` always given. */
  readonly opts: JobsOptions & { readonly jobId: string };
}

/** Carries jobs from producers to workers: on Redis or on PostgreSQL, which only this file knows. */
export interface JobCarrier {
  /** Waits for the first connection; once there was one, a lost one is an error at once. */
  ready(): Promise<unknown>;
  openQueue(name: string): CarriedQueue;
  add(queue: CarriedQueue, jobs: readonly CarriedJob[]): Promise<unknown>;
  openWorker(name: string, run: RunJob, concurrency: number): CarriedWorker;
  /** Ends the shared connections; queues and workers are closed before. */
  close(): Promise<void>;
}

/** A worker that was killed again and again is not the job's fault (`reliability.md`, fact 2). */
const WORKER_OPTIONS = {
  maxStalledCount: 20,
  stalledInterval: 15_000,
  lockDuration: 30_000,
  drainDelay: 5,
} as const;

/** Chooses by REDIS_URL. `listeners` is how many workers the process will open. */
export function createJobCarrier(
  configuration: Configuration,
  kind: ProcessKind,
  listeners: number,
): JobCarrier {
  if (configuration.REDIS_URL) return redisCarrier(configuration.REDIS_URL);
  const url = kind === 'api' ? configuration.APP_DATABASE_URL : configuration.WORKER_DATABASE_URL;
  return postgresCarrier(url, listeners);
}

function redisCarrier(url: string): JobCarrier {
  const producer = new Redis(url, {
    maxRetriesPerRequest: null,
    // A write must not wait for Redis: without a connection `add` fails at once, and a watchdog adds it again.
    enableOfflineQueue: false,
    connectTimeout: 5_000,
    commandTimeout: 5_000,
  });
  const consumer = new Redis(url, { maxRetriesPerRequest: null, lazyConnect: true });
  for (const connection of [producer, consumer]) connection.on('error', () => undefined);
  const first = new Promise<void>((resolve) => producer.once('ready', () => resolve()));
  // Braces keep all keys of a queue in one slot of a cluster.
  const prefix = (name: string) => `{zeren-${name}}`;
  return {
    ready: () => first,
    openQueue: (name) =>
      new Queue(name, {
        connection: producer,
        prefix: prefix(name),
        skipWaitingForReady: true,
        skipVersionCheck: true,
      }),
    add: (queue, jobs) => queue.addBulk([...jobs]),
    openWorker: (name, run, concurrency) =>
      new Worker(name, run, { connection: consumer, prefix: prefix(name), concurrency, ...WORKER_OPTIONS }),
    async close() {
      producer.disconnect();
      consumer.disconnect();
      return Promise.resolve();
    },
  };
}

function postgresCarrier(url: string, listeners: number): JobCarrier {
  const postgres = withBackend(createPostgresBackend);
  const pool = new Pool({
    connectionString: url,
    options: `-c search_path=${JOB_SCHEMA}`,
    // Each worker holds one connection to be woken on.
    max: listeners + 4,
    connectionTimeoutMillis: 5_000,
    keepAlive: true,
    application_name: 'zeren-jobs',
  });
  // Dropped connections are the pool's to replace: without a listener a stopping server would end the process.
  pool.on('error', () => undefined);
  pool.setMaxListeners(0);
  return {
    ready: () => Promise.resolve(),
    openQueue: (name) => new postgres.Queue(name, { connection: pool }) as unknown as CarriedQueue,
    // Not addBulk: it makes a temporary table per call and a sequence per queue, which a runtime role may not.
    add: (queue, jobs) => Promise.all(jobs.map(({ name, data, opts }) => queue.add(name, data, opts))),
    openWorker: (name, run, concurrency) =>
      new postgres.Worker(name, run, {
        connection: pool,
        concurrency,
        ...WORKER_OPTIONS,
      }) as unknown as CarriedWorker,
    close: () => pool.end(),
  };
}
