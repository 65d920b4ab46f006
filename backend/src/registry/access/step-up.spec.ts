import { Controller, Post } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { createSmallCounty } from '@zeren/testing/small-county';
import type { SmallCounty } from '@zeren/testing/small-county';
import { openTestAccount, TEST_PASSWORD } from '../../../test/test-accounts';
import { createTestApplication } from '../../../test/test-application';
import type { TestApplication } from '../../../test/test-application';
import type { TestClient } from '../../../test/test-client';
import type { Actor } from '../../platform/actor';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { CurrentActor, RouteNeeds, SignedIn } from '../../platform/http/route';

const START = Date.parse('2026-11-23T01:00:00Z');

@Controller('api/spec')
class SigningController {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  @Post('sign')
  @SignedIn()
  @RouteNeeds({ stepUp: true })
  sign(@CurrentActor() actor: Actor): Promise<object> {
    return this.unitOfWork.write(actor, () => Promise.resolve({ confirmed: actor.stepUp, id: randomUUID() }));
  }
}

describe('an act that asks who somebody is', () => {
  let application: TestApplication;
  let client: TestClient;
  let accountId: string;
  let county: SmallCounty;

  beforeAll(async () => {
    application = await createTestApplication({
      wrap: (module) => ({ module: class Wrapped {}, imports: [module], controllers: [SigningController] }),
    });
    county = await createSmallCounty(application.database.owner);
    const owner = { districtId: county.districtId, personId: county.people.wangshu };
    accountId = await openTestAccount(application, 'wangshu', owner);
  });
  afterAll(() => application.close());
  beforeEach(async () => {
    await minutesLater(0);
    await application.database.owner.query('DELETE FROM sign_in_limit');
    client = await application.signIn('wangshu', TEST_PASSWORD);
  });

  const minutesLater = (minutes: number) =>
    application.database.setClock(new Date(START + minutes * 60_000).toISOString());
  const sign = (headers: Record<string, string> = {}) =>
    client.post<{ code?: string; id?: string; confirmed?: object }>('/api/spec/sign', { headers });
  const confirm = (password: string) =>
    client.post<{ code: string; field: string; sentences: { zh: string } }>('/api/session/step-up', {
      body: { password },
    });
  const entries = async (action: string) =>
    (
      await application.database.owner.query<{ after: object }>(
        'SELECT after FROM audit_entry WHERE action = $1 AND subject_id = $2',
        [action, accountId],
      )
    ).rows;

  it('is refused to whoever is merely signed in, and says how to go on', async () => {
    const refused = await sign();
    expect([refused.status, refused.body.code]).toEqual([403, 'session.step-up-due']);
  });

  it('goes through for five minutes after the password was given again, on the clock of the database', async () => {
    expect((await confirm(TEST_PASSWORD)).status).toBe(204);
    expect((await sign()).body.confirmed).toEqual({
      at: expect.stringMatching(/^2026-11-23T01:00:0\d\.\d{3}Z$/) as string,
      by: 'password',
    });
    await minutesLater(4);
    expect((await sign()).status).toBe(201);
    await minutesLater(6);
    expect((await sign()).body.code).toBe('session.step-up-due');
    expect(await entries('session.step-up')).toEqual([{ after: { by: 'password' } }]);
  });

  it('is done once under the key of its first try, also when that was refused', async () => {
    const key = { 'idempotency-key': randomUUID() };
    expect((await sign(key)).status).toBe(403);
    await client.stepUp(TEST_PASSWORD);
    const done = await sign(key);
    expect(done.status).toBe(201);
    expect((await sign(key)).body.id).toBe(done.body.id);
  });

  it('gives the session a new secret with the confirmation: a copied cookie has nothing of it', async () => {
    const thief = application.client();
    for (const [name, value] of client.cookies) thief.cookies.set(name, value);
    await client.stepUp(TEST_PASSWORD);
    expect(client.cookies.get('zeren-session')).not.toBe(thief.cookies.get('zeren-session'));
    expect(client.cookies.get('XSRF-TOKEN')).not.toBe(thief.cookies.get('XSRF-TOKEN'));
    expect((await thief.get<{ code: string }>('/api/session')).body.code).toBe('session.missing');
    expect((await client.get('/api/session')).status).toBe(200);
  });

  it('is confirmed in this session, not in another one of the same person', async () => {
    const elsewhere = await application.signIn('wangshu', TEST_PASSWORD);
    await elsewhere.stepUp(TEST_PASSWORD);
    expect((await sign()).body.code).toBe('session.step-up-due');
  });

  it('counts wrong passwords, says how many are left, and locks after five', async () => {
    const answers = [];
    for (let n = 0; n < 5; n += 1) answers.push(await confirm('Wrong-Guess-99'));
    expect(answers.map(({ status }) => status)).toEqual([422, 422, 422, 422, 423]);
    expect(answers[3]!.body.sentences.zh).toContain('再错 1 次');
    expect(answers[0]!.body.field).toBe('password');
    expect((await confirm(TEST_PASSWORD)).status).toBe(423);
    await minutesLater(29);
    expect((await confirm(TEST_PASSWORD)).status).toBe(423);
    expect((await client.get('/api/session')).status).toBe(200);
    expect(await entries('session.refuse-step-up')).toHaveLength(5);
    await application.database.owner.query('DELETE FROM sign_in_limit');
    expect((await confirm(TEST_PASSWORD)).status).toBe(204);
  });

  it('leaves nothing behind from which a password could be guessed', async () => {
    const secrets = [
      ['village', 'Other-Brook-2027', 'Newer-Brook-2028'],
      ['orchard', 'Third-Brook-2029', 'Fresh-Brook-2030'],
    ] as const;
    await application.database.owner.query('DELETE FROM idempotency_key');
    for (const [at, current, next] of secrets) {
      const owner = { districtId: county.districtId, personId: county.people[at] };
      await openTestAccount(application, at, owner, { password: current });
      const someone = await application.signIn(at, current);
      await someone.stepUp(current);
      expect((await someone.post('/api/session/password', { body: { current, next } })).status).toBe(204);
    }
    const { rows } = await application.database.owner.query<{ route: string; digest: string }>(
      'SELECT route, digest FROM idempotency_key',
    );
    expect(rows.map(({ route }) => route)).toEqual(Array(2).fill('POST /api/session/password'));
    expect(rows[0]!.digest).toBe(rows[1]!.digest);
  });
});
