import { createSmallCounty } from '@zeren/testing/small-county';
import type { SmallCounty, SmallOrganization } from '@zeren/testing/small-county';
import { randomUUID } from 'node:crypto';
import { grantForTest, openTestAccount, TEST_PASSWORD } from '../../../../test/test-accounts';
import { askedQueries } from '../../../../test/asked-queries';
import { createTestApplication } from '../../../../test/test-application';
import type { TestApplication } from '../../../../test/test-application';
import type { TestClient } from '../../../../test/test-client';
import type { SavedDto } from '../dto/guidance.dto';
import type {
  AssessmentGroupDto,
  AssessmentGroupsDto,
  ClassesOfOrganizationDto,
  GroupMembersDto,
  JoinedGroupDto,
} from './dto/groups.dto';
import type { AssignedUnitClassDto, UnitClassesDto, UnitClassMembersDto } from './dto/unit-classes.dto';

describe('unit classes and assessment groups', () => {
  let application: TestApplication;
  let county: SmallCounty;
  let clerk: TestClient;

  beforeAll(async () => {
    application = await createTestApplication();
  });
  afterAll(() => application?.close());
  beforeEach(async () => {
    await application.database.setClock('2026-11-23T01:00:00Z');
    county = await createSmallCounty(application.database.owner);
    clerk = await clerkOf('county');
  });

  const clerkOf = async (
    who: SmallOrganization,
    capabilitySet: 'organization-clerk' | 'leader' = 'organization-clerk',
  ) => {
    const username = `${who}-${randomUUID().slice(0, 8)}`;
    await openTestAccount(application, username, {
      districtId: county.districtId,
      personId: county.people[who],
    });
    await grantForTest(application, county.districtId, {
      capabilitySet,
      rootOrganizationId: county.organizations[who],
      to: { personId: county.people[who] },
    });
    return application.signIn(username, TEST_PASSWORD);
  };
  const townships = () => ({
    organizationId: county.organizations.county,
    name: '乡镇一组',
    objectCode: '单位',
    classCode: '乡镇（街道）',
    basis: '云组发〔2026〕15号',
    validFrom: '2026-01-01',
    validTo: '2027-01-01',
  });
  const open = async (over: object = {}, client = clerk) =>
    client.post<SavedDto & { code?: string }>('/api/assessment-groups', {
      body: { ...townships(), ...over },
    });
  const act = (
    verb: 'join' | 'leave',
    { id, version }: SavedDto,
    who: SmallOrganization[],
    over: object = {},
    client = clerk,
  ) =>
    client.post<SavedDto & { code?: string }>(`/api/assessment-groups/${id}/${verb}`, {
      body: { organizationIds: who.map((one) => county.organizations[one]), on: '2026-03-01', ...over },
      version,
    });
  const members = async (id: string, rest = '', client = clerk) =>
    (await client.get<GroupMembersDto>(`/api/assessment-groups/${id}/members${rest}`)).body.items.map(
      ({ organization, validFrom, validTo }) => `${organization.nameZh} ${validFrom}…${validTo ?? ''}`,
    );

  it('are set up for a year, taken into and left by the day, with everything that was', async () => {
    const made = (await open()).body;
    const joined = (await act('join', made, ['wangshu', 'banshan'])).body;
    expect(joined.version).toBe(2);
    expect(await members(made.id)).toEqual([
      '半山乡党委 2026-03-01…2027-01-01',
      '望舒镇党委 2026-03-01…2027-01-01',
    ]);
    const left = (await act('leave', joined, ['banshan'], { on: '2026-10-01' })).body;
    expect(await members(made.id)).toEqual(['望舒镇党委 2026-03-01…2027-01-01']);
    expect(await members(made.id, '?everybody=true')).toHaveLength(2);
    const { body } = await clerk.get<AssessmentGroupDto>(`/api/assessment-groups/${made.id}`);
    expect(body).toMatchObject({ name: '乡镇一组', memberCount: 1, state: 'holds', mayChange: true });
    // An earlier end takes everybody along.
    const { name, classCode, basis, validFrom } = townships();
    await clerk.put(`/api/assessment-groups/${made.id}`, {
      body: { name, classCode, basis, validFrom, validTo: '2026-11-01' },
      version: left.version,
    });
    expect(await members(made.id, '?everybody=true')).toEqual([
      '半山乡党委 2026-03-01…2026-10-01',
      '望舒镇党委 2026-03-01…2026-11-01',
    ]);
    const of = await clerk.get<ClassesOfOrganizationDto>(
      `/api/organizations/${county.organizations.banshan}/classes`,
    );
    expect(of.body.groups).toMatchObject([{ name: '乡镇一组', validTo: '2026-10-01', state: 'ended' }]);
  });

  it('hold an organisation once on a day, unless it is moved over', async () => {
    const first = (await act('join', (await open()).body, ['wangshu'])).body;
    const second = (await open({ name: '乡镇二组' })).body;
    expect((await act('join', second, ['wangshu'], { on: '2026-06-01' })).body.code).toBe(
      'assessment-group.in-another',
    );
    expect((await act('join', second, ['wangshu'], { on: '2026-06-01', moves: true })).status).toBe(200);
    expect(await members(first.id, '?everybody=true')).toEqual(['望舒镇党委 2026-03-01…2026-06-01']);
    // As something else that is assessed it may be in another one at the same time.
    const teams = (await open({ name: '班子组', objectCode: '领导班子' })).body;
    expect((await act('join', teams, ['wangshu'])).status).toBe(200);
    await expect(
      application.database.owner.query(
        `INSERT INTO assessment_group_member (district_id, id, group_id, object_code, organization_id, valid_from)
         VALUES ($1, gen_random_uuid(), $2, '单位', $3, '2026-04-01')`,
        [county.districtId, second.id, county.organizations.wangshu],
      ),
    ).rejects.toThrow('assessment_group_member_once');
  });

  it('let one of two clerks win who take the same organisation into two groups', async () => {
    const groups = [(await open()).body, (await open({ name: '乡镇二组' })).body];
    const answers = await Promise.all(groups.map((group) => act('join', group, ['wangshu'])));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it('ask as little for members out of several groups as out of one', async () => {
    const from = await Promise.all(
      ['一', '二', '三'].map(async (name) => (await open({ name: `乡镇${name}组` })).body),
    );
    await act('join', from[0]!, ['wangshu']);
    await act('join', from[1]!, ['banshan']);
    await act('join', from[2]!, ['village']);
    const moved = (id: SavedDto, who: SmallOrganization[]) => async () =>
      expect((await act('join', id, who, { on: '2026-06-01', moves: true })).status).toBe(200);
    const to = (await open({ name: '乡镇四组' })).body;
    const one = await askedQueries(moved(to, ['village']));
    expect(one).toContain('organizations.groups.add-members');
    expect(await askedQueries(moved({ ...to, version: 2 }, ['wangshu', 'banshan']))).toEqual(one);
  });

  it('say that an organisation is in a group out of sight, which nobody can change from here', async () => {
    const { districtId, organizations } = county;
    await application.database.owner.query(
      `WITH made AS (
         INSERT INTO assessment_group (district_id, id, organization_id, name, object_code, basis, valid_from)
         VALUES ($1, gen_random_uuid(), $2, '部门组', '单位', '文', '2026-01-01') RETURNING *)
       INSERT INTO assessment_group_member (district_id, id, group_id, object_code, organization_id, valid_from)
       SELECT district_id, gen_random_uuid(), id, object_code, $3, '2026-01-01' FROM made`,
      [districtId, organizations.orchard, organizations.village],
    );
    const township = await clerkOf('wangshu');
    const own = (await open({ organizationId: organizations.wangshu, name: '镇内组' }, township)).body;
    const refused = await act('join', own, ['village'], {}, township);
    expect([refused.status, refused.body.code]).toEqual([409, 'assessment-group.in-unseen']);
  });

  it('refuse two of a name, words of no catalogue, another version, and strangers', async () => {
    const made = (await open()).body;
    expect((await open()).body.code).toBe('assessment-group.name-taken');
    expect((await open({ name: '二', objectCode: '猫' })).body.code).toBe('assessment-group.object-unknown');
    expect((await open({ name: '二', classCode: '猫' })).body.code).toBe('unit-class.unknown');
    expect((await act('join', { ...made, version: 9 }, ['wangshu'])).status).toBe(412);
    const township = await clerkOf('wangshu');
    expect((await open({}, township)).status).toBe(404);
    expect((await act('join', made, ['wangshu'], {}, township)).status).toBe(404);
    expect((await act('leave', made, ['wangshu'])).body.code).toBe('assessment-group.no-member');
    const stranger = await createSmallCounty(application.database.owner);
    const foreign = await clerk.post(`/api/assessment-groups/${made.id}/join`, {
      body: { organizationIds: [stranger.organizations.wangshu], on: '2026-03-01' },
      version: 1,
    });
    expect(foreign.status).toBe(404);
  });

  it('are read by whoever is in them, page by page', async () => {
    const made = (await act('join', (await open()).body, ['wangshu', 'banshan'])).body;
    await open({ name: '去年的', validFrom: '2025-01-01', validTo: '2026-01-01' });
    await open({ name: '支部组', objectCode: '党支部' });
    const township = await clerkOf('wangshu', 'leader');
    // Whom one is compared with one may know, though they stand elsewhere.
    expect(await members(made.id, '', township)).toHaveLength(2);
    const names: string[] = [];
    for (let after = ''; ;) {
      const { body } = await township.get<AssessmentGroupsDto>(
        `/api/assessment-groups?year=2026&limit=1${after}`,
      );
      names.push(...body.items.map(({ name, mayChange }) => `${name} ${mayChange}`));
      if (body.next === null) break;
      after = `&after=${body.next}`;
    }
    expect(names.sort()).toEqual(['乡镇一组 false', '支部组 false']);
  });

  it('put an organisation into one class, dated', async () => {
    const classify = (classCode: string | null, on: string, version: number) =>
      clerk.post<SavedDto & { code?: string }>(
        `/api/organizations/${county.organizations.school}/unit-class`,
        { body: { classCode, on, basis: '云组发〔2026〕15号' }, version },
      );
    expect((await classify('学校', '2026-01-01', 1)).status).toBe(200);
    expect((await classify('学校', '2026-02-01', 2)).body.code).toBe('unit-class.same');
    expect((await classify('事业单位', '2025-02-01', 2)).body.code).toBe('unit-class.before-last');
    expect((await classify('事业单位', '2026-02-01', 1)).status).toBe(412);
    expect((await classify('事业单位', '2026-09-01', 2)).status).toBe(200);
    const { body } = await clerk.get<ClassesOfOrganizationDto>(
      `/api/organizations/${county.organizations.school}/classes`,
    );
    expect(body.classes).toMatchObject([
      { classCode: '事业单位', validFrom: '2026-09-01', validTo: null, state: 'holds' },
      { classCode: '学校', validFrom: '2026-01-01', validTo: '2026-09-01', state: 'ended' },
    ]);
  });

  it('say what joining would do, one by one, before it is done', async () => {
    const first = (await act('join', (await open()).body, ['wangshu'])).body;
    const second = (await open({ name: '乡镇二组' })).body;
    const look = async (moves: boolean) => {
      const { body } = await act('join', second, ['wangshu', 'banshan'], { dryRun: true, moves });
      return (body as JoinedGroupDto & SavedDto).rows.map(
        ({ nameZh, becomes, from, refusal }) => `${nameZh} ${becomes} ${from ?? refusal?.code ?? ''}`,
      );
    };
    expect((await look(false)).sort()).toEqual([
      '半山乡党委 joins ',
      '望舒镇党委 refused assessment-group.in-another',
    ]);
    expect((await look(true)).sort()).toEqual(['半山乡党委 joins ', '望舒镇党委 moves 乡镇一组']);
    expect(await members(second.id)).toEqual([]);
    expect(await members(first.id)).toHaveLength(1);
  });

  it('put several organisations into one class: first looked at, then just that', async () => {
    const assign = (over: object, client = clerk) =>
      client.post<AssignedUnitClassDto & { code?: string }>('/api/unit-classes/assign', {
        body: {
          ...{ classCode: '乡镇（街道）', on: '2026-01-01', basis: '云组发〔2026〕15号', dryRun: false },
          organizationIds: [county.organizations.wangshu, county.organizations.banshan],
          ...over,
        },
      });
    const inClass = async (query: string) =>
      (await clerk.get<UnitClassMembersDto>(`/api/unit-classes/members?${query}`)).body.items.map(
        ({ nameZh }) => nameZh,
      );
    const townships = `classCode=${encodeURIComponent('乡镇（街道）')}`;
    const dry = (await assign({ dryRun: true })).body;
    expect(dry).toMatchObject({ done: false, rows: [{ becomes: 'changes' }, { becomes: 'changes' }] });
    expect(await inClass(townships)).toEqual([]);
    expect((await assign({ digest: dry.digest })).body.done).toBe(true);
    expect(await inClass(townships)).toEqual(['半山乡党委', '望舒镇党委']);
    expect(await inClass(`${townships}&on=2025-12-31`)).toEqual([]);
    expect(await inClass('limit=1')).toHaveLength(1);
    const counts = (await clerk.get<UnitClassesDto>('/api/unit-classes')).body;
    expect(counts.items.find(({ code }) => code === '乡镇（街道）')?.count).toBe(2);
    expect(counts.withoutClass).toBe((await inClass('limit=200')).length);
    // What was looked at is no longer so.
    expect((await assign({ digest: dry.digest, classCode: '县直机关', on: '2026-02-01' })).status).toBe(412);
    expect((await assign({})).body.code).toBe('unit-class.same');
    const early = (await assign({ classCode: '县直机关', on: '2025-06-01', dryRun: true })).body;
    expect(early.rows.map(({ refusal }) => refusal?.code)).toEqual(Array(2).fill('unit-class.before-last'));
    expect((await assign({ classCode: '县直机关', on: '2025-06-01' })).status).toBe(422);
    expect((await assign({}, await clerkOf('wangshu'))).status).toBe(404);
    const both = ['县直机关', '事业单位'].map((classCode) => assign({ classCode, on: '2026-03-01' }));
    const statuses = (await Promise.all(both)).map(({ status }) => status);
    expect(statuses).toContain(200);
    for (const status of statuses) expect([200, 412]).toContain(status);
    expect((await assign({ classCode: null, on: '2026-11-01' })).status).toBe(200);
    expect(await inClass('limit=200')).toContain('望舒镇党委');
  });
});
