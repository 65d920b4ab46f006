import { createSmallCounty } from '@zeren/testing/small-county';
import type { SmallCounty, SmallOrganization } from '@zeren/testing/small-county';
import { grantForTest, openTestAccount, TEST_PASSWORD } from '../../../test/test-accounts';
import { createTestApplication } from '../../../test/test-application';
import type { TestApplication } from '../../../test/test-application';
import type { TestClient } from '../../../test/test-client';
import type { HoldingsView } from './dto/holdings.dto';
import type { SessionView } from './dto/session.dto';

describe('a permission', () => {
  let application: TestApplication;
  let county: SmallCounty;
  let client: TestClient;

  beforeAll(async () => {
    application = await createTestApplication();
    await application.database.setClock('2026-11-23T01:00:00Z');
    county = await createSmallCounty(application.database.owner);
    const { districtId, organizations, posts, people } = county;
    await openTestAccount(application, 'wangshu', { districtId, personId: people.wangshu });
    await grantForTest(application, districtId, {
      capabilitySet: 'organization-clerk',
      rootOrganizationId: organizations.wangshu,
      to: { postId: posts.wangshu },
    });
    await grantForTest(application, districtId, {
      capabilitySet: 'leader',
      rootOrganizationId: organizations.county,
      to: { postId: posts.wangshu },
    });
    // The township keeps its lists itself, so that only the reach of the permission is asked for here.
    await application.database.owner.query('UPDATE list_set SET organization_id = $1', [
      organizations.wangshu,
    ]);
    client = await application.signIn('wangshu', TEST_PASSWORD);
  });
  afterAll(() => application.close());

  const issue = async (at: SmallOrganization) => {
    const id = await county.addList({ at, state: 'draft' });
    const seen = await client.get<{ mayIssue: boolean }>(`/api/responsibility-lists/${id}`);
    const issued = await client.post<{ code?: string }>(`/api/responsibility-lists/${id}/issue`, {
      version: 1,
    });
    return [seen.body.mayIssue, issued.status, issued.body.code];
  };

  it('writes only where a grant with it holds, though the same post sees more', async () => {
    expect(await issue('village')).toEqual([true, 200, undefined]);
    expect(await issue('orchard')).toEqual([false, 404, 'request.not-found']);
  });

  it('shows only where a grant with it holds', async () => {
    for (const at of ['school', 'orchard'] as const) {
      await county.addItem({ listId: await county.addList({ at, state: 'draft' }), title: at });
    }
    await application.database.owner.query(
      `UPDATE responsibility_list SET undated_count = 1 WHERE state = 'draft'`,
    );
    const undated = await client.get<{ items: { examples: { textZh: string }[] }[] }>(
      '/api/responsibility-lists/undated?year=2026',
    );
    expect(undated.body.items.flatMap(({ examples }) => examples.map(({ textZh }) => textZh))).toEqual([
      'school',
    ]);
    const roots = await client.get<{ items: { id: string }[] }>('/api/organizations');
    expect(roots.body.items.map(({ id }) => id)).toEqual([county.organizations.county]);
  });

  it('that comes of several grants is shown as what it is: in the session, and in what one holds oneself', async () => {
    const names = ({ nameZh }: { nameZh: string }) => nameZh;
    const session = await client.get<SessionView>('/api/session');
    expect(session.body.reach.map(names).sort()).toEqual(['云岭县委', '望舒镇党委'].sort());
    const { body: held } = await client.get<HoldingsView>('/api/session/holdings');
    const over = (permission: string) =>
      held.standings[0]!.permissions.find((one) => one.permission === permission)!.over.map(names);
    expect(over('responsibility-lists.issue')).toEqual(['望舒镇党委']);
    expect(over('duties.read').sort()).toEqual(['云岭县委', '望舒镇党委'].sort());
    expect(held.grants.map(({ capabilitySet }) => capabilitySet).sort()).toEqual([
      'leader',
      'organization-clerk',
    ]);
  });
});
