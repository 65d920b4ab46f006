import type { SmallCounty, SmallOrganization } from '@zeren/testing/small-county';
import { randomUUID } from 'node:crypto';
import { grantForTest, openTestAccount, TEST_PASSWORD } from '../../../../test/test-accounts';
import type { TestApplication } from '../../../../test/test-application';
import type { TestClient } from '../../../../test/test-client';
import { systemActor } from '../../../platform/actor';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { ClosureRepository } from '../tree/closure.repository';
import type { ReorganizationDto } from './dto/reorganization.dto';

type Answer = ReorganizationDto & { readonly code?: string };

export const FOUNDED = {
  code: 'new',
  nameZh: '果林村党支部',
  kindCode: '党支部',
  levelCode: '村',
  domainCode: '农村',
};

/** Somebody of the small county who keeps organisations below one of them. */
export async function organizationClerk(
  application: TestApplication,
  county: SmallCounty,
  who: SmallOrganization,
  over: SmallOrganization = who,
): Promise<TestClient> {
  const username = `${who}-${randomUUID().slice(0, 8)}`;
  await openTestAccount(application, username, {
    districtId: county.districtId,
    personId: county.people[who],
  });
  await grantForTest(application, county.districtId, {
    capabilitySet: 'organization-clerk',
    rootOrganizationId: county.organizations[over],
    to: { personId: county.people[who] },
  });
  return application.signIn(username, TEST_PASSWORD);
}

export const reorganizeBy = (client: TestClient, over: object) =>
  client.post<Answer>('/api/organization-reorganizations', {
    body: { on: '2026-11-01', basis: '云组发〔2026〕20号', dryRun: false, ...over },
  });

export const endsOf = ({ organizations }: SmallCounty, ...who: SmallOrganization[]) =>
  who.map((one) => ({ id: organizations[one], version: 1 }));

/** 半山乡 goes into 望舒镇; its secretary's post ends. */
export const mergerOfBanshan = (county: SmallCounty, over: object = {}) => ({
  kind: 'merge',
  sources: endsOf(county, 'banshan'),
  targets: [{ organizationId: county.organizations.wangshu }],
  placements: [{ id: county.posts.banshan, to: null }],
  ...over,
});

export const closureFaultsOf = (application: TestApplication, { districtId }: SmallCounty) =>
  application.api
    .get(UnitOfWork, { strict: false })
    .read(systemActor(districtId, 'spec'), (tx) =>
      application.api.get(ClosureRepository, { strict: false }).faults(tx),
    );
