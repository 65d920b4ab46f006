import { Secret } from 'otpauth';
import { randomBytes, randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { createTestDatabase } from '@zeren/testing/test-database';
import type { RecordedEntry } from '../../src/platform/record/entry-bytes';
import { RecordKeys } from '../../src/platform/record/record-keys';
import { isAuthentic, RECORDED_ENTRY } from '../../src/registry/audit/log/recorded-entry';
import { TEST_TOTP_SECRET } from '../test-totp-secret';
import { ProtectedCounty } from './protection.spec-kit';
import type { Answer } from './protection.spec-kit';

const DENIED = '42501';
const CHECK = '23514';
const SIX_MONTHS = 183;

/** GB/T 22239-2019, third level: 8.1.4.2 (访问控制), 8.1.4.3 (安全审计), 8.1.4.7/8/11, 8.1.5.1–8.1.5.3 (三员). */
describe('等保三级：访问控制、安全审计与三员', () => {
  let county: ProtectedCounty;

  beforeAll(async () => (county = await ProtectedCounty.create()));
  afterAll(() => county.close());
  beforeEach(async () => {
    await county.later(0);
    await county.rows('DELETE FROM sign_in_limit');
  });

  const runtimes = () => [county.application.database.appUrl, county.application.database.workerUrl];
  const entries = (action: string) =>
    county.rows<Record<string, unknown>>(
      'SELECT * FROM audit_entry WHERE action = $1 ORDER BY at DESC, id DESC',
      [action],
    );

  it('8.1.4.2 a 按账户授权：who was granted nothing reaches nothing, and a grant bites on the next request', async () => {
    const { username, personId } = await county.somebody();
    const client = await county.signIn(username);
    expect((await client.get('/api/duties')).status).toBe(403);
    const security = await county.security();
    const { body: grant } = await security.post<{ id: string; version: number }>('/api/grants', {
      body: { capabilitySet: 'leader', rootOrganizationId: county.county.organizations.wangshu, personId },
    });
    expect((await client.get('/api/duties')).status).toBe(200);
    await security.post(`/api/grants/${grant.id}/revoke`, { version: grant.version, body: {} });
    expect((await client.get('/api/duties')).status).toBe(403);
  });

  it('8.1.4.2 b 无默认账户：a fresh installation has none', async () => {
    const fresh = await createTestDatabase();
    try {
      expect((await fresh.owner.query('SELECT 1 FROM account')).rowCount).toBe(0);
    } finally {
      await fresh.drop();
    }
  });

  it('8.1.4.2 c 停用多余账户：a disabled account’s sessions end at once', async () => {
    const { username, id } = await county.somebody();
    const client = await county.signIn(username);
    const system = await county.signIn('system');
    expect((await system.post(`/api/accounts/${id}/disable`, { version: 1 })).status).toBeLessThan(300);
    expect((await client.get('/api/session')).status).toBe(401);
  });

  it('8.1.4.2 d 管理权限分离：nobody is two of the three, by direct SQL of the owner neither', async () => {
    const { ownerUrl, appUrl } = county.application.database;
    const insert = `INSERT INTO account (id, username, password_hash, password_changed_at, district_id, person_id, administrator)
                    SELECT gen_random_uuid(), $1, 'x', now(), id, $2, $3 FROM district WHERE kind = 'installation'`;
    for (const both of ['system,audit', 'system security', 'all'])
      expect(await county.refusalOf(ownerUrl, insert, [randomUUID(), null, both])).toBe(CHECK);
    const { village } = county.county.people;
    expect(await county.refusalOf(ownerUrl, insert, [randomUUID(), village, 'audit'])).toBe(CHECK);
    const turn = `UPDATE account SET administrator = 'audit' WHERE administrator = 'system'`;
    expect(await county.refusalOf(appUrl, turn)).toBe(DENIED);
  });

  it('8.1.4.2 d 最小权限：the program owns nothing and cannot see past row-level security', async () => {
    const roles = await county.rows<{ rolname: string; beyond: boolean; owns: string }>(
      `SELECT r.rolname, r.rolsuper OR r.rolbypassrls OR r.rolcreaterole OR r.rolcreatedb AS beyond,
              (SELECT count(*) FROM pg_class c WHERE c.relowner = r.oid AND c.relnamespace = 'public'::regnamespace) AS owns
       FROM pg_roles r WHERE r.rolname IN ('zeren_app', 'zeren_worker') ORDER BY 1`,
    );
    expect(roles).toEqual([
      { rolname: 'zeren_app', beyond: false, owns: '0' },
      { rolname: 'zeren_worker', beyond: false, owns: '0' },
    ]);
  });

  it('8.1.4.2 f/g 主体到用户、客体到记录：a village sees its own rows of a table and no others', async () => {
    const { appUrl } = county.application.database;
    const { districtId, organizations } = county.county;
    const seen = `SELECT set_config('app.district', '${districtId}', false), set_config('app.roots', '${organizations.village}', false)`;
    const client = new Client({ connectionString: appUrl });
    await client.connect();
    try {
      await county.county.addDuty({ at: 'village', opensOn: '2026-01-01', dueOn: '2026-12-01' });
      await county.county.addDuty({ at: 'orchard', opensOn: '2026-01-01', dueOn: '2026-12-01' });
      await client.query(seen);
      const { rows } = await client.query<{ id: string }>('SELECT DISTINCT organization_id AS id FROM duty');
      expect(rows).toEqual([{ id: organizations.village }]);
    } finally {
      await client.end();
    }
  });

  it('8.1.4.3 a 覆盖到每个用户：persons and administrators, what succeeds and what is refused', async () => {
    const { username, id } = await county.somebody();
    const client = await county.signIn(username);
    await client.put('/api/session/locale', { body: { locale: 'en' } });
    await county.application
      .client()
      .post('/api/session', { body: { username, password: 'Wrong-Guess-99' } });
    const system = await county.signIn('system');
    const opened = await county.rows<{ action: string }>(
      'SELECT DISTINCT action FROM audit_entry WHERE subject_id = $1 ORDER BY 1',
      [id],
    );
    const actions = opened.map(({ action }) => action);
    expect(actions).toEqual(expect.arrayContaining(['account.open', 'account.set-locale', 'session.open']));
    expect(actions.some((action) => /fail|refuse|deny/.test(action))).toBe(true);
    expect((await system.get('/api/accounts')).status).toBe(200);
    expect(await client.get('/api/accounts')).toMatchObject({ status: 403 });
    const [denied] = await county.rows<{ code: string }>(
      'SELECT code FROM denied_attempt WHERE account_id = $1',
      [id],
    );
    const [told] = await county.rows('SELECT 1 FROM audit_entry WHERE account_id = $1 AND action LIKE $2', [
      id,
      'access.deny%',
    ]);
    expect(denied ?? told).toBeDefined();
  });

  it('8.1.4.3 b 记录要素：time, user, kind of act, subject, number of the request', async () => {
    const { username, id } = await county.somebody();
    const client = await county.signIn(username);
    const answer = await client.put('/api/session/locale', { body: { locale: 'en' } });
    const entry = (await entries('account.set-locale')).find((one) => one.account_id === id);
    expect(entry).toMatchObject({
      account_id: id,
      action: 'account.set-locale',
      subject_kind: 'account',
      subject_id: id,
      request_id: answer.headers['x-request-id'],
    });
    expect(entry!.at).toBeInstanceOf(Date);
  });

  it('8.1.4.3 c 保护记录：neither role deletes, changes or empties it', async () => {
    for (const url of runtimes()) {
      for (const attempt of [
        'DELETE FROM audit_entry',
        `UPDATE audit_entry SET action = 'x'`,
        'TRUNCATE audit_entry',
        'DROP TABLE audit_entry',
        'ALTER TABLE audit_entry DISABLE ROW LEVEL SECURITY',
      ]) {
        expect([attempt, await county.refusalOf(url, attempt)]).toEqual([attempt, DENIED]);
      }
    }
  });

  it('8.1.4.3 c 留存六个月：half a year and all housekeeping later the auditor reads every entry of today', async () => {
    const { username, id } = await county.somebody();
    const client = await county.signIn(username);
    await client.put('/api/session/locale', { body: { locale: 'en' } });
    const ofToday = await county.rows<{ id: string }>('SELECT id FROM audit_entry ORDER BY id');
    await county.later(SIX_MONTHS * 24 * 60);
    await county.housekeeping();
    const kept = await county.rows<{ id: string }>('SELECT id FROM audit_entry ORDER BY id');
    expect(kept.map((entry) => entry.id)).toEqual(expect.arrayContaining(ofToday.map((entry) => entry.id)));
    const [spoken] = (await entries('account.set-locale')).filter((entry) => entry.subject_id === id);
    // Whose password is not half a year old.
    await county.rows(`UPDATE account SET password_changed_at = clock_now() WHERE username = 'audit'`);
    const auditor = await county.signIn('audit');
    const read = await auditor.get<Answer & { changes: unknown[] }>(
      `/api/audit/entries/${String(spoken!.id)}`,
    );
    expect([read.status, read.body.id]).toEqual([200, spoken!.id]);
    expect(JSON.stringify(read.body.changes)).toContain('en');
  });

  it('8.1.4.3 d 审计进程防中断：when an entry cannot be written, the business is not done', async () => {
    const { username } = await county.somebody();
    const client = await county.signIn(username);
    await county.rows(
      `ALTER TABLE audit_entry ADD CONSTRAINT broken CHECK (action <> 'account.set-locale') NOT VALID`,
    );
    try {
      const failed = await client.put('/api/session/locale', { body: { locale: 'en' } });
      expect(failed.status).toBeGreaterThanOrEqual(500);
    } finally {
      await county.rows('ALTER TABLE audit_entry DROP CONSTRAINT broken');
    }
    expect((await client.get<{ locale: string }>('/api/session')).body.locale).toBe('zh-CN');
  });

  it('8.1.4.7 完整性：every entry carries a code that only the program’s key makes, and that fits its content', async () => {
    const { entryKey } = county.application.api.get(RecordKeys, { strict: false });
    const all = await county.rows<RecordedEntry>(`SELECT ${RECORDED_ENTRY} FROM audit_entry e`);
    expect(all.length).toBeGreaterThan(20);
    expect(all.filter((entry) => !isAuthentic(entry, entryKey)).map(({ action }) => action)).toEqual([]);
    expect(all.filter((entry) => isAuthentic(entry, randomBytes(32)))).toEqual([]);
    for (const entry of all.slice(0, 20)) {
      const changes: Partial<RecordedEntry>[] = [
        { accountId: randomUUID() },
        { action: 'other.act' },
        { subjectId: randomUUID() },
        { at: entry.at.replace(/^\d{4}/, '2020') },
        { afterDigest: randomBytes(32).toString('hex') },
      ];
      for (const change of changes) expect(isAuthentic({ ...entry, ...change }, entryKey)).toBe(false);
    }
  });

  it('8.1.4.8 保密性：passwords as argon2id, second factors under a key that is not in the database', async () => {
    const hashes = await county.rows<{ hash: string }>('SELECT password_hash AS hash FROM account');
    expect(hashes.every(({ hash }) => hash.startsWith('$argon2id$'))).toBe(true);
    const [dump] = await county.rows<{ all: string }>(
      `SELECT string_agg(t::text, ' ') AS all FROM second_factor t`,
    );
    // Bytes are written in hexadecimal: the secret as text, and as the bytes that it stands for.
    const bytes = Secret.fromBase32(TEST_TOTP_SECRET).hex.toLowerCase();
    const text = Buffer.from(TEST_TOTP_SECRET).toString('hex');
    expect(dump!.all).toContain('\\x');
    for (const readable of [TEST_TOTP_SECRET, bytes, text]) expect(dump!.all).not.toContain(readable);
  });

  it('8.1.4.11 个人信息最少：of a person no more than name and how they are reached', async () => {
    const columns = await county.rows<{ name: string }>(
      `SELECT column_name AS name FROM information_schema.columns
       WHERE table_schema = 'public' AND table_name IN ('person', 'person_contact')
         AND column_name NOT IN ('district_id', 'id', 'person_id', 'code', 'version', 'created_at', 'merged_into_id')
       ORDER BY 1`,
    );
    expect(columns.map(({ name }) => name)).toEqual([
      'email',
      'mobile',
      'name',
      'name_initials',
      'name_pinyin',
    ]);
  });

  const ONLY = [
    ['8.1.5.1 系统管理', 'system', '/api/accounts'],
    ['8.1.5.2 审计管理', 'audit', '/api/audit/entries'],
    ['8.1.5.3 安全管理', 'security', '/api/grants'],
  ] as const;

  it.each(ONLY)('%s: through its own interface alone, and recorded', async (_, administrator, own) => {
    const client = await county.signIn(administrator);
    expect((await client.get(own)).status).toBe(200);
    for (const [, other, route] of ONLY.filter(([, one]) => one !== administrator)) {
      expect([other, (await client.get<Answer>(route)).body.code]).toEqual([
        other,
        'access.permission-missing',
      ]);
    }
    for (const business of ['/api/duties', '/api/responsibility-lists', '/api/handovers'])
      expect([business, (await client.get(business)).status]).toEqual([business, 403]);
    const opened = await county.rows(
      `SELECT 1 FROM audit_entry e JOIN account a ON a.id = e.subject_id
       WHERE a.administrator = $1 AND e.action = 'session.open'`,
      [administrator],
    );
    expect(opened.length).toBeGreaterThan(0);
  });
});
