import { randomUUID } from 'node:crypto';
import { createSmallCounty } from '@zeren/testing/small-county';
import type { SmallCounty } from '@zeren/testing/small-county';
import { openTestAccount, TEST_PASSWORD } from '../../../../test/test-accounts';
import { createTestApplication } from '../../../../test/test-application';
import type { TestApplication } from '../../../../test/test-application';
import type { TestClient } from '../../../../test/test-client';
import type { AccountDetailView, AccountPageDto, AccountView, FoundPeopleDto } from './dto/account.dto';

type Answer = AccountView & { readonly code?: string; readonly field?: string };

/** What the system administrator does for people who have accounts. */
describe('the care of accounts', () => {
  let application: TestApplication;
  let county: SmallCounty;
  let administrator: TestClient;
  const ids: Record<string, string> = {};

  beforeAll(async () => {
    application = await createTestApplication({ settings: { TRUST_PROXY: '1' } });
    county = await createSmallCounty(application.database.owner);
    for (const key of ['wangshu', 'county', 'orchard'] as const) {
      const owner = { districtId: county.districtId, personId: county.people[key] };
      ids[key] = await openTestAccount(application, `${key}.name`, owner);
    }
    for (const kind of ['system', 'security'] as const) {
      ids[kind] = await openTestAccount(application, kind, { administrator: kind });
    }
    administrator = await application.signIn('system', TEST_PASSWORD);
  });
  afterAll(() => application?.close());

  const found = async (query: string) =>
    (await administrator.get<AccountPageDto>(`/api/accounts?${query}`)).body.items.map(
      ({ username }) => username,
    );
  const detail = async (key: string) =>
    (await administrator.get<AccountDetailView>(`/api/accounts/${ids[key]}`)).body;
  const act = (key: string, verb: string, { body, version }: { body?: object; version?: number } = {}) =>
    administrator.post<Answer>(`/api/accounts/${ids[key]}/${verb}`, { body, version });
  const codeOf = async (client: TestClient) =>
    (await client.get<{ code?: string }>('/api/session')).body.code ?? 'ok';
  const recorded = async (action: string) => {
    const { rows } = await application.database.owner.query<{ subject_id: string; after: unknown }>(
      'SELECT subject_id, before, after FROM audit_entry WHERE action = $1',
      [action],
    );
    return rows;
  };

  it('finds them by user name and by the name of the person, and by how they stand', async () => {
    expect(await found('q=WANGSHU')).toEqual(['wangshu.name']);
    const { personName } = await detail('county');
    expect(await found(`q=${encodeURIComponent(personName!.slice(0, 3))}`)).toContain('county.name');
    expect(await found('owner=administrator')).toEqual(['security', 'system']);
    expect(await found('owner=person&state=disabled')).toEqual([]);
    expect(await found('q=%25')).toEqual([]);
  });

  it('shows the posts of a person, and that an account outlives the last tenure', async () => {
    const before = await detail('orchard');
    expect(before.posts).toHaveLength(1);
    expect(before.leftOn).toBeNull();
    await application.database.owner.query(`UPDATE tenure SET ends_on = '2026-06-30' WHERE id = $1`, [
      county.tenures.orchard,
    ]);
    expect(await detail('orchard')).toMatchObject({ posts: [], leftOn: '2026-06-30', state: 'active' });
    expect(await found('owner=left')).toContain('orchard.name');
    expect(await codeOf(await application.signIn('orchard.name', TEST_PASSWORD))).toBe('ok');
  });

  it('lifts a lock, and leaves the password', async () => {
    const attempt = (password: string) =>
      application.client().post<Answer>('/api/session', {
        body: { username: 'wangshu.name', password },
        headers: { 'x-forwarded-for': '10.9.9.9' },
      });
    for (let tries = 0; tries < 5; tries++) await attempt('Wrong-Guess-99');
    expect((await attempt(TEST_PASSWORD)).body.code).toBe('session.locked');
    expect((await detail('wangshu')).lockedUntil).not.toBeNull();
    expect((await act('wangshu', 'unlock')).status).toBe(200);
    expect((await detail('wangshu')).lockedUntil).toBeNull();
    expect((await attempt(TEST_PASSWORD)).status).toBe(200);
    expect(await recorded('account.unlock')).toMatchObject([{ subject_id: ids.wangshu }]);
  });

  it('signs somebody out everywhere', async () => {
    const client = await application.signIn('county.name', TEST_PASSWORD);
    expect((await detail('county')).sessions).toBe(1);
    expect((await act('county', 'end-sessions')).body).toEqual({ ended: 1 });
    expect(await codeOf(client)).toBe('session.missing');
    expect(await recorded('account.end-sessions')).toMatchObject([{ after: { ended: 1 } }]);
  });

  it('gives another user name, unless somebody has it', async () => {
    const { version } = await detail('wangshu');
    const rename = (username: string) => act('wangshu', 'rename', { body: { username }, version });
    const taken = await rename('County.Name');
    expect([taken.status, taken.body.code, taken.body.field]).toEqual([
      409,
      'account.username-taken',
      'username',
    ]);
    expect((await rename('a b')).body.code).toBe('account.username-invalid');
    expect((await rename('Wangshu.Zhen')).body).toMatchObject({
      username: 'wangshu.zhen',
      version: version + 1,
    });
    expect((await rename('once-more')).status).toBe(412);
    await application.signIn('wangshu.zhen', TEST_PASSWORD);
    expect(await recorded('account.rename')).toMatchObject([
      { before: { username: 'wangshu.name' }, after: { username: 'wangshu.zhen' } },
    ]);
  });

  it('finds people to open accounts for, those without one first, with a free user name', async () => {
    const people = async (q: string) =>
      (await administrator.get<FoundPeopleDto>(`/api/accounts/people?q=${encodeURIComponent(q)}`)).body.items;
    const [person] = (await people('书记')).slice(0, 1);
    expect(person).toMatchObject({ accountId: null, username: null });
    expect(person!.suggestion).toMatch(/^[a-z0-9]{2,}$/);
    expect((await people('书记')).some(({ accountId }) => accountId === ids.county)).toBe(true);
    const opened = await administrator.post<Answer>('/api/accounts', {
      body: { username: person!.suggestion, personId: person!.id },
    });
    expect(opened.status).toBe(201);
    const again = (await people('书记')).find(({ id }) => id === person!.id);
    expect(again).toMatchObject({ username: person!.suggestion, suggestion: `${person!.suggestion}2` });
  });

  it('is nobody else’s, and knows no account that is none', async () => {
    const security = await application.signIn('security', TEST_PASSWORD);
    const leader = await application.signIn('county.name', TEST_PASSWORD);
    for (const client of [security, leader]) {
      for (const url of ['/api/accounts', '/api/accounts/people?q=a', `/api/accounts/${ids.county}`]) {
        expect((await client.get(url)).status).toBe(403);
      }
      for (const verb of ['unlock', 'end-sessions']) {
        expect((await client.post(`/api/accounts/${ids.county}/${verb}`)).status).toBe(403);
      }
    }
    expect((await administrator.get(`/api/accounts/${randomUUID()}`)).status).toBe(404);
    expect((await administrator.post(`/api/accounts/${randomUUID()}/unlock`)).status).toBe(404);
  });

  it('shows the system administrator no business, whatever they ask for', async () => {
    for (const url of ['/api/duties/todo', '/api/organizations', '/api/grants']) {
      expect((await administrator.get(url)).status).toBe(403);
    }
  });

  it('lets one of two have a name that both are given at the same moment', async () => {
    const give = async (key: string) => {
      const { version } = await detail(key);
      return act(key, 'rename', { body: { username: 'both.want' }, version });
    };
    for (let round = 0; round < 5; round++) {
      const answers = await Promise.all(['wangshu', 'county', 'orchard'].map(give));
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
      for (const { status, body } of answers) {
        if (status === 409) expect(body).toMatchObject({ code: 'account.username-taken', field: 'username' });
      }
      await application.database.owner.query(
        `UPDATE account SET username = 'again-' || id WHERE username = 'both.want'`,
      );
    }
  });

  it('hands out passwords and names only after a fresh confirmation', async () => {
    const fresh = await application.signIn('system', TEST_PASSWORD);
    // The code of the sign-in is a confirmation too, for as long.
    await application.database.owner.query(
      `UPDATE session SET stepped_up_at = stepped_up_at - interval '6 minutes'`,
    );
    const { version } = await detail('county');
    for (const [verb, body] of [
      ['reset-password', {}],
      ['rename', { username: 'taken.over' }],
    ] as const) {
      const answer = await fresh.post<Answer>(`/api/accounts/${ids.county}/${verb}`, { body, version });
      expect([verb, answer.status, answer.body.code]).toEqual([verb, 403, 'session.step-up-due']);
    }
    const opening = { username: 'not.yet', personId: county.people.village };
    expect((await fresh.post<Answer>('/api/accounts', { body: opening })).body.code).toBe(
      'session.step-up-due',
    );
    await fresh.stepUp(TEST_PASSWORD);
    const done = await fresh.post<Answer>(`/api/accounts/${ids.county}/reset-password`, { version });
    expect(done.status).toBe(200);
  });
});
