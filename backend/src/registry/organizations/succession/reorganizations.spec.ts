import { createSmallCounty } from '@zeren/testing/small-county';
import type { SmallCounty, SmallOrganization } from '@zeren/testing/small-county';
import { createTestApplication } from '../../../../test/test-application';
import type { TestApplication } from '../../../../test/test-application';
import { askedQueries } from '../../../../test/asked-queries';
import type { TestClient } from '../../../../test/test-client';
import type { OrganizationHistoryDto } from '../dto/edits.dto';
import {
  closureFaultsOf,
  endsOf,
  FOUNDED,
  mergerOfBanshan,
  organizationClerk,
  reorganizeBy,
} from './reorganizations.spec-kit';

describe('merging, splitting and closing organisations', () => {
  let application: TestApplication;
  let county: SmallCounty;
  let clerk: TestClient;

  beforeAll(async () => {
    application = await createTestApplication({ worker: true });
  });
  afterAll(() => application?.close());
  beforeEach(async () => {
    await application.database.setClock('2026-11-23T01:00:00Z');
    county = await createSmallCounty(application.database.owner);
    clerk = await clerkOf('county');
  });

  const clerkOf = (who: SmallOrganization, over?: SmallOrganization) =>
    organizationClerk(application, county, who, over);
  const reorganize = (over: object, client = clerk) => reorganizeBy(client, over);
  const ends = (...who: SmallOrganization[]) => endsOf(county, ...who);
  const merger = (over: object = {}) => mergerOfBanshan(county, over);
  const one = async <T>(sql: string, values: unknown[]) =>
    (await application.database.owner.query(sql, values)).rows as T[];
  const closureFaults = () => closureFaultsOf(application, county);

  it('merges one into another: first says what would happen, then does that', async () => {
    const later = await county.addDuty({ at: 'banshan', opensOn: '2026-10-01', dueOn: '2026-12-31' });
    const missed = await county.addDuty({ at: 'banshan', opensOn: '2026-01-01', dueOn: '2026-03-31' });
    const below = await county.addDuty({ at: 'orchard', opensOn: '2026-10-01', dueOn: '2026-12-31' });
    const dry = (await reorganize(merger({ dryRun: true }))).body;
    expect(dry).toMatchObject({
      done: false,
      refusal: null,
      organizations: [
        { name: '半山乡党委', becomes: 'ends' },
        { name: '望舒镇党委', becomes: 'goes-on' },
      ],
      children: [{ name: '果园村党支部', becomes: 'moves', to: county.organizations.wangshu }],
      posts: [{ isHead: true, holders: ['半山乡党委书记'], becomes: 'ends' }],
    });
    expect(dry.posts[0]!.matters).toBeGreaterThan(0);
    expect(
      (await clerk.get<{ version: number }>(`/api/organizations/${county.organizations.banshan}`)).body
        .version,
    ).toBe(1);

    const done = await reorganize(merger({ digest: dry.digest }));
    expect(done.body).toMatchObject({ done: true, digest: dry.digest });
    await application.settle();
    expect(await closureFaults()).toEqual([]);

    const { wangshu, banshan, orchard } = county.organizations;
    const duties = await one<{ id: string }>(
      `SELECT id, post_id AS post, organization_id AS organization, l2_id AS l2, state FROM duty WHERE district_id = $1`,
      [county.districtId],
    );
    const dutyOf = (id: string) => duties.find((duty) => duty.id === id);
    expect(dutyOf(later)).toMatchObject({ post: county.posts.wangshu, organization: wangshu, l2: wangshu });
    expect(dutyOf(missed)).toMatchObject({
      post: county.posts.banshan,
      organization: banshan,
      state: 'owed',
    });
    expect(dutyOf(below)).toMatchObject({ post: county.posts.orchard, organization: orchard, l2: wangshu });
    const [tenure] = await one(`SELECT ends_on::text AS last, end_note AS note FROM tenure WHERE id = $1`, [
      county.tenures.banshan,
    ]);
    expect(tenure).toEqual({ last: '2026-10-31', note: '云组发〔2026〕20号' });

    const history = async (name: SmallOrganization) =>
      (await clerk.get<OrganizationHistoryDto>(`/api/organizations/${county.organizations[name]}/history`))
        .body;
    expect((await history('banshan')).items[0]).toMatchObject({
      nameZh: '半山乡党委',
      validTo: '2026-11-01',
    });
    expect((await history('wangshu')).successions).toMatchObject([
      { kind: 'merge', on: '2026-11-01', from: { nameZh: '半山乡党委' }, to: { nameZh: '望舒镇党委' } },
    ]);
    expect((await history('orchard')).items.map(({ parentName }) => parentName)).toEqual([
      '望舒镇党委',
      '半山乡党委',
    ]);
    expect((await reorganize(merger())).body.code).toBe('request.changed-meanwhile');
  });

  it('asks as little for several posts and targets as for one', async () => {
    const dry = (over: object) => async () => {
      const { body } = await reorganize(merger({ dryRun: true, ...over }));
      expect(body.refusal).toBeNull();
    };
    const one = await askedQueries(dry({}));
    expect(one).toContain('duties.open-of-posts');
    const added: { id: string; to: null }[] = [];
    for (const title of ['组织委员', '宣传委员', '纪检委员']) {
      const post = { title, kind: '乡镇组织委员', isHead: false, inTeam: true };
      const body = { ...post, organizationId: county.organizations.banshan, validFrom: '2026-01-01' };
      added.push({ id: (await clerk.post<{ id: string }>('/api/posts', { body })).body.id, to: null });
    }
    const placements = [{ id: county.posts.banshan, to: null }, ...added];
    expect(await askedQueries(dry({ placements }))).toEqual(one);
    const act = await askedQueries(async () =>
      expect((await reorganize(merger({ placements }))).status).toBe(200),
    );
    expect(act.filter((name) => name === 'posts.close' || name === 'tenures.of-posts')).toEqual([
      'posts.close',
      'tenures.of-posts',
    ]);
  });

  it('counts what is handed on once, there where it is now', async () => {
    await county.addDuty({ at: 'banshan', opensOn: '2026-10-01', dueOn: '2026-12-31' });
    await reorganize(merger());
    await application.settle();
    const deltas = await one<{ organization: string; amount: number }>(
      `SELECT organization_id AS organization, sum(amount)::int AS amount FROM counter_delta
       WHERE district_id = $1 AND measure = 'duty' GROUP BY 1 HAVING sum(amount) <> 0`,
      [county.districtId],
    );
    const folded = await one<{ organization: string; amount: number }>(
      `SELECT organization_id AS organization, sum(amount)::int AS amount FROM node_counter
       WHERE district_id = $1 AND measure = 'duty' GROUP BY 1 HAVING sum(amount) <> 0`,
      [county.districtId],
    ).catch(() => []);
    const all = [...deltas, ...folded];
    expect(all).toContainEqual({ organization: county.organizations.banshan, amount: -1 });
    expect(all).toContainEqual({ organization: county.organizations.wangshu, amount: 1 });
  });

  it('lets one of two clerks win, and leaves the closure right', async () => {
    const other = await clerkOf('village', 'county');
    const answers = await Promise.all([
      reorganize(merger()),
      reorganize(
        {
          kind: 'merge',
          sources: ends('wangshu'),
          targets: [{ organizationId: county.organizations.banshan }],
          placements: [{ id: county.posts.wangshu, to: null }],
        },
        other,
      ),
    ]);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 409 || status === 412)).toHaveLength(1);
    expect(await closureFaults()).toEqual([]);
  });

  it('splits one into a new one and what stays, with a list following its post', async () => {
    const listId = await county.addList({ at: 'village', state: 'received' });
    const founded = {
      code: 'xq',
      nameZh: '溪桥党委',
      kindCode: '党委',
      levelCode: '乡镇',
      domainCode: '农村',
    };
    const split = {
      kind: 'split',
      sources: ends('wangshu'),
      sourceGoesOn: true,
      targets: [{ founded, members: 0 }],
      placements: [{ id: county.organizations.village, to: 0 }],
    };
    const dry = (await reorganize({ ...split, dryRun: true })).body;
    expect(dry.children.map(({ name, becomes }) => `${name} ${becomes}`)).toEqual([
      '清溪村党总支 moves',
      '望舒中学党支部 stays',
    ]);
    expect((await reorganize({ ...split, digest: dry.digest })).status).toBe(200);
    await application.settle();
    expect(await closureFaults()).toEqual([]);
    const [{ l2 }] = (await one(`SELECT l2_id AS l2 FROM responsibility_list WHERE id = $1`, [listId])) as [
      { l2: string },
    ];
    const { body } = await clerk.get<{ nameZh: string }>(`/api/organizations/${l2}`);
    expect(body.nameZh).toBe('溪桥党委');
  });

  it('takes a list and what is owed along with a post that goes elsewhere', async () => {
    const dutyId = await county.addDuty({ at: 'orchard', opensOn: '2026-10-01', dueOn: '2026-12-31' });
    const answer = await reorganize({
      kind: 'merge',
      sources: ends('orchard'),
      targets: [
        {
          founded: FOUNDED,
        },
      ],
    });
    expect(answer.body).toMatchObject({ done: true, posts: [{ becomes: 'moves' }] });
    await application.settle();
    const rows = await one(
      `SELECT o.name_zh AS duty, lo.name_zh AS list FROM duty d JOIN organization o ON o.id = d.organization_id
       JOIN responsibility_item i ON i.id = d.item_id JOIN responsibility_list l ON l.id = i.list_id
       JOIN organization lo ON lo.id = l.organization_id WHERE d.id = $1`,
      [dutyId],
    );
    expect(rows).toEqual([{ duty: '果林村党支部', list: '果林村党支部' }]);
  });

  it('closes only what is empty, and names what is in the way', async () => {
    const close = (over: object = {}) => reorganize({ kind: 'close', sources: ends('banshan'), ...over });
    const dry = (await close({ dryRun: true })).body;
    expect(dry.refusal?.code).toBe('reorganization.in-the-way');
    expect(dry.inTheWay.map(({ kind, zh }) => `${kind} ${zh}`)).toEqual([
      'child 下级“果园村党支部”',
      expect.stringContaining('半山乡党委书记'),
    ]);
    const refused = await close();
    expect([refused.status, refused.body.code]).toEqual([409, 'reorganization.in-the-way']);
    const dutyId = await county.addDuty({ at: 'orchard', opensOn: '2026-10-01', dueOn: '2026-12-31' });
    await clerk.post(`/api/posts/${county.posts.orchard}/close`, {
      body: { lastOn: '2026-10-31', endReason: '免职', endNote: null },
      version: 1,
    });
    const done = await reorganize({ kind: 'close', sources: ends('orchard') });
    expect([done.status, done.body.done]).toEqual([200, true]);
    await application.settle();
    expect(await one(`SELECT state FROM duty WHERE id = $1`, [dutyId])).toEqual([{ state: 'withdrawn' }]);
    const tree = await clerk.get<{ items: object[] }>(
      `/api/organizations?parentId=${county.organizations.banshan}`,
    );
    expect(tree.body.items).toEqual([]);
  });

  it('refuses strangers, the top, a day ahead, and what differs from the preview', async () => {
    const township = await clerkOf('wangshu');
    expect((await reorganize(merger(), township)).status).toBe(404);
    expect((await reorganize({ kind: 'close', sources: ends('county') })).body.code).toBe(
      'organization.is-root',
    );
    expect((await reorganize(merger({ on: '2026-12-01' }))).body.code).toBe('organization.day-ahead');
    expect((await reorganize(merger({ placements: [] }))).body.code).toBe('reorganization.two-heads');
    const dry = (await reorganize(merger({ dryRun: true }))).body;
    await clerk.post('/api/posts', {
      body: {
        organizationId: county.organizations.banshan,
        title: '组织委员',
        kind: '乡镇组织委员',
        isHead: false,
        inTeam: true,
        lineWork: null,
      },
    });
    expect((await reorganize(merger({ digest: dry.digest }))).body.code).toBe(
      'organization.changed-since-preview',
    );
  });

  it('takes guidance along', async () => {
    const made = await clerk.post<{ id: string }>('/api/organization-guidance', {
      body: {
        guideId: county.organizations.school,
        guidedId: county.organizations.banshan,
        withSubtree: true,
        kindCode: '行业指导',
        rights: ['see'],
        basis: '云组发〔2026〕7号',
        validFrom: '2026-01-01',
      },
    });
    expect(made.status).toBe(200);
    expect((await reorganize(merger())).status).toBe(200);
    expect(await closureFaults()).toEqual([]);
    const rows = await one(
      `SELECT guided_id AS guided, valid_from::text AS from, valid_to::text AS to FROM organization_guidance
       WHERE district_id = $1 ORDER BY valid_from`,
      [county.districtId],
    );
    expect(rows).toEqual([
      { guided: county.organizations.banshan, from: '2026-01-01', to: '2026-11-01' },
      { guided: county.organizations.wangshu, from: '2026-11-01', to: null },
    ]);
  });
});
