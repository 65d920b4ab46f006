import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import type { EventEnvelope } from '@zeren/domain/platform/event-envelope';
import { createTestApplication } from '../../../test/test-application';
import type { TestApplication } from '../../../test/test-application';
import { systemActor } from '../actor';
import type { WriteTx } from '../database/transaction';
import { RUNTIME_DATA_SOURCE } from '../database/runtime-data-source';
import { UnitOfWork } from '../database/unit-of-work';
import { JobQueue } from '../jobs/job-queue';
import { DeliverEventJob } from './deliver-event.job';
import { ListensTo } from './event-listener';
import type { EventListener } from './event-listener';
import { EventRelay } from './event-relay';

const districtId = randomUUID();
const failing = new Set<string>();

/** Leaves one occurrence row per run: the effect that must happen once. */
async function leaveTrace(tx: WriteTx, label: string): Promise<void> {
  await tx.change(
    'spec.trace',
    `INSERT INTO occurrence (district_id, id, kind, label, starts_on) VALUES ($1, $2, '学期', $3, '2026-09-01')`,
    [tx.districtId, randomUUID(), label],
  );
}

@Injectable()
@ListensTo('thing.made')
class FirstListener implements EventListener {
  async on(event: EventEnvelope, tx: WriteTx): Promise<void> {
    await leaveTrace(tx, `first ${event.subject.id}`);
    if (failing.has(event.subject.id)) throw new Error('first cannot');
  }
}

@Injectable()
@ListensTo('thing.made')
class SecondListener implements EventListener {
  on = (event: EventEnvelope, tx: WriteTx) => leaveTrace(tx, `second ${event.subject.id}`);
}

