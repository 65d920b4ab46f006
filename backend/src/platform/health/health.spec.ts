import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createTestApplication } from '../../../test/test-application';
import type { TestApplication } from '../../../test/test-application';
import { createTestDatabase } from '@zeren/testing/test-database';
import type { TestDatabase } from '@zeren/testing/test-database';
import { Health } from './health';
import { serveWorkerStatus } from './worker-status';

interface HealthBody {
  readonly status: string;
  readonly checks: readonly { name: string; ok: boolean; reason?: string }[];
}

const MINUTES = 60_000;

describe('health', () => {
  let database: TestDatabase;
  let application: TestApplication;

  beforeAll(async () => {
    database = await createTestDatabase();
    application = await createTestApplication({ worker: true, database });
  });
  afterAll(async () => {
    await application.close();
    await database.drop();
  });
  afterEach(() => jest.restoreAllMocks());

  /** As the process sees it that has run for so long, past what it remembers of the last look. */
  const readyAfter = async (milliseconds: number) => {
    const real = performance.now();
    jest.spyOn(performance, 'now').mockReturnValue(real + milliseconds);
    const answer = await application.client().get<HealthBody>('/api/health/ready');
    jest.restoreAllMocks();
    return answer;
  };

  it('needs no account', async () => {
    expect((await application.client().get('/api/health/live')).status).toBe(200);
    const ready = await application.client().get<HealthBody>('/api/health/ready');
    expect([ready.status, ready.body.status]).toEqual([200, 'up']);
    expect(ready.body.checks.map((check) => check.name)).toEqual(['database', 'jobs', 'storage', 'scan']);
    // Nothing scans here: that is said, and takes nothing out of service.
    expect(ready.body.checks.at(-1)).toMatchObject({
      ok: true,
      reason: expect.stringContaining('not scanned') as string,
    });
  });

  it('is down when a queue has been silent for too long, and says which', async () => {
    await database.owner.query(
      `UPDATE job_heartbeat SET at = now() - interval '151 seconds' WHERE queue = 'events.deliver'`,
    );
    const ready = await readyAfter(2 * MINUTES);
    expect([ready.status, ready.body.status]).toEqual([503, 'down']);
    expect(ready.body.checks).toContainEqual({
      name: 'jobs',
      ok: false,
      reason: 'no worker serves: events.deliver',
    });
    await database.owner.query('UPDATE job_heartbeat SET at = now()');
    expect((await readyAfter(3 * MINUTES)).status).toBe(200);
  });

  it('gives the job side a minute after the start', async () => {
    const { rows } = await database.owner.query<{ queue: string }>('SELECT queue FROM job_heartbeat');
    await database.owner.query('DELETE FROM job_heartbeat');
    expect((await readyAfter(-MINUTES)).status).toBe(200);
    for (const { queue } of rows)
      await database.owner.query('INSERT INTO job_heartbeat VALUES ($1, now())', [queue]);
  });

  it('is down when files cannot be kept', async () => {
    const files = join(application.configuration.DATA_DIR, 'files');
    rmSync(files, { recursive: true, force: true });
    writeFileSync(files, 'a file where the folder should be');
    const ready = await readyAfter(5 * MINUTES);
    expect(ready.status).toBe(503);
    expect(ready.body.checks).toContainEqual({
      name: 'storage',
      ok: false,
      reason: expect.any(String) as string,
    });
    rmSync(files);
  });

  it('of a job process is served on a port of its own', async () => {
    const server = await serveWorkerStatus(application.worker, 0, '127.0.0.1');
    const { port } = server.address() as { port: number };
    const get = (path: string) => fetch(`http://127.0.0.1:${port}${path}`);
    expect((await get('/api/health/live')).status).toBe(200);
    expect((await get('/api/health/ready')).status).toBe(200);
    expect(await (await get('/metrics')).text()).toContain('zeren_outbox_lag_seconds');
    expect((await get('/api/duties')).status).toBe(404);
    server.closeAllConnections();
    server.close();
  });

  it('is down as soon as the process stops', async () => {
    application.api.get(Health, { strict: false }).onModuleDestroy();
    const ready = await application.client().get<HealthBody>('/api/health/ready');
    expect([ready.status, ready.body.checks]).toEqual([
      503,
      [{ name: 'process', ok: false, reason: 'stopping' }],
    ]);
  });
});
