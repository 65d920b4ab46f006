import { randomUUID } from 'node:crypto';
import { createSmallCounty } from '@zeren/testing/small-county';
import { openTestAccount, TEST_PASSWORD } from '../../../test/test-accounts';
import { createTestApplication } from '../../../test/test-application';
import type { TestApplication } from '../../../test/test-application';
import type { TestClient } from '../../../test/test-client';

describe('a write', () => {
  let application: TestApplication;

  beforeAll(async () => {
    application = await createTestApplication();
    const county = await createSmallCounty(application.database.owner);
    const owner = { districtId: county.districtId, personId: county.people.wangshu };
    await openTestAccount(application, 'wangshu', owner);
    await openTestAccount(application, 'system', { administrator: 'system' });
  });
  afterAll(() => application.close());

  const signIn = () => application.signIn('wangshu', TEST_PASSWORD);

  const from = (headers: Record<string, string | undefined>) => ({ body: { locale: 'en' }, headers });
  const put = async (client: TestClient, headers: Record<string, string | undefined>) =>
    (await client.put<{ code?: string }>('/api/session/locale', from(headers))).body.code ?? 'ok';

  it('is guarded against forms of other sites: fetch metadata first, origin where there is none, never neither', async () => {
    const client = await signIn();
    expect(await put(client, {})).toBe('ok');
    for (const site of ['cross-site', 'same-site', 'none']) {
      expect(await put(client, { 'sec-fetch-site': site })).toBe('request.forged');
    }
    const old = { 'sec-fetch-site': undefined };
    expect(await put(client, old)).toBe('request.forged');
    expect(await put(client, { ...old, origin: 'http://zeren.test' })).toBe('ok');
    expect(await put(client, { ...old, origin: 'http://evil.test' })).toBe('request.forged');
    expect(await put(client, { ...old, origin: 'null' })).toBe('request.forged');
  });

  it('is guarded by the token of this very session', async () => {
    const [client, other] = [await signIn(), await signIn()];
    expect(await put(client, { 'x-xsrf-token': undefined })).toBe('request.forged');
    expect(await put(client, { 'x-xsrf-token': 'guess' })).toBe('request.forged');
    expect(await put(client, { 'x-xsrf-token': other.cookies.get('XSRF-TOKEN') })).toBe('request.forged');
    expect(await put(client, {})).toBe('ok');
  });

  it('is guarded at sign-in too, which has no token yet', async () => {
    const body = { username: 'wangshu', password: TEST_PASSWORD };
    const answer = await application
      .client()
      .post<{ code: string }>('/api/session', { body, headers: { 'sec-fetch-site': 'cross-site' } });
    expect([answer.status, answer.body.code]).toEqual([403, 'request.forged']);
    expect(answer.headers['set-cookie']).toBeUndefined();
  });

  it('is refused in the decided order: session, CSRF, permission, headers, body', async () => {
    const url = '/api/accounts';
    const bad = {
      body: { nonsense: true },
      headers: { 'sec-fetch-site': 'cross-site', 'idempotency-key': undefined },
    };
    const ours = { ...bad, headers: { ...bad.headers, 'sec-fetch-site': 'same-origin' } };
    const keyed = { ...ours, headers: { ...ours.headers, 'idempotency-key': randomUUID() } };
    const code = async (client: TestClient, options: object) =>
      (await client.post<{ code: string }>(url, options)).body.code;
    const officer = await signIn();
    const administrator = await application.signIn('system', TEST_PASSWORD);
    expect(await code(application.client(), bad)).toBe('session.missing');
    expect(await code(officer, bad)).toBe('request.forged');
    expect(await code(officer, ours)).toBe('access.permission-missing');
    expect(await code(administrator, ours)).toBe('request.idempotency-key-missing');
    expect(await code(administrator, keyed)).toBe('request.invalid');
  });
});
