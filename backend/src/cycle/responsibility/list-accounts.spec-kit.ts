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