describe('events', () => {
  let application: TestApplication;

  beforeAll(async () => {
    application = await createTestApplication({
      worker: true,
      wrap: (module) => ({
        module: class Wrapped {},
        imports: [module],
        providers: [FirstListener, SecondListener],
      }),
    });
    await application.database.owner.query(
      `INSERT INTO district (id, kind, name_zh) VALUES ($1, 'county', '云岭县')`,
      [districtId],
    );
  });
  afterAll(() => application.close());

  const query = async <Row extends object>(text: string, values: unknown[] = []) =>
    (await application.database.owner.query<Row>(text, values)).rows;

  /** Commits an event over the API's unit of work, as a request would. */
  async function happen(): Promise<{ subjectId: string; eventId: string }> {
    const subject = { kind: 'thing', id: randomUUID() };
    await application.api.get(UnitOfWork).write(systemActor(districtId, 'spec'), (tx) => {
      tx.emit({ type: 'thing.made', v: 1, subject, data: {} });
      return Promise.resolve();
    });
    const [row] = await query<{ id: string }>('SELECT id FROM outbox WHERE subject_id = $1', [subject.id]);
    return { subjectId: subject.id, eventId: row!.id };
  }
  const traces = async (subjectId: string) =>
    (
      await query<{ label: string }>('SELECT label FROM occurrence WHERE label LIKE $1 ORDER BY label', [
        `%${subjectId}`,
      ])
    ).map(({ label }) => label.split(' ')[0]);
  const until = async (condition: () => Promise<boolean>) => {
    for (const start = Date.now(); !(await condition());) {
      if (Date.now() - start > 15_000) throw new Error('waited in vain');
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  };
  const done = async (eventId: string) =>
    (
      await query<{ done: boolean }>('SELECT done_at IS NOT NULL AS done FROM outbox WHERE id = $1', [
        eventId,
      ])
    )[0]!.done;

  it('reach every listener once, within moments of the commit in another process', async () => {
    const { subjectId, eventId } = await happen();
    await until(() => done(eventId));
    expect(await traces(subjectId)).toEqual(['first', 'second']);
  });

  it('act once when the same event is delivered by two jobs at a time', async () => {
    await application.worker.get(EventRelay).stop();
    const { subjectId, eventId } = await happen();
    const job = application.worker.get(DeliverEventJob);
    await Promise.all([1, 2, 3, 4].map(() => job.run({ districtId, eventId })));
    await job.run({ districtId, eventId });
    expect(await traces(subjectId)).toEqual(['first', 'second']);
    application.worker.get(EventRelay).start();
  });

  it('do not run a listener again that ran before its process died', async () => {
    await application.worker.get(EventRelay).stop();
    const { subjectId, eventId } = await happen();
    failing.add(subjectId);
    await expect(application.worker.get(DeliverEventJob).run({ districtId, eventId })).rejects.toThrow(
      'first cannot',
    );
    expect(await traces(subjectId)).toEqual(['second']);
    const [row] = await query<{ attempts: number; last_fault: string }>(
      'SELECT attempts, last_fault FROM outbox WHERE id = $1',
      [eventId],
    );
    expect(row).toEqual({ attempts: 1, last_fault: expect.stringContaining('FirstListener') as string });
    failing.delete(subjectId);
    application.worker.get(EventRelay).start();
    await until(() => done(eventId));
    expect(await traces(subjectId)).toEqual(['first', 'second']);
  });

  it('are handed over again when the queue lost them', async () => {
    await application.worker.get(EventRelay).stop();
    const { subjectId, eventId } = await happen();
    // Handed over, and then the queue was emptied.
    await query(`UPDATE outbox SET enqueued_at = now() - interval '31 seconds' WHERE id = $1`, [eventId]);
    await query('DELETE FROM bullmq.job');
    application.worker.get(EventRelay).start();
    await until(() => done(eventId));
    expect(await traces(subjectId)).toEqual(['first', 'second']);
  });

  it('are not locked while the queue is asked, and wait on when it refuses', async () => {
    await application.worker.get(EventRelay).stop();
    const { eventId } = await happen();
    const row = () =>
      query<{ waits: boolean }>(
        'SELECT enqueued_at IS NULL AS waits FROM outbox WHERE id = $1 FOR UPDATE NOWAIT',
        [eventId],
      );
    const seen: { waits: boolean }[] = [];
    class RefusingQueue extends JobQueue {
      add = () => Promise.resolve(false);
      async addMany(): Promise<boolean> {
        seen.push(...(await row()));
        return false;
      }
    }
    const relay = new EventRelay(
      application.worker.get<DataSource>(RUNTIME_DATA_SOURCE),
      'worker',
      application.worker.get(UnitOfWork),
      new RefusingQueue(),
    );
    expect(await relay.relay()).toBe(0);
    expect(seen).toEqual([{ waits: false }]);
    expect(await row()).toEqual([{ waits: true }]);
    application.worker.get(EventRelay).start();
    await until(() => done(eventId));
  });

  it('are forgotten with their receipts a month after they were heard, not before', async () => {
    const [old, young] = [await happen(), await happen()];
    await until(async () => (await done(old.eventId)) && done(young.eventId));
    await query(`UPDATE outbox SET done_at = now() - interval '30 days 1 minute' WHERE id = $1`, [
      old.eventId,
    ]);
    await query(
      `UPDATE outbox SET done_at = NULL, at = now() - interval '1 year', enqueued_at = now()
                 WHERE id = $1`,
      [young.eventId],
    );
    const fault = `INSERT INTO job_failure (id, job, data, attempts, fault, at) VALUES ($1, 'spec', '{}', 5, 'x', now() - $2::interval)`;
    const kept = randomUUID();
    await query(fault, [kept, '29 days']);
    await query(fault, [randomUUID(), '31 days']);
    const run = `INSERT INTO import_run (district_id, id, kind, state, file_name, storage_key, sha256, summary, faults, content, created_by, created_at)
                 VALUES ($1, $2, 'spec', $3, 'a.xlsx', 'a', '', '{}', '[]', '{"rows": {}, "canApply": true}', $1, now() - $4::interval)`;
    const runs = [
      ['checked', '31 days', 'discarded', false],
      ['checked', '29 days', 'checked', true],
      ['applied', '31 days', 'applied', true],
    ] as const;
    for (const [state, age] of runs) await query(run, [districtId, randomUUID(), state, age]);
    const records = await query<{ n: string }>('SELECT count(*) AS n FROM audit_entry');
    await application.runJob('records.prune');
    expect(
      await query('SELECT DISTINCT event_id FROM event_receipt WHERE event_id IN ($1, $2)', [
        old.eventId,
        young.eventId,
      ]),
    ).toEqual([{ event_id: young.eventId }]);
    expect(await query('SELECT id FROM outbox WHERE id IN ($1, $2)', [old.eventId, young.eventId])).toEqual([
      { id: young.eventId },
    ]);
    expect(await query(`SELECT id FROM job_failure WHERE job = 'spec'`)).toEqual([{ id: kept }]);
    expect(
      await query(`SELECT state, content ? 'rows' AS rows FROM import_run WHERE kind = 'spec' ORDER BY id`),
    ).toEqual(expect.arrayContaining(runs.map(([, , state, rows]) => ({ state, rows }))));
    expect(await query<{ n: string }>('SELECT count(*) AS n FROM audit_entry')).toEqual(records);
    await query('UPDATE outbox SET done_at = now() WHERE id = $1', [young.eventId]);
  });

  it('are left to the job that has them while they are fresh', async () => {
    await application.worker.get(EventRelay).stop();
    const { eventId } = await happen();
    await query(`UPDATE outbox SET enqueued_at = now() - interval '5 seconds' WHERE id = $1`, [eventId]);
    expect(await application.worker.get(EventRelay).relay()).toBe(0);
    await query(`UPDATE outbox SET enqueued_at = NULL WHERE id = $1`, [eventId]);
    application.worker.get(EventRelay).start();
    await until(() => done(eventId));
  });
});
