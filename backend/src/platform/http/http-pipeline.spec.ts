import { Body, Controller, Get, Post, Req } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { IsInt, IsString, MaxLength } from 'class-validator';
import { randomUUID } from 'node:crypto';
import type {} from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { createSmallCounty } from '@zeren/testing/small-county';
import { openTestAccount, TEST_PASSWORD } from '../../../test/test-accounts';
import { createTestApplication } from '../../../test/test-application';
import type { TestApplication } from '../../../test/test-application';
import type { TestClient } from '../../../test/test-client';
import type { Actor } from '../actor';
import { createDataSource } from '../database/data-source';
import { UnitOfWork } from '../database/unit-of-work';
import type { Problem } from './problem.filter';
import { PruneIdempotencyKeysJob } from './prune-idempotency-keys.job';
import { CurrentActor, Permit, Public, SignedIn } from './route';

class ThingDto {
  @ApiProperty({ example: '春节走访' })
  @IsString()
  @MaxLength(20)
  name: string;

  @ApiProperty({ example: 3 })
  @IsInt()
  amount: number;
}

/** Where two requests wait for each other. */
let gate: Promise<void> = Promise.resolve();

@Controller('api/spec')
class SpecController {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  @Post('things')
  @SignedIn()
  make(@CurrentActor() actor: Actor, @Body() body: ThingDto): Promise<object> {
    return this.unitOfWork.write(actor, async (tx) => {
      await gate;
      const id = randomUUID();
      const label = body.name;
      await tx.change(
        'spec.http.make',
        `INSERT INTO occurrence (district_id, id, kind, label, starts_on, organization_id)
         VALUES ($1, $2, '学期', $3, '2026-09-01', $4)`,
        [tx.districtId, id, label, tx.actor.organizationId],
      );
      return { id, label };
    });
  }

  @Post('audited')
  @Permit('audit.read')
  audited(): object {
    return {};
  }

  @Get('fault')
  @Public()
  fault(): never {
    throw new Error('secret /etc/zeren/key of 张三');
  }

  @Get('busy')
  @Public()
  busy(): never {
    throw Object.assign(new Error('canceling statement'), { code: '57014' });
  }

  @Post('upload')
  @SignedIn()
  async upload(@CurrentActor() actor: Actor, @Req() request: FastifyRequest): Promise<object> {
    const file = await request.file();
    const bytes = (await file!.toBuffer()).length;
    return this.unitOfWork.write(actor, () => Promise.resolve({ bytes }));
  }
}

@Controller('api/spec')
class UnmarkedController {
  @Get('unmarked')
  unmarked(): string {
    return 'for everybody?';
  }
}

