import { createSmallCounty } from '@zeren/testing/small-county';
import type { SmallCounty } from '@zeren/testing/small-county';
import { openTestAccount, TEST_PASSWORD } from '../../../../test/test-accounts';
import { createTestApplication } from '../../../../test/test-application';
import type { TestApplication } from '../../../../test/test-application';
import type { TestClient } from '../../../../test/test-client';
import type { FoundHoldersView, GrantPageView, GrantPreviewView, GrantView } from '../dto/grant.dto';
import type { HoldingsView } from '../dto/holdings.dto';
import type { SessionView } from '../dto/session.dto';

type Answered<T> = T & { code: string; field?: string };
const BASE = '/api/grants';

describe('the security administrator', () => {
  let application: TestApplication;
  let county: SmallCounty;
  let security: TestClient;

  beforeAll(async () => {
    application = await createTestApplication();
    await openTestAccount(application, 'security', { administrator: 'security' });
  });
  afterAll(() => application.close());
  beforeEach(async () => {
    await application.database.setClock('2026-11-23T01:00:00Z');
    county = await createSmallCounty(application.database.owner);
    security = await application.signIn('security', TEST_PASSWORD);
    await security.stepUp(TEST_PASSWORD);
    await security.put('/api/session/district', { body: { districtId: county.districtId } });
  });

  const grant = (body: object) => security.post<Answered<GrantView>>(BASE, { body });
  const toPost = (at: keyof SmallCounty['posts'], more: object = {}) =>
    grant({
      capabilitySet: 'leader',
      rootOrganizationId: county.organizations[at],
      postId: county.posts[at],
      ...more,
    });
  const page = async (query = '') => (await security.get<GrantPageView>(`${BASE}?${query}`)).body.items;
  const recorded = async (id: string) => {
    const { rows } = await application.database.owner.query<{ action: string }>(
      `SELECT a.action FROM audit_entry a JOIN account o ON o.id = a.account_id
       WHERE a.subject_id = $1 AND a.district_id = $2 AND o.username = 'security' ORDER BY a.at, a.id`,
      [id, county.districtId],
    );
    return rows.map(({ action }) => action);
  };

  it('chooses the district to work in, and everything is done there', async () => {
    const other = await createSmallCounty(application.database.owner);
    const before = (await security.get<SessionView>('/api/session')).body;
    expect(before).toMatchObject({ administrator: 'security', district: { id: county.districtId } });
    expect(before.permissions).toEqual([
      'administrators.vouch',
      'districts.choose',
      'grants.manage',
      'organizations.read',
    ]);
    await toPost('wangshu');
    expect(await page()).toHaveLength(1);
    const choice = { body: { districtId: other.districtId } };
    const after = (await security.put<SessionView>('/api/session/district', choice)).body;
    expect(after.district.id).toBe(other.districtId);
    expect(await page()).toEqual([]);
    expect((await toPost('wangshu')).body).toMatchObject({
      code: 'request.not-found',
      field: 'rootOrganizationId',
    });
    const roots = await security.get<{ items: { id: string }[] }>('/api/organizations');
    expect(roots.body.items.map(({ id }) => id)).toEqual([other.organizations.county]);
    const nowhere = { body: { districtId: county.organizations.county } };
    expect((await security.put('/api/session/district', nowhere)).status).toBe(404);
    const districts = await security.get<{ items: { id: string }[] }>('/api/districts');
    expect(districts.body.items.map(({ id }) => id)).toEqual(
      expect.arrayContaining([county.districtId, other.districtId]),
    );
  });

  it('grants to a post and to a person, from a day to a day', async () => {
    const made = await toPost('wangshu', { validFrom: '2026-12-01', lastDay: '2026-12-31' });
    expect(made).toMatchObject({
      status: 200,
      body: {
        capabilitySet: 'leader',
        root: { nameZh: '望舒镇党委', parentName: '云岭县委' },
        post: { title: '乡镇党组织书记', organizationName: '望舒镇党委', holders: ['望舒镇党委书记'] },
        person: null,
        validFrom: '2026-12-01',
        lastDay: '2026-12-31',
        state: 'coming',
        version: 1,
      },
    });
    const inPerson = await grant({
      capabilitySet: 'guiding-clerk',
      rootOrganizationId: county.organizations.school,
      personId: county.people.banshan,
    });
    expect(inPerson.body).toMatchObject({
      person: { name: '半山乡党委书记', posts: ['半山乡党委 乡镇党组织书记'] },
      post: null,
      lastDay: null,
      state: 'holding',
    });
    expect(await recorded(made.body.id)).toEqual(['capability-grant.grant']);
    for (const [wrong, code] of [
      [{ lastDay: '2026-11-22' }, 'access.grant-days-reversed'],
      [{ validFrom: '2026-11-22' }, 'access.grant-starts-past'],
      [{ validFrom: '2026-02-30' }, 'request.invalid'],
      [{ personId: county.people.wangshu }, 'access.one-holder'],
      [{ postId: county.organizations.wangshu }, 'request.not-found'],
      [{ capabilitySet: 'everything' }, 'request.invalid'],
      [{ validFrom: '2026-12-31' }, 'access.grant-exists'],
    ] as const) {
      expect([wrong, (await toPost('wangshu', wrong)).body.code]).toEqual([wrong, code]);
    }
  });

  it('finds grants by how they stand on a day, by subtree, by what they reach, by set, by permission and by words', async () => {
    const wangshu = (await toPost('wangshu', { lastDay: '2026-11-30' })).body.id;
    const village = (await toPost('village', { capabilitySet: 'officeholder' })).body.id;
    const whole = (await toPost('county', { validFrom: '2027-01-01' })).body.id;
    const ids = async (query: string) => (await page(query)).map(({ id }) => id);
    expect(await ids('')).toEqual([village, wangshu]);
    expect(await ids('state=coming')).toEqual([whole]);
    expect(await ids('on=2027-01-01')).toEqual([whole, village]);
    expect(await ids('on=2027-01-01&state=ended')).toEqual([wangshu]);
    expect(await ids(`within=${county.organizations.wangshu}`)).toEqual([village, wangshu]);
    expect(await ids(`within=${county.organizations.village}`)).toEqual([village]);
    expect(await ids(`reaching=${county.organizations.village}`)).toEqual([village, wangshu]);
    expect(await ids(`reaching=${county.organizations.wangshu}`)).toEqual([wangshu]);
    expect(await ids('capabilitySet=officeholder')).toEqual([village]);
    expect(await ids('permission=duties.report')).toEqual([village]);
    expect(await ids('permission=duties.report&capabilitySet=leader')).toEqual([]);
    expect(await ids(`q=${encodeURIComponent('清溪村')}`)).toEqual([village]);
    expect(await ids('q=person-wangshu')).toEqual([wangshu]);
    expect(await ids('q=%25')).toEqual([]);
    const first = (await security.get<GrantPageView>(`${BASE}?limit=1`)).body;
    const second = (await security.get<GrantPageView>(`${BASE}?limit=1&after=${first.next}`)).body;
    expect([first, second].map(({ items }) => items[0]!.id)).toEqual([village, wangshu]);
    expect(second.next).toBeNull();
  });

  it('takes a grant back at once or after a day, lets one hold longer, and each act is recorded', async () => {
    const { id } = (await toPost('wangshu', { lastDay: '2026-12-31' })).body;
    const act = (verb: string, version: number, body: object = {}) =>
      security.post<Answered<GrantView>>(`${BASE}/${id}/${verb}`, { version, body });
    expect((await act('extend', 1, { lastDay: '2026-12-01' })).body.code).toBe('access.last-day-not-later');
    expect((await act('revoke', 1, { lastDay: '2027-01-01' })).body.code).toBe('access.last-day-not-earlier');
    expect((await act('revoke', 1, { lastDay: '2026-11-22' })).body.code).toBe('access.last-day-past');
    expect((await act('extend', 2)).body.code).toBe('request.changed-meanwhile');
    expect((await act('extend', 1)).body).toMatchObject({ lastDay: null, version: 2 });
    expect((await act('revoke', 2, { lastDay: '2026-11-25' })).body).toMatchObject({
      lastDay: '2026-11-25',
      state: 'holding',
      version: 3,
    });
    expect((await act('revoke', 3)).body).toMatchObject({
      lastDay: '2026-11-22',
      state: 'ended',
      version: 4,
    });
    expect((await act('revoke', 4)).body.code).toBe('access.grant-ended');
    expect((await act('extend', 4)).body.code).toBe('access.grant-ended');
    expect(await recorded(id)).toEqual([
      'capability-grant.grant',
      'capability-grant.extend',
      'capability-grant.revoke',
      'capability-grant.revoke',
    ]);
    expect(
      (await security.post(`${BASE}/${county.districtId}/revoke`, { version: 1, body: {} })).status,
    ).toBe(404);
  });

  it('is shown which posts of a kind would be granted, and grants just those', async () => {
    const query = { capabilitySet: 'officeholder', postKind: '乡镇党组织书记' };
    const preview = async (more: object = {}) => {
      const asked = new URLSearchParams({ ...query, ...more });
      return (await security.get<GrantPreviewView>(`${BASE}/by-post-kind?${asked.toString()}`)).body;
    };
    await toPost('banshan', { capabilitySet: 'officeholder' });
    const seen = await preview();
    expect(seen).toMatchObject({
      posts: 2,
      fresh: 1,
      items: [
        { organizationName: '望舒镇党委', holders: ['望舒镇党委书记'], holds: false },
        { organizationName: '半山乡党委', holds: true },
      ],
    });
    expect((await preview({ within: county.organizations.banshan })).posts).toBe(1);
    const apply = (digest: string) =>
      security.post<{ granted: number; code: string }>(`${BASE}/by-post-kind`, {
        body: { ...query, digest },
      });
    const { id } = (await page(`within=${county.organizations.banshan}`))[0]!;
    await security.post(`${BASE}/${id}/revoke`, { version: 1, body: {} });
    expect((await apply(seen.digest)).body.code).toBe('access.preview-stale');
    expect((await apply((await preview()).digest)).body).toEqual({ granted: 2 });
    expect((await apply((await preview()).digest)).body.code).toBe('access.nothing-to-grant');
    const kinds = await security.get<{ items: object[] }>(`${BASE}/post-kinds`);
    expect(kinds.body.items).toContainEqual({ kind: '乡镇党组织书记', posts: 2 });
  });

  it('finds whom to grant to by name, post or organisation, in Chinese, pinyin or initials', async () => {
    const find = async (q: string) => {
      const answer = await security.get<FoundHoldersView>(`${BASE}/holders?q=${encodeURIComponent(q)}`);
      return answer.body.items.map(({ kind, name, beside }) => [kind, name, ...beside]);
    };
    expect(await find('望舒镇党委书记')).toEqual([
      ['post', '乡镇党组织书记', '望舒镇党委书记'],
      ['person', '望舒镇党委书记', '望舒镇党委 乡镇党组织书记'],
    ]);
    expect(await find('PERSON-WANG')).toHaveLength(2);
    expect(await find('乡镇党组织')).toEqual([
      ['post', '乡镇党组织书记', '望舒镇党委书记'],
      ['post', '乡镇党组织书记', '半山乡党委书记'],
    ]);
    expect(await find('village')).toEqual([['post', '村党组织书记', '清溪村党总支书记']]);
    expect(await find('nobody')).toEqual([]);
  });

  it('is told what a person and a post hold, and what it comes to', async () => {
    await toPost('wangshu', { capabilitySet: 'organization-clerk' });
    await grant({
      capabilitySet: 'leader',
      rootOrganizationId: county.organizations.county,
      personId: county.people.wangshu,
    });
    const person = (await security.get<HoldingsView>(`${BASE}/held-by-person/${county.people.wangshu}`)).body;
    expect(person).toMatchObject({ name: '望舒镇党委书记', standings: [{ postTitle: '乡镇党组织书记' }] });
    expect(person.grants).toHaveLength(2);
    const over = (holdings: HoldingsView, permission: string) =>
      holdings.standings[0]!.permissions.find((held) => held.permission === permission)?.over.map(
        ({ nameZh }) => nameZh,
      );
    expect(over(person, 'responsibility-lists.issue')).toEqual(['望舒镇党委']);
    expect(over(person, 'duties.read')!.sort()).toEqual(['云岭县委', '望舒镇党委'].sort());
    const post = (await security.get<HoldingsView>(`${BASE}/held-by-post/${county.posts.wangshu}`)).body;
    expect(post).toMatchObject({
      name: '乡镇党组织书记',
      organizationName: '望舒镇党委',
      holders: ['望舒镇党委书记'],
    });
    expect(over(post, 'duties.read')).toEqual(['望舒镇党委']);
    expect((await security.get(`${BASE}/held-by-post/${county.people.wangshu}`)).status).toBe(404);
  });
});
