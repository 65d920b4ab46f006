import { randomUUID } from 'node:crypto';
import { createSmallCounty } from '@zeren/testing/small-county';
import type { SmallCounty } from '@zeren/testing/small-county';
import { openTestAccount, TEST_PASSWORD } from '../../../../test/test-accounts';
import { createTestApplication } from '../../../../test/test-application';
import type { TestApplication } from '../../../../test/test-application';
import type { TestClient } from '../../../../test/test-client';
import { PasswordHasher } from '../passwords/password-hasher';
import type { AccountPageDto, AccountView, OpenedAccountView } from './dto/account.dto';

interface Problem {
  readonly code: string;
  readonly field?: string;
}

describe('accounts', () => {
  let application: TestApplication;
  let county: SmallCounty;
  let administrator: TestClient;
  let administratorId: string;

  beforeAll(async () => {
    application = await createTestApplication();
    county = await createSmallCounty(application.database.owner);
    administratorId = await openTestAccount(application, 'system', { administrator: 'system' });
    administrator = await application.signIn('system', TEST_PASSWORD);
  });
  afterAll(() => application.close());

  const open = <Body = OpenedAccountView>(body: object) =>
    administrator.post<Body>('/api/accounts', { body });
  const codeOf = async (client: TestClient, url: string) =>
    (await client.get<{ code?: string }>(url)).body.code ?? 'ok';
  const tryPassword = (username: string, password: string, client = application.client()) =>
    client.post<Problem>('/api/session', { body: { username, password } });

  it('are none at first: the migrations leave no default account', async () => {
    const fresh = await createTestApplication();
    const { rows } = await fresh.database.owner.query('SELECT * FROM account');
    await fresh.close();
    expect(rows).toEqual([]);
  });

  it('opens with a one-time password that reaches nothing but a new one of one’s own', async () => {
    const opened = await open({
      username: 'Village.Shuji',
      personId: county.people.village,
      administrator: null,
    });
    expect(opened.status).toBe(201);
    expect(opened.headers['cache-control']).toBe('no-store');
    const { oneTimePassword, ...account } = opened.body;
    expect(account).toEqual({
      id: expect.any(String) as string,
      username: 'village.shuji',
      state: 'active',
      personName: '清溪村党总支书记',
      keeperName: null,
      districtName: '云岭县',
      districtNameEn: null,
      administrator: null,
      mustChangePassword: true,
      hasSecondFactor: false,
      lastSignedInAt: null,
      posts: ['清溪村党总支 村党组织书记'],
      leftOn: null,
      version: 1,
    });

    const client = await application.signIn('village.shuji', oneTimePassword!);
    expect((await client.get<{ passwordChangeDue: boolean }>('/api/session')).body.passwordChangeDue).toBe(
      true,
    );
    expect(await codeOf(client, '/api/catalogues/domains')).toBe('session.password-change-due');

    const change = (next: string, current = oneTimePassword!) =>
      client.post<Problem>('/api/session/password', { body: { current, next } });
    const refusals = [
      [await change('Own-Words-2026', 'Wrong-Guess-99'), 'password.current-wrong', 'current'],
      [await change('Short-1'), 'password.too-short', 'next'],
      [await change('village.shuji-A1'), 'password.contains-username', 'next'],
      [await change(oneTimePassword!), 'password.unchanged', 'next'],
    ] as const;
    for (const [answer, code, field] of refusals) {
      expect([answer.status, answer.body.code, answer.body.field]).toEqual([422, code, field]);
    }

    const elsewhere = await application.signIn('village.shuji', oneTimePassword!);
    const before = client.cookies.get('zeren-session');
    expect((await change('Own-Words-2026')).status).toBe(204);
    expect(client.cookies.get('zeren-session')).not.toBe(before);
    expect(await codeOf(client, '/api/catalogues/domains')).toBe('access.permission-missing');
    expect(await codeOf(elsewhere, '/api/session')).toBe('session.missing');
    expect((await tryPassword('village.shuji', oneTimePassword!)).status).toBe(401);
    await application.signIn('village.shuji', 'Own-Words-2026');
  });

  it('bounds guesses at the present password by whoever sits at an open session', async () => {
    await openTestAccount(application, 'left-open', { administrator: 'audit' });
    const client = await application.signIn('left-open', TEST_PASSWORD);
    const guess = (current: string) =>
      client.post<Problem>('/api/session/password', { body: { current, next: 'Own-Words-2026' } });
    for (let n = 0; n < 5; n += 1)
      expect((await guess('Wrong-Guess-99')).body.code).toBe('password.current-wrong');
    const { rows } = await application.database.owner.query(
      `SELECT after FROM audit_entry e JOIN account a ON a.id = e.subject_id AND a.id = e.account_id
       WHERE a.username = 'left-open' AND e.action = 'account.refuse-password-change'`,
    );
    expect(rows).toEqual(Array(5).fill({ after: { reason: 'password.current-wrong' } }));
    const right = await guess(TEST_PASSWORD);
    expect([right.status, right.body.code]).toEqual([423, 'session.locked']);
  });

  it('hashes before the transaction: argon2 holds no connection', async () => {
    const hasher = application.api.get(PasswordHasher, { strict: false });
    const hash = hasher.hash.bind(hasher);
    const transactions: number[] = [];
    hasher.hash = async (password) => {
      const { rows } = await application.database.owner.query<{ open: number }>(
        `SELECT count(*)::int AS open FROM pg_stat_activity
         WHERE datname = current_database() AND usename = 'zeren_app' AND state LIKE 'idle in transaction%'`,
      );
      transactions.push(rows[0]!.open);
      return hash(password);
    };
    try {
      expect(
        (await open({ username: 'hashed', administrator: 'audit', personId: county.people.banshan })).status,
      ).toBe(201);
    } finally {
      hasher.hash = hash;
    }
    expect(transactions).toEqual([0]);
  });

  it('never keeps a one-time password: a retry learns only that it is done', async () => {
    const once = {
      body: { username: 'school.shuji', personId: county.people.school },
      headers: { 'idempotency-key': randomUUID() },
    };
    const first = await administrator.post<OpenedAccountView>('/api/accounts', once);
    const retry = await administrator.post<OpenedAccountView>('/api/accounts', once);
    expect(first.body.oneTimePassword).toMatch(/^(\w{4}-){3}\w{4}$/);
    expect(retry.body).toEqual({ ...first.body, oneTimePassword: null });
    const { rows } = await application.database.owner.query('SELECT answer FROM idempotency_key');
    expect(JSON.stringify(rows)).not.toContain(first.body.oneTimePassword);
    const { rows: audits } = await application.database.owner.query('SELECT * FROM audit_entry');
    expect(JSON.stringify(audits)).not.toContain(first.body.oneTimePassword);
  });

  it('refuses a second name, a second account of a person, and an owner who is nobody', async () => {
    await open({ username: 'orchard', personId: county.people.orchard });
    const refusals = [
      [
        { username: 'ORCHARD', administrator: 'audit', personId: county.people.county },
        409,
        'account.username-taken',
      ],
      [{ username: 'orchard-2', personId: county.people.orchard }, 409, 'account.person-has-account'],
      [{ username: 'nobody', personId: randomUUID() }, 422, 'account.person-not-found'],
      [{ username: 'neither' }, 422, 'account.owner-due'],
      [{ username: 'nobodys', administrator: 'audit' }, 422, 'account.owner-due'],
      [{ username: 'two words', administrator: 'audit' }, 422, 'account.username-invalid'],
      [{ username: 'more', administrator: 'audit', state: 'active' }, 400, 'request.invalid'],
    ] as const;
    for (const [body, status, code] of refusals) {
      const answer = await open<Problem>(body);
      expect([answer.status, answer.body.code]).toEqual([status, code]);
    }
    const both = application.database.owner.query(
      `UPDATE account SET administrator = 'audit' WHERE person_id IS NOT NULL`,
    );
    await expect(both).rejects.toThrow(/account_check/);
  });

  describe('of administrators name who uses them, and nobody uses two', () => {
    const another = (username: string, kind: string, personId: string) =>
      open<OpenedAccountView & Problem>({ username, administrator: kind, personId });
    const uses = (personId: string, kind: string, state = 'active') =>
      application.database.owner.query(
        `INSERT INTO account (id, username, password_hash, password_changed_at, district_id, administrator, state,
                              keeper_district_id, keeper_person_id)
         SELECT gen_random_uuid(), $1, 'x', now(), d.id, $2, $3, $4, $5 FROM district d WHERE d.kind = 'installation'`,
        [randomUUID(), kind, state, county.districtId, personId],
      );

    it('refuses a second one, of whichever kind, until the first is disabled', async () => {
      const { wangshu } = county.people;
      const first = await another('first-of-two', 'system', wangshu);
      expect([first.status, first.body.keeperName, first.body.personName]).toEqual([
        201,
        '望舒镇党委书记',
        null,
      ]);
      for (const kind of ['system', 'security', 'audit']) {
        const second = await another(`second-${kind}`, kind, wangshu);
        expect([second.status, second.body.code, second.body.field]).toEqual([
          409,
          'account.keeps-another',
          'personId',
        ]);
      }
      const turn = (verb: string, id: string, version: number) =>
        administrator.post<Problem>(`/api/accounts/${id}/${verb}`, { version });
      expect((await turn('disable', first.body.id, 1)).status).toBe(200);
      expect((await another('second-at-last', 'audit', wangshu)).status).toBe(201);
      const back = await turn('enable', first.body.id, 2);
      expect([back.status, back.body.code]).toEqual([409, 'account.keeps-another']);
    });

    it('is held by the database with every guard of the program off, of two at the same moment too', async () => {
      const personId = county.people.school;
      await uses(personId, 'system');
      for (const kind of ['system', 'security', 'audit'])
        await expect(uses(personId, kind)).rejects.toMatchObject({
          code: '23505',
          constraint: 'account_one_administrator',
        });
      await uses(personId, 'audit', 'disabled');
      const own = application.database.owner.query(
        `UPDATE account SET keeper_district_id = $1, keeper_person_id = $2 WHERE person_id IS NOT NULL`,
        [county.districtId, county.people.orchard],
      );
      await expect(own).rejects.toThrow(/account_keeper_administrator/);
      const asked = await Promise.all(
        ['security', 'audit'].map((kind) => another(`race-${kind}`, kind, county.people.orchard)),
      );
      expect(asked.map(({ status }) => status).sort()).toEqual([201, 409]);
    });

    it('is said once of the first three, which are there before anybody is in a register', async () => {
      const id = await openTestAccount(application, 'of-the-first', { administrator: 'audit' });
      const name = (personId: string, version: number) =>
        administrator.post<AccountView & Problem>(`/api/accounts/${id}/keeper`, {
          body: { personId },
          version,
        });
      expect((await name(county.people.school, 1)).body.code).toBe('account.keeps-another');
      expect((await name(randomUUID(), 1)).body.code).toBe('account.person-not-found');
      expect((await name(county.people.county, 7)).status).toBe(412);
      const named = await name(county.people.county, 1);
      expect([named.status, named.body.keeperName]).toEqual([200, '云岭县委书记']);
      expect((await name(county.people.village, 2)).body.code).toBe('account.keeper-named');
      const { rows } = await application.database.owner.query(
        `SELECT before, after FROM audit_entry WHERE subject_id = $1 AND action = 'account.name-keeper'`,
        [id],
      );
      expect(rows).toEqual([
        { before: { keeperPersonId: null }, after: { keeperPersonId: county.people.county } },
      ]);
    });
  });

  it('resets a password: the account is unlocked, its sessions and known devices end', async () => {
    const id = await openTestAccount(application, 'forgetful', { administrator: 'audit' });
    const client = await application.signIn('forgetful', TEST_PASSWORD);
    for (let n = 0; n < 5; n += 1) await tryPassword('forgetful', 'Wrong-Guess-99');
    expect((await tryPassword('forgetful', TEST_PASSWORD)).status).toBe(423);
    const reset = (version: number) =>
      administrator.post<OpenedAccountView & Problem>(`/api/accounts/${id}/reset-password`, { version });
    const stale = await reset(7);
    expect([stale.status, stale.body.code]).toEqual([412, 'request.changed-meanwhile']);
    const done = await reset(1);
    expect([done.status, done.body.version, done.body.mustChangePassword]).toEqual([200, 2, true]);
    expect(await codeOf(client, '/api/session')).toBe('session.missing');
    expect((await tryPassword('forgetful', done.body.oneTimePassword!)).status).toBe(200);
    for (let n = 0; n < 5; n += 1) await tryPassword('forgetful', 'Wrong-Guess-99');
    expect((await tryPassword('forgetful', done.body.oneTimePassword!, client)).status).toBe(423);
  });

  it('disables and enables, but neither oneself nor the last of a kind of administrators', async () => {
    const owner = { districtId: county.districtId, personId: county.people.county };
    const id = await openTestAccount(application, 'leaving', owner);
    const only = await openTestAccount(application, 'only', { administrator: 'security' });
    const turn = (account: string, verb: string, version: number) =>
      administrator.post<AccountView & Problem>(`/api/accounts/${account}/${verb}`, { version });
    expect((await turn(id, 'disable', 1)).body).toEqual(
      expect.objectContaining({ state: 'disabled', version: 2 }),
    );
    expect((await turn(id, 'disable', 2)).body.code).toBe('account.state-unsuitable');
    expect((await tryPassword('leaving', TEST_PASSWORD)).status).toBe(401);
    expect((await turn(id, 'enable', 2)).body).toEqual(
      expect.objectContaining({ state: 'active', version: 3 }),
    );
    expect((await tryPassword('leaving', TEST_PASSWORD)).status).toBe(200);
    expect((await turn(administratorId, 'disable', 1)).body.code).toBe('account.own');
    expect((await turn(only, 'disable', 1)).body.code).toBe('account.last-administrator');
    const missing = await turn(randomUUID(), 'disable', 1);
    expect([missing.status, missing.body.code]).toEqual([404, 'request.not-found']);
  });

  it('lists by name, page by page, each account once', async () => {
    const { rows } = await application.database.owner.query<{ username: string }>(
      'SELECT username FROM account ORDER BY 1',
    );
    const seen: string[] = [];
    for (let url = '/api/accounts?limit=2'; ;) {
      const { body } = await administrator.get<AccountPageDto>(url);
      expect(body.items.length).toBeLessThanOrEqual(2);
      seen.push(...body.items.map(({ username }) => username));
      if (!body.next) break;
      url = `/api/accounts?limit=2&after=${encodeURIComponent(body.next)}`;
    }
    expect(seen).toEqual(rows.map(({ username }) => username));
    const madeUp = await administrator.get<{ code: string }>('/api/accounts?after=eA');
    expect([madeUp.status, madeUp.body.code]).toEqual([400, 'request.invalid']);
  });

  it('are the system administrator’s alone', async () => {
    const security = await application.signIn('only', TEST_PASSWORD);
    const answer = await security.get<{ code: string; sentences: { zh: string } }>('/api/accounts');
    expect([answer.status, answer.body.code]).toEqual([403, 'access.permission-missing']);
    expect(answer.body.sentences.zh).toContain('只属于系统管理员');
    expect((await application.client().get('/api/accounts')).status).toBe(401);
  });
});
