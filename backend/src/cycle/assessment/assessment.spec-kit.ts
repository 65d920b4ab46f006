import { createSmallCounty } from '@zeren/testing/small-county';
import type { SmallCounty, SmallOrganization } from '@zeren/testing/small-county';
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { grantForTest, openTestAccount, TEST_PASSWORD } from '../../../test/test-accounts';
import { createTestApplication } from '../../../test/test-application';
import type { TestApplication } from '../../../test/test-application';
import type { TestClient } from '../../../test/test-client';
import type { AssessmentView } from './rounds/assessments.dto';
import type { SchemeView } from './schemes/schemes.dto';
import { SCORE_ASSESSMENTS } from './scoring/score-assessments.queue';

const both = (zh: string) => ({ zh, en: zh });

/** A hundred points: what rooms count, what is typed, what scorers mark, and grades with quotas. */
export const SCHEME = {
  format: 'zeren-scheme/1',
  code: 'spec',
  version: 1,
  name: { zh: '乡镇书记半年考核', en: 'Township secretaries, half-year' },
  basis: { kind: '示例' },
  rounding: { indicator: { digits: 2 }, total: { digits: 2 } },
  facts: {
    'duties.due': both('到期任务'),
    'duties.on_time': both('按期完成'),
    'sessions.due': both('应开'),
    'sessions.held': both('已开'),
    'late.reports': { ...both('迟报'), ifAbsent: '0' },
    panel: { ...both('创新评审'), kind: 'marks' },
  },
  indicators: [
    {
      code: 'A',
      name: both('任务按期'),
      points: '60',
      rule: { kind: 'share', done: 'duties.on_time', due: 'duties.due' },
    },
    {
      code: 'B',
      name: both('专题研究'),
      points: '30',
      rule: {
        kind: 'deduct',
        entries: [
          { by: 'missing', name: both('少开'), due: 'sessions.due', done: 'sessions.held', each: '5' },
          { by: 'occurrence', name: both('迟报'), count: 'late.reports', each: '0.5' },
        ],
      },
    },
    {
      code: 'C',
      name: both('创新'),
      points: '10',
      rule: {
        kind: 'sum',
        parts: [
          { name: both('评审'), points: '3', rule: { kind: 'expert', of: 'panel', full: '10', raters: 2 } },
          { name: both('基本'), points: '7', rule: { kind: 'formula', points: '7' } },
        ],
      },
    },
  ],
  grades: {
    scale: [
      { code: 'excellent', name: { zh: '优秀', en: 'excellent' }, min: '80', quota: '0.5' },
      { code: 'good', name: { zh: '良好', en: 'good' }, min: '60' },
      { code: 'fair', name: { zh: '一般', en: 'fair' } },
    ],
  },
};

/** A small county with a group of two townships, a clerk who leads, a leader, two scorers and both secretaries. */
export interface AssessmentKit {
  readonly application: TestApplication;
  readonly county: SmallCounty;
  readonly groupId: string;
  readonly clerk: TestClient;
  readonly leader: TestClient;
  readonly scorers: readonly [TestClient, TestClient];
  readonly secretaries: Readonly<Record<'wangshu' | 'banshan', TestClient>>;
  readonly scorerIds: readonly [string, string];
}

export async function openAssessments(): Promise<AssessmentKit> {
  const application = await createTestApplication({ worker: true });
  const { owner } = application.database;
  await application.database.setClock('2026-11-23T02:00:00Z');
  const county = await createSmallCounty(owner);
  const { districtId, organizations, posts, people } = county;
  const sign = async (at: SmallOrganization, capabilitySet: string | null, root: SmallOrganization = at) => {
    await openTestAccount(application, at, { districtId, personId: people[at] });
    if (capabilitySet !== null) {
      await grantForTest(application, districtId, {
        capabilitySet: capabilitySet as 'leader',
        rootOrganizationId: organizations[root],
        to: { postId: posts[at] },
      });
    }
    return application.signIn(at, TEST_PASSWORD);
  };
  const leaderPost = randomUUID();
  const leaderPerson = randomUUID();
  await owner.query(
    `INSERT INTO post (district_id, id, organization_id, code, title, kind, is_head) VALUES ($1, $2, $3, 'leader', '副书记', '副书记', false)`,
    [districtId, leaderPost, organizations.county],
  );
  await owner.query(
    `INSERT INTO person (district_id, id, code, name, name_pinyin, name_initials) VALUES ($1, $2, 'leader', '分管领导', 'l', 'l')`,
    [districtId, leaderPerson],
  );
  await owner.query(
    `INSERT INTO tenure (district_id, id, post_id, person_id, kind, starts_on) VALUES ($1, $2, $3, $4, '任职', '2020-01-01')`,
    [districtId, randomUUID(), leaderPost, leaderPerson],
  );
  await openTestAccount(application, 'leader', { districtId, personId: leaderPerson });
  await grantForTest(application, districtId, {
    capabilitySet: 'leader',
    rootOrganizationId: organizations.county,
    to: { postId: leaderPost },
  });
  const groupId = randomUUID();
  await owner.query(
    `INSERT INTO assessment_group (district_id, id, organization_id, name, object_code, basis, valid_from)
     VALUES ($1, $2, $3, '乡镇一组', '党组织书记', '示例', '2026-01-01')`,
    [districtId, groupId, organizations.county],
  );
  await owner.query(
    `INSERT INTO assessment_group_member (district_id, id, group_id, object_code, organization_id, valid_from)
     SELECT $1, gen_random_uuid(), $2, '党组织书记', unnest($3::uuid[]), '2026-01-01'`,
    [districtId, groupId, [organizations.wangshu, organizations.banshan]],
  );
  for (const [at, dueOutcome] of [
    ['wangshu', 'on-time'],
    ['village', 'on-time'],
    ['school', 'late'],
    ['orchard', 'missed'],
    ['banshan', 'on-time'],
  ] as const) {
    const state = dueOutcome === 'missed' ? 'owed' : 'reported';
    await county.addDuty({ at, opensOn: '2026-01-01', dueOn: '2026-05-20', dueOutcome, state });
  }
  return {
    ...{ application, county, groupId },
    clerk: await sign('county', 'organization-clerk'),
    leader: await application.signIn('leader', TEST_PASSWORD),
    // Neither has a right over anything that they mark.
    scorers: [await sign('village', 'officeholder'), await sign('orchard', null)],
    scorerIds: [people.village, people.orchard],
    secretaries: {
      wangshu: await sign('wangshu', 'officeholder'),
      banshan: await sign('banshan', 'officeholder'),
    },
  };
}

