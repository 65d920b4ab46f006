import { createSmallCounty } from '@zeren/testing/small-county';
import type { SmallCounty, SmallOrganization } from '@zeren/testing/small-county';
import { randomUUID } from 'node:crypto';
import { grantForTest, openTestAccount, TEST_PASSWORD } from '../../../../test/test-accounts';
import { createTestApplication } from '../../../../test/test-application';
import type { TestApplication } from '../../../../test/test-application';
import type { TestClient } from '../../../../test/test-client';
import { systemActor } from '../../../platform/actor';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { PostMattersBook } from '../post-matters';
import type { GuidanceOfOrganizationDto, GuidedNodesDto, SavedDto } from '../dto/guidance.dto';

const URL = '/api/organization-guidance';

describe('guidance', () => {
  let application: TestApplication;
  let county: SmallCounty;
  let clerk: TestClient;
  let teacher: TestClient;

  beforeAll(async () => {
    application = await createTestApplication();
  });
  afterAll(() => application.close());
  beforeEach(async () => {
    await application.database.setClock('2026-11-23T01:00:00Z');
    county = await createSmallCounty(application.database.owner);
    clerk = await somebody('county', 'county', 'organization-clerk');
    teacher = await somebody('school', 'school', 'leader');
  });

  const somebody = async (
    who: SmallOrganization,
    root: SmallOrganization,
    capabilitySet: 'leader' | 'organization-clerk',
  ) => {
    const username = `${who}-${randomUUID().slice(0, 8)}`;
    await openTestAccount(application, username, {
      districtId: county.districtId,
      personId: county.people[who],
    });
    await grantForTest(application, county.districtId, {
      capabilitySet,
      rootOrganizationId: county.organizations[root],
      to: { personId: county.people[who] },
    });
    return application.signIn(username, TEST_PASSWORD);
  };
  const edge = (over: object = {}) => ({
    guideId: county.organizations.school,
    guidedId: county.organizations.orchard,
    withSubtree: false,
    kindCode: '行业指导',
    rights: ['see', 'assign'],
    basis: '示例',
    validFrom: '2026-01-01',
    ...over,
  });
  const set = (over: object = {}, client = clerk) => client.post<SavedDto>(URL, { body: edge(over) });
  const at = async (name: SmallOrganization, client = clerk) =>
    (await client.get<GuidanceOfOrganizationDto>(`/api/organizations/${county.organizations[name]}/guidance`))
      .body;
  const sees = async (name: SmallOrganization) =>
    (await teacher.get(`/api/organizations/${county.organizations[name]}`)).status === 200;
  const says = async () =>
    (await at('orchard')).guidedBy.map(
      ({ rights, validFrom, validTo, state }) => `${rights.join()} ${validFrom}…${validTo ?? ''} ${state}`,
    );

  it('is made by whoever has both ends, and lets the guide see at once', async () => {
    expect(await sees('orchard')).toBe(false);
    const saved = await set();
    expect(saved.status).toBe(200);
    expect(await sees('orchard')).toBe(true);
    const { guidedBy, guides } = await at('orchard');
    expect(guides).toEqual([]);
    expect(guidedBy).toEqual([
      expect.objectContaining({
        ...saved.body,
        guide: { id: county.organizations.school, nameZh: '望舒中学党支部' },
        rights: ['see', 'assign'],
        scoreShare: null,
        state: 'holds',
        mayChange: true,
      }),
    ]);
    expect((await at('school')).guides).toHaveLength(1);
    // The guided one is told who guides it, however far that one is from its own sight, and changes nothing.
    const farmer = await somebody('orchard', 'orchard', 'organization-clerk');
    expect((await at('orchard', farmer)).guidedBy).toMatchObject([
      { guide: { nameZh: '望舒中学党支部' }, mayChange: false },
    ]);
    expect((await set({ kindCode: '考核归口' }, farmer)).status).toBe(404);
  });

  it('stands beside the tree of the one who guides', async () => {
    await set();
    const { items } = (await teacher.get<GuidedNodesDto>('/api/organizations/guided')).body;
    expect(items).toEqual([
      expect.objectContaining({
        nameZh: '果园村党支部',
        guidanceKinds: ['行业指导'],
        guidanceRights: ['assign', 'see'],
        withSubtree: false,
      }),
    ]);
    expect((await clerk.get<GuidedNodesDto>('/api/organizations/guided')).body.items).toEqual([]);
  });

  it('of a superior, of the same days, or with half its rights is refused in a sentence', async () => {
    expect((await set({ guidedId: county.organizations.wangshu })).body).toMatchObject({
      code: 'guidance.of-a-superior',
      field: 'guidedId',
    });
    expect((await set({ rights: ['assign'] })).body).toMatchObject({ code: 'guidance.sight-needed' });
    expect((await set({ kindCode: '联系点' })).body).toMatchObject({ code: 'guidance.post-needed' });
    const contact = await set({ kindCode: '联系点', postId: county.posts.school, rights: ['see'] });
    expect(contact.status).toBe(200);
    await set();
    expect((await set()).body).toMatchObject({ code: 'guidance.same-days' });
    expect((await set({ rights: ['steal'] })).status).toBe(400);
    expect((await set({ guidedId: randomUUID() })).status).toBe(404);
  });

  it('of a post goes with it: whoever takes the post over is told', async () => {
    const contact = await set({ kindCode: '联系点', postId: county.posts.school, rights: ['see'] });
    const left = {
      postId: county.posts.school,
      organizationId: county.organizations.school,
      personId: county.people.school,
    };
    const matters = await application.api
      .get(UnitOfWork, { strict: false })
      .read(systemActor(county.districtId, 'spec'), (tx) =>
        application.api.get(PostMattersBook, { strict: false }).ofPost(tx, left),
      );
    expect(matters.filter(({ kind }) => kind === 'organization-guidance')).toMatchObject([
      {
        subjectId: contact.body.id,
        titleZh: expect.stringMatching(/^联系点：.+随岗位转给接任者$/) as string,
      },
    ]);
  });

  it('changed, says the new from today and keeps what it said', async () => {
    const { id, version } = (await set({ rights: ['see', 'score'], scoreShare: '0.30' })).body;
    const changed = { withSubtree: true, rights: ['see'], basis: '云组发〔2026〕7号' };
    expect((await clerk.put(`${URL}/${id}`, { body: changed, version: version + 1 })).status).toBe(412);
    const after = await clerk.put<SavedDto>(`${URL}/${id}`, { body: changed, version });
    expect(after.status).toBe(200);
    expect(await says()).toEqual(['see 2026-11-23… holds', 'see,score 2026-01-01…2026-11-23 ended']);
    // On its first day it is the same edge that changes.
    await clerk.put(`${URL}/${after.body.id}`, {
      body: { ...changed, rights: ['see', 'inspect'] },
      version: after.body.version,
    });
    expect(await says()).toEqual(['see,inspect 2026-11-23… holds', 'see,score 2026-01-01…2026-11-23 ended']);
    expect((await at('orchard')).guidedBy[1]).toMatchObject({ scoreShare: '0.3', mayChange: false });
  });

  it('ends on a day; one that has not begun is taken back', async () => {
    const { id, version } = (await set()).body;
    const end = (edgeId: string, of: number, validTo: string) =>
      clerk.post(`${URL}/${edgeId}/end`, { body: { validTo }, version: of });
    expect((await end(id, version, '2025-12-31')).body).toMatchObject({ code: 'guidance.ends-before-start' });
    expect((await end(id, version, '2026-11-23')).status).toBe(200);
    expect(await sees('orchard')).toBe(false);
    expect((await end(id, version + 1, '2026-12-01')).body).toMatchObject({ code: 'guidance.ended-already' });
    const later = (await set({ validFrom: '2027-01-01' })).body;
    expect((await end(later.id, later.version, '2026-12-01')).status).toBe(200);
    expect(await says()).toContain('see,assign 2027-01-01…2027-01-01 ended');
  });

  it('leaves entries in the record and news for other rooms', async () => {
    const { id, version } = (await set()).body;
    await clerk.post(`${URL}/${id}/end`, { body: { validTo: '2026-11-23' }, version });
    const { rows } = await application.database.owner.query<{ action: string }>(
      `SELECT action FROM audit_entry WHERE subject_id = $1 ORDER BY at, id`,
      [id],
    );
    expect(rows.map(({ action }) => action)).toEqual([
      'organization-guidance.create',
      'organization-guidance.change',
    ]);
    const events = await application.database.owner.query(
      `SELECT data FROM outbox WHERE district_id = $1 AND type = 'organization-guidance.changed'`,
      [county.districtId],
    );
    expect(events.rows).toHaveLength(2);
  });
});
