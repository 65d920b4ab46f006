import { randomUUID } from 'node:crypto';
import { INSTALLATION_DISTRICT_ID } from '@zeren/domain/registry/identity/installation-district';
import { createSmallCounty } from '@zeren/testing/small-county';
import type { SmallCounty, SmallOrganization } from '@zeren/testing/small-county';
import { grantForTest, openTestAccount, TEST_PASSWORD } from '../../../../test/test-accounts';
import { createTestApplication } from '../../../../test/test-application';
import type { TestApplication } from '../../../../test/test-application';
import type { TestClient } from '../../../../test/test-client';
import { systemActor } from '../../../platform/actor';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import type { AuditActorsDto, AuditEntryDto, AuditEntryPageDto, HistoryPageDto } from './dto/entry.dto';

describe('the record', () => {
  let application: TestApplication;
  let county: SmallCounty;
  let other: SmallCounty;
  let auditor: TestClient;
  let wangshu: TestClient;
  let accounts: Record<'wangshu' | 'auditor', string>;
  let listId: string;
  let dutyId: string;
  let grantId: string;

  beforeAll(async () => {
    application = await createTestApplication();
    const { owner } = application.database;
    [county, other] = [await createSmallCounty(owner), await createSmallCounty(owner)];
    await owner.query(`UPDATE district SET name_zh = '望北县' WHERE id = $1`, [other.districtId]);
    await application.database.setClock('2026-11-23T01:00:00Z');
    accounts = {
      auditor: await openTestAccount(application, 'auditor', { administrator: 'audit' }),
      wangshu: await openTestAccount(application, 'wangshu.shuji', {
        districtId: county.districtId,
        personId: county.people.wangshu,
      }),
    };
    grantId = await grantForTest(application, county.districtId, {
      capabilitySet: 'officeholder',
      rootOrganizationId: county.organizations.wangshu,
      to: { postId: county.posts.wangshu },
      validFrom: '2026-01-01',
    });
    listId = await county.addList({ at: 'wangshu' });
    dutyId = await county.addDuty({
      at: 'wangshu',
      opensOn: '2026-11-01',
      dueOn: '2026-11-30',
      title: '召开党建例会',
      listId,
    });
    wangshu = await application.signIn('wangshu.shuji', TEST_PASSWORD);
    await act('2026-11-23T01:05:00Z', () =>
      wangshu.post(`/api/responsibility-lists/${listId}/receive`, { version: 1 }),
    );
    await act('2026-11-23T01:10:00Z', () =>
      wangshu.post(`/api/duties/${dutyId}/report`, { version: 1, body: { result: '11月4日开会，过 14 村' } }),
    );
    await act('2026-11-23T01:15:00Z', () => wangshu.get('/api/accounts'));
    // Many entries of one instant, in another district, by somebody who has no account.
    await application.api
      .get(UnitOfWork, { strict: false })
      .write(
        { ...systemActor(other.districtId, 'spec-import'), tenureId: other.tenures.banshan },
        async (tx) => {
          for (const key of [
            'county',
            'wangshu',
            'banshan',
            'village',
            'school',
            'orchard',
          ] as SmallOrganization[]) {
            tx.audit({
              action: 'tenure.change',
              subject: { kind: 'tenure', id: other.tenures[key] },
              before: { kind: '临时负责人', postId: other.posts.county },
              after: { kind: '任职', postId: other.posts[key], version: 2 },
            });
          }
        },
      );
    await application.database.setClock('2026-11-23T01:20:00Z');
    auditor = await application.signIn('auditor', TEST_PASSWORD);
  });
  afterAll(() => application.close());

  async function act(at: string, work: () => Promise<{ status: number }>): Promise<void> {
    await application.database.setClock(at);
    expect((await work()).status).not.toBe(500);
  }

  const search = async (query: Record<string, string | number> = {}, who = auditor) => {
    const text = new URLSearchParams(
      Object.entries(query).map(([key, value]): [string, string] => [key, String(value)]),
    );
    const { status, body } = await who.get<AuditEntryPageDto>(`/api/audit/entries?${text.toString()}`);
    expect(status).toBe(200);
    return body;
  };
  const actionsOf = async (query: Record<string, string | number>) =>
    (await search(query)).items.map(({ action }) => action);

  it('says what was done in sentences, newest first, over all districts', async () => {
    const { items } = await search({ from: '2026-11-23', to: '2026-11-23' });
    const instants = items.map(({ at }) => at);
    expect(instants).toEqual([...instants].sort().reverse());
    const report = items.find(({ action }) => action === 'duty.report')!;
    expect(report).toMatchObject({
      districtName: '云岭县',
      outcome: 'done',
      sentence: {
        zh: expect.stringMatching(
          /^望舒镇党委书记（望舒镇党委 乡镇党组织书记）报送任务“召开党建例会/,
        ) as string,
        en: expect.stringContaining('reported on the duty “召开党建例会') as string,
      },
      doer: { username: 'wangshu.shuji', accountId: accounts.wangshu, personName: '望舒镇党委书记' },
      subject: { kind: 'duty', id: dutyId, kindWords: { zh: '任务', en: 'duty' } },
    });
    expect(items.find(({ action }) => action === 'access.deny')).toMatchObject({
      outcome: 'refused',
      sentence: { zh: expect.stringContaining('没有“管理账号”的权限，试图查看账号') as string },
    });
    expect(new Set(items.map(({ districtName }) => districtName))).toEqual(
      new Set(['云岭县', '望北县', '本系统']),
    );
  });

  it('is read page by page without a gap or a repetition, also within one instant', async () => {
    const whole = (await search({ limit: 100 })).items.map(({ id }) => id);
    const read: string[] = [];
    for (let after = ''; ;) {
      const { items, next } = await search({ limit: 4, ...(after ? { after } : {}) });
      read.push(...items.map(({ id }) => id));
      if (next === null) break;
      after = next;
    }
    expect(read).toEqual(whole);
    expect(whole.length).toBeGreaterThan(12);
  });

  it('is narrowed by district, day, action, kind, subject, outcome, request', async () => {
    expect((await search({ districtId: other.districtId })).items).toHaveLength(6);
    expect(await actionsOf({ to: '2026-11-22' })).toEqual([]);
    expect(await actionsOf({ action: 'duty.report,responsibility-list.receive' })).toEqual([
      'duty.report',
      'responsibility-list.receive',
    ]);
    expect(await actionsOf({ kind: 'capability-grant' })).toEqual(['capability-grant.grant']);
    expect(await actionsOf({ kind: 'duty', subjectId: dutyId })).toEqual(['duty.report']);
    expect(await actionsOf({ subjectId: listId })).toEqual(['responsibility-list.receive']);
    expect(await actionsOf({ outcome: 'refused' })).toEqual(['access.deny']);
    expect(await actionsOf({ outcome: 'refused', action: 'duty.report' })).toEqual([]);
    expect(await actionsOf({ outcome: 'done', accountId: accounts.wangshu })).not.toContain('access.deny');
    const { requestId } = (await search({ action: 'duty.report' })).items[0]!;
    expect(await actionsOf({ requestId })).toEqual(['duty.report']);
    expect(await actionsOf({ requestId: 'spec-import' })).toHaveLength(6);
  });

  it('is narrowed to who did it: an account, a person, a person without one', async () => {
    expect(await actionsOf({ accountId: accounts.wangshu })).toEqual([
      'access.deny',
      'duty.report',
      'responsibility-list.receive',
      'session.open',
    ]);
    expect(await actionsOf({ personId: county.people.wangshu, kind: 'duty' })).toEqual(['duty.report']);
    expect(await actionsOf({ personId: other.people.banshan })).toHaveLength(6);
    expect(await actionsOf({ personId: other.people.county })).toEqual([]);
  });

  it('is found by words of names: of who did it and of what it was done to', async () => {
    expect(await actionsOf({ q: 'shuji', kind: 'duty' })).toEqual(['duty.report']);
    expect(await actionsOf({ q: '望舒镇党委书记', kind: 'duty' })).toEqual(['duty.report']);
    expect(await actionsOf({ q: '果园村党支部书记' })).toEqual(['tenure.change']);
    expect(await actionsOf({ q: '果园村党支部书记', personId: other.people.banshan })).toEqual([
      'tenure.change',
    ]);
    expect(await actionsOf({ q: '果园村党支部书记', personId: county.people.wangshu })).toEqual([]);
    expect(await actionsOf({ q: '果园村党支部书记', districtId: county.districtId })).toEqual([]);
    expect(await actionsOf({ q: '%' })).toEqual([]);
  });

  it('finds people and accounts to narrow it to', async () => {
    const found = async (q: string) =>
      (await auditor.get<AuditActorsDto>(`/api/audit/actors?q=${encodeURIComponent(q)}`)).body.items;
    expect(await found('shuji')).toEqual([
      {
        personId: county.people.wangshu,
        accountId: accounts.wangshu,
        name: '望舒镇党委书记',
        username: 'wangshu.shuji',
        administrator: null,
        districtName: '云岭县',
        districtNameEn: null,
      },
    ]);
    expect((await found('望舒镇党委')).map(({ districtName }) => districtName).sort()).toEqual([
      '云岭县',
      '望北县',
    ]);
    expect(await found('auditor')).toEqual([
      expect.objectContaining({ administrator: 'audit', name: 'auditor', personId: null }),
    ]);
  });

  it('opens an entry: what changed comes first, ids by whom they name', async () => {
    const row = (await search({ subjectId: other.tenures.orchard })).items[0]!;
    const { body } = await auditor.get<AuditEntryDto>(`/api/audit/entries/${row.id}`);
    expect(body.changes.map(({ path, kind, before, after }) => [path, kind, before?.zh, after?.zh])).toEqual([
      ['kind', 'changed', '临时负责人', '任职'],
      ['postId', 'changed', '云岭县委 县党组织书记', '果园村党支部 村党组织书记'],
      ['version', 'set', undefined, '2'],
    ]);
    expect((await auditor.get(`/api/audit/entries/${randomUUID()}`)).status).toBe(404);
  });

  it('holds that it was looked into: each look once an hour, and out of the way of what is looked for', async () => {
    const looks = async () =>
      (await search({ kind: 'audit-record', limit: 100 })).items.filter(
        ({ doer }) => doer.username === 'auditor',
      );
    await search({ q: '青禾' });
    await search({ q: '青禾' });
    await search({ q: '青禾', limit: 1 });
    expect((await looks()).filter(({ action }) => action === 'audit-record.search').length).toBeGreaterThan(
      0,
    );
    const { rows } = await application.database.owner.query<{ district: string; after: object }>(
      `SELECT district_id AS district, after FROM audit_entry WHERE after @> '{"filter": {"q": "青禾"}}'`,
    );
    expect(rows).toEqual([{ district: INSTALLATION_DISTRICT_ID, after: { filter: { q: '青禾' } } }]);
    expect(await actionsOf({ accountId: accounts.auditor })).not.toContain('audit-record.search');
    expect(await actionsOf({ accountId: accounts.auditor, looks: 1 })).toContain('audit-record.search');

    await application.database.setClock('2026-11-23T01:30:00Z');
    const report = (await search({ action: 'duty.report' })).items[0]!;
    for (let time = 0; time < 2; time++) await auditor.get(`/api/audit/entries/${report.id}`);
    expect((await looks()).filter(({ subject }) => subject.id === report.id)).toHaveLength(1);
  });

  it('is the audit administrator’s: to everybody else it is closed, and that they tried is in it', async () => {
    await openTestAccount(application, 'system', { administrator: 'system' });
    await openTestAccount(application, 'security', { administrator: 'security' });
    for (const name of ['system', 'security', 'wangshu.shuji']) {
      const client = await application.signIn(name, TEST_PASSWORD);
      for (const path of ['entries', `entries/${randomUUID()}`, 'actors?q=a', 'districts']) {
        expect((await client.get(`/api/audit/${path}`)).status).toBe(403);
      }
    }
    const denied = (await search({ action: 'access.deny', limit: 100 })).items;
    expect(denied.filter(({ sentence }) => sentence.zh.includes('没有“查看审计记录”的权限'))).toHaveLength(
      12,
    );
  });

  describe('of one subject', () => {
    const history = (kind: string, id: string, who = wangshu) =>
      who.get<HistoryPageDto>(`/api/audit/subjects/${kind}/${id}/entries`);
    let banshan: TestClient;

    beforeAll(async () => {
      await openTestAccount(application, 'banshan', {
        districtId: county.districtId,
        personId: county.people.banshan,
      });
      await grantForTest(application, county.districtId, {
        capabilitySet: 'leader',
        rootOrganizationId: county.organizations.banshan,
        to: { postId: county.posts.banshan },
        validFrom: '2026-01-01',
      });
      banshan = await application.signIn('banshan', TEST_PASSWORD);
    });

    it('shows whoever sees it who did what, when, from what to what', async () => {
      const { body } = await history('duty', dutyId);
      expect(body.next).toBeNull();
      expect(body.items).toHaveLength(1);
      expect(body.items[0]!.sentence.zh).toMatch(/^望舒镇党委书记（望舒镇党委 乡镇党组织书记）报送任务/);
      expect(body.items[0]!.changes.filter(({ kind }) => kind === 'changed')).toEqual(
        expect.arrayContaining([
          expect.objectContaining({
            path: 'state',
            label: { zh: '状态', en: 'state' },
            before: { zh: '未报送', en: 'owed' },
            after: { zh: '已报送', en: 'reported' },
          }),
        ]),
      );
      expect((await history('responsibility-list', listId)).body.items).toHaveLength(1);
    });

    it('takes in what belongs to it: the tenures and posts of an organisation', async () => {
      await application.api
        .get(UnitOfWork, { strict: false })
        .write(systemActor(county.districtId, 'spec'), async (tx) => {
          tx.audit({
            action: 'tenure.begin',
            subject: { kind: 'tenure', id: county.tenures.wangshu },
            after: { kind: '任职', personId: county.people.wangshu },
          });
        });
      for (const [kind, id] of [
        ['organization', county.organizations.wangshu],
        ['post', county.posts.wangshu],
        ['tenure', county.tenures.wangshu],
      ] as const) {
        expect((await history(kind, id)).body.items.map(({ sentence }) => sentence.zh)).toEqual([
          '系统登记任职“望舒镇党委书记 · 望舒镇党委 乡镇党组织书记”。',
        ]);
      }
    });

    it('is not there for whoever does not see it, as if there were none', async () => {
      for (const [kind, id] of [
        ['duty', dutyId],
        ['responsibility-list', listId],
        ['organization', county.organizations.wangshu],
        ['tenure', county.tenures.wangshu],
      ] as const) {
        const foreign = await history(kind, id, banshan);
        const missing = await history(kind, randomUUID(), banshan);
        expect([foreign.status, missing.status]).toEqual([404, 404]);
        expect({ ...foreign.body, requestId: '' }).toEqual({ ...missing.body, requestId: '' });
      }
    });

    it('is closed to whoever may not look at such a thing, and where there is no history for people', async () => {
      expect((await history('duty', dutyId, auditor)).status).toBe(403);
      expect((await history('account', accounts.wangshu)).status).toBe(404);
      expect((await history('unheard-of', dutyId)).status).toBe(404);
      expect((await history('capability-grant', grantId)).status).not.toBe(200);
      expect((await application.client().get(`/api/audit/subjects/duty/${dutyId}/entries`)).status).toBe(401);
    });
  });
});