/** A scheme that the clerk has published. */
export async function publishScheme(
  { clerk, county }: AssessmentKit,
  document: object = SCHEME,
): Promise<SchemeView> {
  const body = { organizationId: county.organizations.county, document };
  const draft = await clerk.post<SchemeView>('/api/assessment-schemes', { body });
  expect([draft.status, draft.body.faults]).toEqual([201, []]);
  const url = `/api/assessment-schemes/${draft.body.id}/publish`;
  const published = await clerk.post<SchemeView>(url, { version: draft.body.version });
  expect(published.status).toBe(200);
  return published.body;
}

/** An assessment of both townships with its facts typed. */
export async function openAssessment(kit: AssessmentKit, schemeId: string): Promise<AssessmentView> {
  const { clerk, county, groupId } = kit;
  const body = {
    ...{ name: '2026年上半年考核', kind: 'half-year', schemeId, groupIds: [groupId] },
    ...{ periodFrom: '2026-01-01', asOf: '2026-06-30' },
  };
  const opened = await clerk.post<AssessmentView>('/api/assessments', { body });
  expect(opened.status).toBe(201);
  const { wangshu, banshan } = county.organizations;
  const fact = (organizationId: string, key: string, value: unknown, evidence: string | null) => ({
    ...{ organizationId, key, value, evidence },
  });
  const facts = [
    fact(wangshu, 'sessions.due', '6', '年度计划'),
    fact(wangshu, 'sessions.held', '5', '会议纪要6份'),
    fact(wangshu, 'late.reports', '1', null),
    fact(banshan, 'sessions.due', '6', '年度计划'),
    fact(banshan, 'sessions.held', '6', '会议纪要6份'),
  ];
  const typed = await clerk.put(`/api/assessments/${opened.body.id}/facts`, { body: { facts } });
  expect(typed.status).toBe(200);
  return opened.body;
}

/** Waits for the scoring: a nudge or a tick may have begun it, and then the job that is run here finds nothing to do. */
export async function untilScored(
  { application, clerk }: AssessmentKit,
  id: string,
): Promise<AssessmentView> {
  for (;;) {
    await application.runJob(SCORE_ASSESSMENTS);
    const { body } = await clerk.get<AssessmentView>(`/api/assessments/${id}`);
    if (body.state !== 'scoring') return body;
    await pause(20);
  }
}

/** The same, frozen, marked by both scorers and scored. */
export async function scoredAssessment(kit: AssessmentKit, schemeId: string): Promise<AssessmentView> {
  const { clerk, scorers, scorerIds, county } = kit;
  let one = await openAssessment(kit, schemeId);
  const url = `/api/assessments/${one.id}`;
  const take = async (path: string, method: 'post' | 'put', body: object = {}) => {
    const answer = await clerk[method]<AssessmentView>(`${url}${path}`, { body, version: one.version });
    expect([path, answer.status]).toEqual([path, 200]);
    one = answer.body;
  };
  await take('/scorers', 'put', { personIds: scorerIds });
  await take('/freeze', 'post');
  for (const [index, scorer] of scorers.entries()) {
    for (const at of ['wangshu', 'banshan'] as const) {
      const body = {
        ...{ organizationId: county.organizations[at], key: 'panel' },
        ...{ points: String(8 - index), reason: '做法可查可推广' },
      };
      expect((await scorer.put(`${url}/mark-sheet`, { body })).status).toBe(200);
    }
    expect((await scorer.post(`${url}/mark-sheet/send`)).status).toBe(200);
  }
  one = (await clerk.get<AssessmentView>(url)).body;
  await take('/score', 'post');
  one = await untilScored(kit, one.id);
  expect(one).toMatchObject({ state: 'scored', revision: 1, stopped: null });
  return one;
}
