import { createSmallCounty } from '@zeren/testing/small-county';
import type { SmallCounty } from '@zeren/testing/small-county';
import { grantForTest, openTestAccount, TEST_PASSWORD } from '../../../../test/test-accounts';
import { createTestApplication } from '../../../../test/test-application';
import type { TestApplication } from '../../../../test/test-application';
import type { TestClient } from '../../../../test/test-client';

interface Answer {
  readonly code?: string;
  readonly field?: string;
  readonly passwordDue?: string | null;
}

const START = Date.parse('2026-11-23T01:00:00Z');

/** 等保 8.1.4.1 a: 定期更换, from the day it falls due to the day of a new one. */
describe('a password', () => {
  let application: TestApplication;
  let county: SmallCounty;

  beforeAll(async () => {
    application = await createTestApplication({ settings: { PASSWORD_DAYS: '90' } });
    await daysLater(0);
    county = await createSmallCounty(application.database.owner);
    const owner = { districtId: county.districtId, personId: county.people.wangshu };
    await openTestAccount(application, 'wangshu', owner);
    await grantForTest(application, county.districtId, {
      capabilitySet: 'officeholder',
      rootOrganizationId: county.organizations.wangshu,
      to: { postId: county.posts.wangshu },
    });
  });
  afterAll(() => application?.close());

  const daysLater = (days: number, minutes = 0) =>
    application.database.setClock(new Date(START + (days * 24 * 60 + minutes) * 60_000).toISOString());
  const codeOf = async (client: TestClient, url: string) => (await client.get<Answer>(url)).body.code ?? 'ok';
  const change = async (client: TestClient, current: string, next: string) => {
    const { status, body } = await client.post<Answer>('/api/session/password', { body: { current, next } });
    return status === 204 ? 'changed' : body.code;
  };

  it('is good for ninety days; then a sign-in leads to a new one, and to nothing else', async () => {
    await daysLater(89);
    expect(await codeOf(await application.signIn('wangshu', TEST_PASSWORD), '/api/duties/todo')).toBe('ok');

    await daysLater(90, 1);
    const client = await application.signIn('wangshu', TEST_PASSWORD);
    expect((await client.get<Answer>('/api/session')).body.passwordDue).toBe('expired');
    for (const url of ['/api/duties/todo', '/api/organizations', '/api/sessions', '/api/session/holdings']) {
      expect(await codeOf(client, url)).toBe('session.password-expired');
    }
    const act = await client.post<Answer>('/api/sessions/end-others');
    expect(act.body.code).toBe('session.password-expired');

    expect(await change(client, TEST_PASSWORD, TEST_PASSWORD)).toBe('password.unchanged');
    expect(await codeOf(client, '/api/duties/todo')).toBe('session.password-expired');
    expect(await change(client, TEST_PASSWORD, 'Quiet-Harbour-1')).toBe('changed');
    expect(await codeOf(client, '/api/duties/todo')).toBe('ok');
    expect((await client.get<Answer>('/api/session')).body.passwordDue).toBeNull();
  });

  it('falls due while somebody works, too', async () => {
    await daysLater(180, -5);
    const client = await application.signIn('wangshu', 'Quiet-Harbour-1');
    expect(await codeOf(client, '/api/duties/todo')).toBe('ok');
    await daysLater(180, 5);
    expect(await codeOf(client, '/api/duties/todo')).toBe('session.password-expired');
  });

  it('that was given up is not taken up again until four others were', async () => {
    const client = await application.signIn('wangshu', 'Quiet-Harbour-1');
    const next = (number: number) => `Quiet-Harbour-${number}`;
    for (const number of [2, 3, 4]) {
      expect(await change(client, next(number - 1), next(number))).toBe('changed');
    }
    expect(await change(client, next(4), next(1))).toBe('password.used-before');
    expect(await change(client, next(4), TEST_PASSWORD)).toBe('password.used-before');
    expect(await change(client, next(4), next(5))).toBe('changed');
    expect(await change(client, next(5), TEST_PASSWORD)).toBe('changed');
    const { rows } = await application.database.owner.query('SELECT 1 FROM password_history');
    expect(rows).toHaveLength(4);
  });
});
