import { randomUUID } from 'node:crypto';
import { createSmallCounty } from '@zeren/testing/small-county';
import type { SmallCounty } from '@zeren/testing/small-county';
import { openTestAccount, TEST_PASSWORD } from './test-accounts';
import { createTestApplication } from './test-application';
import type { TestApplication } from './test-application';
import type { TestClient } from './test-client';

interface Versioned {
  id: string;
  version: number;
}

/** 等保: nothing that decides what somebody may do is remembered from one request to the next. */
describe('a change of what somebody may do is in force on their next request (等保)', () => {
  let application: TestApplication;
  let county: SmallCounty;
  let accountId: string;
  let security: TestClient;
  let system: TestClient;
  let person: TestClient;

  beforeAll(async () => {
    application = await createTestApplication();
    await openTestAccount(application, 'security', { administrator: 'security' });
    await openTestAccount(application, 'system', { administrator: 'system' });
  });
  afterAll(() => application.close());
  beforeEach(async () => {
    await application.database.setClock('2026-11-23T01:00:00Z');
    county = await createSmallCounty(application.database.owner);
    const { districtId, people } = county;
    const username = `wangshu-${districtId.slice(0, 8)}`;
    accountId = await openTestAccount(application, username, { districtId, personId: people.wangshu });
    security = await application.signIn('security', TEST_PASSWORD);
    await security.stepUp(TEST_PASSWORD);
    await security.put('/api/session/district', { body: { districtId } });
    system = await application.signIn('system', TEST_PASSWORD);
    person = await application.signIn(username, TEST_PASSWORD);
  });

  const sees = async () => (await person.get('/api/duties')).status;
  const issues = async () =>
    (await person.post<{ code: string }>(`/api/responsibility-lists/${randomUUID()}/issue`, { version: 1 }))
      .status;
  const grant = async (capabilitySet: string, more: object = { postId: county.posts.wangshu }) =>
    (
      await security.post<Versioned>('/api/grants', {
        body: { capabilitySet, rootOrganizationId: county.organizations.wangshu, ...more },
      })
    ).body;
  const revoke = ({ id, version }: Versioned, body: object = {}) =>
    security.post<Versioned>(`/api/grants/${id}/revoke`, { version, body });

  it('a grant to the post, its revocation, and granting it again', async () => {
    expect(await sees()).toBe(403);
    const first = await grant('leader');
    expect([await sees(), await issues()]).toEqual([200, 403]);
    await revoke(first);
    expect(await sees()).toBe(403);
    await grant('organization-clerk');
    expect([await sees(), await issues()]).toEqual([200, 404]);
  });

  it('a grant in person', async () => {
    const given = await grant('leader', { personId: county.people.wangshu });
    expect(await sees()).toBe(200);
    await revoke(given);
    expect(await sees()).toBe(403);
  });

  it('a last day, from 00:00 of the next', async () => {
    const given = await grant('leader');
    await revoke(given, { lastDay: '2026-11-23' });
    expect(await sees()).toBe(200);
    await application.database.setClock('2026-11-23T15:59:00Z');
    expect((await person.get('/api/session')).status).toBe(401);
    await person.signIn(`wangshu-${county.districtId.slice(0, 8)}`, TEST_PASSWORD);
    expect(await sees()).toBe(200);
    await application.database.setClock('2026-11-23T16:00:00Z');
    expect(await sees()).toBe(403);
  });

  it('the end of the tenure that the grant came with', async () => {
    await grant('leader');
    expect(await sees()).toBe(200);
    await application.database.owner.query(`UPDATE tenure SET ends_on = '2026-11-22' WHERE id = $1`, [
      county.tenures.wangshu,
    ]);
    expect(await sees()).toBe(403);
  });

  it('another post to act under', async () => {
    const { districtId, posts, people } = county;
    const tenureId = randomUUID();
    await application.database.owner.query(
      `INSERT INTO tenure (district_id, id, post_id, person_id, kind, starts_on) VALUES ($1, $2, $3, $4, '兼任', '2026-01-01')`,
      [districtId, tenureId, posts.village, people.wangshu],
    );
    await grant('leader');
    expect(await sees()).toBe(200);
    await person.put('/api/session/acting', { body: { tenureId } });
    expect(await sees()).toBe(403);
  });

  it('the end of the account', async () => {
    await grant('leader');
    expect(await sees()).toBe(200);
    await system.post(`/api/accounts/${accountId}/disable`, { version: 1 });
    expect(await sees()).toBe(401);
  });
});
