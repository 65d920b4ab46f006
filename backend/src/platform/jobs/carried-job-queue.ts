import { Inject, Injectable, Logger } from '@nestjs/common';
import type { OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { CONFIGURATION } from '../configuration/configuration';
import type { Configuration } from '../configuration/configuration';
import { jobsNotCarried } from '../metrics/metrics';
import { PROCESS_KIND } from '../process-kind';
import type { ProcessKind } from '../process-kind';
import { createJobCarrier } from './job-carrier';
import type { CarriedQueue, JobCarrier } from './job-carrier';
import { JobQueue } from './job-queue';
import { JobRegistry } from './job-registry';

const PATIENCE = 5_000;
/** Tries of a job before it is given up; ticks have one, their next run is the retry. */
const ATTEMPTS = 5;
const KEPT = { removeOnComplete: true, removeOnFail: true } as const;

/** The job queue on BullMQ: one queue per job name, so that a slow job holds up nobody else's. */
@Injectable()
export class CarriedJobQueue extends JobQueue implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger('jobs');
  private readonly queues = new Map<string, CarriedQueue>();
  private opened: JobCarrier | undefined;

  constructor(
    private readonly registry: JobRegistry,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
    @Inject(PROCESS_KIND) private readonly kind: ProcessKind,
  ) {
    super();
  }

  /** Opened on first use: the registry is full by then. */
  get carrier(): JobCarrier {
    const listeners = this.kind === 'worker' ? this.registry.all().length : 0;
    return (this.opened ??= createJobCarrier(this.configuration, this.kind, listeners));
  }

  /** Connects, so that the first request need not wait for it. */
  onApplicationBootstrap(): void {
    void this.carrier;
  }

  add(name: string, data: object, id?: string): Promise<boolean> {
    return this.addMany(name, [{ data, ...(id === undefined ? {} : { id }) }]);
  }

  async addMany(name: string, jobs: readonly { data: object; id?: string }[]): Promise<boolean> {
    this.registry.require(name);
    if (jobs.length === 0) return true;
    const options = { attempts: ATTEMPTS, backoff: { type: 'exponential', delay: 500 }, ...KEPT };
    return this.attempt(name, (queue) =>
      this.carrier.add(
        queue,
        jobs.map(({ data, id }) => ({
          name,
          data,
          opts: { ...options, jobId: carriedId(id ?? randomUUID()) },
        })),
      ),
    );
  }

  /** Makes sure that the tick of this job is there and not stuck: a lost queue, a clock set back. */
  async ensureTick(name: string, everySeconds: number): Promise<boolean> {
    const every = everySeconds * 1000;
    return this.attempt(name, async (queue) => {
      const known = await queue.getJobScheduler(name);
      const next = known?.next ?? 0;
      const fits =
        known?.every === every && next > Date.now() - every - 60_000 && next < Date.now() + every + 60_000;
      if (fits) return;
      // One that stands is only moved on from where it stood: set back by a day, the clock would wait for a day.
      if (known) await queue.removeJobScheduler(name);
      await queue.upsertJobScheduler(name, { every }, { name, data: {}, opts: { attempts: 1, ...KEPT } });
    });
  }

  /** A job that only proves that this queue moves; while one still waits no second is added. */
  addCanary(name: string, canary: string): Promise<boolean> {
    return this.attempt(name, (queue) => queue.add(canary, {}, { jobId: canary, attempts: 1, ...KEPT }));
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.allSettled([...this.queues.values()].map((queue) => queue.close()));
    await this.opened?.close();
  }

  /** A queue that failed is opened anew next time: BullMQ remembers a failed first connection for ever. */
  private async attempt(name: string, work: (queue: CarriedQueue) => Promise<unknown>): Promise<boolean> {
    const queue = this.queues.get(name) ?? this.open(name);
    let timer: NodeJS.Timeout | undefined;
    try {
      const late = new Promise((_, reject) => {
        timer = setTimeout(() => reject(new Error('the queue did not answer')), PATIENCE);
      });
      await Promise.race([this.carrier.ready().then(() => work(queue)), late]);
      return true;
    } catch (error) {
      jobsNotCarried.inc({ job: name });
      this.logger.warn({
        msg: 'job not carried, a watchdog will hand it over again',
        job: name,
        err: error as Error,
      });
      this.queues.delete(name);
      void queue.close().catch(() => undefined);
      return false;
    } finally {
      clearTimeout(timer);
    }
  }

  private open(name: string): CarriedQueue {
    const queue = this.carrier.openQueue(name);
    // Errors show where the queue is used; an event without a listener would end the process.
    queue.on('error', () => undefined);
    this.queues.set(name, queue);
    return queue;
  }
}

/** BullMQ refuses ids with a colon and ids that are numbers. */
function carriedId(id: string): string {
  return `id-${id.replaceAll(':', '.')}`;
}
