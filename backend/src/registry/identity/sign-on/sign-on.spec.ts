import { createSmallCounty } from '@zeren/testing/small-county';
import type { SmallCounty } from '@zeren/testing/small-county';
import { TestSignOnProvider } from '../../../../test/sign-on-provider';
import type { ProviderPerson } from '../../../../test/sign-on-provider';
import { openTestAccount, TEST_PASSWORD } from '../../../../test/test-accounts';
import { createTestApplication } from '../../../../test/test-application';
import type { TestApplication } from '../../../../test/test-application';
import type { TestClient } from '../../../../test/test-client';
import type { AccountDetailView } from '../accounts/dto/account.dto';

interface Answer {
  readonly code?: string;
  readonly next?: string;
  readonly username?: string;
  readonly passwordDue?: string | null;
}

const HOME = 'http://zeren.test';
const BACK = `${HOME}/api/public/sign-on/callback`;

describe('signing in by the provider', () => {
  let provider: TestSignOnProvider;
  let application: TestApplication;
  let county: SmallCounty;
  let administrator: TestClient;
  const ids: Record<string, string> = {};

  beforeAll(async () => {
    provider = await TestSignOnProvider.start(BACK);
    application = await createTestApplication({
      settings: {
        PUBLIC_URL: HOME,
        OIDC_ISSUER: provider.issuer,
        OIDC_CLIENT_ID: TestSignOnProvider.client.id,
        OIDC_CLIENT_SECRET: TestSignOnProvider.client.secret,
        OIDC_NAME_ZH: '云岭统一身份',
        OIDC_NAME_EN: 'Yunling sign-on',
      },
    });
    county = await createSmallCounty(application.database.owner);
    for (const key of ['wangshu', 'county', 'orchard'] as const) {
      const owner = { districtId: county.districtId, personId: county.people[key] };
      ids[key] = await openTestAccount(application, key, owner, { mustChangePassword: key === 'orchard' });
    }
    ids.system = await openTestAccount(application, 'system', { administrator: 'system' });
    ids.audit = await openTestAccount(application, 'audit', { administrator: 'audit' });
    administrator = await application.signIn('system', TEST_PASSWORD);
    await administrator.stepUp(TEST_PASSWORD);
  });
  afterAll(async () => {
    await application?.close();
    await provider?.stop();
  });

  /** Goes to the provider and comes back; answers where the browser is led in the end. */
  const come = async (
    client: TestClient,
    person: ProviderPerson | null,
    begin = '/api/public/sign-on/begin',
  ) => {
    provider.person = person;
    const away = await client.get(begin);
    expect(away.status).toBe(303);
    const back = await provider.walk(away.headers.location as string);
    return (await comeBack(client, back)).headers.location;
  };
  const comeBack = (client: TestClient, { pathname, search }: URL) => client.get(`${pathname}${search}`);
  const link = async (key: string, subject: string | null) => {
    const { version } = (await administrator.get<AccountDetailView>(`/api/accounts/${ids[key]}`)).body;
    return administrator.post<Answer>(`/api/accounts/${ids[key]}/sign-on`, { body: { subject }, version });
  };
  const session = async (client: TestClient) => (await client.get<Answer>('/api/session')).body;
  const recorded = async (action: string, subject: string) => {
    const { rows } = await application.database.owner.query<{ after: unknown }>(
      'SELECT after FROM audit_entry WHERE action = $1 AND subject_id = $2 ORDER BY at',
      [action, subject],
    );
    return rows.map(({ after }) => after);
  };

  it('is offered by the name that was configured', async () => {
    expect((await application.client().get('/api/public/sign-on/ways')).body).toEqual({
      signOn: { zh: '云岭统一身份', en: 'Yunling sign-on' },
    });
  });

  it('asks by code, PKCE, state and nonce, and keeps them in a sealed cookie', async () => {
    const client = application.client();
    const away = await client.get('/api/public/sign-on/begin?return=/duties');
    const { searchParams } = new URL(away.headers.location as string);
    expect(Object.fromEntries(searchParams)).toMatchObject({
      response_type: 'code',
      redirect_uri: BACK,
      scope: 'openid',
      code_challenge_method: 'S256',
      code_challenge: expect.stringMatching(/^[\w-]{43}$/) as string,
      state: expect.stringMatching(/^[\w-]{43}$/) as string,
      nonce: expect.stringMatching(/^[\w-]{43}$/) as string,
    });
    const cookie = String(away.headers['set-cookie']);
    expect(cookie).toMatch(/^zeren-sign-on=[\w-]+; Max-Age=600; Path=\/; HttpOnly; SameSite=Lax$/);
    expect(cookie).not.toContain(searchParams.get('state'));
  });

  it('lets in whom the system administrator has linked, where they wanted to go', async () => {
    expect((await link('wangshu', 'staff-1')).status).toBe(200);
    const client = application.client();
    const led = await come(client, { subject: 'staff-1' }, '/api/public/sign-on/begin?return=/duties');
    expect(led).toBe('/duties');
    expect((await session(client)).username).toBe('wangshu');
    expect(client.cookies.has('zeren-sign-on')).toBe(false);
    expect(await recorded('session.open', ids.wangshu!)).toMatchObject([{ proof: 'provider' }]);
    expect(await recorded('account.link-sign-on', ids.wangshu!)).toEqual([{ externalSubject: 'staff-1' }]);
  });

  it('leads nobody to another site', async () => {
    const begin = `/api/public/sign-on/begin?return=${encodeURIComponent('//elsewhere.example')}`;
    expect(await come(application.client(), { subject: 'staff-1' }, begin)).toBe('/todo');
  });

  it('refuses whom nobody has linked, whatever their address is, with the way out', async () => {
    const client = application.client();
    const stranger = { subject: 'staff-2', claims: { email: 'wangshu@zeren.test' } };
    expect(await come(client, stranger)).toBe('/sign-in?refused=sign-on.unknown');
    expect((await session(client)).code).toBe('session.missing');
  });

  it('refuses a disabled account, and whoever cancels', async () => {
    await link('county', 'staff-3');
    await application.database.owner.query(`UPDATE account SET state = 'disabled' WHERE id = $1`, [
      ids.county,
    ]);
    const refused = (code: string) => `/sign-in?refused=${code}`;
    expect(await come(application.client(), { subject: 'staff-3' })).toBe(
      refused('sign-on.account-inactive'),
    );
    await application.database.owner.query(`UPDATE account SET state = 'active' WHERE id = $1`, [ids.county]);
    expect(await come(application.client(), null)).toBe(refused('sign-on.refused'));
  });

  it('takes an answer only in the browser that asked, once, and not after ten minutes', async () => {
    const stale = '/sign-in?refused=sign-on.stale';
    provider.person = { subject: 'staff-1' };
    const victim = application.client();
    const thief = application.client();
    const away = await thief.get('/api/public/sign-on/begin');
    const back = await provider.walk(away.headers.location as string);
    expect((await comeBack(victim, back)).headers.location).toBe(stale);
    await victim.get('/api/public/sign-on/begin');
    expect((await comeBack(victim, back)).headers.location).toBe('/sign-in?refused=sign-on.refused');
    expect((await session(victim)).code).toBe('session.missing');

    expect((await comeBack(thief, back)).headers.location).toBe('/todo');
    expect((await comeBack(thief, back)).headers.location).toBe(stale);

    const late = application.client();
    const lateAway = await late.get('/api/public/sign-on/begin');
    await application.database.setClock(new Date(Date.now() + 11 * 60_000).toISOString());
    const lateBack = await provider.walk(lateAway.headers.location as string);
    expect((await comeBack(late, lateBack)).headers.location).toBe(stale);
    await application.database.setClock(new Date().toISOString());
  });

  it('asks an administrator for their own code, whatever the provider asked for', async () => {
    // Whoever links an administrator's account could come in as it: only they do, from within.
    const refused = await link('audit', 'staff-4');
    expect([refused.status, refused.body.code]).toEqual([403, 'sign-on.administrator-links-own']);
    await application.database.owner.query(
      `UPDATE account SET (external_issuer, external_subject) =
              (SELECT external_issuer, 'staff-4' FROM account WHERE external_issuer IS NOT NULL LIMIT 1)
       WHERE id = $1`,
      [ids.audit],
    );
    const client = application.client();
    expect(await come(client, { subject: 'staff-4', amr: ['pwd'] })).toBe('/sign-in?return=%2Ftodo');
    expect(await session(client)).toEqual({ next: 'totp', enrolled: true });
    expect((await client.get<Answer>('/api/sessions')).body.code).toBe('session.second-factor-due');
    const wrong = await client.post<Answer>('/api/session/totp', { body: { code: '000000' } });
    expect(wrong.body.code).toBe('session.code-wrong');

    const vouched = application.client();
    expect(await come(vouched, { subject: 'staff-4', amr: ['pwd', 'otp', 'mfa'] })).toBe(
      '/sign-in?return=%2Ftodo',
    );
    expect(await session(vouched)).toEqual({ next: 'totp', enrolled: true });
    expect(await recorded('session.open', ids.audit!)).toEqual([]);
  });

  it('ends the session that the browser had, though its cookie does not come back from another site', async () => {
    await link('orchard', 'staff-5');
    const client = await application.signIn('county', TEST_PASSWORD);
    const old = client.cookies.get('zeren-session')!;
    provider.person = { subject: 'staff-5' };
    const away = await client.get('/api/public/sign-on/begin');
    const back = await provider.walk(away.headers.location as string);
    client.cookies.delete('zeren-session');
    expect((await comeBack(client, back)).headers.location).toBe('/todo');
    expect((await session(client)).username).toBe('orchard');
    const before = application.client();
    before.cookies.set('zeren-session', old);
    expect((await session(before)).code).toBe('session.missing');
  });

  it('makes nobody change a password that they did not use', async () => {
    await link('orchard', 'staff-5');
    const client = application.client();
    await come(client, { subject: 'staff-5' });
    expect((await session(client)).passwordDue).toBeNull();
    const byPassword = await application.signIn('orchard', TEST_PASSWORD);
    expect((await session(byPassword)).passwordDue).toBe('one-time');
  });

  it('links one’s own account from within, after a confirmation, and takes the link off', async () => {
    const client = await application.signIn('county', TEST_PASSWORD);
    await client.delete('/api/session/sign-on');
    expect((await client.post<Answer>('/api/session/sign-on/link')).body.code).toBe('session.step-up-due');
    await client.stepUp(TEST_PASSWORD);
    await client.delete('/api/session/sign-on');
    const begin = async () => (await client.post<{ url: string }>('/api/session/sign-on/link')).body.url;

    provider.person = { subject: 'staff-1' };
    const taken = await comeBack(client, await provider.walk(await begin()));
    expect(taken.headers.location).toBe('/me?refused=sign-on.subject-taken');

    provider.person = { subject: 'staff-6' };
    const linked = await comeBack(client, await provider.walk(await begin()));
    expect(linked.headers.location).toBe('/me?linked=1');
    expect((await client.get('/api/session/sign-on')).body).toEqual({
      names: { zh: '云岭统一身份', en: 'Yunling sign-on' },
      subject: 'staff-6',
    });
    const elsewhere = application.client();
    await come(elsewhere, { subject: 'staff-6' });
    expect((await session(elsewhere)).username).toBe('county');

    expect((await client.delete('/api/session/sign-on')).status).toBe(204);
    expect(await come(application.client(), { subject: 'staff-6' })).toContain('sign-on.unknown');
  });

  it('links nothing once the session that began it is over', async () => {
    const client = await application.signIn('county', TEST_PASSWORD);
    await client.stepUp(TEST_PASSWORD);
    const { url } = (await client.post<{ url: string }>('/api/session/sign-on/link')).body;
    await client.delete('/api/session');
    provider.person = { subject: 'staff-7' };
    const back = await comeBack(client, await provider.walk(url));
    expect(back.headers.location).toBe('/me?refused=sign-on.stale');
    expect(await come(application.client(), { subject: 'staff-7' })).toContain('sign-on.unknown');
  });

  describe('confirming that it is oneself', () => {
    const GUARDED = '/api/session/sign-on';
    const CONFIRM = '/api/session/sign-on/confirm';
    const stepUpBy = async (client: TestClient) =>
      (await client.get<{ stepUpBy: string }>('/api/session')).body.stepUpBy;
    /** Somebody who never had a password of their own. */
    const comeIn = async () => {
      await link('orchard', 'staff-5');
      const client = application.client();
      await come(client, { subject: 'staff-5' });
      return client;
    };

    it('goes to the provider again, which checks anew, and opens what asks for it', async () => {
      const client = await comeIn();
      expect(await stepUpBy(client)).toBe('provider');
      expect((await client.delete<Answer>(GUARDED)).body.code).toBe('session.step-up-due');
      const empty = await client.post<Answer>('/api/session/step-up', { body: {} });
      expect([empty.status, empty.body.code]).toEqual([422, 'step-up.by-provider']);

      const away = await client.get(CONFIRM);
      expect(away.status).toBe(303);
      const { searchParams } = new URL(away.headers.location as string);
      expect([searchParams.get('prompt'), searchParams.get('max_age')]).toEqual(['login', '0']);
      const old = client.cookies.get('zeren-session');
      const back = await provider.walk(away.headers.location as string);
      // A redirect from another site brings no session along.
      client.cookies.delete('zeren-session');
      expect((await comeBack(client, back)).headers.location).toBe('/me?confirmed=1');
      expect(client.cookies.get('zeren-session')).not.toBe(old);
      expect((await session(client)).username).toBe('orchard');
      expect((await client.delete(GUARDED)).status).toBe(204);
      expect(await recorded('session.step-up', ids.orchard!)).toEqual([{ by: 'provider' }]);
    });

    it('refuses somebody else, and a provider that did not ask again', async () => {
      await link('orchard', 'staff-5');
      const somebodyElse = await comeIn();
      expect(await come(somebodyElse, { subject: 'staff-1' }, CONFIRM)).toBe(
        '/me?refused=step-up.somebody-else',
      );
      const idle = await comeIn();
      provider.person = { subject: 'staff-5' };
      const away = await idle.get(CONFIRM);
      // The provider says that it last asked ten minutes before.
      await application.database.setClock(new Date(Date.now() + 10 * 60_000).toISOString());
      try {
        const late = await idle.get(CONFIRM);
        const back = await provider.walk(late.headers.location as string);
        expect((await comeBack(idle, back)).headers.location).toBe('/me?refused=step-up.not-fresh');
      } finally {
        await application.database.setClock(new Date().toISOString());
      }
      expect(away.status).toBe(303);
      expect((await idle.delete<Answer>(GUARDED)).body.code).toBe('session.step-up-due');
      const told = await recorded('session.refuse-step-up', ids.orchard!);
      expect(told).toEqual(
        expect.arrayContaining([{ reason: 'step-up.somebody-else' }, { reason: 'step-up.not-fresh' }]),
      );
    });

    it('confirms nothing once the session that asked is over, and takes a password where there is one', async () => {
      const client = await comeIn();
      const away = await client.get(CONFIRM);
      const back = await provider.walk(away.headers.location as string);
      await client.delete('/api/session');
      expect((await comeBack(client, back)).headers.location).toBe('/me?refused=sign-on.stale');
      const byPassword = await comeIn();
      await byPassword.stepUp(TEST_PASSWORD);
      expect((await byPassword.delete(GUARDED)).status).toBe(204);
    });
  });

  it('sends nobody to a provider that has gone since, and goes on when it is back', async () => {
    const port = Number(new URL(provider.issuer).port);
    const begin = async () =>
      (await application.client().get('/api/public/sign-on/begin')).headers.location as string;
    expect(await begin()).toContain(provider.issuer);
    await provider.stop();
    // It was there six seconds ago, and what it says of itself is believed for an hour.
    const now = jest.spyOn(performance, 'now').mockReturnValue(performance.now() + 6_000);
    try {
      expect(await begin()).toBe('/sign-in?refused=sign-on.provider-down');
    } finally {
      now.mockRestore();
    }
    expect(await begin()).toBe('/sign-in?refused=sign-on.provider-down');
    provider = await TestSignOnProvider.start(BACK, port);
    expect(await begin()).toContain(provider.issuer);
  });

  it('says so when the provider is down, and passwords go on', async () => {
    const down = await createTestApplication({
      database: application.database,
      settings: {
        PUBLIC_URL: HOME,
        OIDC_ISSUER: 'http://127.0.0.1:9',
        OIDC_CLIENT_ID: 'zeren',
        OIDC_CLIENT_SECRET: 'none',
      },
    });
    try {
      const away = await down.client().get('/api/public/sign-on/begin');
      expect(away.headers.location).toBe('/sign-in?refused=sign-on.provider-down');
      expect((await session(await down.signIn('wangshu', TEST_PASSWORD))).username).toBe('wangshu');
    } finally {
      await down.close();
    }
  });

  it('is not offered where no provider was configured', async () => {
    const plain = await createTestApplication({ database: application.database });
    try {
      expect((await plain.client().get('/api/public/sign-on/ways')).body).toEqual({ signOn: null });
      const away = await plain.client().get('/api/public/sign-on/begin');
      expect(away.headers.location).toBe('/sign-in?refused=sign-on.off');
    } finally {
      await plain.close();
    }
  });
});
