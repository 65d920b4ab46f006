import { randomUUID } from 'node:crypto';
import { createSmallCounty } from '@zeren/testing/small-county';
import type { SmallCounty, SmallOrganization } from '@zeren/testing/small-county';
import { grantForTest, openTestAccount, TEST_PASSWORD } from '../../../../test/test-accounts';
import { createTestApplication } from '../../../../test/test-application';
import type { TestApplication } from '../../../../test/test-application';
import type { TestClient } from '../../../../test/test-client';
import { systemActor } from '../../../platform/actor';
import type { Actor } from '../../../platform/actor';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { OrganizationReads } from '../organization-reads';

describe('what guidance lets somebody see', () => {
  let application: TestApplication;
  let county: SmallCounty;
  let unitOfWork: UnitOfWork;
  let reads: OrganizationReads;

  beforeAll(async () => {
    application = await createTestApplication({ worker: true });
    const get = <T>(type: new (...needs: never[]) => T): T => application.api.get(type, { strict: false });
    [unitOfWork, reads] = [get(UnitOfWork), get(OrganizationReads)];
  });
  afterAll(() => application.close());
  beforeEach(async () => {
    await application.database.setClock('2026-11-23T01:00:00Z');
    county = await createSmallCounty(application.database.owner);
  });

  /** Written past the rules; the tick makes the rows of sight. */
  const guide = async (
    from: SmallOrganization,
    to: SmallOrganization,
    over: { rights?: string[]; withSubtree?: boolean; validFrom?: string; validTo?: string } = {},
  ) => {
    await application.database.owner.query(
      `INSERT INTO organization_guidance (district_id, id, guide_id, guided_id, with_subtree, kind_code, rights, score_share,
                                          basis, valid_from, valid_to)
       VALUES ($1, $2, $3, $4, $5, '行业指导', $6, $7, '示例', $8, $9)`,
      [
        county.districtId,
        randomUUID(),
        county.organizations[from],
        county.organizations[to],
        over.withSubtree ?? false,
        over.rights ?? ['see'],
        over.rights?.includes('score') ? '0.3' : null,
        over.validFrom ?? '2026-01-01',
        over.validTo ?? null,
      ],
    );
    await application.runJob('organizations.turn-guidance');
  };
  const at = (...roots: SmallOrganization[]): Actor => ({
    ...systemActor(county.districtId, 'spec'),
    seesWholeDistrict: false,
    rootOrganizationIds: roots.map((root) => county.organizations[root]),
  });
  const names = (ids: ReadonlySet<string>) =>
    Object.entries(county.organizations)
      .filter(([, id]) => ids.has(id))
      .map(([name]) => name);
  const all = () => Object.values(county.organizations);

  it('is the guided organisation, and what stands below it where the edge says so', async () => {
    await guide('school', 'banshan');
    expect(names(await unitOfWork.read(at('school'), (tx) => reads.inSight(tx, all())))).toEqual([
      'banshan',
      'school',
    ]);
    await guide('school', 'wangshu', { withSubtree: true });
    const seen = await unitOfWork.read(at('school'), async (tx) => ({
      sight: await reads.sight(tx),
      whole: names(await reads.wholeSubtreeInSight(tx, all())),
      within: names(await reads.within(tx, all())),
      scope: await reads.scope(tx),
    }));
    const { school, banshan, wangshu } = county.organizations;
    expect(seen.scope).toEqual([{ organizationId: school, column: 'l3_id' }]);
    expect(seen.sight).toEqual([
      ...seen.scope,
      ...[
        { organizationId: banshan, column: 'organization_id' },
        { organizationId: wangshu, column: 'l2_id' },
      ].sort((a, b) => a.organizationId.localeCompare(b.organizationId)),
    ]);
    expect(seen.whole).toEqual(['wangshu', 'village', 'school']);
    expect(seen.within).toEqual(['school']);
  });

  it('belongs to the guiding organisation: not to its superior, nor along a chain of edges', async () => {
    await guide('village', 'banshan');
    await guide('banshan', 'school');
    const seen = (root: SmallOrganization) =>
      unitOfWork.read(at(root), async (tx) => names(await reads.inSight(tx, all())));
    expect(await seen('wangshu')).toEqual(['wangshu', 'village', 'school']);
    expect(await seen('village')).toEqual(['banshan', 'village']);
  });

  it('begins and ends with its days, and needs the right to see', async () => {
    const seen = () => unitOfWork.read(at('school'), async (tx) => names(await reads.inSight(tx, all())));
    await guide('school', 'orchard', { rights: ['score'] });
    expect(await seen()).toEqual(['school']);
    await guide('school', 'banshan', { validFrom: '2026-11-24', validTo: '2026-11-26' });
    expect(await seen()).toEqual(['school']);
    await application.database.setClock('2026-11-23T16:00:30Z');
    await application.runJob('organizations.turn-guidance');
    expect(await seen()).toEqual(['banshan', 'school']);
    await application.database.setClock('2026-11-25T16:00:30Z');
    await application.runJob('organizations.turn-guidance');
    expect(await seen()).toEqual(['school']);
  });

  it('names further rights one by one', async () => {
    await guide('school', 'banshan', { rights: ['see', 'assign'], withSubtree: true });
    const given = (right: 'assign' | 'inspect') =>
      unitOfWork.read(at('school'), async (tx) => names(await reads.guidedWith(tx, right, all())));
    expect(await given('assign')).toEqual(['banshan', 'orchard']);
    expect(await given('inspect')).toEqual([]);
  });

  describe('over HTTP', () => {
    let teacher: TestClient;
    let dutyId: string;
    let listId: string;

    beforeEach(async () => {
      listId = await county.addList({ at: 'orchard' });
      dutyId = await county.addDuty({ at: 'orchard', opensOn: '2026-11-01', dueOn: '2026-12-31', listId });
      const username = `teacher-${randomUUID().slice(0, 8)}`;
      await openTestAccount(application, username, {
        districtId: county.districtId,
        personId: county.people.school,
      });
      await grantForTest(application, county.districtId, {
        capabilitySet: 'organization-clerk',
        rootOrganizationId: county.organizations.school,
        to: { personId: county.people.school },
      });
      teacher = await application.signIn(username, TEST_PASSWORD);
    });
    const status = async (url: string) => (await teacher.get(url)).status;
    const items = async (url: string) => (await teacher.get<{ items: { id: string }[] }>(url)).body.items;

    it('are the guided one’s duties, lists and figures, asked for by name and never among one’s own', async () => {
      const { orchard, county: top } = county.organizations;
      expect(await status(`/api/organizations/${orchard}`)).toBe(404);
      expect(await status(`/api/duties/${dutyId}`)).toBe(404);
      expect(await status(`/api/responsibility-lists/${listId}`)).toBe(404);
      expect(await status(`/api/dashboard/overview?organizationId=${orchard}`)).toBe(404);
      await guide('school', 'orchard');
      expect(await status(`/api/organizations/${orchard}`)).toBe(200);
      expect(await status(`/api/duties/${dutyId}`)).toBe(200);
      expect(await status(`/api/responsibility-lists/${listId}`)).toBe(200);
      expect(await status(`/api/dashboard/overview?organizationId=${orchard}`)).toBe(200);
      expect(await status(`/api/dashboard/overview?organizationId=${top}`)).toBe(404);
      expect(await items(`/api/duties?organizationId=${orchard}`)).toHaveLength(1);
      expect(await items(`/api/responsibility-lists?year=2026&organizationId=${orchard}`)).toHaveLength(1);
      expect(await items('/api/duties')).toEqual([]);
      expect(await items('/api/responsibility-lists?year=2026')).toEqual([]);
    });

    it('are looked at, not written: a draft of a guided one is not the guide’s to issue', async () => {
      await guide('school', 'orchard');
      const draft = await county.addList({ at: 'orchard', state: 'draft', year: 2027 });
      const refused = await teacher.post(`/api/responsibility-lists/${draft}/issue`, { version: 1 });
      expect(refused.status).toBe(404);
    });

    it('give no figures of a subtree that is not wholly seen', async () => {
      await guide('school', 'banshan');
      expect(await status(`/api/organizations/${county.organizations.banshan}`)).toBe(200);
      expect(await status(`/api/dashboard/overview?organizationId=${county.organizations.banshan}`)).toBe(
        404,
      );
    });
  });
});
