import { createSmallCounty } from '@zeren/testing/small-county';
import type { SmallCounty, SmallOrganization } from '@zeren/testing/small-county';
import { randomUUID } from 'node:crypto';
import { grantForTest, openTestAccount, TEST_PASSWORD } from '../../../../test/test-accounts';
import { createTestApplication } from '../../../../test/test-application';
import type { TestApplication } from '../../../../test/test-application';
import type { TestClient } from '../../../../test/test-client';
import type { OrganizationHistoryDto } from '../dto/edits.dto';
import type { SavedDto } from '../dto/guidance.dto';

describe('editing organisations', () => {
  let application: TestApplication;
  let county: SmallCounty;
  let clerk: TestClient;

  beforeAll(async () => {
    application = await createTestApplication({ worker: true });
  });
  afterAll(() => application.close());
  beforeEach(async () => {
    await application.database.setClock('2026-11-23T01:00:00Z');
    county = await createSmallCounty(application.database.owner);
    clerk = await clerkOf('county');
  });

  const clerkOf = async (who: SmallOrganization) => {
    const username = `${who}-${randomUUID().slice(0, 8)}`;
    await openTestAccount(application, username, {
      districtId: county.districtId,
      personId: county.people[who],
    });
    await grantForTest(application, county.districtId, {
      capabilitySet: 'organization-clerk',
      rootOrganizationId: county.organizations[who],
      to: { personId: county.people[who] },
    });
    return application.signIn(username, TEST_PASSWORD);
  };
  const url = (name: SmallOrganization, rest = '') =>
    `/api/organizations/${county.organizations[name]}${rest}`;
  const orchard = {
    nameZh: '果园村党支部',
    kindCode: '党支部',
    levelCode: '村',
    domainCode: '农村',
    memberCount: 0,
    on: '2026-11-01',
    basis: '云组发〔2026〕12号',
  };
  const rename = (over: object = {}, version = 1, client = clerk) =>
    client.put<SavedDto>(url('orchard'), { body: { ...orchard, nameZh: '桃源村党支部', ...over }, version });
  const history = async (name: SmallOrganization) =>
    (await clerk.get<OrganizationHistoryDto>(url(name, '/history'))).body.items.map(
      ({ nameZh, validFrom, validTo, parentName }) => `${nameZh} ${parentName} ${validFrom}…${validTo ?? ''}`,
    );

  it('renames from a day on; the old name stays on record and still finds it', async () => {
    expect((await rename()).body).toEqual({ id: county.organizations.orchard, version: 2 });
    expect(await history('orchard')).toEqual([
      '桃源村党支部 半山乡党委 2026-11-01…',
      '果园村党支部 半山乡党委 2017-01-01…2026-11-01',
    ]);
    await rename({ nameZh: '杏花村党支部', on: '2026-11-20' }, 2);
    const found = async (words: string) =>
      (await clerk.get<{ items: object[] }>(`/api/organizations/search?q=${words}`)).body.items;
    expect(await found('果园')).toMatchObject([{ nameZh: '杏花村党支部', formerName: '果园村党支部' }]);
    for (const words of ['桃源', 'taoyuan', 'tyc']) {
      expect(await found(words)).toMatchObject([{ nameZh: '杏花村党支部', formerName: '桃源村党支部' }]);
    }
    expect(await found('xinghua')).toMatchObject([{ formerName: null }]);
    // What the name of today has as well is no reason to tell of an earlier one.
    expect(await found('村党')).toContainEqual(
      expect.objectContaining({ nameZh: '杏花村党支部', formerName: null }),
    );
    expect(await history('orchard')).toHaveLength(3);
  });

  it('keeps nothing of what it was for no day, and does not date the number of members', async () => {
    await rename();
    await rename({ nameZh: '桃林村党支部' }, 2);
    await rename({ nameZh: '桃林村党支部', memberCount: 12, on: '2026-11-23' }, 3);
    expect(await history('orchard')).toEqual([
      '桃林村党支部 半山乡党委 2026-11-01…',
      '果园村党支部 半山乡党委 2017-01-01…2026-11-01',
    ]);
    expect((await clerk.get(url('orchard'))).body).toMatchObject({ memberCount: 12, version: 4 });
  });

  it('refuses what does not fit, another version, and whoever does not have it below them', async () => {
    expect((await rename({ on: '2026-12-01' })).body).toMatchObject({ code: 'organization.day-ahead' });
    expect((await rename({ kindCode: '党组', memberCount: 3 })).body).toMatchObject({
      code: 'organization.members-elsewhere',
      field: 'memberCount',
    });
    expect((await rename({ nameZh: '果园村党支部' })).body).toMatchObject({
      code: 'organization.nothing-changed',
    });
    expect((await rename({}, 7)).status).toBe(412);
    expect((await rename({}, 1, await clerkOf('wangshu'))).status).toBe(404);
  });

  it('moves with all that hangs below, and lists and duties come along', async () => {
    const dutyId = await county.addDuty({ at: 'village', opensOn: '2026-11-01', dueOn: '2026-12-31' });
    const move = (parent: SmallOrganization, version = 1, client = clerk) =>
      client.post<SavedDto>(url('village', '/move'), {
        body: { parentId: county.organizations[parent], on: '2026-11-23', basis: '云组发〔2026〕12号' },
        version,
      });
    expect((await move('village')).body).toMatchObject({ code: 'organization.below-itself' });
    expect((await move('school')).body).toMatchObject({ code: 'organization.not-below' });
    // The clerk of one township can neither give it away nor take it.
    expect((await move('banshan', 1, await clerkOf('wangshu'))).status).toBe(404);
    expect((await move('banshan', 1, await clerkOf('banshan'))).status).toBe(404);
    expect((await move('banshan')).status).toBe(200);
    await application.settle();
    const { rows } = await application.database.owner.query(
      `SELECT d.l2_id AS duty, l.l2_id AS list FROM duty d
       JOIN responsibility_item i ON i.id = d.item_id JOIN responsibility_list l ON l.id = i.list_id WHERE d.id = $1`,
      [dutyId],
    );
    const { banshan } = county.organizations;
    expect(rows).toEqual([{ duty: banshan, list: banshan }]);
    expect(await history('village')).toEqual([
      '清溪村党总支 半山乡党委 2026-11-23…',
      '清溪村党总支 望舒镇党委 2017-01-01…2026-11-23',
    ]);
  });

  it('makes a new one below another, with a code of its own', async () => {
    const make = (over: object = {}, by = clerk) =>
      by.post<SavedDto>('/api/organizations', {
        body: {
          ...orchard,
          nameZh: '新集村党支部',
          code: 'new-1',
          parentId: county.organizations.banshan,
          ...over,
        },
      });
    expect((await make({ code: 'orchard' })).body).toMatchObject({ code: 'organization.code-taken' });
    expect((await make({ parentId: county.organizations.school })).body).toMatchObject({
      code: 'organization.not-below',
    });
    const township = await clerkOf('wangshu');
    const unseen = { parentId: county.organizations.wangshu, code: 'orchard' };
    expect(await make(unseen, township)).toMatchObject({
      status: 409,
      body: { code: 'organization.code-taken' },
    });
    const made = await make();
    expect(made.status).toBe(200);
    const { body } = await clerk.get<{ ancestors: object[] }>(`/api/organizations/${made.body.id}`);
    expect(body.ancestors).toMatchObject([{ nameZh: '云岭县委' }, { nameZh: '半山乡党委' }]);
  });

  it('takes levels and domains that are in force on the day; what has one that ended keeps it', async () => {
    const { owner } = application.database;
    const endDomain = (on: string | null) =>
      owner.query(`UPDATE catalogue_entry SET valid_to = $1 WHERE catalogue = 'domains' AND code = '农村'`, [
        on,
      ]);
    const make = (code: string) =>
      clerk.post<{ code?: string }>('/api/organizations', {
        body: { ...orchard, nameZh: '新集村党支部', code, parentId: county.organizations.banshan },
      });
    try {
      await endDomain('2026-11-24');
      expect((await make('last-day')).status).toBe(200);
      await application.database.setClock('2026-11-24T01:00:00Z');
      clerk = await clerkOf('banshan');
      expect((await make('too-late')).body).toMatchObject({ code: 'organization.word-unknown' });
      const { body } = await clerk.get(url('orchard'));
      expect(JSON.stringify(body)).toContain('农村');
    } finally {
      await endDomain(null);
    }
  });
});
