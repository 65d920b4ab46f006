import { Inject, Injectable, Logger } from '@nestjs/common';
import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import type { Job } from 'bullmq';
import { jobDuration, jobsGivenUp } from '../metrics/metrics';
import { PROCESS_KIND } from '../process-kind';
import type { ProcessKind } from '../process-kind';
import { CarriedJobQueue } from './carried-job-queue';
import type { CarriedWorker } from './job-carrier';
import { JobRecords } from './job-records';
import { JobRegistry } from './job-registry';
import type { KnownJob } from './job-registry';

const WATCH = 30_000;
/** A queue that has not run even its canary for so long is opened anew; readiness is red a little later. */
const DEAD_AFTER = 100_000;
const CANARY = 'canary';
const DRAIN_DEADLINE = 9_000;

interface RunningQueue {
  readonly job: KnownJob;
  worker: CarriedWorker;
  lastSign: number;
  running: number;
}

/** The worker side: runs every handler on its queue, keeps ticks going, and notices queues that fell silent. */
@Injectable()
export class JobRunner implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('jobs');
  private readonly queues = new Map<string, RunningQueue>();
  private timer: NodeJS.Timeout | undefined;
  private stopping = false;
  private lastComplaint = 0;

  constructor(
    private readonly registry: JobRegistry,
    private readonly jobQueue: CarriedJobQueue,
    private readonly records: JobRecords,
    @Inject(PROCESS_KIND) private readonly kind: ProcessKind,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    if (this.kind !== 'worker') return;
    for (const job of this.registry.all()) {
      this.queues.set(job.options.name, {
        job,
        worker: this.open(job),
        lastSign: performance.now(),
        running: 0,
      });
    }
    this.timer = setInterval(() => void this.watch(), WATCH);
    await this.watch();
  }

  /** Takes no more jobs and lets running ones end; what does not end in time runs again elsewhere. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    clearInterval(this.timer);
    const closed = Promise.allSettled([...this.queues.values()].map(({ worker }) => worker.close()));
    await Promise.race([closed, new Promise((resolve) => setTimeout(resolve, DRAIN_DEADLINE).unref())]);
  }

  private open(job: KnownJob): CarriedWorker {
    const { name, concurrency = 1 } = job.options;
    const worker = this.jobQueue.carrier.openWorker(name, (carried) => this.run(job, carried), concurrency);
    worker.on('error', (error) => this.complain(name, error));
    worker.on('failed', (carried, error) => void this.failed(name, carried, error));
    return worker;
  }

  private async run(job: KnownJob, carried: Job): Promise<void> {
    const { name } = job.options;
    const queue = this.queues.get(name);
    if (queue) queue.lastSign = performance.now();
    if (carried.name === CANARY) return this.records.beat(name);
    if (queue) queue.running += 1;
    const end = jobDuration.startTimer({ job: name });
    try {
      await job.handler.run(carried.data as object, carried.attemptsMade + 1);
      end({ outcome: 'done' });
    } catch (error) {
      end({ outcome: 'failed' });
      throw error;
    } finally {
      if (queue) {
        queue.running -= 1;
        queue.lastSign = performance.now();
      }
    }
  }

  /** No job ends without a trace: a line, a count, and when it was the last attempt a row that people see. */
  private async failed(name: string, carried: Job | undefined, error: Error): Promise<void> {
    const attempts = carried?.attemptsMade ?? 0;
    const last = !carried || attempts >= (carried.opts.attempts ?? 1) || error.name === 'UnrecoverableError';
    this.logger[last ? 'error' : 'warn']({
      msg: last ? 'job given up' : 'job failed, will be tried again',
      job: name,
      jobId: carried?.id,
      attempt: attempts,
      err: error,
    });
    if (!last || carried?.name === CANARY) return;
    jobsGivenUp.inc({ job: name });
    await this.records
      .givenUp(name, (carried?.data as object | undefined) ?? {}, attempts, error.message)
      .catch((fault: Error) =>
        this.logger.error({ msg: 'failed job could not be recorded', job: name, err: fault }),
      );
  }

  /** Every 30 seconds: ticks that got lost, signs of life, queues that fell silent. */
  async watch(): Promise<void> {
    for (const [name, queue] of this.queues) {
      if (this.stopping) return;
      const { everySeconds } = queue.job.options;
      if (everySeconds) await this.jobQueue.ensureTick(name, everySeconds);
      await this.jobQueue.addCanary(name, CANARY);
      // A worker may be dead while it claims to run (`reliability.md`, fact 6).
      if (queue.running === 0 && performance.now() - queue.lastSign > DEAD_AFTER) this.reopen(name, queue);
      // A long job keeps its canary waiting, and is a sign of life itself.
      if (queue.running > 0) await this.records.beat(name).catch(() => undefined);
    }
    await this.records.forgetAllBut([...this.queues.keys()]).catch(() => undefined);
  }

  private reopen(name: string, queue: RunningQueue): void {
    this.logger.error({ msg: 'queue fell silent, opening it anew', job: name });
    void queue.worker.close(true).catch(() => undefined);
    queue.worker = this.open(queue.job);
    queue.lastSign = performance.now();
  }

  /** A queue server that is down says so many times a second; once in ten is enough. */
  private complain(name: string, error: Error): void {
    if (this.stopping || performance.now() - this.lastComplaint < 10_000) return;
    this.lastComplaint = performance.now();
    this.logger.warn({ msg: 'queue error', job: name, err: error });
  }
}
