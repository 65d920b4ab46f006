import { createSmallCounty } from '@zeren/testing/small-county';
import type { SmallCounty } from '@zeren/testing/small-county';
import { openTestAccount, TEST_PASSWORD } from '../../../../test/test-accounts';
import { createTestApplication } from '../../../../test/test-application';
import type { TestApplication } from '../../../../test/test-application';
import type { TestClient } from '../../../../test/test-client';
import { AccountRecovery } from './account-recovery';
import type { AccountView, OpenedAccountView } from './dto/account.dto';

type Answer = AccountView & { readonly code?: string; readonly next?: string; readonly enrolled?: boolean };

describe('one administrator', () => {
  let application: TestApplication;
  let county: SmallCounty;
  let system: TestClient;
  let security: TestClient;
  let audit: TestClient;
  let people: string[];

  beforeAll(async () => {
    application = await createTestApplication();
    county = await createSmallCounty(application.database.owner);
    people = Object.values(county.people);
    const signIn = async (administrator: 'system' | 'security' | 'audit') => {
      await openTestAccount(application, administrator, { administrator });
      const client = await application.signIn(administrator, TEST_PASSWORD);
      await client.stepUp('');
      return client;
    };
    [system, security, audit] = [await signIn('system'), await signIn('security'), await signIn('audit')];
  });
  afterAll(() => application.close());

  const unused = () => people.pop()!;
  const open = async (username: string, administrator: string) =>
    (
      await system.post<OpenedAccountView>('/api/accounts', {
        body: { username, administrator, personId: unused() },
      })
    ).body;
  const tryIn = (username: string, password: string) =>
    application.client().post<Answer>('/api/session', { body: { username, password } });
  const act = (client: TestClient, verb: string, { id, version }: AccountView) =>
    client.post<Answer>(`/api/administrator-accounts/${id}/${verb}`, { version });
  const listed = async (client: TestClient) =>
    (await client.get<{ items: AccountView[] }>('/api/administrator-accounts')).body.items.map(
      ({ username }) => username,
    );

  it('does not get in as another: a new account waits until somebody else lets it in', async () => {
    const account = await open('audit-two', 'audit');
    expect(account.state).toBe('waiting');
    const { items } = (await security.get<{ items: AccountView[] }>('/api/administrator-accounts')).body;
    const shown = items.find(({ username }) => username === 'audit-two');
    expect([account.keeperName, shown!.keeperName]).toEqual(['果园村党支部书记', '果园村党支部书记']);
    expect((await tryIn('audit-two', account.oneTimePassword!)).status).toBe(401);
    const refused = [await act(system, 'let-in', account), await act(audit, 'let-in', account)];
    expect(refused.map(({ body }) => body.code)).toEqual(['access.permission-missing', 'request.not-found']);
    const done = await act(security, 'let-in', account);
    expect([done.status, done.body.state]).toEqual([200, 'active']);
    expect((await act(security, 'let-in', done.body)).body.code).toBe('account.state-unsuitable');
    const first = await tryIn('audit-two', account.oneTimePassword!);
    expect(first.body).toEqual({ next: 'totp', enrolled: false });
  });

  it('does not get in as another by enabling either', async () => {
    const account = await open('security-two', 'security');
    const active = (await act(audit, 'let-in', account)).body;
    const turn = (verb: string, version: number) =>
      system.post<Answer>(`/api/accounts/${account.id}/${verb}`, { version });
    const disabled = (await turn('disable', active.version)).body;
    const enabled = (await turn('enable', disabled.version)).body;
    expect([disabled.state, enabled.state]).toEqual(['disabled', 'waiting']);
  });

  it('who gives out passwords takes no second factor of another, and the other way round', async () => {
    const id = await openTestAccount(application, 'system-two', { administrator: 'system' });
    const account = (
      await security.get<{ items: AccountView[] }>('/api/administrator-accounts')
    ).body.items.find((one) => one.id === id)!;
    const bySystem = await system.post<Answer>(`/api/accounts/${id}/take-second-factor`, {
      version: account.version,
    });
    expect([bySystem.status, bySystem.body.code]).toEqual([404, 'request.not-found']);
    const client = await application.signIn('system-two', TEST_PASSWORD);
    const taken = await act(security, 'take-second-factor', account);
    expect([taken.status, taken.body.hasSecondFactor]).toEqual([200, false]);
    expect((await client.get<Answer>('/api/session')).body.code).toBe('session.missing');
    expect((await tryIn('system-two', TEST_PASSWORD)).body).toEqual({ next: 'totp', enrolled: false });
    const stale = await act(security, 'take-second-factor', account);
    expect(stale.body.code).toBe('account.no-second-factor');
  });

  it('sees those they vouch for, and only those', async () => {
    expect(await listed(security)).toEqual(['audit', 'audit-two', 'system', 'system-two']);
    expect(await listed(audit)).toEqual(['security', 'security-two']);
    const officer = { districtId: county.districtId, personId: county.people.wangshu };
    await openTestAccount(application, 'wangshu', officer);
    const person = await application.signIn('wangshu', TEST_PASSWORD);
    const refused = await person.get<Answer & { sentences: { zh: string } }>('/api/administrator-accounts');
    expect(refused.body.sentences.zh).toContain('安全保密管理员、安全审计员');
  });

  it('who can be helped by nobody any more is helped by whoever keeps the machine', async () => {
    const recovery = application.api.get(AccountRecovery, { strict: false });
    expect(await recovery.recover('nobody')).toBeUndefined();
    const before = await application.signIn('audit', TEST_PASSWORD);
    const password = await recovery.recover('Audit');
    expect((await before.get<Answer>('/api/session')).body.code).toBe('session.missing');
    expect((await tryIn('audit', TEST_PASSWORD)).status).toBe(401);
    expect((await tryIn('audit', password!)).body).toEqual({ next: 'totp', enrolled: false });
    const { rows } = await application.database.owner.query(
      `SELECT account_id FROM audit_entry WHERE action = 'account.recover'`,
    );
    expect(rows).toEqual([{ account_id: null }]);
  });

  it('leaves an entry of each of these acts', async () => {
    const { rows } = await application.database.owner.query<{ action: string; by: string }>(
      `SELECT e.action, a.username AS by FROM audit_entry e JOIN account a ON a.id = e.account_id
       WHERE e.action IN ('account.let-in', 'second-factor.take-off') ORDER BY e.txid`,
    );
    expect(rows).toEqual([
      { action: 'account.let-in', by: 'security' },
      { action: 'account.let-in', by: 'audit' },
      { action: 'second-factor.take-off', by: 'security' },
    ]);
  });
});
