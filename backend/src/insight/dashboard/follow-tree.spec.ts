import { createSmallCounty } from '@zeren/testing/small-county';
import type { SmallCounty } from '@zeren/testing/small-county';
import { grantForTest, openTestAccount, TEST_PASSWORD } from '../../../test/test-accounts';
import { createTestApplication } from '../../../test/test-application';
import type { TestApplication } from '../../../test/test-application';
import type { TestClient } from '../../../test/test-client';
import { CounterKeeper } from './counter-keeper';

describe('counters of a tree that changes', () => {
  let application: TestApplication;
  let keeper: CounterKeeper;
  let county: SmallCounty;
  let clerk: TestClient;

  beforeAll(async () => {
    application = await createTestApplication({ worker: true });
    keeper = application.worker.get(CounterKeeper, { strict: false });
  });
  afterAll(() => application?.close());
  beforeEach(async () => {
    await application.database.setClock('2026-11-23T01:00:00Z');
    county = await createSmallCounty(application.database.owner);
    const username = `clerk-${county.districtId.slice(-8)}`;
    await openTestAccount(application, username, {
      districtId: county.districtId,
      personId: county.people.county,
    });
    await grantForTest(application, county.districtId, {
      capabilitySet: 'organization-clerk',
      rootOrganizationId: county.organizations.county,
      to: { personId: county.people.county },
    });
    clerk = await application.signIn(username, TEST_PASSWORD);
    for (const at of ['village', 'orchard', 'banshan'] as const) {
      await county.addDuty({ at, opensOn: '2026-10-01', dueOn: '2026-12-31' });
    }
    await keeper.recountAll();
  });

  const counted = async () => {
    const { rows } = await application.database.owner.query<{ line: string }>(
      `SELECT o.name_zh || ' ' || n.amount AS line
       FROM (SELECT organization_id, sum(amount) AS amount FROM node_counter
             WHERE district_id = $1 AND measure = 'duty' GROUP BY 1) n
       JOIN organization o ON o.id = n.organization_id WHERE n.amount <> 0 ORDER BY o.sort`,
      [county.districtId],
    );
    return rows.map(({ line }) => line);
  };
  const basis = '云组发〔2026〕12号';

  it('move with an organisation: out of the old line, into the new one, at once', async () => {
    expect(await counted()).toEqual([
      '云岭县委 3',
      '望舒镇党委 1',
      '半山乡党委 2',
      '清溪村党总支 1',
      '果园村党支部 1',
    ]);
    const { village, banshan } = county.organizations;
    const body = { parentId: banshan, on: '2026-11-23', basis };
    expect((await clerk.post(`/api/organizations/${village}/move`, { body, version: 1 })).status).toBe(200);
    await application.settle();
    expect(await counted()).toEqual(['云岭县委 3', '半山乡党委 3', '清溪村党总支 1', '果园村党支部 1']);
    expect(await keeper.recountAll()).toEqual([]);
  });

  it('follow a merger with what stood below and what was handed on', async () => {
    const { banshan, wangshu } = county.organizations;
    const done = await clerk.post<{ done: boolean }>('/api/organization-reorganizations', {
      body: {
        ...{ kind: 'merge', on: '2026-11-01', basis, dryRun: false },
        sources: [{ id: banshan, version: 1 }],
        targets: [{ organizationId: wangshu }],
        placements: [{ id: county.posts.banshan, to: null }],
      },
    });
    expect(done.body).toMatchObject({ done: true });
    await application.settle();
    await keeper.foldAll();
    expect(await counted()).toEqual(['云岭县委 3', '望舒镇党委 3', '清溪村党总支 1', '果园村党支部 1']);
    expect(await keeper.recountAll()).toEqual([]);
  });
});
