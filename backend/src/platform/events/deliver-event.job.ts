import { Inject, Injectable } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import type { EventEnvelope } from '@zeren/domain/platform/event-envelope';
import { systemActor } from '../actor';
import { RUNTIME_DATA_SOURCE } from '../database/runtime-data-source';
import { UnitOfWork } from '../database/unit-of-work';
import { HandlesJob } from '../jobs/job-handler';
import type { JobHandler } from '../jobs/job-handler';
import { DELIVER_EVENT, EventRelay, RELAY_EVENTS } from './event-relay';
import { ListenerRegistry } from './listener-registry';
import type { KnownListener } from './listener-registry';

interface EventRow {
  readonly id: string;
  readonly type: string;
  readonly v: number;
  readonly subject_kind: string;
  readonly subject_id: string;
  readonly actor_tenure_id: string | null;
  readonly at: Date;
  readonly data: Record<string, unknown>;
}

/**
 * Brings one event to its listeners, each in a transaction of its own together with the receipt that keeps it from
 * running again. One that fails does not hold up the others; the event stays open until all have run.
 */
@Injectable()
@HandlesJob({ name: DELIVER_EVENT, concurrency: 4 })
export class DeliverEventJob implements JobHandler<{ districtId: string; eventId: string }> {
  constructor(
    @Inject(RUNTIME_DATA_SOURCE) private readonly dataSource: DataSource,
    private readonly unitOfWork: UnitOfWork,
    private readonly listeners: ListenerRegistry,
  ) {}

  async run({ districtId, eventId }: { districtId: string; eventId: string }): Promise<void> {
    const event = await this.load(districtId, eventId);
    if (!event) return;
    const faults: Error[] = [];
    for (const known of this.listeners.of(event.type)) {
      await this.hear(known, event).catch((error: unknown) => {
        faults.push(
          new Error(`${known.name}: ${error instanceof Error ? error.message : String(error)}`, {
            cause: error,
          }),
        );
      });
    }
    if (faults.length === 0) return this.close(event);
    await this.dataSource.query(
      `UPDATE outbox SET attempts = attempts + 1, last_fault = $3 WHERE district_id = $1 AND id = $2`,
      [
        districtId,
        eventId,
        faults
          .map((fault) => fault.message)
          .join('\n')
          .slice(0, 2000),
      ],
    );
    throw faults.length === 1
      ? faults[0]!
      : new AggregateError(faults, faults.map((fault) => fault.message).join('; '));
  }

  private async hear({ name, listener }: KnownListener, event: EventEnvelope): Promise<void> {
    await this.unitOfWork.write(systemActor(event.districtId, `event-${event.id}`), async (tx) => {
      const first = await tx.change(
        'platform.receipt.claim',
        `INSERT INTO event_receipt (district_id, event_id, listener) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING`,
        [tx.districtId, event.id, name],
      );
      if (first === 1) await listener.on(event, tx);
    });
  }

  private async load(districtId: string, eventId: string): Promise<EventEnvelope | undefined> {
    const rows = await this.dataSource.query<EventRow[]>(
      `SELECT id, type, v, subject_kind, subject_id, actor_tenure_id, at, data FROM outbox
       WHERE district_id = $1 AND id = $2 AND done_at IS NULL`,
      [districtId, eventId],
    );
    const row = rows[0];
    return (
      row && {
        id: row.id,
        type: row.type,
        v: row.v,
        districtId,
        subject: { kind: row.subject_kind, id: row.subject_id },
        actorTenureId: row.actor_tenure_id,
        at: row.at.toISOString(),
        data: row.data,
      }
    );
  }

  private async close(event: EventEnvelope): Promise<void> {
    await this.dataSource.query(
      `UPDATE outbox SET done_at = now(), last_fault = NULL WHERE district_id = $1 AND id = $2 AND done_at IS NULL`,
      [event.districtId, event.id],
    );
  }
}

/** A nudge from a process that has just committed events. */
@Injectable()
@HandlesJob({ name: RELAY_EVENTS })
export class RelayEventsJob implements JobHandler {
  constructor(private readonly relay: EventRelay) {}

  run(): Promise<void> {
    this.relay.soon();
    return Promise.resolve();
  }
}
