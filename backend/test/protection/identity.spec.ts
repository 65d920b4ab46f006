import { TEST_PASSWORD } from '../test-accounts';
import { copyOf, ProtectedCounty } from './protection.spec-kit';
import type { Answer } from './protection.spec-kit';

/** GB/T 22239-2019, third level, 8.1.4.1 (身份鉴别) and 8.1.4.10 (剩余信息保护). */
describe('等保三级：身份鉴别与剩余信息', () => {
  let county: ProtectedCounty;

  beforeAll(async () => (county = await ProtectedCounty.create()));
  afterAll(() => county.close());
  beforeEach(async () => {
    await county.later(0);
    await county.rows('DELETE FROM sign_in_limit');
  });

  const tryTo = (username: string, password: string) =>
    county.application.client().post<Answer>('/api/session', { body: { username, password } });

  it('8.1.4.1 a 口令复杂度：ten characters, three classes, not the name, not a common one', async () => {
    const { username } = await county.somebody();
    const client = await county.signIn(username);
    for (const next of ['Short-1', 'onlylowercase', 'lowerand123456', `${username}-A1`, 'Password123!']) {
      const answer = await client.post<Answer>('/api/session/password', {
        body: { current: TEST_PASSWORD, next },
      });
      expect([next, answer.status]).toEqual([next, 422]);
    }
    const changed = await client.post('/api/session/password', {
      body: { current: TEST_PASSWORD, next: 'Other-Brook-2027' },
    });
    expect(changed.status).toBeLessThan(300);
  });

  it('8.1.4.1 a 口令定期更换：after ninety days nothing but a new one', async () => {
    const { username } = await county.somebody({ clerk: true });
    await county.later(91 * 24 * 60);
    const client = await county.signIn(username);
    expect((await client.get<Answer>('/api/session')).body.passwordDue).toBe('expired');
    expect((await client.get<Answer>('/api/duties')).status).toBe(403);
  });

  it('8.1.4.1 a 身份标识唯一：one account a name, one account a person', async () => {
    const { username, personId } = await county.somebody();
    const insert = `INSERT INTO account (id, username, password_hash, password_changed_at, district_id, person_id)
                    VALUES (gen_random_uuid(), $1, 'x', now(), $2, $3)`;
    const { ownerUrl } = county.application.database;
    const { districtId, people } = county.county;
    const sameName = [username.toUpperCase(), districtId, people.village];
    expect(await county.refusalOf(ownerUrl, insert, sameName)).toBe('23505');
    expect(await county.refusalOf(ownerUrl, insert, ['another', districtId, personId])).toBe('23505');
  });

  it('8.1.4.1 b 登录失败处理：five failures lock for thirty minutes, on the server’s clock', async () => {
    const { username } = await county.somebody();
    const states: number[] = [];
    for (let n = 0; n < 5; n += 1) states.push((await tryTo(username, 'Wrong-Guess-99')).status);
    expect(states).toEqual([401, 401, 401, 401, 423]);
    expect((await tryTo(username, TEST_PASSWORD)).status).toBe(423);
    await county.later(29);
    expect((await tryTo(username, TEST_PASSWORD)).status).toBe(423);
    await county.later(31);
    expect((await tryTo(username, TEST_PASSWORD)).status).toBe(200);
  });

  it('8.1.4.1 b 登录超时退出：thirty idle minutes, fifteen for administrators, twelve hours at most', async () => {
    const { username } = await county.somebody();
    const [person, administrator] = [await county.signIn(username), await county.signIn('audit')];
    await county.later(16);
    expect((await administrator.get<Answer>('/api/session')).body.code).toBe('session.expired');
    expect((await person.get('/api/session')).status).toBe(200);
    await county.later(16 + 31);
    expect((await person.get<Answer>('/api/session')).body.code).toBe('session.expired');
    await county.later(0);
    const busy = await county.signIn(username);
    for (let minutes = 25; minutes < 720; minutes += 25) {
      await county.later(minutes);
      expect((await busy.get('/api/session')).status).toBe(200);
    }
    await county.later(721);
    expect((await busy.get<Answer>('/api/session')).body.code).toBe('session.expired');
  });

  it('8.1.4.1 c 鉴别信息防窃听：the cookie is out of reach of scripts and of other sites', async () => {
    const { username } = await county.somebody();
    const answer = await tryTo(username, TEST_PASSWORD);
    const cookie = [answer.headers['set-cookie']]
      .flat()
      .find((line) => String(line).includes('zeren-session'));
    expect(String(cookie)).toMatch(/HttpOnly/i);
    expect(String(cookie)).toMatch(/SameSite=(Lax|Strict)/i);
    expect(JSON.stringify(answer.body)).not.toContain(TEST_PASSWORD);
  });

  it('8.1.4.1 d 两种鉴别技术：an administrator’s password alone opens nothing', async () => {
    const client = county.application.client();
    const first = await client.post<Answer>('/api/session', {
      body: { username: 'security', password: TEST_PASSWORD },
    });
    expect(first.body.next).toBe('totp');
    expect((await client.get<Answer>('/api/grants')).body.code).toBe('session.second-factor-due');
    const wrong = await client.post<Answer>('/api/session/totp', { body: { code: '000000' } });
    expect(wrong.status).toBeGreaterThanOrEqual(400);
    const both = await county.signIn('security');
    expect((await both.get('/api/grants')).status).toBe(200);
  });

  it('8.1.4.1 会话标识更换：each sign-in gets a new secret, and the old one dies', async () => {
    const { username } = await county.somebody();
    const client = await county.signIn(username);
    const before = copyOf(county.application, client);
    await client.signIn(username, TEST_PASSWORD);
    expect(client.cookies.get('zeren-session')).not.toBe(before.cookies.get('zeren-session'));
    expect((await before.get<Answer>('/api/session')).body.code).toBe('session.missing');
  });

  it('8.1.4.10 剩余信息：after sign-out the secret is worth nothing and no copy of an answer is kept', async () => {
    const { username, id } = await county.somebody();
    const client = await county.signIn(username);
    const thief = copyOf(county.application, client);
    const answer = await client.get('/api/session');
    expect(String(answer.headers['cache-control'])).toContain('no-store');
    expect((await client.delete('/api/session')).status).toBe(204);
    expect((await thief.get<Answer>('/api/session')).body.code).toBe('session.missing');
    expect(await county.rows('SELECT 1 FROM session WHERE account_id = $1', [id])).toEqual([]);
  });

  it('8.1.4.10 剩余信息：no secret that somebody typed or was shown stands readable in the database', async () => {
    const { username } = await county.somebody();
    const client = await county.signIn(username);
    const secret = client.cookies.get('zeren-session')!;
    const [dump] = await county.rows<{ all: string }>(
      `SELECT concat((SELECT string_agg(t::text, ' ') FROM account t), (SELECT string_agg(t::text, ' ') FROM session t),
                     (SELECT string_agg(t::text, ' ') FROM idempotency_key t), (SELECT string_agg(t::text, ' ') FROM audit_entry t)) AS all`,
    );
    for (const typed of [TEST_PASSWORD, secret]) {
      expect(dump!.all).not.toContain(typed);
      expect(dump!.all).not.toContain(Buffer.from(typed).toString('hex'));
    }
    expect(dump!.all).toContain('$argon2id$');
  });
});
