import { ok } from '../../src/cycle/handover/handover.spec-kit';
import { openTestAccount, grantForTest, TEST_PASSWORD } from '../test-accounts';
import type { TestClient } from '../test-client';
import type { Race } from './race';
import type { Made, World } from './world.spec-kit';

interface Group {
  readonly id: string;
}
interface Bundle {
  readonly id: string;
  readonly version: number;
}

/** Surveys and their paper. That a ticket is cast once is raced in surveys/casting.spec.ts: a cast leaves no entry to count. */
export const surveys = (world: () => World): Race[] => {
  let counters: Promise<readonly [TestClient, TestClient]> | undefined;
  /** Two who count ballots for the whole county. */
  const counting = () =>
    (counters ??= (async () => {
      const { kit } = world();
      const { application, county } = kit;
      const { districtId, organizations, people, posts } = county;
      const made: TestClient[] = [];
      for (const at of ['village', 'school'] as const) {
        await openTestAccount(application, `counts-${at}`, { districtId, personId: people[at] });
        await grantForTest(application, districtId, {
          capabilitySet: 'ballot-clerk',
          rootOrganizationId: organizations.county,
          to: { postId: posts[at] },
        });
        made.push(await application.signIn(`counts-${at}`, TEST_PASSWORD));
      }
      return [made[0]!, made[1]!] as const;
    })());
  const body = () => ({
    title: '抓党建工作测评',
    questions: [
      {
        ...{ key: 'q1', kind: 'levels', about: 'subject', zh: '总体评价', required: true },
        options: [
          { key: 'o1', zh: '满意', coefficient: '1' },
          { key: 'o2', zh: '不满意', coefficient: '0' },
        ],
      },
    ],
    subjects: [{ organizationId: world().kit.county.organizations.wangshu }],
    groups: [{ nameZh: '党员', tickets: 3 }],
  });
  const drafted = async () => ok(await world().clerk.post<Made>('/api/surveys', { body: body() }));
  const opened = async () => {
    const { id, version } = await drafted();
    return ok(await world().clerk.post<Made & { groups: Group[] }>(`/api/surveys/${id}/open`, { version }));
  };
  const sheets = (...ticked: string[]) => ticked.map((option) => ({ 's1.q1': option }));
  /** A bundle that was entered once, or twice and differently. */
  const bundle = async (second?: readonly object[]) => {
    const [one, other] = await counting();
    const survey = await opened();
    const url = `/api/surveys/${survey.id}/paper`;
    const first = { surveyGroupId: survey.groups[0]!.id, sheets: sheets('o1', 'o2') };
    let [paper] = ok(await one.post<{ items: Bundle[] }>(url, { body: first })).items;
    if (second) {
      const again = { body: { sheets: second }, version: paper!.version };
      [paper] = ok(await other.post<{ items: Bundle[] }>(`${url}/${paper!.id}/enter-again`, again)).items;
    }
    return { other, url: `${url}/${paper!.id}`, version: paper!.version };
  };
  return [
    {
      route: 'PUT /api/surveys/{id}',
      action: 'survey.edit',
      async prepare() {
        const { id, version } = await drafted();
        return { who: world().clerk, method: 'PUT', url: `/api/surveys/${id}`, body: body(), version };
      },
    },
    {
      route: 'POST /api/surveys/{id}/open',
      action: 'survey.open',
      async prepare() {
        const { id, version } = await drafted();
        return { who: world().clerk, url: `/api/surveys/${id}/open`, version };
      },
    },
    {
      route: 'POST /api/surveys/{id}/close',
      action: 'survey.close',
      async prepare() {
        const { id, version } = await opened();
        return { who: world().clerk, url: `/api/surveys/${id}/close`, version };
      },
    },
    {
      route: 'POST /api/surveys/{id}/paper/{paperId}/enter-again',
      action: 'survey.enter-paper-again',
      async prepare() {
        const { other, url, version } = await bundle();
        return { who: other, url: `${url}/enter-again`, body: { sheets: sheets('o1', 'o1') }, version };
      },
    },
    {
      route: 'POST /api/surveys/{id}/paper/{paperId}/settle',
      action: 'survey.settle-paper',
      async prepare() {
        const { url, version } = await bundle(sheets('o2', 'o2'));
        const decisions = [{ sheet: 1, cell: 's1.q1', value: 'o1' }];
        return { who: world().clerk, url: `${url}/settle`, body: { decisions }, version };
      },
    },
  ];
};
