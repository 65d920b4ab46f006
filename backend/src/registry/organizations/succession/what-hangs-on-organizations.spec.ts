import { createSmallCounty } from '@zeren/testing/small-county';
import type { SmallCounty, SmallOrganization } from '@zeren/testing/small-county';
import { randomUUID } from 'node:crypto';
import { askedQueries } from '../../../../test/asked-queries';
import { createTestApplication } from '../../../../test/test-application';
import type { TestApplication } from '../../../../test/test-application';
import type { TestClient } from '../../../../test/test-client';
import {
  closureFaultsOf,
  endsOf,
  FOUNDED,
  mergerOfBanshan,
  organizationClerk,
  reorganizeBy,
} from './reorganizations.spec-kit';

describe('what hangs on organisations that merge, split or close', () => {
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
    clerk = await organizationClerk(application, county, 'county');
  });

  const clerkOf = (who: SmallOrganization) => organizationClerk(application, county, who);
  const reorganize = (over: object, client = clerk) => reorganizeBy(client, over);
  const ends = (...who: SmallOrganization[]) => endsOf(county, ...who);
  const one = async <T>(sql: string, values: unknown[]) =>
    (await application.database.owner.query(sql, values)).rows as T[];
  const closureFaults = () => closureFaultsOf(application, county);

  /** An edge of the clerk's making; whoever merges later need not see its other end. */
  const guide = (guideId: string, guidedId: string) =>
    clerk.post<{ id: string }>('/api/organization-guidance', {
      body: {
        ...{ guideId, guidedId, withSubtree: false, kindCode: '行业指导', rights: ['see'] },
        ...{ basis: '云组发〔2026〕7号', validFrom: '2026-01-01' },
      },
    });
  const group = async (organizationIds: string[]) => {
    const made = await clerk.post<{ id: string }>('/api/assessment-groups', {
      body: {
        ...{ organizationId: county.organizations.county, name: '单位一组', objectCode: '单位' },
        ...{ classCode: null, basis: '云组发〔2026〕3号', validFrom: '2026-01-01', validTo: null },
      },
    });
    const joined = await clerk.post(`/api/assessment-groups/${made.body.id}/join`, {
      body: { organizationIds, on: '2026-01-01', moves: false, dryRun: false },
      version: 1,
    });
    expect([made.status, joined.status]).toEqual([200, 200]);
    return made.body.id;
  };
  /** 望舒中学 goes into 清溪村 by the clerk of their township. */
  const belowTheTownship = () => ({
    kind: 'merge',
    sources: ends('school'),
    targets: [{ organizationId: county.organizations.village }],
    placements: [{ id: county.posts.school, to: null }],
  });

  it('ends groups of above and moves guidance from beside, out of the sight of the clerk who merges', async () => {
    const { school, village, banshan } = county.organizations;
    const groupId = await group([school, village]);
    expect((await guide(banshan, school)).status).toBe(200);
    const township = await clerkOf('wangshu');
    const dry = (await reorganize({ ...belowTheTownship(), dryRun: true }, township)).body;
    expect(dry.guidance).toMatchObject([{ becomes: 'moves', to: village }]);
    const done = await reorganize({ ...belowTheTownship(), digest: dry.digest }, township);
    expect([done.status, done.body.code]).toEqual([200, undefined]);
    expect(await closureFaults()).toEqual([]);
    expect(
      await one(
        `SELECT organization_id AS id, valid_to::text AS to FROM assessment_group_member
         WHERE district_id = $1 AND valid_to IS NOT NULL`,
        [county.districtId],
      ),
    ).toEqual([{ id: school, to: '2026-11-01' }]);
    expect(
      await one(
        `SELECT guided_id AS guided, valid_to::text AS to FROM organization_guidance
         WHERE district_id = $1 ORDER BY valid_from`,
        [county.districtId],
      ),
    ).toEqual([
      { guided: school, to: '2026-11-01' },
      { guided: village, to: null },
    ]);
    const told = await one<{ after: object }>(
      `SELECT after FROM audit_entry WHERE district_id = $1 AND action = 'assessment-group.leave' AND subject_id = $2`,
      [county.districtId, groupId],
    );
    expect(told).toMatchObject([{ after: { organizationIds: [school], on: '2026-11-01' } }]);
  });

  it('reaches nothing that is not below the clerk, whatever hangs on it', async () => {
    const township = await clerkOf('wangshu');
    const { banshan, orchard, village } = county.organizations;
    const foreign = [
      { kind: 'close', sources: ends('orchard') },
      { ...belowTheTownship(), targets: [{ organizationId: orchard }] },
      { ...belowTheTownship(), sources: ends('orchard'), targets: [{ organizationId: village }] },
      { ...belowTheTownship(), targets: [{ founded: { ...FOUNDED, parentId: banshan } }] },
    ];
    for (const dryRun of [true, false])
      for (const over of foreign) {
        const { status, body } = await reorganize({ ...over, dryRun }, township);
        expect([status, body.code]).toEqual([404, 'request.not-found']);
      }
    const missing = await reorganize(
      { kind: 'close', sources: [{ id: randomUUID(), version: 1 }] },
      township,
    );
    expect([missing.status, missing.body.code]).toEqual([404, 'request.not-found']);
  });

  it('stands in the history of everything that moves or grows, not of what ends alone', async () => {
    await application.database.owner.query(
      `UPDATE organization SET member_count = CASE id WHEN $2 THEN 30 ELSE 12 END WHERE district_id = $1`,
      [county.districtId, county.organizations.wangshu],
    );
    await reorganize(mergerOfBanshan(county));
    const { wangshu, banshan, orchard } = county.organizations;
    const told = await one(
      `SELECT action, subject_id AS id, before, after FROM audit_entry
       WHERE district_id = $1 AND action = ANY($2) AND after ? 'basis' ORDER BY action`,
      [county.districtId, ['organization.change', 'organization.move', 'organization.merge']],
    );
    expect(told).toMatchObject([
      { action: 'organization.change', id: wangshu, before: { memberCount: 30 }, after: { memberCount: 42 } },
      { action: 'organization.merge', id: banshan, before: { memberCount: 12 }, after: { memberCount: 0 } },
      {
        action: 'organization.move',
        id: orchard,
        before: { parentId: banshan },
        after: { parentId: wangshu },
      },
    ]);
  });

  it('writes as little for several new organisations and edges as for one', async () => {
    const split = (of: SmallOrganization, targets: object[]) => () =>
      reorganize({
        ...{ kind: 'split', sources: ends(of), sourceGoesOn: false },
        targets: targets.map((founded) => ({ founded, members: 0 })),
        placements: [{ id: county.posts[of], to: 0 }],
      }).then(({ status, body }) => expect([status, body.code]).toEqual([200, undefined]));
    const { school, village, orchard, wangshu, banshan } = county.organizations;
    await guide(banshan, school);
    for (const guideId of [school, village, wangshu]) await guide(guideId, orchard);
    const one = await askedQueries(split('school', [{ ...FOUNDED, code: 'n1', nameZh: '望舒一支部' }]));
    expect(one).toContain('organizations.guidance.update');
    const several = [1, 2, 3].map((n) => ({ ...FOUNDED, code: `n${n + 1}`, nameZh: `果园第${n}支部` }));
    expect(await askedQueries(split('orchard', several))).toEqual(one);
  });

  it('ends the guidance of what is closed, as the dry run says', async () => {
    await guide(county.organizations.wangshu, county.organizations.orchard);
    await clerk.post(`/api/posts/${county.posts.orchard}/close`, {
      body: { lastOn: '2026-10-31', endReason: '免职', endNote: null },
      version: 1,
    });
    const close = { kind: 'close', sources: ends('orchard') };
    expect((await reorganize({ ...close, dryRun: true })).body.guidance).toMatchObject([{ becomes: 'ends' }]);
    expect((await reorganize(close)).status).toBe(200);
    expect(
      await one(`SELECT valid_to::text AS to FROM organization_guidance WHERE district_id = $1`, [
        county.districtId,
      ]),
    ).toEqual([{ to: '2026-11-01' }]);
    expect(await closureFaults()).toEqual([]);
  });
});
