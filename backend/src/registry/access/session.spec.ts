import { randomUUID } from 'node:crypto';
import { createSmallCounty } from '@zeren/testing/small-county';
import type { SmallCounty } from '@zeren/testing/small-county';
import { grantForTest, openTestAccount, TEST_PASSWORD } from '../../../test/test-accounts';
import { createTestApplication } from '../../../test/test-application';
import type { TestApplication } from '../../../test/test-application';
import type { TestClient } from '../../../test/test-client';
import type { SessionView } from './dto/session.dto';

const START = Date.parse('2026-11-23T01:00:00Z');

describe('a session', () => {
  let application: TestApplication;
  let county: SmallCounty;
  let names = 0;

  beforeAll(async () => {
    application = await createTestApplication();
    county = await createSmallCounty(application.database.owner);
    for (const key of ['wangshu', 'county'] as const) {
      await openTestAccount(application, key, {
        districtId: county.districtId,
        personId: county.people[key],
      });
    }
  });
  afterAll(() => application.close());
  beforeEach(() => application.database.setClock(new Date(START).toISOString()));

  const minutesLater = (minutes: number) =>
    application.database.setClock(new Date(START + minutes * 60_000).toISOString());
  const codeOf = async (client: TestClient, url = '/api/session') =>
    (await client.get<{ code?: string }>(url)).body.code ?? 'ok';
  const signIn = () => application.signIn('wangshu', TEST_PASSWORD);
  const copyOf = (client: TestClient) => {
    const copy = application.client();
    for (const [name, value] of client.cookies) copy.cookies.set(name, value);
    return copy;
  };
  const newAdministrator = async (administrator: 'system' | 'security' | 'audit') => {
    const username = `${administrator}-${++names}`;
    const id = await openTestAccount(application, username, { administrator });
    return { id, client: await application.signIn(username, TEST_PASSWORD) };
  };

  describe('ends', () => {
    it('thirty minutes after it was last used, on the clock of the database', async () => {
      const client = await signIn();
      await minutesLater(29);
      expect(await codeOf(client)).toBe('ok');
      await minutesLater(58);
      expect(await codeOf(client)).toBe('ok');
      await minutesLater(89);
      const answer = await client.get<{ code: string }>('/api/session');
      expect([answer.status, answer.body.code]).toEqual([401, 'session.expired']);
    });

    it('twelve hours after sign-in, however busy', async () => {
      const client = await signIn();
      for (let minutes = 25; minutes < 720; minutes += 25) {
        await minutesLater(minutes);
        expect(await codeOf(client)).toBe('ok');
      }
      await minutesLater(721);
      expect(await codeOf(client)).toBe('session.expired');
    });

    it('after fifteen idle minutes when it is an administrator’s', async () => {
      const { client } = await newAdministrator('audit');
      await minutesLater(16);
      expect(await codeOf(client)).toBe('session.expired');
    });

    it('at sign-out, for whoever kept the cookie', async () => {
      const client = await signIn();
      const thief = copyOf(client);
      expect((await client.delete('/api/session')).status).toBe(204);
      expect(client.cookies.has('zeren-session')).toBe(false);
      expect(client.cookies.has('zeren-device')).toBe(true);
      expect(await codeOf(thief)).toBe('session.missing');
    });

    it('when its account is disabled', async () => {
      const { client: administrator } = await newAdministrator('system');
      const { id, client } = await newAdministrator('audit');
      const disabled = await administrator.post(`/api/accounts/${id}/disable`, { version: 1 });
      expect(disabled.status).toBe(200);
      expect(await codeOf(client)).toBe('session.missing');
    });

    it('and a disabled account has none even if a row were left', async () => {
      const { id, client } = await newAdministrator('audit');
      await application.database.owner.query(`UPDATE account SET state = 'disabled' WHERE id = $1`, [id]);
      expect(await codeOf(client)).toBe('session.missing');
    });
  });

  it('gets a new secret at each sign-in, and the old one dies', async () => {
    const client = await signIn();
    const before = copyOf(client);
    await client.signIn('wangshu', TEST_PASSWORD);
    expect(client.cookies.get('zeren-session')).not.toBe(before.cookies.get('zeren-session'));
    expect(client.cookies.get('XSRF-TOKEN')).not.toBe(before.cookies.get('XSRF-TOKEN'));
    expect(await codeOf(before)).toBe('session.missing');
    expect(await codeOf(client)).toBe('ok');
  });

  it('leaves an entry when another sign-in at the same browser ends it, for whose it was', async () => {
    const { client, id } = await newAdministrator('audit');
    const ends = async () =>
      (
        await application.database.owner.query(
          `SELECT 1 FROM audit_entry WHERE action = 'session.end' AND subject_id = $1`,
          [id],
        )
      ).rowCount;
    expect(await ends()).toBe(0);
    await client.signIn('wangshu', TEST_PASSWORD);
    expect(await ends()).toBe(1);
  });

  it('takes no secret that it did not make itself', async () => {
    const planted = application.client();
    planted.cookies.set('zeren-session', 'A'.repeat(43));
    expect(await codeOf(planted)).toBe('session.missing');
    await planted.signIn('wangshu', TEST_PASSWORD);
    expect(planted.cookies.get('zeren-session')).not.toBe('A'.repeat(43));
  });

  it('notes that it was seen at most once a minute', async () => {
    await application.database.owner.query('DELETE FROM session');
    const client = await signIn();
    const seen = async () =>
      (await application.database.owner.query<{ at: Date }>('SELECT last_seen_at AS at FROM session'))
        .rows[0]!.at;
    const first = await seen();
    await client.get('/api/session');
    expect(await seen()).toEqual(first);
    await minutesLater(2);
    await client.get('/api/session');
    expect((await seen()).getTime()).toBeGreaterThan(first.getTime());
  });

  it('is kept in cookies that scripts cannot read and other sites do not send', async () => {
    const answer = await application
      .client()
      .post('/api/session', { body: { username: 'wangshu', password: TEST_PASSWORD } });
    const [session, device, token] = answer.headers['set-cookie'] as string[];
    expect(session).toMatch(/^zeren-session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/);
    expect(device).toMatch(/^zeren-device=[^;]+; Max-Age=15552000; Path=\/; HttpOnly; SameSite=Strict$/);
    expect(token).toMatch(/^XSRF-TOKEN=[\w-]{43}; Path=\/; SameSite=Strict$/);
    expect(answer.headers['cache-control']).toBe('no-store');
  });

  it('is bound to the host and to TLS where there is TLS', async () => {
    const settings = { PUBLIC_URL: 'https://zeren.yunling.example' };
    const secure = await createTestApplication({ settings, database: application.database });
    try {
      const answer = await secure
        .client()
        .post('/api/session', { body: { username: 'wangshu', password: TEST_PASSWORD } });
      const [session, device, token] = answer.headers['set-cookie'] as string[];
      expect(session).toMatch(/^__Host-zeren-session=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Strict$/);
      expect(device).toMatch(
        /^__Host-zeren-device=[^;]+; Max-Age=15552000; Path=\/; HttpOnly; Secure; SameSite=Strict$/,
      );
      expect(token).toMatch(/^XSRF-TOKEN=[\w-]{43}; Path=\/; Secure; SameSite=Strict$/);
    } finally {
      await secure.close();
    }
  });

  describe('answers for what its owner may do now', () => {
    it('a grant and its end bite on the next request, with who can help', async () => {
      const client = await application.signIn('county', TEST_PASSWORD);
      const url = '/api/catalogues/domains';
      const refused = await client.get<{ code: string; sentences: { zh: string; en: string } }>(url);
      expect([refused.status, refused.body.code]).toEqual([403, 'access.permission-missing']);
      expect(refused.body.sentences.zh).toMatch(/查看目录和日历.*安全保密管理员/);
      expect(refused.body.sentences.en).toMatch(/See catalogues and the calendar.*security administrator/);
      const grant = await grantForTest(application, county.districtId, {
        capabilitySet: 'leader',
        rootOrganizationId: county.organizations.county,
        to: { postId: county.posts.county },
      });
      expect((await client.get(url)).status).toBe(200);
      expect((await client.get<SessionView>('/api/session')).body.permissions).toContain('dashboard.read');
      await application.database.owner.query(
        `UPDATE capability_grant SET valid_to = valid_from WHERE id = $1`,
        [grant],
      );
      expect((await client.get(url)).status).toBe(403);
    });

    it('a grant goes with the tenure', async () => {
      const client = await application.signIn('county', TEST_PASSWORD);
      await grantForTest(application, county.districtId, {
        capabilitySet: 'officeholder',
        rootOrganizationId: county.organizations.county,
        to: { postId: county.posts.county },
      });
      const tenure = (endsOn: string | null) =>
        application.database.owner.query('UPDATE tenure SET ends_on = $2 WHERE id = $1', [
          county.tenures.county,
          endsOn,
        ]);
      expect((await client.get('/api/catalogues/domains')).status).toBe(200);
      await tenure('2026-11-22');
      expect((await client.get('/api/catalogues/domains')).status).toBe(403);
      await tenure('2026-11-23');
      expect((await client.get('/api/catalogues/domains')).status).toBe(200);
      await tenure(null);
    });

    it('acts under one post at a time, first 任职, and switches', async () => {
      const client = await signIn();
      const second = randomUUID();
      await application.database.owner.query(
        `INSERT INTO tenure (district_id, id, post_id, person_id, kind, starts_on) VALUES ($1, $2, $3, $4, '兼任', '2019-01-01')`,
        [county.districtId, second, county.posts.village, county.people.wangshu],
      );
      await grantForTest(application, county.districtId, {
        capabilitySet: 'leader',
        rootOrganizationId: county.organizations.village,
        to: { postId: county.posts.village },
      });
      const before = (await client.get<SessionView>('/api/session')).body;
      expect(before.tenures.map(({ tenureId }) => tenureId)).toEqual([county.tenures.wangshu, second]);
      expect(before.acting?.tenureId).toBe(county.tenures.wangshu);
      expect(before.permissions).toEqual([]);
      const after = (await client.put<SessionView>('/api/session/acting', { body: { tenureId: second } }))
        .body;
      expect(after.acting?.postId).toBe(county.posts.village);
      expect(after.permissions).toContain('duties.read');
      const foreign = await client.put<{ code: string }>('/api/session/acting', {
        body: { tenureId: county.tenures.orchard },
      });
      expect([foreign.status, foreign.body.code]).toEqual([422, 'session.tenure-not-held']);
    });

    it('keeps the language of the account', async () => {
      const client = await signIn();
      const answer = await client.put<SessionView>('/api/session/locale', { body: { locale: 'en' } });
      expect(answer.body.locale).toBe('en');
      expect((await (await signIn()).get<SessionView>('/api/session')).body.locale).toBe('en');
    });

    it('records acts on accounts in the district of the installation', async () => {
      const { rows } = await application.database.owner.query<{ action: string; kind: string }>(
        `SELECT DISTINCT a.action, d.kind FROM audit_entry a JOIN district d ON d.id = a.district_id ORDER BY 1`,
      );
      expect(rows.filter(({ kind }) => kind === 'installation').map(({ action }) => action)).toEqual(
        expect.arrayContaining([
          'account.open',
          'account.disable',
          'session.act-as',
          'session.end',
          'session.open',
        ]),
      );
      expect(rows.filter(({ kind }) => kind === 'county').map(({ action }) => action)).toEqual(
        expect.arrayContaining(['access.deny', 'capability-grant.grant']),
      );
    });
  });
});
