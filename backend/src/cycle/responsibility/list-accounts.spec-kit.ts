import { grantForTest, openTestAccount, TEST_PASSWORD } from '../../../test/test-accounts';
import type { TestApplication } from '../../../test/test-application';
import type { TestClient } from '../../../test/test-client';
import type { ListCounty } from './responsibility.spec-kit';

/** Signs in whoever holds the county's first post of a kind, with a set of rights over its organisation. */
export async function signInAs(
  application: TestApplication,
  county: ListCounty,
  username: string,
  kind: string,
  capabilitySet: 'organization-clerk' | 'officeholder' = 'organization-clerk',
): Promise<TestClient> {
  const post = county.post(kind);
  const personId = post.personId!;
  await openTestAccount(application, username, { districtId: county.districtId, personId });
  await grantForTest(application, county.districtId, {
    capabilitySet,
    rootOrganizationId: post.organizationId,
    to: { postId: post.id },
    validFrom: '2025-01-01',
  });
  return application.signIn(username, TEST_PASSWORD);
}

/** Issues drafts one by one; answers how many went. */
export async function issueEach(
  client: TestClient,
  rows: readonly { readonly id: string; readonly version: number }[],
): Promise<number> {
  let issued = 0;
  for (const { id, version } of rows) {
    const { status } = await client.post(`/api/responsibility-lists/${id}/issue`, { version });
    if (status === 200) issued += 1;
  }
  return issued;
}
