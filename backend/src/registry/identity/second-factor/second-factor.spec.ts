import { randomUUID } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import { createSmallCounty } from '@zeren/testing/small-county';
import type { SmallCounty } from '@zeren/testing/small-county';
import { openTestAccount, TEST_PASSWORD } from '../../../../test/test-accounts';
import { createTestApplication } from '../../../../test/test-application';
import type { TestApplication } from '../../../../test/test-application';
import type { TestClient } from '../../../../test/test-client';
import { TEST_TOTP_SECRET } from '../../../../test/test-totp-secret';

const START = Date.parse('2026-11-23T01:00:00Z');

interface Answer {
  readonly code?: string;
  readonly next?: string;
  readonly enrolled?: boolean;
  readonly username?: string;
  readonly sentences?: { readonly zh: string };
}

describe('a second factor', () => {
  let application: TestApplication;
  let county: SmallCounty;
  let names = 0;

  beforeAll(async () => {
    application = await createTestApplication({ settings: { TRUST_PROXY: '1' } });
    county = await createSmallCounty(application.database.owner);
  });
  afterAll(() => application.close());
  beforeEach(async () => {
    await secondsLater(0);
    await application.database.owner.query('DELETE FROM sign_in_limit');
  });

  const secondsLater = (seconds: number) =>
    application.database.setClock(new Date(START + seconds * 1000).toISOString());
  /** The code of a moment, on a telephone whose clock is that much off. */
  const codeAt = (seconds: number, secret = TEST_TOTP_SECRET) =>
    new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: START + seconds * 1000 });
  const newAdministrator = async (secondFactor = true) => {
    const username = `admin-${++names}`;
    const id = await openTestAccount(application, username, { administrator: 'audit' }, { secondFactor });
    return { username, id };
  };
  const rows = async <Row extends object>(text: string, values: unknown[] = []) =>
    (await application.database.owner.query<Row>(text, values)).rows;
  const actionsOn = async (id: string) =>
    (
      await rows<{ action: string }>(
        `SELECT action FROM audit_entry WHERE subject_id = $1 AND action NOT LIKE 'access.deny%' ORDER BY txid, id`,
        [id],
      )
    ).map(({ action }) => action);
  const begin = async (username: string, address = '198.51.100.1', password = TEST_PASSWORD) => {
    const client = application.client();
    const answer = await client.post<Answer>('/api/session', {
      body: { username, password },
      headers: { 'x-forwarded-for': address },
    });
    return { client, answer };
  };
  const give = (client: TestClient, code: string, address = '198.51.100.1') =>
    client.post<Answer>('/api/session/totp', { body: { code }, headers: { 'x-forwarded-for': address } });

  describe('at sign-in', () => {
    it('asks for a code after the password, in a session that can do nothing else', async () => {
      const { username, id } = await newAdministrator();
      const { client, answer } = await begin(username);
      expect([answer.status, answer.body]).toEqual([200, { next: 'totp', enrolled: true }]);
      const limited = client.cookies.get('zeren-session');
      expect((await client.get<Answer>('/api/session')).body).toEqual({ next: 'totp', enrolled: true });
      const shut = await Promise.all([
        client.get<Answer>('/api/catalogues/domains'),
        client.put<Answer>('/api/session/locale', { body: { locale: 'en' } }),
        client.post<Answer>('/api/session/password', {
          body: { current: TEST_PASSWORD, next: 'Other-Brook-9' },
        }),
        client.get<Answer>('/api/session/second-factor'),
      ]);
      expect(shut.map(({ body }) => body.code)).toEqual(Array(4).fill('session.second-factor-due'));
      const done = await give(client, codeAt(0));
      expect([done.status, done.body.username]).toEqual([200, username]);
      expect(client.cookies.get('zeren-session')).not.toBe(limited);
      expect(client.cookies.has('zeren-device')).toBe(true);
      expect((await client.get<Answer>('/api/session')).body.username).toBe(username);
      expect(await actionsOn(id)).toEqual(['account.open', 'session.begin', 'session.open']);
      expect((await give(client, codeAt(30))).body.code).toBe('session.second-factor-not-due');
    });

    it('leaves nothing to whoever kept the cookie of the first step', async () => {
      const { username } = await newAdministrator();
      const { client } = await begin(username);
      const thief = application.client();
      for (const [name, value] of client.cookies) thief.cookies.set(name, value);
      await give(client, codeAt(0));
      expect((await thief.get<Answer>('/api/session')).body.code).toBe('session.missing');
    });

    it('waits ten minutes', async () => {
      const { username } = await newAdministrator();
      const { client } = await begin(username);
      await secondsLater(700);
      expect((await give(client, codeAt(700))).body.code).toBe('session.expired');
    });

    it('takes no code twice, nor an older one after it, by the clock of the database give or take a step', async () => {
      const { username } = await newAdministrator();
      const tryCode = async (code: string) => (await give((await begin(username)).client, code)).status;
      await secondsLater(300);
      expect(await tryCode(codeAt(235))).toBe(422);
      expect(await tryCode(codeAt(275))).toBe(200);
      expect(await tryCode(codeAt(275))).toBe(422);
      expect(await tryCode(codeAt(335))).toBe(200);
      expect(await tryCode(codeAt(305))).toBe(422);
      await secondsLater(400);
      expect(await tryCode(codeAt(400))).toBe(200);
    });

    it('lets one in of two who send the same code at the same time', async () => {
      const { username } = await newAdministrator();
      const [one, other] = [await begin(username), await begin(username, '198.51.100.2')];
      const answers = await Promise.all([
        give(one.client, codeAt(0)),
        give(other.client, codeAt(0), '198.51.100.2'),
      ]);
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 422]);
    });

    it('counts wrong codes like wrong passwords, and a right password in between buys no new ones', async () => {
      const { username, id } = await newAdministrator();
      const statuses = [];
      for (let n = 0; n < 3; n += 1) {
        statuses.push((await give((await begin(username)).client, '000000')).status);
      }
      const { client } = await begin(username);
      const fourth = await give(client, '000000');
      expect(fourth.body.sentences?.zh).toContain('再错 1 次');
      statuses.push(fourth.status, (await give(client, '000000')).status);
      expect(statuses).toEqual([422, 422, 422, 422, 423]);
      expect((await give(client, codeAt(0))).status).toBe(423);
      expect((await begin(username)).answer.status).toBe(423);
      await secondsLater(1900);
      const again = await begin(username);
      expect((await give(again.client, codeAt(1900))).status).toBe(200);
      expect((await actionsOn(id)).filter((action) => action === 'session.refuse')).toHaveLength(5);
    });

    it('is set up by an administrator who has none: secret, code, in', async () => {
      const { username, id } = await newAdministrator(false);
      const { client, answer } = await begin(username);
      expect(answer.body).toEqual({ next: 'totp', enrolled: false });
      const early = await give(client, '123456');
      expect([early.status, early.body.code]).toEqual([409, 'second-factor.not-proposed']);
      const shown = await client.put<{ secret: string; uri: string }>('/api/session/totp');
      expect(shown.headers['cache-control']).toBe('no-store');
      const uri = new URL(shown.body.uri);
      expect([uri.protocol, uri.host, uri.searchParams.get('secret')]).toEqual([
        'otpauth:',
        'totp',
        shown.body.secret,
      ]);
      expect(decodeURIComponent(uri.pathname)).toContain(username);
      const wrong = await give(client, '000000');
      expect([wrong.status, wrong.body.code]).toEqual([422, 'second-factor.code-wrong']);
      expect((await give(client, codeAt(0, shown.body.secret))).status).toBe(200);
      expect(await actionsOn(id)).toEqual([
        'account.open',
        'session.begin',
        'second-factor.propose',
        'second-factor.turn-on',
        'session.open',
      ]);
      const codes = await client.post<{ codes: string[] }>('/api/session/recovery-codes');
      expect(codes.body.codes).toHaveLength(10);
      const replaced = await client.put<Answer>('/api/session/totp');
      expect(replaced.body.code).toBe('session.second-factor-not-due');
      const again = await begin(username);
      expect((await again.client.put<Answer>('/api/session/totp')).body.code).toBe('second-factor.exists');
    });

    it('comes with recovery codes also while a one-time password is still to be changed', async () => {
      const fresh = { mustChangePassword: true, secondFactor: false };
      await openTestAccount(application, 'fresh-audit', { administrator: 'audit' }, fresh);
      const { client } = await begin('fresh-audit');
      const { body } = await client.put<{ secret: string }>('/api/session/totp');
      expect((await give(client, codeAt(0, body.secret))).status).toBe(200);
      const codes = await client.post<{ codes: string[] }>('/api/session/recovery-codes');
      expect(codes.body.codes).toHaveLength(10);
      expect((await client.get<Answer>('/api/session/second-factor')).body.code).toBe(
        'session.password-change-due',
      );
    });

    it('asks nobody else', async () => {
      await openTestAccount(application, 'officer', {
        districtId: county.districtId,
        personId: county.people.orchard,
      });
      expect((await begin('officer')).answer.body.username).toBe('officer');
    });
  });

  it('is kept under a key that is not in the database, and recovery codes as digests', async () => {
    const { username, id } = await newAdministrator(false);
    const { client } = await begin(username);
    const { body } = await client.put<{ secret: string }>('/api/session/totp');
    await give(client, codeAt(0, body.secret));
    const { body: recovery } = await client.post<{ codes: string[] }>('/api/session/recovery-codes');
    const bytes = Buffer.from(Secret.fromBase32(body.secret).bytes);
    const tables = ['second_factor', 'recovery_code', 'idempotency_key', 'audit_entry', 'identity_secret'];
    for (const table of tables) {
      const [row] = await rows<{ dump: string }>(
        `SELECT coalesce(string_agg(t::text, ' '), '') AS dump FROM ${table} t`,
      );
      for (const secret of [
        body.secret,
        bytes.toString('hex'),
        bytes.toString('base64'),
        ...recovery.codes,
      ]) {
        expect(row!.dump).not.toContain(secret);
        expect(row!.dump).not.toContain(secret.replaceAll('-', ''));
      }
    }
    const other = await newAdministrator();
    await application.database.owner.query(
      'UPDATE second_factor SET secret = (SELECT secret FROM second_factor WHERE account_id = $1), last_step = NULL WHERE account_id = $2',
      [id, other.id],
    );
    const moved = await give((await begin(other.username)).client, codeAt(0, body.secret));
    expect(moved.status).toBe(500);
  });

  describe('of somebody’s own choice', () => {
    let client: TestClient;
    let id: string;
    let secret: string;

    beforeEach(async () => {
      const username = `person-${++names}`;
      const personId = randomUUID();
      await application.database.owner.query(
        `INSERT INTO person (district_id, id, code, name, name_pinyin, name_initials)
         VALUES ($1, $2, $3, '林清和', 'lin qing he', 'lqh')`,
        [county.districtId, personId, username],
      );
      id = await openTestAccount(application, username, { districtId: county.districtId, personId });
      client = await application.signIn(username, TEST_PASSWORD);
    });

    const turnOn = async () => {
      await client.stepUp(TEST_PASSWORD);
      secret = (await client.put<{ secret: string }>('/api/session/second-factor')).body.secret;
      return client.post<Answer>('/api/session/second-factor', { body: { code: codeAt(0, secret) } });
    };
    const state = async () =>
      (await client.get<{ on: boolean; recoveryCodesLeft: number }>('/api/session/second-factor')).body;
    const username = () => `person-${names}`;

    it('is turned on after a confirmation, and sessions elsewhere end', async () => {
      const elsewhere = await application.signIn(username(), TEST_PASSWORD);
      const unasked = await client.put<Answer>('/api/session/second-factor');
      expect(unasked.body.code).toBe('session.step-up-due');
      expect((await turnOn()).status).toBe(204);
      expect(await state()).toEqual({
        on: true,
        since: expect.any(String) as string,
        recoveryCodesLeft: 0,
        compulsory: false,
      });
      expect((await elsewhere.get<Answer>('/api/session')).body.code).toBe('session.missing');
      expect((await begin(username())).answer.body.next).toBe('totp');
    });

    it('has ten recovery codes: shown once, each good once, new ones void the old', async () => {
      await turnOn();
      const make = async () =>
        (await client.post<{ codes: string[] }>('/api/session/recovery-codes')).body.codes;
      const [first, second] = await make();
      expect((await give((await begin(username())).client, first!)).status).toBe(200);
      expect((await give((await begin(username())).client, first!)).status).toBe(422);
      expect((await state()).recoveryCodesLeft).toBe(9);
      const [proof] = await rows<{ after: { proof: string } }>(
        `SELECT after FROM audit_entry WHERE subject_id = $1 AND action = 'session.open' ORDER BY txid DESC LIMIT 1`,
        [id],
      );
      expect(proof!.after.proof).toBe('password+recovery-code');
      const [fresh] = await make();
      expect((await state()).recoveryCodesLeft).toBe(10);
      expect((await give((await begin(username())).client, second!)).status).toBe(422);
      expect((await give((await begin(username())).client, fresh!.toUpperCase())).status).toBe(200);
    });

    it('moves to another telephone: the old one is good until a code of the new one has come', async () => {
      await turnOn();
      const old = secret;
      await secondsLater(60);
      const confirmed = await client.post('/api/session/step-up', { body: { code: codeAt(60, old) } });
      expect(confirmed.status).toBe(204);
      const { body } = await client.put<{ secret: string }>('/api/session/second-factor');
      await secondsLater(120);
      expect((await give((await begin(username())).client, codeAt(120, old))).status).toBe(200);
      await secondsLater(180);
      const replaced = await client.post('/api/session/second-factor', {
        body: { code: codeAt(180, body.secret) },
      });
      expect(replaced.status).toBe(204);
      await secondsLater(240);
      expect((await give((await begin(username())).client, codeAt(240, old))).status).toBe(422);
      expect((await give((await begin(username())).client, codeAt(240, body.secret))).status).toBe(200);
      expect(await actionsOn(id)).toContain('second-factor.replace');
    });

    it('is what a step of weight then asks for, and not the password', async () => {
      await turnOn();
      await secondsLater(400);
      const session = await client.get<{ stepUpBy: string }>('/api/session');
      expect(session.body.stepUpBy).toBe('code');
      const byPassword = await client.post<Answer>('/api/session/step-up', {
        body: { password: TEST_PASSWORD },
      });
      expect([byPassword.status, byPassword.body.code]).toEqual([422, 'step-up.by-code']);
      const wrong = await client.post<Answer>('/api/session/step-up', { body: { code: '000000' } });
      expect([wrong.status, wrong.body.code]).toEqual([422, 'session.code-wrong']);
      const code = codeAt(400, secret);
      expect((await client.post('/api/session/step-up', { body: { code } })).status).toBe(204);
      expect((await client.post('/api/session/step-up', { body: { code } })).status).toBe(422);
    });

    it('is turned off again by its owner, but not by an administrator of theirs', async () => {
      await turnOn();
      expect((await client.delete('/api/session/second-factor')).status).toBe(204);
      expect((await state()).on).toBe(false);
      expect((await client.post<Answer>('/api/session/recovery-codes')).body.code).toBe('second-factor.off');
      const { username: administrator } = await newAdministrator();
      const audit = await application.signIn(administrator, TEST_PASSWORD);
      await audit.stepUp('');
      const kept = await audit.delete<Answer>('/api/session/second-factor');
      expect(kept.body.code).toBe('second-factor.compulsory');
    });
  });
});
