import { createSmallCounty } from '@zeren/testing/small-county';
import type { SmallCounty, SmallOrganization } from '@zeren/testing/small-county';
import { grantForTest, openTestAccount, TEST_PASSWORD } from '../../../../test/test-accounts';
import { createTestApplication } from '../../../../test/test-application';
import type { TestApplication } from '../../../../test/test-application';
import type { TestClient } from '../../../../test/test-client';
import type { PeoplePageDto, PersonDetailDto } from './dto/person.dto';

interface Problem {
  readonly code: string;
  readonly field?: string;
}

describe('people', () => {
  let application: TestApplication;
  let county: SmallCounty;
  let clerk: TestClient;

  beforeAll(async () => {
    application = await createTestApplication();
  });
  afterAll(() => application?.close());
  beforeEach(async () => {
    await application.database.setClock('2026-06-01T01:00:00Z');
    county = await createSmallCounty(application.database.owner);
    clerk = await clientOf('county', 'organization-clerk');
  });

  const clientOf = async (
    at: SmallOrganization,
    capabilitySet: 'organization-clerk' | 'officeholder',
  ): Promise<TestClient> => {
    const username = `${at}-${county.districtId.slice(-12)}`;
    await openTestAccount(application, username, {
      districtId: county.districtId,
      personId: county.people[at],
    });
    await grantForTest(application, county.districtId, {
      capabilitySet,
      rootOrganizationId: county.organizations[at],
      to: { postId: county.posts[at] },
    });
    return application.signIn(username, TEST_PASSWORD);
  };
  const enter = (body: object, by = clerk) =>
    by.post<PersonDetailDto & Problem>('/api/people', {
      body: { name: '许知远', email: null, mobile: null, ...body },
    });
  const entered = async (body: object = {}): Promise<PersonDetailDto> =>
    (await enter({ isSomebodyElse: true, ...body })).body;
  const look = async (id: string, by = clerk): Promise<PersonDetailDto> =>
    (await by.get<PersonDetailDto>(`/api/people/${id}`)).body;
  const merge = (kept: PersonDetailDto, other: PersonDetailDto, by = clerk) =>
    by.post<PersonDetailDto & Problem>(`/api/people/${kept.id}/merge`, {
      body: { otherId: other.id, otherVersion: other.version },
      version: kept.version,
    });
  const appoint = (personId: string, postId: string, startsOn = '2026-06-01') =>
    clerk.post<{ id: string } & Problem>('/api/tenures', {
      body: { postId, personId, kind: '挂职', startsOn },
    });

  it('are entered once, found by pinyin, and asked about when the name is known', async () => {
    const first = await enter({ email: ' Xu@Example.CN', mobile: '138 0000 1111' });
    expect(first.status).toBe(201);
    expect(first.body).toMatchObject({
      name: '许知远',
      contact: { email: 'xu@example.cn', mobile: '13800001111' },
      tenures: [],
    });
    const again = await enter({});
    expect(again).toMatchObject({ status: 409, body: { code: 'person.same-name', field: 'name' } });
    expect((await enter({ isSomebodyElse: true })).status).toBe(201);
    const found = await clerk.get<PeoplePageDto>('/api/people?q=xzy');
    expect(found.body.items.map(({ name }) => name)).toEqual(['许知远', '许知远']);
    const hits = await clerk.get<{ items: { name: string }[] }>('/api/directory?q=xzy&kinds=person');
    expect(hits.body.items.map(({ name }) => name)).toEqual(['许知远', '许知远']);
  });

  it('are changed by who keeps the register, with the version that was seen; not by who keeps a part', async () => {
    const person = await entered();
    const township = await clientOf('banshan', 'organization-clerk');
    expect((await enter({ name: '苏芒种' }, township)).status).toBe(404);
    const change = (version: number) =>
      clerk.put<PersonDetailDto & Problem>(`/api/people/${person.id}`, {
        body: { name: '许致远', email: null, mobile: '13900001111' },
        version,
      });
    const changed = await change(person.version);
    expect(changed.body).toMatchObject({ name: '许致远', contact: { mobile: '13900001111' } });
    expect((await change(person.version)).status).toBe(412);
  });

  it('keep their own contact, and nobody else’s', async () => {
    const holder = await clientOf('banshan', 'officeholder');
    const self = await look(county.people.banshan, holder);
    expect(self.isSelf).toBe(true);
    const keep = (id: string, version: number) =>
      holder.put<PersonDetailDto & Problem>(`/api/people/${id}/contact`, {
        body: { email: 'new@example.cn', mobile: null },
        version,
      });
    const kept = await keep(self.id, self.version);
    expect(kept.body.contact).toEqual({ email: 'new@example.cn', mobile: null });
    expect((await keep(county.people.wangshu, 1)).status).toBe(404);
  });

  it('who are entered twice become one: tenures move as corrections, contacts are filled in', async () => {
    const kept = await entered({ email: 'xu@example.cn' });
    const other = await entered({ mobile: '13800001111' });
    await appoint(kept.id, county.posts.wangshu);
    const moved = (await appoint(other.id, county.posts.banshan)).body;
    const merged = await merge(await look(kept.id), await look(other.id));
    expect(merged).toMatchObject({
      status: 200,
      body: { contact: { email: 'xu@example.cn', mobile: '13800001111' } },
    });
    const tenure = merged.body.tenures.find(({ id }) => id === moved.id);
    expect(tenure).toMatchObject({ personId: kept.id, version: 2 });
    expect(tenure?.correctionNote).toContain(other.code);
    expect((await look(other.id)).id).toBe(kept.id);
    const found = await clerk.get<PeoplePageDto>('/api/people?q=xzy');
    expect(found.body.items).toHaveLength(1);
    expect(await appoint(other.id, county.posts.wangshu, '2026-06-02')).toMatchObject({ status: 400 });
  });

  it('stay two while they hold one post at one time, or while the one that goes has an account in use', async () => {
    const kept = await entered();
    const other = await entered();
    await appoint(kept.id, county.posts.wangshu);
    await appoint(other.id, county.posts.wangshu);
    const overlapping = await merge(await look(kept.id), await look(other.id));
    expect(overlapping).toMatchObject({ status: 409, body: { code: 'person.tenures-overlap' } });

    await clientOf('banshan', 'officeholder');
    const third = await entered();
    const used = await look(county.people.banshan);
    const refused = await merge(third, used);
    expect(refused).toMatchObject({ status: 409, body: { code: 'person.account-in-use' } });
    const otherWay = await merge(await look(used.id), await look(third.id));
    expect(otherWay.status).toBe(200);
  });

  it('stay two while the one that goes holds a grant of its own, which the clerk does not see', async () => {
    const [kept, other] = [await entered(), await entered()];
    await grantForTest(application, county.districtId, {
      capabilitySet: 'leader',
      rootOrganizationId: county.organizations.wangshu,
      to: { personId: other.id },
    });
    expect(await merge(kept, other)).toMatchObject({ status: 409, body: { code: 'person.grants-in-force' } });
    expect((await look(other.id)).id).toBe(other.id);
    expect((await merge(other, kept)).status).toBe(200);
  });

  it('are merged once by two clerks at the same time, whichever way each meant it', async () => {
    const [one, two] = [await entered(), await entered()];
    const answers = await Promise.all([merge(one, two), merge(two, one)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const left = await clerk.get<PeoplePageDto>('/api/people?q=xzy');
    expect(left.body.items).toHaveLength(1);
  });

  it('take no post as an entry that is being merged', async () => {
    const [one, two] = [await entered(), await entered()];
    const [merged, appointed] = await Promise.all([merge(one, two), appoint(two.id, county.posts.wangshu)]);
    const { rows } = await application.database.owner.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM tenure t JOIN person p ON p.district_id = t.district_id AND p.id = t.person_id
       WHERE t.district_id = $1 AND p.merged_into_id IS NOT NULL`,
      [county.districtId],
    );
    expect(rows[0]!.count).toBe(0);
    expect(merged.status).toBe(200);
    expect([201, 400]).toContain(appointed.status);
  });
});
