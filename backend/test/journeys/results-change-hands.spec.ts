import { grantForTest } from '../test-accounts';
import {
  openAssessment,
  openAssessments,
  publishScheme,
  scoredAssessment,
} from '../../src/cycle/assessment/assessment.spec-kit';
import type { AssessmentKit } from '../../src/cycle/assessment/assessment.spec-kit';
import type { AssessmentView } from '../../src/cycle/assessment/rounds/assessments.dto';
import type { ResultPageView, ResultRoundView, ResultView } from '../../src/cycle/results/results.dto';
import { systemActor } from '../../src/platform/actor';
import { UnitOfWork } from '../../src/platform/database/unit-of-work';
import { PostMattersBook } from '../../src/registry/organizations';

describe('what of assessments and results goes with a post', () => {
  let kit: AssessmentKit;
  let scheme: { id: string };
  beforeAll(async () => {
    kit = await openAssessments();
    scheme = await publishScheme(kit);
  });
  afterAll(() => kit.application.close());

  const mattersOf = async (at: 'wangshu' | 'village' | 'school', kind: string) => {
    const { application, county } = kit;
    const { districtId, posts, organizations, people } = county;
    const left = { postId: posts[at], organizationId: organizations[at], personId: people[at] };
    const book = application.api.get(PostMattersBook, { strict: false });
    const matters = await application.api
      .get(UnitOfWork, { strict: false })
      .read(systemActor(districtId, 'spec'), (tx) => book.ofPost(tx, left));
    return matters.filter((matter) => matter.kind === kind);
  };

  it('is a sheet of marks that was not sent: settled before leaving', async () => {
    const opened = await openAssessment(kit, scheme.id);
    const url = `/api/assessments/${opened.id}/scorers`;
    const name = (personIds: readonly string[], version: number) =>
      kit.clerk.put<AssessmentView>(url, { body: { personIds }, version });
    const { body } = await name(kit.scorerIds, opened.version);
    expect(await mattersOf('village', 'mark-sheet')).toMatchObject([
      {
        ...{ subjectId: opened.id, weight: 'to-settle' },
        titleZh: '“2026年上半年考核”的评委打分还没有提交，请提交，或请主办单位换评分员',
      },
    ]);
    await name([kit.scorerIds[1]], body.version);
    expect(await mattersOf('village', 'mark-sheet')).toEqual([]);
  });

  it('is a result that was told and not read, and an objection that waits for whoever decides', async () => {
    const { clerk, secretaries, application, county } = kit;
    const { districtId, organizations, posts } = county;
    const assessment = await scoredAssessment(kit, scheme.id);
    const body = { assessmentId: assessment.id };
    const round = (await clerk.post<ResultRoundView>('/api/result-rounds', { body })).body;
    const { items } = (await clerk.get<ResultPageView>(`/api/result-rounds/${round.id}/results`)).body;
    const { id, version } = items.find(({ organizationId }) => organizationId === organizations.wangshu)!;
    const url = `/api/results/${id}`;
    expect(await mattersOf('wangshu', 'assessment-result')).toEqual([]);
    expect((await clerk.post<ResultView>(`${url}/tell`, { body: {}, version })).status).toBe(200);
    expect(await mattersOf('wangshu', 'assessment-result')).toMatchObject([
      {
        ...{ subjectId: id, weight: 'to-take-over' },
        titleZh: '“2026年上半年考核”的结果已经反馈，还没有阅知',
      },
    ]);
    const refused = await clerk.post<{ code: string }>(`${url}/read`);
    expect([refused.status, refused.body.code]).toEqual([403, 'result.read-by-unit']);
    expect((await secretaries.wangshu.get<ResultView>(url)).body.mayRead).toBe(true);
    const read = () => secretaries.wangshu.post<ResultView>(`${url}/read`);
    const { readAt, mayRead } = (await read()).body;
    expect([typeof readAt, mayRead]).toEqual(['string', false]);
    // Said again, nothing happens.
    expect((await read()).body.readAt).toBe(readAt);
    expect(await mattersOf('wangshu', 'assessment-result')).toEqual([]);

    await grantForTest(application, districtId, {
      capabilitySet: 'leader',
      rootOrganizationId: organizations.county,
      to: { postId: posts.school },
    });
    expect(await mattersOf('school', 'score-objections-to-decide')).toEqual([]);
    const objected = await secretaries.wangshu.post(`${url}/object`, {
      body: {
        ...{ indicatorCode: 'B', factKey: 'sessions.held', claimed: '6', reason: '6月的一次没有计入' },
      },
    });
    expect(objected.status).toBe(200);
    expect(await mattersOf('school', 'score-objections-to-decide')).toMatchObject([
      { subjectId: posts.school, weight: 'to-take-over', titleZh: '待裁定的得分异议 1 件' },
    ]);
    // Whoever may decide nothing is handed none.
    expect(await mattersOf('wangshu', 'score-objections-to-decide')).toEqual([]);
  });
});
