import { randomUUID } from 'node:crypto';
import { createSmallCounty } from '@zeren/testing/small-county';
import type { SmallCounty } from '@zeren/testing/small-county';
import { openTestAccount, TEST_PASSWORD } from '../../../../test/test-accounts';
import { createTestApplication } from '../../../../test/test-application';
import type { TestApplication } from '../../../../test/test-application';
import type { TestClient } from '../../../../test/test-client';
import { PasswordHasher } from '../passwords/password-hasher';

interface Problem {
  readonly code: string;
  readonly sentences: { readonly zh: string; readonly en: string };
}

describe('signing in', () => {
  let application: TestApplication;
  let county: SmallCounty;
  let names = 0;

  beforeAll(async () => {
    application = await createTestApplication({ settings: { TRUST_PROXY: '1' } });
    county = await createSmallCounty(application.database.owner);
  });
  afterAll(() => application.close());
  beforeEach(() => application.database.setClock('2026-11-23T01:00:00Z'));

  const minutesLater = async (minutes: number) =>
    application.database.setClock(
      new Date(Date.parse('2026-11-23T01:00:00Z') + minutes * 60_000).toISOString(),
    );
  const newAccount = async () => {
    const username = `person-${++names}`;
    const { districtId } = county;
    const personId = randomUUID();
    await application.database.owner.query(
      `INSERT INTO person (district_id, id, code, name, name_pinyin, name_initials)
       VALUES ($1, $2, $3, '林清和', 'lin qing he', 'lqh')`,
      [districtId, personId, username],
    );
    return { username, id: await openTestAccount(application, username, { districtId, personId }) };
  };
  const tryFrom = (
    address: string,
    username: string,
    password: string,
    client: TestClient = application.client(),
  ) =>
    client.post<Problem>('/api/session', {
      body: { username, password },
      headers: { 'x-forwarded-for': address },
    });
  const failTimes = async (times: number, address: string, username: string) => {
    const answers = [];
    for (let n = 0; n < times; n += 1) answers.push(await tryFrom(address, username, 'Wrong-Guess-99'));
    return answers;
  };
  const rows = async <Row extends object>(text: string, values: unknown[] = []) =>
    (await application.database.owner.query<Row>(text, values)).rows;

  it('answers who is signed in, under which post, and what they may do', async () => {
    await openTestAccount(application, 'wangshu.shuji', {
      districtId: county.districtId,
      personId: county.people.wangshu,
    });
    const client = application.client();
    const answer = await client.post('/api/session', {
      body: { username: ' Wangshu.Shuji ', password: TEST_PASSWORD },
    });
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({
      accountId: expect.any(String) as string,
      username: 'wangshu.shuji',
      locale: 'zh-CN',
      person: { id: county.people.wangshu, name: '望舒镇党委书记' },
      administrator: null,
      district: { id: county.districtId, nameZh: '云岭县', nameEn: null },
      acting: {
        tenureId: county.tenures.wangshu,
        kind: '任职',
        postId: county.posts.wangshu,
        postTitle: '乡镇党组织书记',
        postKind: '乡镇党组织书记',
        organizationId: county.organizations.wangshu,
        organizationName: '望舒镇党委',
        organizationNameEn: null,
      },
      tenures: [expect.objectContaining({ tenureId: county.tenures.wangshu })],
      reach: [],
      permissions: [],
      passwordChangeDue: false,
      passwordDue: null,
      stepUpBy: 'password',
      today: '2026-11-23',
      year: 2026,
    });
    expect((await client.get('/api/session')).body).toEqual(answer.body);
  });

  it('keeps only digests: neither secret nor password is found in the database', async () => {
    const { username } = await newAccount();
    const client = await application.signIn(username, TEST_PASSWORD);
    const secret = client.cookies.get('zeren-session')!;
    expect(secret).toHaveLength(43);
    const stored = JSON.stringify([await rows('SELECT * FROM session'), await rows('SELECT * FROM account')]);
    expect(stored).not.toContain(secret);
    expect(stored).not.toContain(Buffer.from(secret).toString('hex'));
    expect(stored).not.toContain(TEST_PASSWORD);
    expect(stored).toContain('$argon2id$v=19$m=19456,t=2,p=1$');
  });

  it('answers an unknown user, a wrong password and a disabled account alike', async () => {
    const { username, id } = await newAccount();
    const disabled = await newAccount();
    await application.database.owner.query(`UPDATE account SET state = 'disabled' WHERE id = $1`, [
      disabled.id,
    ]);
    const wrong = await tryFrom('198.51.100.1', username, 'Wrong-Guess-99');
    const unknown = await tryFrom('198.51.100.1', 'nobody.here', 'Wrong-Guess-99');
    const off = await tryFrom('198.51.100.1', disabled.username, TEST_PASSWORD);
    for (const answer of [wrong, unknown, off]) {
      expect(answer.status).toBe(401);
      expect(answer.body).toEqual({ ...wrong.body, requestId: expect.any(String) as string });
    }
    const refused = await rows<{ subject_id: string }>(
      `SELECT * FROM audit_entry WHERE action = 'session.refuse'`,
    );
    expect(refused.map((row) => row.subject_id)).toEqual(expect.arrayContaining([id, disabled.id]));
    expect(refused).toHaveLength(3);
  });

  it('checks the password of an unknown user as it does that of a known one', async () => {
    const { username } = await newAccount();
    const verify = jest.spyOn(PasswordHasher.prototype, 'verify');
    await tryFrom('198.51.100.10', username, 'Wrong-Guess-99');
    await tryFrom('198.51.100.11', 'nobody.at.all', 'Wrong-Guess-99');
    expect(verify.mock.calls).toEqual([
      ['Wrong-Guess-99', expect.stringMatching(/^\$argon2id\$/)],
      ['Wrong-Guess-99', undefined],
    ]);
    verify.mockRestore();
  });

  it('locks after five failures for thirty minutes and says until when', async () => {
    const { username } = await newAccount();
    const answers = await failTimes(5, '198.51.100.20', username);
    expect(answers.map(({ status }) => status)).toEqual([401, 401, 401, 401, 423]);
    expect(answers[3]!.body.sentences.zh).toContain('再错 1 次');
    expect(answers[4]!.body.code).toBe('session.locked');
    expect(answers[4]!.body.sentences.zh).toContain('2026-11-23 09:31');
    const right = await tryFrom('198.51.100.20', username, TEST_PASSWORD);
    expect(right.status).toBe(423);
    await minutesLater(29);
    expect((await tryFrom('198.51.100.20', username, TEST_PASSWORD)).status).toBe(423);
    await minutesLater(31);
    expect((await tryFrom('198.51.100.20', username, TEST_PASSWORD)).status).toBe(200);
  });

  it('lets no more than five through when tries come at the same time', async () => {
    const { username } = await newAccount();
    const answers = await Promise.all(
      Array.from({ length: 12 }, () => tryFrom('198.51.100.30', username, 'Wrong-Guess-99')),
    );
    const checked = await rows(
      `SELECT 1 FROM audit_entry WHERE action = 'session.refuse' AND after ->> 'address' = '198.51.100.30'`,
    );
    expect(checked).toHaveLength(5);
    expect(answers.filter(({ status }) => status === 423).length).toBeGreaterThanOrEqual(7);
  });

  it('forgets the failures of one place once the password was right there', async () => {
    const { username } = await newAccount();
    await failTimes(4, '198.51.100.40', username);
    expect((await tryFrom('198.51.100.40', username, TEST_PASSWORD)).status).toBe(200);
    const again = await failTimes(4, '198.51.100.40', username);
    expect(again.every(({ status }) => status === 401)).toBe(true);
  });

  it('does not let a stranger lock somebody out, neither elsewhere nor behind the same address', async () => {
    const { username } = await newAccount();
    const leader = application.client();
    expect((await tryFrom('203.0.113.7', username, TEST_PASSWORD, leader)).status).toBe(200);
    await failTimes(6, '203.0.113.7', username);
    expect((await tryFrom('203.0.113.7', username, TEST_PASSWORD)).status).toBe(423);
    expect((await tryFrom('203.0.113.8', username, TEST_PASSWORD)).status).toBe(200);
    expect((await tryFrom('203.0.113.7', username, TEST_PASSWORD, leader)).status).toBe(200);
  });

  it('shields an account tried from everywhere, but for its known devices', async () => {
    const { username } = await newAccount();
    const leader = application.client();
    await tryFrom('203.0.113.20', username, TEST_PASSWORD, leader);
    for (let n = 0; n < 10; n += 1) await failTimes(3, `192.0.2.${n}`, username);
    const stranger = await tryFrom('192.0.2.99', username, TEST_PASSWORD);
    expect([stranger.status, stranger.body.code]).toEqual([423, 'session.account-guarded']);
    expect((await tryFrom('203.0.113.20', username, TEST_PASSWORD, leader)).status).toBe(200);
    await minutesLater(31);
    expect((await tryFrom('192.0.2.99', username, TEST_PASSWORD)).status).toBe(200);
  });

  it('counts nothing against the account while one place is locked', async () => {
    const { username } = await newAccount();
    await failTimes(40, '198.51.100.50', username);
    expect((await tryFrom('198.51.100.51', username, TEST_PASSWORD)).status).toBe(200);
  });

  it('pauses one address that tries many accounts, and nobody else', async () => {
    const { username } = await newAccount();
    const leader = application.client();
    await tryFrom('198.51.100.60', username, TEST_PASSWORD, leader);
    await application.database.owner.query(
      `UPDATE sign_in_limit SET failures = 100, ends_at = clock_now() + interval '30 minutes'
       WHERE kind = 'source' AND subject = sha256('198.51.100.60')`,
    );
    const stuffed = await tryFrom('198.51.100.60', 'somebody', 'Wrong-Guess-99');
    expect([stuffed.status, stuffed.body.code]).toEqual([429, 'session.source-locked']);
    expect((await tryFrom('198.51.100.61', username, TEST_PASSWORD)).status).toBe(200);
    expect((await tryFrom('198.51.100.60', username, TEST_PASSWORD, leader)).status).toBe(200);
  });

  it('limits a known device too, and takes no device cookie of another account or key', async () => {
    const { username, id } = await newAccount();
    const other = await newAccount();
    // Accounts opened in one transaction share this moment.
    await application.database.owner.query(
      'UPDATE account SET password_changed_at = (SELECT password_changed_at FROM account WHERE id = $1) WHERE id = $2',
      [id, other.id],
    );
    const device = application.client();
    await tryFrom('203.0.113.40', username, TEST_PASSWORD, device);
    for (let n = 0; n < 5; n += 1) await tryFrom('203.0.113.40', username, 'Wrong-Guess-99', device);
    expect((await tryFrom('203.0.113.40', username, TEST_PASSWORD, device)).status).toBe(423);
    await failTimes(5, '203.0.113.41', other.username);
    expect((await tryFrom('203.0.113.41', other.username, TEST_PASSWORD, device)).status).toBe(423);
    device.cookies.set(
      'zeren-device',
      device.cookies.get('zeren-device')!.replace(/.$/, (sign) => (sign === 'A' ? 'B' : 'A')),
    );
    await failTimes(5, '203.0.113.42', username);
    expect((await tryFrom('203.0.113.42', username, TEST_PASSWORD, device)).status).toBe(423);
  });

  it('makes hashes of weaker parameters anew at the next sign-in', async () => {
    const { username, id } = await newAccount();
    const weak = '$argon2id$v=19$m=8192,t=1,p=1$MDEyMzQ1Njc4OWFiY2RlZg$';
    const { argon2Sync } = await import('node:crypto');
    const tag = argon2Sync('argon2id', {
      message: TEST_PASSWORD,
      nonce: Buffer.from('0123456789abcdef'),
      memory: 8192,
      passes: 1,
      parallelism: 1,
      tagLength: 32,
    });
    const hash = weak + tag.toString('base64').replace(/=+$/, '');
    await application.database.owner.query('UPDATE account SET password_hash = $2 WHERE id = $1', [id, hash]);
    await application.signIn(username, TEST_PASSWORD);
    const [account] = await rows<{ password_hash: string }>(
      'SELECT password_hash FROM account WHERE id = $1',
      [id],
    );
    expect(account!.password_hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    await application.signIn(username, TEST_PASSWORD);
  });
});