describe('the way of a request', () => {
  let application: TestApplication;
  let client: TestClient;

  beforeAll(async () => {
    application = await createTestApplication({
      wrap: (module) => ({ module: class Wrapped {}, imports: [module], controllers: [SpecController] }),
    });
    const county = await createSmallCounty(application.database.owner);
    await openTestAccount(application, 'clerk', {
      districtId: county.districtId,
      personId: county.people.wangshu,
    });
    client = await application.signIn('clerk', TEST_PASSWORD);
  });
  afterAll(() => application.close());

  const thing = { name: '走访', amount: 1 };
  const made = async () =>
    Number(
      (await application.database.owner.query<{ n: string }>('SELECT count(*) AS n FROM occurrence')).rows[0]!
        .n,
    );

  describe('a fault', () => {
    it('says nothing of the program, and gives the number under which the log has it', async () => {
      const answer = await client.get<Problem>('/api/spec/fault');
      expect(answer.status).toBe(500);
      expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
      expect(answer.body.code).toBe('service.fault');
      expect(answer.body.requestId).toBe(answer.headers['x-request-id']);
      expect(answer.body.sentences.zh).toContain(answer.body.requestId);
      expect(answer.raw.toString()).not.toMatch(/secret|张三|Error|\.ts|\bat /);
    });

    it('of a busy database is 503, to be tried again', async () => {
      const answer = await client.get<Problem>('/api/spec/busy', { headers: { 'accept-language': 'en' } });
      expect([answer.status, answer.body.code]).toEqual([503, 'service.unavailable']);
      expect(answer.body.detail).toBe(answer.body.sentences.en);
    });

    it.each(['/api/nothing', '/api/spec/nothing', '/api/%zz'])('%s is a problem too', async (url) => {
      const answer = await client.get<Problem>(url);
      expect([answer.status, answer.headers['content-type']]).toEqual([
        url === '/api/%zz' ? 400 : 404,
        'application/problem+json; charset=utf-8',
      ]);
    });
  });

  describe('a body', () => {
    it('with a field too many, or a wrong one, is refused by name', async () => {
      const answer = await client.post<Problem>('/api/spec/things', {
        body: { name: 7, amount: 1, districtId: 'x' },
      });
      expect([answer.status, answer.body.code]).toEqual([400, 'request.invalid']);
      expect(answer.body.faults?.map((fault) => fault.field).sort()).toEqual(['districtId', 'name']);
      expect(await made()).toBe(0);
    });

    it.each([
      ['no JSON', '{"name": ', 400],
      ['__proto__', '{"name": "x", "amount": 1, "__proto__": {"admin": true}}', 400],
      ['a NUL', '{"name": "a\\u0000b", "amount": 1}', 400],
      ['more than 1 MB', JSON.stringify({ name: 'x'.repeat(1_100_000), amount: 1 }), 413],
    ])('%s is refused', async (_, body, status) => {
      const answer = await client.post<Problem>('/api/spec/things', {
        body,
        headers: { 'content-type': 'application/json' },
      });
      expect([answer.status, answer.body.type]).toEqual([status, `/problems/${answer.body.code}`]);
      expect(await made()).toBe(0);
    });

    it.each(['text/plain', 'application/x-www-form-urlencoded', 'application/xml'])(
      'as %s is refused',
      async (type) => {
        const answer = await client.post<Problem>('/api/spec/things', {
          body: 'name=x',
          headers: { 'content-type': type },
        });
        expect([answer.status, answer.body.code]).toEqual([415, 'request.unsupported']);
      },
    );

    it('may bring a file of up to 20 MB', async () => {
      const file = (size: number) => ({
        fileName: '会议.jpg',
        mediaType: 'image/jpeg',
        content: Buffer.alloc(size),
      });
      const fits = await client.upload('/api/spec/upload', file(19 * 1024 * 1024));
      expect([fits.status, fits.body]).toEqual([201, { bytes: 19 * 1024 * 1024 }]);
      const large = await client.upload<Problem>('/api/spec/upload', file(20 * 1024 * 1024 + 1));
      expect([large.status, large.body.code]).toEqual([413, 'request.too-large']);
      expect(large.body.sentences.en).toContain('20 MB');
    });
  });

  describe('refusals come in this order:', () => {
    const bad = { body: '{', headers: { 'content-type': 'application/json', 'idempotency-key': undefined } };

    it('session first', async () => {
      const answer = await application.client().post<Problem>('/api/spec/audited', bad);
      expect([answer.status, answer.body.code]).toEqual([401, 'session.missing']);
    });

    it('then where the request came from', async () => {
      const foreign = { ...bad.headers, 'sec-fetch-site': 'cross-site' };
      const answer = await client.post<Problem>('/api/spec/audited', { ...bad, headers: foreign });
      expect([answer.status, answer.body.code]).toEqual([403, 'request.forged']);
    });

    it('then the permission', async () => {
      const answer = await client.post<Problem>('/api/spec/audited', bad);
      expect(answer.status).toBe(403);
      expect(answer.body.code).not.toBe('request.forged');
    });

    it('then the headers', async () => {
      const answer = await client.post<Problem>('/api/spec/things', bad);
      expect([answer.status, answer.body.code]).toEqual([428, 'request.idempotency-key-missing']);
    });

    it('then the body', async () => {
      const answer = await client.post<Problem>('/api/spec/things', {
        ...bad,
        headers: { 'content-type': 'application/json' },
      });
      expect([answer.status, answer.body.code]).toEqual([400, 'request.invalid']);
    });
  });

  describe('a POST that is sent again under its key', () => {
    const post = (key: string, body: object = thing, by: TestClient = client) =>
      by.post<{ id: string; code?: string }>('/api/spec/things', {
        body,
        headers: { 'idempotency-key': key },
      });

    it('acts once and is answered the same', async () => {
      const before = await made();
      const [first, second] = [await post('key-of-one'), await post('key-of-one')];
      expect([second.status, second.body]).toEqual([first.status, first.body]);
      expect(await made()).toBe(before + 1);
    });

    it('acts once also when both run at a time', async () => {
      const before = await made();
      let open: () => void = () => undefined;
      gate = new Promise((resolve) => (open = resolve));
      const both = Promise.all([post('key-of-two'), post('key-of-two'), post('key-of-two')]);
      setTimeout(open, 300);
      const answers = await both;
      gate = Promise.resolve();
      expect(answers.map((answer) => answer.status)).toEqual([201, 201, 201]);
      expect(new Set(answers.map((answer) => answer.body.id)).size).toBe(1);
      expect(await made()).toBe(before + 1);
    });

    it('is refused when it says something else', async () => {
      await post('key-of-three');
      const other = await post('key-of-three', { ...thing, amount: 2 });
      expect([other.status, other.body.code]).toEqual([422, 'request.idempotency-key-reused']);
    });

    it('is refused when it brings another file, and answered the same when it brings this one', async () => {
      const send = (content: string) =>
        client.upload<{ bytes?: number; code?: string }>(
          '/api/spec/upload',
          { fileName: '会议.txt', mediaType: 'text/plain', content },
          { headers: { 'idempotency-key': 'key-of-a-file' } },
        );
      expect((await send('第一次会议')).body).toEqual({ bytes: 15 });
      expect((await send('第一次会议')).body).toEqual({ bytes: 15 });
      const other = await send('第二次会议纪要');
      expect([other.status, other.body.code]).toEqual([422, 'request.idempotency-key-reused']);
    });

    it('acts anew when the first was refused', async () => {
      const before = await made();
      expect((await post('key-of-four', { name: 'x' })).status).toBe(400);
      expect((await post('key-of-four')).status).toBe(201);
      expect(await made()).toBe(before + 1);
    });

    it('acts anew once the answer was forgotten, after a week', async () => {
      await post('key-of-five');
      await post('key-of-six');
      await application.database.owner.query(
        `UPDATE idempotency_key SET at = now() - interval '7 days 1 minute' WHERE key = 'key-of-five'`,
      );
      const worker = await createDataSource(application.database.workerUrl, [], 1).initialize();
      await new PruneIdempotencyKeysJob(worker).run();
      await worker.destroy();
      const { rows } = await application.database.owner.query<{ key: string }>(
        `SELECT key FROM idempotency_key WHERE key IN ('key-of-five', 'key-of-six')`,
      );
      expect(rows).toEqual([{ key: 'key-of-six' }]);
    });
  });

  it('has a bounded number of connections and of seconds', () => {
    const { maxConnections, headersTimeout, requestTimeout } = application.api.getHttpServer();
    expect({ maxConnections, headersTimeout, requestTimeout }).toEqual({
      maxConnections: 1_000,
      headersTimeout: 10_000,
      requestTimeout: 120_000,
    });
  });

  it('does not take a request number from outside', async () => {
    const answer = await client.get('/api/health/live', {
      headers: { 'x-request-id': 'mine', 'request-id': 'mine' },
    });
    expect(answer.headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('does not even start when a route names no permission', async () => {
    const starting = createTestApplication({
      database: application.database,
      wrap: (module) => ({ module: class Wrapped {}, imports: [module], controllers: [UnmarkedController] }),
    });
    await expect(starting).rejects.toThrow('UnmarkedController.unmarked');
  });
});
