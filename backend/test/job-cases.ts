import { Injectable } from '@nestjs/common';
import type { TestDatabase } from '@zeren/testing/test-database';
import { createTestDatabase } from '@zeren/testing/test-database';
import { HandlesJob } from '../src/platform/jobs/job-handler';
import type { JobHandler } from '../src/platform/jobs/job-handler';
import { JobQueue } from '../src/platform/jobs/job-queue';
import { JobRunner } from '../src/platform/jobs/job-runner';
import { createTestApplication } from './test-application';
import type { TestApplication } from './test-application';

const runs: { job: string; data: unknown; attempt: number }[] = [];
let hold: Promise<void> = Promise.resolve();
let ticking = 0;
let mostTicking = 0;

@Injectable()
@HandlesJob({ name: 'spec.note' })
class NoteJob implements JobHandler<{ id: string }> {
  async run(data: { id: string }, attempt: number): Promise<void> {
    await hold;
    runs.push({ job: 'note', data, attempt });
    if (data.id === 'poison') throw new Error('cannot be done');
  }
}

@Injectable()
@HandlesJob({ name: 'spec.tick', everySeconds: 1 })
class TickJob implements JobHandler {
  async run(): Promise<void> {
    ticking += 1;
    mostTicking = Math.max(mostTicking, ticking);
    await new Promise((resolve) => setTimeout(resolve, 50));
    ticking -= 1;
    runs.push({ job: 'tick', data: {}, attempt: 1 });
  }
}

@Injectable()
@HandlesJob({ name: 'spec.yearly', everySeconds: 31_536_000 })
class YearlyJob implements JobHandler {
  run(): Promise<void> {
    runs.push({ job: 'yearly', data: {}, attempt: 1 });
    return Promise.resolve();
  }
}

@Injectable()
@HandlesJob({ name: 'spec.note' })
class SecondNoteJob implements JobHandler {
  run = () => Promise.resolve();
}

/** A queue server that a case may hurt. */
export interface HurtableQueue {
  readonly settings: Readonly<Record<string, string>>;
  /** Everything in it is gone. */
  empty(database: TestDatabase): Promise<void>;
  /** Producing fails until it is mended. */
  break(database: TestDatabase): Promise<void>;
  mend(database: TestDatabase): Promise<void>;
}

/** What jobs must do on whichever server carries them. */
export function describeJobs(on: string, start: () => Promise<HurtableQueue>): void {
  describe(`jobs on ${on}`, () => {
    let queue: HurtableQueue;
    let database: TestDatabase;
    let application: TestApplication;

    beforeAll(async () => {
      queue = await start();
      database = await createTestDatabase();
      application = await createTestApplication({
        worker: true,
        database,
        settings: queue.settings,
        wrap: (module) => ({
          module: class Wrapped {},
          imports: [module],
          providers: [NoteJob, TickJob, YearlyJob],
        }),
      });
    });
    afterAll(async () => {
      await application.close();
      await database.drop();
    });
    beforeEach(() => void runs.splice(0));

    const add = (id: string, jobId?: string) => application.api.get(JobQueue).add('spec.note', { id }, jobId);
    const notes = (id: string) =>
      runs.filter((run) => run.job === 'note' && (run.data as { id: string }).id === id);
    const ticks = () => runs.filter((run) => run.job === 'tick').length;
    const until = async (condition: () => boolean | Promise<boolean>, patience = 15_000) => {
      for (const began = Date.now(); !(await condition());) {
        if (Date.now() - began > patience) throw new Error('waited in vain');
        await pause(20);
      }
    };

    it('run in the job process, with what they were given', async () => {
      expect(await add('one')).toBe(true);
      await until(() => notes('one').length > 0);
      expect(notes('one')).toEqual([{ job: 'note', data: { id: 'one' }, attempt: 1 }]);
    });

    it('run once under one id while the first waits, and again later', async () => {
      let open: () => void = () => undefined;
      hold = new Promise((resolve) => (open = resolve));
      await add('blocker');
      await Promise.all([
        add('same', 'duty:7:report'),
        add('same', 'duty:7:report'),
        add('same', 'duty:7:report'),
      ]);
      open();
      await until(() => notes('same').length > 0);
      await pause(300);
      expect(notes('same')).toHaveLength(1);
      await add('same', 'duty:7:report');
      await until(() => notes('same').length === 2);
    });

    it('are tried five times, and then given up where people see it', async () => {
      await add('poison', 'a-poison');
      const given = async () =>
        (
          await database.owner.query<{ job: string; data: object; attempts: number; fault: string }>(
            'SELECT * FROM job_failure',
          )
        ).rows;
      await until(async () => (await given()).length > 0, 25_000);
      expect(notes('poison').map((run) => run.attempt)).toEqual([1, 2, 3, 4, 5]);
      expect(await given()).toEqual([
        expect.objectContaining({
          job: 'spec.note',
          data: { id: 'poison' },
          attempts: 5,
          fault: 'cannot be done',
        }),
      ]);
      const { body } = await application.client().get<string>('/metrics');
      expect(body).toContain('zeren_jobs_given_up_total{job="spec.note"}');
    });

    it('tick about as often as said, never two at a time', async () => {
      await until(() => ticks() > 0);
      runs.splice(0);
      await pause(5_200);
      expect(ticks()).toBeGreaterThanOrEqual(3);
      expect(ticks()).toBeLessThanOrEqual(6);
      expect(mostTicking).toBe(1);
    });

    it('do not tick out of turn because the watchdog looks after them', async () => {
      const yearly = () => runs.filter((run) => run.job === 'yearly').length;
      for (let round = 0; round < 3; round += 1) await application.worker.get(JobRunner).watch();
      await pause(500);
      expect(yearly()).toBe(0);
    });

    it('tick again when the queue lost everything', async () => {
      await queue.empty(database);
      await pause(2_500);
      runs.splice(0);
      await application.worker.get(JobRunner).watch();
      await until(() => ticks() >= 2);
      await add('after the loss');
      await until(() => notes('after the loss').length === 1);
    });

    it('leave a sign of life for every queue', async () => {
      await application.worker.get(JobRunner).watch();
      await until(async () => {
        const { rows } = await database.owner.query<{ queue: string }>('SELECT queue FROM job_heartbeat');
        return ['spec.note', 'spec.tick', 'events.deliver'].every((name) =>
          rows.some((row) => row.queue === name),
        );
      });
    });

    it('are not carried while the server is down, which the caller hears soon and without an error', async () => {
      await queue.break(database);
      const began = Date.now();
      expect(await add('lost')).toBe(false);
      expect(Date.now() - began).toBeLessThan(7_000);
      await queue.mend(database);
      await until(() => add('found'));
      await until(() => notes('found').length > 0, 25_000);
    });

    it('of a name that nobody handles are a fault of the program', async () => {
      await expect(application.api.get(JobQueue).add('spec.nobody', {})).rejects.toThrow('spec.nobody');
    });

    it('handled by two classes stop the process at start', async () => {
      const starting = createTestApplication({
        database,
        wrap: (module) => ({
          module: class Wrapped {},
          imports: [module],
          providers: [NoteJob, SecondNoteJob],
        }),
      });
      await expect(starting).rejects.toThrow(/Two classes handle the job "spec.note"/);
    });
  });
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
