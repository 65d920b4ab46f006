import { randomUUID } from 'node:crypto';
import { createSmallCounty } from '@zeren/testing/small-county';
import type { SmallCounty, SmallOrganization } from '@zeren/testing/small-county';
import { grantForTest, openTestAccount, TEST_PASSWORD } from '../../../../test/test-accounts';
import { createTestApplication } from '../../../../test/test-application';
import type { TestApplication } from '../../../../test/test-application';
import type { TestClient } from '../../../../test/test-client';
import type { PostHistoryDto, TeamDto, TeamPostDto } from '../team/dto/team.dto';
import type { PostDto } from './dto/post.dto';

type Answer<T> = T & { readonly code: string; readonly field?: string };

describe('posts and teams', () => {
  let application: TestApplication;
  let county: SmallCounty;
  let clerk: TestClient;

  beforeAll(async () => {
    application = await createTestApplication();
  });
  afterAll(() => application.close());
  beforeEach(async () => {
    await application.database.setClock('2026-06-01T01:00:00Z');
    county = await createSmallCounty(application.database.owner);
    clerk = await signIn('county', 'organization-clerk');
  });

  const signIn = async (
    at: SmallOrganization,
    capabilitySet: 'organization-clerk' | 'leader',
    root: SmallOrganization = at,
  ): Promise<TestClient> => {
    const username = `${at}-${county.districtId.slice(-12)}`;
    await openTestAccount(application, username, {
      districtId: county.districtId,
      personId: county.people[at],
    });
    await grantForTest(application, county.districtId, {
      capabilitySet,
      rootOrganizationId: county.organizations[root],
      to: { postId: county.posts[at] },
    });
    return application.signIn(username, TEST_PASSWORD);
  };
  const organiser = {
    title: ' 组织委员 ',
    kind: '乡镇组织委员',
    isHead: false,
    inTeam: true,
    lineWork: '分管组织工作',
  };
  const create = (body: object = {}, by = clerk) =>
    by.post<Answer<PostDto>>('/api/posts', {
      body: { ...organiser, organizationId: county.organizations.wangshu, ...body },
    });
  const team = async (by = clerk, query = ''): Promise<TeamPostDto[]> =>
    (await by.get<TeamDto>(`/api/organizations/${county.organizations.wangshu}/team${query}`)).body.posts;
  const close = (post: { id: string; version: number }, body: object) =>
    clerk.post<Answer<PostDto>>(`/api/posts/${post.id}/close`, { body, version: post.version });

  it('have a code of their own, also where the next one went elsewhere with a post that is out of sight', async () => {
    await application.database.owner.query(
      `UPDATE post SET code = 'wangshu-P1' WHERE district_id = $1 AND id = $2`,
      [county.districtId, county.posts.banshan],
    );
    const township = await signIn('wangshu', 'organization-clerk');
    const made = await create({}, township);
    expect(made.body.code).toMatch(/^wangshu-P-[0-9a-f]{6}$/);
  });

  it('are set up with the next code, changed, and told in the record', async () => {
    const made = await create();
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({
      title: '组织委员',
      code: 'wangshu-P1',
      lineWork: '分管组织工作',
      validFrom: '2026-06-01',
      validTo: null,
    });
    expect((await create()).body.code).toBe('wangshu-P2');
    const { id, version } = made.body;
    const change = (body: object, seen = version) =>
      clerk.put<Answer<PostDto>>(`/api/posts/${id}`, { body: { ...organiser, ...body }, version: seen });
    expect((await change({ lineWork: ' ' })).body).toMatchObject({ lineWork: null, version: 2 });
    expect((await change({ lineWork: '统战' })).status).toBe(412);
    expect((await change({ title: '', kind: '乡镇组织委员' }, 2)).status).toBe(400);
    const { rows } = await application.database.owner.query(
      `SELECT action, before->>'lineWork' AS before FROM audit_entry WHERE subject_id = $1 ORDER BY id`,
      [id],
    );
    expect(rows).toEqual([
      { action: 'post.create', before: null },
      { action: 'post.change', before: '分管组织工作' },
    ]);
  });

  it('are of a kind that stands there, under one head, in one’s own organisations', async () => {
    expect((await create({ kind: '县委书记' })).body.code).toBe('post.kind-elsewhere');
    expect((await create({ kind: '市长' })).body).toMatchObject({ code: 'post.kind-unknown', field: 'kind' });
    expect((await create({ isHead: true })).body.code).toBe('post.second-head');
    const township = await signIn('banshan', 'organization-clerk');
    const foreign = await create({}, township);
    expect([foreign.status, foreign.body.code]).toEqual([404, 'request.not-found']);
    expect((await create({ organizationId: randomUUID() }, township)).status).toBe(404);
    const reader = await signIn('village', 'leader', 'county');
    expect((await create({}, reader)).status).toBe(403);
  });

  it('keep the order they are given', async () => {
    const [first, second] = [
      (await create({ title: '甲' })).body.id,
      (await create({ title: '乙' })).body.id,
    ];
    const head = county.posts.wangshu;
    const { wangshu: organizationId } = county.organizations;
    const version = async () =>
      (await clerk.get<TeamDto>(`/api/organizations/${organizationId}/team`)).body.version;
    const order = async (postIds: string[], seen?: number) =>
      clerk.post<Answer<object>>('/api/posts/order', {
        body: { organizationId, postIds },
        version: seen ?? (await version()),
      });
    const before = await version();
    expect((await order([head, second, first])).status).toBe(200);
    // Whoever still has the team of before on screen orders nothing.
    expect((await order([head, first, second], before)).body.code).toBe('request.changed-meanwhile');
    expect((await team()).map(({ id }) => id)).toEqual([head, second, first]);
    expect((await order([head, second])).body.code).toBe('post.order-incomplete');
    expect((await order([head, second, county.posts.banshan])).body.code).toBe('post.order-incomplete');
  });

  it('close while vacant or together with their tenures, and open again', async () => {
    const { body: vacant } = await create();
    expect((await close(vacant, { lastOn: '2026-06-30' })).body).toMatchObject({ validTo: '2026-07-01' });
    const held = { id: county.posts.wangshu, version: 1 };
    expect((await close(held, { lastOn: '2026-05-31' })).body.code).toBe('post.held');
    const closed = await close(held, { lastOn: '2026-05-31', endReason: '其他', endNote: '机构改革' });
    expect(closed.body).toMatchObject({ validTo: '2026-06-01', version: 2 });
    const { rows } = await application.database.owner.query(
      `SELECT ends_on::text AS "endsOn", end_reason AS reason, phase FROM tenure WHERE id = $1`,
      [county.tenures.wangshu],
    );
    expect(rows).toEqual([{ endsOn: '2026-05-31', reason: '其他', phase: 'over' }]);
    expect((await team()).map(({ title }) => title)).toEqual(['组织委员']);
    expect((await close({ ...held, version: 2 }, { lastOn: '2026-05-31' })).body.code).toBe(
      'post.closed-already',
    );
    const reopened = await clerk.post<PostDto>(`/api/posts/${held.id}/reopen`, { version: 2 });
    expect(reopened.body).toMatchObject({ validTo: null, version: 3 });
    expect((await team())[0]).toMatchObject({ holders: [], vacantSince: '2026-06-01', answering: null });
  });

  it('show who holds them on a day, who comes, what else they hold, and who answers for the vacant', async () => {
    const { body: post } = await create({ validFrom: '2026-01-01' });
    const appoint = (
      postId: string,
      personId: string,
      kind: string,
      startsOn: string,
      endsOn: string | null,
    ) => clerk.post('/api/tenures', { body: { postId, personId, kind, startsOn, endsOn, startNote: '试' } });
    await appoint(post.id, county.people.village, '主持工作', '2026-01-01', '2026-03-31');
    await appoint(post.id, county.people.school, '兼任', '2026-07-01', null);
    const now = (await team()).find(({ id }) => id === post.id)!;
    expect(now).toMatchObject({ holders: [], vacantSince: '2026-04-01' });
    expect(now.answering).toMatchObject({ personName: '望舒镇党委书记', asHead: true });
    expect(now.ahead).toEqual([
      expect.objectContaining({ personName: '望舒中学党支部书记', kind: '兼任', startsOn: '2026-07-01' }),
    ]);
    const then = (await team(clerk, '?day=2026-03-31')).find(({ id }) => id === post.id)!;
    expect(then.answering).toMatchObject({ personName: '清溪村党总支书记', asHead: false });
    expect(then.holders[0]).toMatchObject({
      kind: '主持工作',
      otherPosts: [{ kind: '任职', organizationName: '清溪村党总支', postTitle: '村党组织书记' }],
    });
    const history = await clerk.get<PostHistoryDto>(`/api/posts/${post.id}`);
    expect(history.body.tenures.map(({ personName, kind }) => [personName, kind])).toEqual([
      ['清溪村党总支书记', '主持工作'],
      ['望舒中学党支部书记', '兼任'],
    ]);
    expect(history.body).toMatchObject({ headPost: { id: county.posts.wangshu }, mayManage: true });
    expect(history.body.headTenures).toHaveLength(1);
  });

  it('are seen within what was granted, and managed by whoever may', async () => {
    const leader = await signIn('banshan', 'leader', 'county');
    const url = (at: SmallOrganization) => `/api/organizations/${county.organizations[at]}/team`;
    expect((await leader.get<TeamDto>(url('wangshu'))).body).toMatchObject({
      mayManage: false,
      organizationName: '望舒镇党委',
    });
    expect((await clerk.get<TeamDto>(url('wangshu'))).body.mayManage).toBe(true);
    const village = await signIn('orchard', 'leader');
    expect((await village.get(url('orchard'))).status).toBe(200);
    expect((await village.get(url('banshan'))).status).toBe(404);
    expect((await village.get(`/api/posts/${county.posts.banshan}`)).status).toBe(404);
    expect((await clerk.get(`${url('wangshu')}?day=2026-02-30`)).status).toBe(400);
  });
});
