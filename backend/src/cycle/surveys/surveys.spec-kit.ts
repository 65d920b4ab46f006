import { SATISFACTION } from '@zeren/domain/cycle/surveys/questionnaire';
import { createSmallCounty } from '@zeren/testing/small-county';
import type { SmallCounty } from '@zeren/testing/small-county';
import { grantForTest, openTestAccount, TEST_PASSWORD } from '../../../test/test-accounts';
import { createTestApplication } from '../../../test/test-application';
import type { TestApplication } from '../../../test/test-application';
import type { TestClient, TestResponse } from '../../../test/test-client';
import type { SurveyBody } from './dto/survey-requests.dto';
import type { NewTicketsDto, SurveyDetailDto, SurveySavedDto } from './dto/survey.dto';

/** The whole back end with the small county, its clerk, and two who count ballots. */
export interface SurveyKit {
  readonly application: TestApplication;
  readonly county: SmallCounty;
  readonly clerk: TestClient;
  readonly first: TestClient;
  readonly second: TestClient;
  /** Somebody below who leads nothing. */
  readonly villager: TestClient;
  body(groups: Readonly<Record<string, number>>, more?: Partial<SurveyBody>): SurveyBody;
  /** A survey that is open, with the tickets of each group by its name. */
  opened(groups: Readonly<Record<string, number>>, title?: string): Promise<OpenedSurvey>;
  /** What the voters' form sends, without a cookie, a script or a word on where it comes from. */
  vote(
    code: string,
    answers?: Readonly<Record<string, string>>,
    step?: string,
  ): Promise<TestResponse<string>>;
  get(code: string): Promise<TestResponse<string>>;
  close(): Promise<void>;
}

export interface OpenedSurvey {
  readonly id: string;
  readonly version: number;
  readonly groups: Readonly<Record<string, string>>;
  readonly codes: Readonly<Record<string, string[]>>;
}

export const ok = <Body>(answer: TestResponse<Body>): Body => {
  if (answer.status >= 300) throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body;
};

/** Two subjects, one question of levels about each, a choice about the whole, and a few words. */
export async function openSurveys(): Promise<SurveyKit> {
  const application = await createTestApplication();
  await application.database.setClock('2026-11-30T02:00:00Z');
  const county = await createSmallCounty(application.database.owner);
  const { districtId, organizations, people, posts } = county;
  const person = async (
    at: 'county' | 'wangshu' | 'banshan' | 'village',
    capabilitySet: string,
    root: string,
  ) => {
    await openTestAccount(application, at, { districtId, personId: people[at] });
    await grantForTest(application, districtId, {
      capabilitySet: capabilitySet as 'organization-clerk',
      rootOrganizationId: root,
      to: { postId: posts[at] },
    });
    return application.signIn(at, TEST_PASSWORD);
  };
  const clerk = await person('county', 'organization-clerk', organizations.county);
  const first = await person('wangshu', 'ballot-clerk', organizations.county);
  const second = await person('banshan', 'ballot-clerk', organizations.county);
  const villager = await person('village', 'organization-clerk', organizations.village);

  const kit: SurveyKit = {
    application,
    county,
    clerk,
    first,
    second,
    villager,
    body: (groups, more = {}) => ({
      title: '2026 年度党建工作测评',
      intro: '请按实际情况评价。',
      questions: [
        {
          ...{ key: 'q1', kind: 'levels', about: 'subject', zh: '总体评价', en: null, required: true },
          options: SATISFACTION.map((option) => ({ ...option })),
        },
        {
          ...{ key: 'q2', kind: 'choice', about: 'whole', zh: '哪方面最需要加强', required: false },
          options: [
            { key: 'o1', zh: '组织建设' },
            { key: 'o2', zh: '服务群众' },
          ],
        },
        {
          ...{ key: 'q3', kind: 'text', about: 'whole', zh: '意见建议', required: false },
          options: [],
        },
      ],
      subjects: [
        { organizationId: organizations.wangshu },
        { organizationId: organizations.banshan, postId: posts.banshan },
      ],
      groups: Object.entries(groups).map(([nameZh, tickets]) => ({ nameZh, tickets })),
      ...more,
    }),
    async opened(groups, title = '2026 年度党建工作测评') {
      const { id, version } = ok(
        await clerk.post<SurveySavedDto>('/api/surveys', { body: kit.body(groups, { title }) }),
      );
      const survey = ok(await clerk.post<SurveyDetailDto>(`/api/surveys/${id}/open`, { version }));
      const codes: Record<string, string[]> = {};
      for (const group of survey.groups) {
        const body = { surveyGroupId: group.id, tickets: groups[group.nameZh]! };
        const made = ok(await clerk.post<NewTicketsDto>(`/api/surveys/${id}/ticket-batches`, { body }));
        codes[group.nameZh] = made.codes!;
      }
      const groupIds = Object.fromEntries(survey.groups.map(({ nameZh, id: groupId }) => [nameZh, groupId]));
      return { id, version: survey.version, groups: groupIds, codes };
    },
    vote: (code, answers = { 's1.q1': 'o1', 's2.q1': 'o2' }, step = 'cast') => {
      const form = new URLSearchParams({ code, step });
      for (const [cell, value] of Object.entries(answers)) form.set(`answers[${cell}]`, value);
      return application.client().post<string>('/api/public/ballots', {
        body: form.toString(),
        headers: { ...PLAIN, 'content-type': 'application/x-www-form-urlencoded' },
      });
    },
    get: (code) =>
      application
        .client()
        .get<string>(`/api/public/ballots?c=${encodeURIComponent(code)}`, { headers: PLAIN }),
    close: () => application.close(),
  };
  return kit;
}

/** An old phone says nothing of where a form comes from. */
const PLAIN = { 'sec-fetch-site': undefined, 'idempotency-key': undefined, 'x-xsrf-token': undefined };
