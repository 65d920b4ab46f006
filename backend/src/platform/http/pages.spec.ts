import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTestApplication } from '../../../test/test-application';
import type { TestApplication } from '../../../test/test-application';
import type { TestClient } from '../../../test/test-client';

describe('the pages', () => {
  const folder = mkdtempSync(join(tmpdir(), 'zeren-web-'));
  let application: TestApplication;
  let client: TestClient;

  beforeAll(async () => {
    mkdirSync(join(folder, 'web'));
    writeFileSync(join(folder, 'secret.txt'), 'not for the web');
    writeFileSync(join(folder, 'web', 'index.html'), '<!doctype html><title>责任</title>');
    writeFileSync(join(folder, 'web', 'main-ABCD1234.js'), 'console.log(1)');
    writeFileSync(join(folder, 'web', 'main-ABCD1234.js.br'), 'compressed');
    writeFileSync(join(folder, 'web', 'ngsw.json'), '{}');
    mkdirSync(join(folder, 'web', 'media'));
    for (const name of ['chunk-B2r7_u-r.js', 'media/noto-ABCD1234.woff2', 'icon-maskable.png']) {
      writeFileSync(join(folder, 'web', name), 'x');
    }
    application = await createTestApplication({ settings: { WEB_DIR: join(folder, 'web') } });
    client = application.client();
  });
  afterAll(async () => {
    await application.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it.each(['/', '/index.html', '/duties/0192', '/dashboard?year=2026'])(
    '%s is the application, asked for anew each time',
    async (url) => {
      const answer = await client.get(url);
      expect([answer.status, answer.headers['cache-control']]).toEqual([200, 'no-cache']);
      expect(answer.raw.toString()).toContain('<title>责任</title>');
    },
  );

  it.each([
    ['/chunk-B2r7_u-r.js', true],
    ['/media/noto-ABCD1234.woff2', true],
    ['/icon-maskable.png', false],
  ])('%s may be kept for ever: %s', async (url, forEver) => {
    const answer = await client.get(url);
    expect([answer.status, String(answer.headers['cache-control']).includes('immutable')]).toEqual([
      200,
      forEver,
    ]);
  });

  it('a file named by its content is kept for ever, and sent compressed to who takes it', async () => {
    const answer = await client.get('/main-ABCD1234.js', { headers: { 'accept-encoding': 'br' } });
    expect(answer.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect([answer.headers['content-encoding'], answer.raw.toString()]).toEqual(['br', 'compressed']);
    expect(answer.headers['content-type']).toMatch(/javascript/);
  });

  it('any other file is asked for anew', async () => {
    expect((await client.get('/ngsw.json')).headers['cache-control']).toBe('no-cache');
  });

  it.each([
    '/gone-ABCD1234.js',
    '/api/nothing',
    '/metrics/nothing',
    '/..%2fsecret.txt',
    '/%2e%2e/secret.txt',
    '/.env',
  ])('%s is not there, and not the application', async (url) => {
    const answer = await client.get<{ code: string }>(url);
    expect(answer.raw.toString()).not.toContain('not for the web');
    expect(answer.raw.toString()).not.toContain('<title>');
    expect(answer.status).toBeGreaterThanOrEqual(400);
  });

  it('an address that is no page may not be posted to', async () => {
    const answer = await client.post('/duties');
    expect(answer.status).toBe(404);
  });

  it('run scripts from here only, and in no frame', async () => {
    const policy = String((await client.get('/')).headers['content-security-policy']);
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('upgrade-insecure-requests');
  });

  it('ask for https only where they are served over it', async () => {
    const secure = await createTestApplication({
      database: application.database,
      settings: { WEB_DIR: join(folder, 'web'), PUBLIC_URL: 'https://zeren.example' },
    });
    const { headers } = await secure.client().get('/');
    expect(headers['strict-transport-security']).toBe('max-age=31536000');
    expect(headers['content-security-policy']).toContain('upgrade-insecure-requests');
    await secure.close();
  });

  it('are missing: the start says so', async () => {
    const starting = createTestApplication({
      database: application.database,
      settings: { WEB_DIR: join(folder, 'nowhere') },
    });
    await expect(starting).rejects.toThrow(/^WEB_DIR: .*index\.html/);
  });
});

describe('the API document', () => {
  let application: TestApplication;
  beforeAll(async () => {
    application = await createTestApplication();
  });
  afterAll(() => application.close());

  interface Operation {
    readonly operationId?: string;
    readonly summary?: string;
    readonly tags?: string[];
    readonly responses: Record<string, unknown>;
  }

  it('names every operation once, under its room, with its full path and a summary', async () => {
    const { body } = await application
      .client()
      .get<{ paths: Record<string, Record<string, Operation>> }>('/api/openapi.json');
    const operations = Object.entries(body.paths).flatMap(([path, item]) =>
      Object.values(item).map((operation) => ({ path, operation })),
    );
    expect(operations.length).toBeGreaterThan(10);
    const ids = operations.map(({ operation }) => operation.operationId ?? '');
    expect(ids.filter((id, at) => !/^[a-z][A-Za-z]+$/.test(id) || ids.indexOf(id) !== at)).toEqual([]);
    const poor = operations.filter(
      ({ path, operation }) =>
        !path.startsWith('/api/') || !operation.summary || operation.tags?.length !== 1,
    );
    expect(poor).toEqual([]);
    expect(operations.filter(({ operation }) => !operation.responses.default)).toEqual([]);
  });

  it('has a page of its own that needs no account and nothing from elsewhere', async () => {
    const page = await application.client().get<string>('/api/docs');
    expect([page.status, page.headers['content-type']]).toEqual([200, expect.stringContaining('text/html')]);
    expect(page.body).not.toMatch(/(?:src|href)="(?:https?:)?\/\//);
    expect((await application.client().get('/api/docs/swagger-ui-bundle.js')).status).toBe(200);
  });
});
