import { TEST_PASSWORD } from '../test-accounts';
import {
  openAssessments,
  publishScheme,
  scoredAssessment,
  untilScored,
} from '../../src/cycle/assessment/assessment.spec-kit';
import type { AssessmentKit } from '../../src/cycle/assessment/assessment.spec-kit';
import type {
  AssessedUnitPageView,
  AssessmentView,
  UnitScoreView,
} from '../../src/cycle/assessment/rounds/assessments.dto';
import type {
  DossierView,
  ResultPageView,
  ResultRoundView,
  ResultView,
} from '../../src/cycle/results/results.dto';

describe('results over HTTP', () => {
  let kit: AssessmentKit;
  let assessment: AssessmentView;
  let round: ResultRoundView;
  let mine: ResultView;
  beforeAll(async () => {
    kit = await openAssessments();
    assessment = await scoredAssessment(kit, (await publishScheme(kit)).id);
  });
  afterAll(() => kit.application.close());

  const codeOf = (answer: { status: number; body: unknown }) =>
    answer.status < 300 ? answer.status : (answer.body as { code: string }).code;
  /** Sessions end on the way. */
  const jump = async (to: string) => {
    await kit.application.database.setClock(to);
    await kit.clerk.signIn('county', TEST_PASSWORD);
    await kit.secretaries.wangshu.signIn('wangshu', TEST_PASSWORD);
  };
  const refresh = async () => {
    round = (await kit.clerk.get<ResultRoundView>(`/api/result-rounds/${round.id}`)).body;
    mine = (await kit.clerk.get<ResultView>(`/api/results/${mine.id}`)).body;
  };

  it('opens what is scored whole, once, by whoever leads it', async () => {
    const { clerk, secretaries } = kit;
    const body = { assessmentId: assessment.id };
    expect((await secretaries.wangshu.post('/api/result-rounds', { body })).status).toBe(403);
    const opened = await clerk.post<ResultRoundView>('/api/result-rounds', { body });
    expect(opened.status).toBe(201);
    round = opened.body;
    expect(codeOf(await clerk.post('/api/result-rounds', { body }))).toBe('result.opened-already');
    const { items } = (await clerk.get<ResultPageView>(`/api/result-rounds/${round.id}/results`)).body;
    expect(items.map(({ organizationName, total, useState }) => [organizationName, total, useState])).toEqual(
      expect.arrayContaining([
        ['望舒镇党委', '73.75', 'not-final'],
        ['半山乡党委', '69.25', 'not-final'],
      ]),
    );
    mine = (
      await clerk.get<ResultView>(
        `/api/results/${items.find((one) => one.organizationName === '望舒镇党委')!.id}`,
      )
    ).body;
  });

  it('tells each unit its own score, and no other', async () => {
    const { clerk, secretaries, county } = kit;
    const { wangshu, banshan } = county.organizations;
    const publicise = () =>
      clerk.post(`/api/result-rounds/${round.id}/publicise`, { version: round.version });
    expect(codeOf(await publicise())).toBe('result.not-told');
    const unitUrl = `/api/assessments/${assessment.id}/units`;
    expect((await secretaries.wangshu.get(`${unitUrl}/${wangshu}`)).status).toBe(404);
    const { items } = (await clerk.get<ResultPageView>(`/api/result-rounds/${round.id}/results`)).body;
    for (const { id, version } of items) {
      const told = await clerk.post<ResultView>(`/api/results/${id}/tell`, {
        body: { words: '短板在任务按期' },
        version,
      });
      expect(told.status).toBe(200);
    }
    const own = await secretaries.wangshu.get<UnitScoreView>(`${unitUrl}/${wangshu}`);
    expect(own.body).toMatchObject({ total: '73.75', place: 1, groupSize: 2 });
    expect(own.body.rows.length).toBeGreaterThan(3);
    expect((await secretaries.wangshu.get(`${unitUrl}/${banshan}`)).status).toBe(404);
    const seen = (await secretaries.wangshu.get<AssessedUnitPageView>(unitUrl)).body.items;
    expect(seen.map(({ organizationId }) => organizationId)).toEqual([wangshu]);
    const shown = (await secretaries.wangshu.get<ResultPageView>(`/api/result-rounds/${round.id}/results`))
      .body.items;
    expect(shown.map(({ organizationId }) => organizationId)).toEqual([wangshu]);
  });

  it('takes an objection to one point, decided by another, with old and new beside each other', async () => {
    const { clerk, leader, secretaries, application, county } = kit;
    const object = (who: 'wangshu' | 'banshan', claimed: unknown, factKey = 'sessions.held') =>
      secretaries[who].post<ResultView>(`/api/results/${mine.id}/object`, {
        body: {
          indicatorCode: 'B',
          factKey,
          claimed,
          reason: '6月的一次没有计入',
          evidence: '会议纪要〔2026〕6号',
        },
      });
    expect(codeOf(await object('banshan', '6'))).toBe('request.not-found');
    expect(codeOf(await object('wangshu', '5'))).toBe('objection.same-value');
    expect(codeOf(await object('wangshu', 'six'))).toBe('assessment.fact-value');
    expect(codeOf(await object('wangshu', '9', 'panel'))).toBe('objection.no-point');
    const raised = await object('wangshu', '6');
    expect(raised.status).toBe(200);
    expect(codeOf(await object('wangshu', '6'))).toBe('objection.open-already');
    await refresh();
    const publicise = () =>
      clerk.post(`/api/result-rounds/${round.id}/publicise`, { version: round.version });
    expect(codeOf(await publicise())).toBe('result.objections-open');
    const [objection] = raised.body.objections;
    const decide = (who: typeof leader) =>
      who.post<ResultView>(`/api/score-objections/${objection!.id}/decide`, {
        body: { upheld: true, reason: '纪要在案，应计入' },
        version: objection!.version,
      });
    // The clerk entered the fact, and has no right to decide; the secretary objected.
    for (const other of [clerk, secretaries.wangshu]) expect((await decide(other)).status).toBe(403);
    // The job may begin at any moment: it can't write a score while the units are held.
    const { owner } = application.database;
    await owner.query('BEGIN');
    await owner.query('SELECT 1 FROM assessment_unit WHERE assessment_id = $1 FOR UPDATE', [assessment.id]);
    expect((await decide(leader)).body.objections).toMatchObject([{ state: 'upheld', newTotal: null }]);
    expect(codeOf(await publicise())).toBe('result.being-scored');
    await owner.query('ROLLBACK');
    await untilScored(kit, assessment.id);
    await application.settle();
    await refresh();
    expect(mine.objections).toMatchObject([
      {
        oldValue: '5',
        claimed: '6',
        oldPoints: '24.5',
        newPoints: '29.5',
        oldTotal: '73.75',
        newTotal: '78.75',
      },
    ]);
    const url = `/api/assessments/${assessment.id}/units/${county.organizations.wangshu}`;
    const { facts, total } = (await secretaries.wangshu.get<UnitScoreView>(url)).body;
    expect(total).toBe('78.75');
    expect(facts.find(({ key }) => key === 'sessions.held')).toMatchObject({
      value: '6',
      correctedFrom: '5',
    });
  });

  it('publicises for five working days, closes for good, and asks for a reply', async () => {
    const { clerk, secretaries, application, county } = kit;
    const publicised = await clerk.post<ResultRoundView>(`/api/result-rounds/${round.id}/publicise`, {
      version: round.version,
    });
    expect(publicised.body).toMatchObject({
      state: 'publicity',
      publicityFrom: '2026-11-23',
      publicityUntil: '2026-11-30',
    });
    await refresh();
    const finalize = () =>
      clerk.post<ResultRoundView>(`/api/result-rounds/${round.id}/finalize`, { version: round.version });
    expect(codeOf(await finalize())).toBe('result.publicity-runs');
    const use = (kind: string, words?: string) =>
      clerk.post<ResultView>(`/api/results/${mine.id}/use`, { body: { kind, words }, version: mine.version });
    expect(codeOf(await use('award'))).toBe('result.not-final');
    await jump('2026-12-01T02:00:00Z');
    expect((await finalize()).body.state).toBe('final');
    await application.settle();
    await refresh();
    expect(mine).toMatchObject({ total: '78.75', place: 1, useState: 'waiting', useDueOn: '2027-01-30' });
    const object = await secretaries.wangshu.post(`/api/results/${mine.id}/object`, {
      body: { indicatorCode: 'B', factKey: 'sessions.held', claimed: '7', reason: '再多一次' },
    });
    expect(codeOf(object)).toBe('result.final');
    expect(codeOf(await use('none', ' '))).toBe('result.use-without-reason');
    await jump('2027-02-01T02:00:00Z');
    await refresh();
    expect(mine.useState).toBe('overdue');
    expect((await use('training', '参加党务骨干班')).body).toMatchObject({
      useState: 'replied',
      useKind: 'training',
    });
    const { rows } = await application.database.owner.query<{ type: string; n: string }>(
      `SELECT type, count(*) AS n FROM outbox WHERE type = 'result.finalized' GROUP BY type`,
    );
    expect(rows).toEqual([{ type: 'result.finalized', n: '2' }]);
    const drafted = await application.database.owner.query<{ text: string }>(
      `SELECT i.text_zh AS text FROM responsibility_item i
       JOIN responsibility_list l ON l.id = i.list_id AND l.state = 'draft' AND l.year = 2027 AND l.post_id = $1
       ORDER BY i.sort`,
      [county.posts.wangshu],
    );
    expect(drafted.rows.map(({ text }) => text)).toEqual([
      '针对2026年考核“任务按期”失分，查明原因，制定措施并见成效',
      '针对2026年考核“创新”失分，查明原因，制定措施并见成效',
      '针对2026年考核“专题研究”失分，查明原因，制定措施并见成效',
    ]);
    const dossier = (await clerk.get<DossierView>(`/api/people/${county.people.wangshu}/dossier`)).body;
    expect(dossier).toMatchObject({
      years: [{ year: 2026, score: '78.75' }],
      lines: [{ organizationName: '望舒镇党委', days: 181, total: '78.75', useKind: 'training' }],
    });
  });
});
