import { randomUUID } from 'node:crypto';
import { grantForTest, openTestAccount, TEST_PASSWORD } from '../test-accounts';
import type { TestClient } from '../test-client';
import { untilBlocked } from '../until-blocked';
import { systemActor } from '../../src/platform/actor';
import { UnitOfWork } from '../../src/platform/database/unit-of-work';
import { AssessmentCommands } from '../../src/cycle/assessment';
import {
  openAssessments,
  publishScheme,
  scoredAssessment,
} from '../../src/cycle/assessment/assessment.spec-kit';
import type { AssessmentKit } from '../../src/cycle/assessment/assessment.spec-kit';
import type { AssessmentView } from '../../src/cycle/assessment/rounds/assessments.dto';
import type { ResultPageView, ResultRoundView, ResultView } from '../../src/cycle/results/results.dto';

describe('settling results, one act at a time', () => {
  let kit: AssessmentKit;
  let assessment: AssessmentView;
  let round: ResultRoundView;
  let resultId: string;
  beforeAll(async () => {
    kit = await openAssessments();
    assessment = await scoredAssessment(kit, (await publishScheme(kit)).id);
    const body = { assessmentId: assessment.id };
    round = (await kit.clerk.post<ResultRoundView>('/api/result-rounds', { body })).body;
    const { items } = (await kit.clerk.get<ResultPageView>(`/api/result-rounds/${round.id}/results`)).body;
    for (const { id, version } of items)
      await kit.clerk.post(`/api/results/${id}/tell`, { body: {}, version });
    resultId = items.find(({ organizationName }) => organizationName === '望舒镇党委')!.id;
  });
  afterAll(() => kit.application.close());

  const codeOf = (answer: { status: number; body: unknown }) =>
    answer.status < 300 ? answer.status : (answer.body as { code: string }).code;
  const object = (factKey: string, claimed: string) =>
    kit.secretaries.wangshu.post<ResultView>(`/api/results/${resultId}/object`, {
      body: { indicatorCode: 'B', factKey, claimed, reason: '6月的一次没有计入' },
    });
  const decide = (who: TestClient, { id, version }: { id: string; version: number }) =>
    who.post<ResultView>(`/api/score-objections/${id}/decide`, {
      body: { upheld: false, reason: '已核对原始记录' },
      version,
    });
  /** Somebody with a post of their own, and a leader's rights from it over `root`. */
  const leaderAt = async (at: 'county' | 'wangshu', root: 'county' | 'wangshu') => {
    const { application, county } = kit;
    const { districtId, organizations } = county;
    const [postId, personId] = [randomUUID(), randomUUID()];
    const { owner } = application.database;
    const code = `leader-${at}-${root}`;
    await owner.query(
      `INSERT INTO post (district_id, id, organization_id, code, title, kind, is_head) VALUES ($1, $2, $3, $4, '副书记', '副书记', false)`,
      [districtId, postId, organizations[at], code],
    );
    await owner.query(
      `INSERT INTO person (district_id, id, code, name, name_pinyin, name_initials) VALUES ($1, $2, $3, '某副书记', 'm', 'm')`,
      [districtId, personId, code],
    );
    await owner.query(
      `INSERT INTO tenure (district_id, id, post_id, person_id, kind, starts_on) VALUES ($1, $2, $3, $4, '任职', '2020-01-01')`,
      [districtId, randomUUID(), postId, personId],
    );
    await openTestAccount(application, code, { districtId, personId });
    await grantForTest(application, districtId, {
      capabilitySet: 'leader',
      rootOrganizationId: organizations[root],
      to: { postId },
    });
    return application.signIn(code, TEST_PASSWORD);
  };

  it('lets nobody of the unit decide its objection, whatever they have a right over', async () => {
    const raised = await object('sessions.held', '6');
    expect(raised.status).toBe(200);
    const [open] = raised.body.objections;
    // Over the unit alone: that is no decision of the body that assesses.
    const below = await leaderAt('wangshu', 'wangshu');
    expect((await decide(below, open!)).status).toBe(404);
    expect((await below.get<ResultView>(`/api/results/${resultId}`)).body.objections[0]!.mayDecide).toBe(
      false,
    );
    // Over the whole county, and of the unit.
    const own = await leaderAt('wangshu', 'county');
    expect(codeOf(await decide(own, open!))).toBe('objection.own');
    expect((await own.get<ResultView>(`/api/results/${resultId}`)).body.objections[0]!.mayDecide).toBe(false);
    const above = await leaderAt('county', 'county');
    expect((await above.get<ResultView>(`/api/results/${resultId}`)).body.objections[0]!.mayDecide).toBe(
      true,
    );
    expect(codeOf(await decide(above, open!))).toBe(200);
    expect(codeOf(await decide(above, { ...open!, version: open!.version + 1 }))).toBe('objection.decided');
  });

  it('waits for who closes the results, and then objects to nothing', async () => {
    const { owner } = kit.application.database;
    await owner.query('BEGIN');
    await owner.query(`SELECT pg_advisory_xact_lock(hashtextextended('result-round ' || $1, 0))`, [round.id]);
    await owner.query(
      `UPDATE result_round SET state = 'final', final_at = now(), version = version + 1 WHERE id = $1`,
      [round.id],
    );
    const late = object('late.reports', '0');
    await untilBlocked(owner);
    await owner.query('COMMIT');
    expect(codeOf(await late)).toBe('result.final');
  });

  it('decides nothing any more once the results are final', async () => {
    const { owner } = kit.application.database;
    await owner.query(`UPDATE result_round SET state = 'publicity' WHERE id = $1`, [round.id]);
    const [, open] = (await object('sessions.held', '6')).body.objections;
    await owner.query(`UPDATE result_round SET state = 'final' WHERE id = $1`, [round.id]);
    expect(codeOf(await decide(kit.leader, open!))).toBe('result.final');
  });

  it('never scores final results again, whoever asks', async () => {
    const { application, county } = kit;
    const { owner } = application.database;
    await owner.query('UPDATE assessment SET final_at = now() WHERE id = $1', [assessment.id]);
    const commands = application.api.get(AssessmentCommands, { strict: false });
    const unitOfWork = application.api.get(UnitOfWork, { strict: false });
    const correction = { organizationId: county.organizations.wangshu, key: 'sessions.held', value: '6' };
    const corrected = unitOfWork.write(systemActor(county.districtId, 'spec'), (tx) =>
      commands.correctFact(tx, assessment.id, { ...correction, evidence: '纪要' }),
    );
    await expect(corrected).rejects.toMatchObject({ refusal: { code: 'assessment.final' } });
    await expect(
      owner.query(`UPDATE assessment SET state = 'scoring' WHERE id = $1`, [assessment.id]),
    ).rejects.toThrow('check constraint');
  });
});
