import { randomUUID } from 'node:crypto';
import { createSmallCounty } from '@zeren/testing/small-county';
import type { SmallCounty, SmallOrganization } from '@zeren/testing/small-county';
import { grantForTest, openTestAccount, TEST_PASSWORD } from '../../../../test/test-accounts';
import { createTestApplication } from '../../../../test/test-application';
import type { TestApplication } from '../../../../test/test-application';
import type { TestClient } from '../../../../test/test-client';
import type { WhyView } from './why.dto';

describe('why somebody can see a record', () => {
  let application: TestApplication;
  let county: SmallCounty;
  let dutyId: string;
  let guidanceId: string;
  const clients = new Map<SmallOrganization, TestClient>();

  beforeAll(async () => {
    application = await createTestApplication();
    await application.database.setClock('2026-11-23T01:00:00Z');
    county = await createSmallCounty(application.database.owner);
    const { districtId, organizations, posts, people } = county;
    dutyId = await county.addDuty({ at: 'village', opensOn: '2026-10-01', dueOn: '2026-12-01' });
    guidanceId = randomUUID();
    // 半山乡党委 is made to guide the village: an edge that ends.
    await application.database.owner.query(
      `INSERT INTO organization_guidance (district_id, id, guide_id, guided_id, with_subtree, kind_code, rights, basis, valid_from, valid_to)
       VALUES ($1, $2, $3, $4, true, '行业指导', '{see}', '示例', '2026-01-01', '2027-01-01')`,
      [districtId, guidanceId, organizations.banshan, organizations.village],
    );
    await application.database.owner.query(
      `INSERT INTO organization_closure (district_id, ancestor_id, descendant_id, via, depth) VALUES ($1, $2, $3, $4, 1)`,
      [districtId, organizations.banshan, organizations.village, guidanceId],
    );
    for (const at of ['county', 'wangshu', 'banshan', 'village', 'orchard'] as const) {
      await openTestAccount(application, at, { districtId, personId: people[at] });
      await grantForTest(application, districtId, {
        capabilitySet: at === 'county' ? 'organization-clerk' : 'officeholder',
        rootOrganizationId: organizations[at],
        to: { postId: posts[at] },
      });
      clients.set(at, await application.signIn(at, TEST_PASSWORD));
    }
    await openTestAccount(application, 'security', { administrator: 'security' });
  });
  afterAll(() => application.close());

  const ask = (at: SmallOrganization, kind: string, id: string) =>
    clients.get(at)!.get<WhyView & { code?: string }>(`/api/access/why?subjectKind=${kind}&subjectId=${id}`);

  it('is the grant of the post acted under, and the path by 隶属, link by link', async () => {
    const { status, body } = await ask('wangshu', 'duty', dutyId);
    expect(status).toBe(200);
    expect(body.permission).toMatchObject({ code: 'duties.read', zh: '查看任务' });
    expect(body.because).toHaveLength(1);
    expect(body.because[0]).toMatchObject({
      tenure: { personName: '望舒镇党委书记', organizationName: '望舒镇党委', lastDay: null },
      grant: { capabilitySet: 'officeholder', zh: '责任人', lastDay: null },
      root: { nameZh: '望舒镇党委' },
      guidance: null,
      until: null,
    });
    expect(body.because[0]!.path.map(({ nameZh }) => nameZh)).toEqual(['望舒镇党委', '清溪村党总支']);
    expect(body.othersWhoMay).toBeNull();
  });

  it('is an edge of guidance with its rights, until its last day', async () => {
    const { body } = await ask('banshan', 'duty', dutyId);
    expect(body.because[0]).toMatchObject({
      guidance: { id: guidanceId, kindCode: '行业指导', rights: ['see'], lastDay: '2026-12-31' },
      until: '2026-12-31',
    });
    expect(body.because[0]!.path.map(({ nameZh }) => nameZh)).toEqual(['清溪村党总支']);
  });

  it('is told of every kind that a room answers for: organisation, post, person, tenure, list', async () => {
    const { organizations, posts, people, tenures } = county;
    const listId = await county.addList({ at: 'village', year: 2025 });
    for (const [kind, id] of [
      ['organization', organizations.village],
      ['post', posts.village],
      ['person', people.village],
      ['tenure', tenures.village],
      ['responsibility-list', listId],
    ] as const) {
      const { status, body } = await ask('county', kind, id);
      expect([kind, status, body.because.length]).toEqual([kind, 200, 1]);
    }
  });

  it('is not told of what is foreign, missing, or of a kind one may not look at: all answer alike', async () => {
    const answers = await Promise.all([
      ask('orchard', 'duty', dutyId),
      ask('orchard', 'duty', randomUUID()),
      ask('orchard', 'handover-batch', randomUUID()),
      ask('orchard', 'nothing', randomUUID()),
    ]);
    for (const { status, body } of answers) expect([status, body.code]).toEqual([404, 'request.not-found']);
    const nobody = await application.client().get(`/api/access/why?subjectKind=duty&subjectId=${dutyId}`);
    expect(nobody.status).toBe(401);
  });

  it('says how many others may to whoever may see grants, and to nobody else', async () => {
    const security = await application.signIn('security', TEST_PASSWORD);
    await security.put('/api/session/district', { body: { districtId: county.districtId } });
    const { body } = await security.get<WhyView>(
      `/api/access/why?subjectKind=organization&subjectId=${county.organizations.village}`,
    );
    // The posts of village, township, county, and that of the guiding township.
    expect(body).toMatchObject({
      administrator: 'security',
      because: [],
      othersWhoMay: { posts: 4, people: 0 },
    });
  });
});
