import { Inject, Injectable, Logger } from '@nestjs/common';
import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { RUNTIME_DATA_SOURCE } from '../database/runtime-data-source';
import { UnitOfWork } from '../database/unit-of-work';
import { JobQueue } from '../jobs/job-queue';
import { PROCESS_KIND } from '../process-kind';
import type { ProcessKind } from '../process-kind';

export const DELIVER_EVENT = 'events.deliver';
export const RELAY_EVENTS = 'events.relay';
const POLL = 2_000;
const BATCH = 500;

/**
 * Hands committed events over to jobs. Rows are claimed by what they are (not done, not handed over lately), never by
 * an id greater than the last: transactions commit out of order, and rows would be passed over.
 */
@Injectable()
export class EventRelay implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('events');
  private timer: NodeJS.Timeout | undefined;
  private relaying: Promise<void> | undefined;
  private again = false;
  private stopped = true;

  constructor(
    @Inject(RUNTIME_DATA_SOURCE) private readonly dataSource: DataSource,
    @Inject(PROCESS_KIND) private readonly kind: ProcessKind,
    private readonly unitOfWork: UnitOfWork,
    private readonly jobQueue: JobQueue,
  ) {}

  onApplicationBootstrap(): void {
    if (this.kind === 'worker') {
      this.start();
      this.unitOfWork.onCommit(() => this.soon());
    } else {
      // A nudge that gets lost costs no more than the poll's two seconds.
      this.unitOfWork.onCommit(() => void this.jobQueue.add(RELAY_EVENTS, {}, 'nudge'));
    }
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.stop();
  }

  start(): void {
    this.stopped = false;
    this.timer = setInterval(() => this.soon(), POLL);
  }

  /** Begins no round any more, and lets the one under way end. */
  async stop(): Promise<void> {
    this.stopped = true;
    clearInterval(this.timer);
    await this.relaying;
  }

  /** Relays now, or once more when a round is under way; never throws. */
  soon(): void {
    if (this.stopped) return;
    if (this.relaying) {
      this.again = true;
      return;
    }
    this.relaying = this.relay()
      .then(() => undefined)
      .catch((error: Error) =>
        this.logger.warn({ msg: 'events could not be relayed, trying again', err: error }),
      )
      .finally(() => {
        this.relaying = undefined;
        if (this.again) {
          this.again = false;
          this.soon();
        }
      });
  }

  /** Hands over everything that waits, batch by batch; answers how many events that were. */
  async relay(): Promise<number> {
    for (let total = 0; ;) {
      const handed = await this.relayBatch();
      total += handed;
      if (handed < BATCH) return total;
    }
  }

  /**
   * Claims and marks in one statement, then asks the queue: a slow queue holds no row. What the queue refuses is
   * unmarked. Events handed over but not done are handed over again after 30 seconds, then ever less often while they keep
   * failing.
   */
  private async relayBatch(): Promise<number> {
    const [events] = await this.dataSource.query<[{ district_id: string; id: string; at: Date }[], number]>(
      `UPDATE outbox SET enqueued_at = now()
       WHERE (district_id, id) IN (
         SELECT district_id, id FROM outbox
         WHERE done_at IS NULL
           AND (enqueued_at IS NULL OR enqueued_at < now() - interval '30 seconds' * power(2, least(attempts / 5, 6)))
         ORDER BY at LIMIT ${BATCH} FOR UPDATE SKIP LOCKED)
       RETURNING district_id, id, at`,
    );
    if (events.length === 0) return 0;
    const carried = await this.jobQueue.addMany(
      DELIVER_EVENT,
      events
        .sort((one, other) => one.at.getTime() - other.at.getTime())
        .map(({ district_id: districtId, id }) => ({ data: { districtId, eventId: id }, id })),
    );
    if (carried) return events.length;
    await this.dataSource.query(
      `UPDATE outbox SET enqueued_at = NULL
       WHERE done_at IS NULL AND (district_id, id) IN (SELECT * FROM unnest($1::uuid[], $2::uuid[]))`,
      [events.map((event) => event.district_id), events.map((event) => event.id)],
    );
    return 0;
  }
}
