import { randomUUID } from 'node:crypto';
import { createSmallCounty } from '@zeren/testing/small-county';
import type { SmallCounty, SmallOrganization } from '@zeren/testing/small-county';
import { grantForTest, openTestAccount, TEST_PASSWORD } from '../../../test/test-accounts';
import { createTestApplication } from '../../../test/test-application';
import type { TestApplication } from '../../../test/test-application';
import type { TestClient } from '../../../test/test-client';
import { systemActor } from '../../platform/actor';
import { writeWorkbook } from '../../platform/documents/write-workbook';
import { countySheets, OrganizationCommands } from '../../registry/organizations';
import type { CountyValues } from '../../registry/organizations';

const WORDS = { organizationKinds: ['党委'], levels: ['县'], domains: ['农村'], postKinds: ['乡镇党委书记'] };
const NOTHING: CountyValues = { organizations: [], posts: [], people: [], tenures: [] };

describe('a village that comes under another township', () => {
  let application: TestApplication;
  let county: SmallCounty;
  const superiors = {} as Record<'wangshu' | 'banshan', TestClient>;

  beforeAll(async () => {
    application = await createTestApplication({ worker: true });
    county = await createSmallCounty(application.database.owner);
    for (const at of ['wangshu', 'banshan'] as const) {
      await openTestAccount(application, at, {
        districtId: county.districtId,
        personId: county.people[at],
      });
      await grantForTest(application, county.districtId, {
        capabilitySet: 'officeholder',
        rootOrganizationId: county.organizations[at],
        to: { postId: county.posts[at] },
        validFrom: '2025-01-01',
      });
      superiors[at] = await application.signIn(at, TEST_PASSWORD);
    }
    await county.addDuty({ at: 'village', opensOn: '2026-01-01', dueOn: '2026-12-25' });
    await county.addDuty({ at: 'school', opensOn: '2026-01-01', dueOn: '2026-12-25' });
  });
  afterAll(() => application.close());

  const actor = () => systemActor(county.districtId, randomUUID());
  const check = async (values: Partial<CountyValues>) =>
    application.api.get(OrganizationCommands, { strict: false }).checkImport(actor(), {
      name: '云岭县.xlsx',
      content: await writeWorkbook(countySheets(WORDS, { ...NOTHING, ...values })),
    });
  const seenBy = async (at: 'wangshu' | 'banshan') => {
    const names = async (path: string) => {
      const { status, body } = await superiors[at].get<{ items: { organizationId: string }[] }>(path);
      expect(status).toBe(200);
      const nameOf = (id: string) =>
        Object.keys(county.organizations).find(
          (key) => county.organizations[key as SmallOrganization] === id,
        );
      return body.items.map(({ organizationId }) => nameOf(organizationId)).sort();
    };
    return {
      lists: await names('/api/responsibility-lists?year=2026'),
      duties: await names('/api/duties?year=2026'),
    };
  };

  it('takes its lists and duties out of the sight of the one and into that of the other', async () => {
    const both = ['school', 'village'];
    expect(await seenBy('wangshu')).toEqual({ lists: both, duties: both });
    expect(await seenBy('banshan')).toEqual({ lists: [], duties: [] });
    const village = ['village', 'banshan', '清溪村党总支', null, '党总支', '村', '农村', 41];
    const run = await check({ organizations: [village] });
    expect(run.faults).toEqual([]);
    await application.api
      .get(OrganizationCommands, { strict: false })
      .applyImport(actor(), run.id, run.version, 'all-or-nothing');
    await application.settle();
    expect(await seenBy('wangshu')).toEqual({ lists: ['school'], duties: ['school'] });
    expect(await seenBy('banshan')).toEqual({ lists: ['village'], duties: ['village'] });
  });

  it('keeps its posts: one with lists or duties does not move alone', async () => {
    const moved = (code: string) => [code, 'county', '书记', '村党组织书记', '否', '是', null];
    const { faults } = await check({ posts: [moved('post-school'), moved('post-orchard')] });
    const errors = faults.filter(({ severity }) => severity === 'error');
    expect(errors.map(({ cell, code }) => `${cell} ${code}`)).toEqual(['B2 post.move-with-duties']);
    expect(errors[0]!.zh).toContain('另设岗位');
  });
});
