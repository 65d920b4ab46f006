import { randomUUID } from 'node:crypto';
import { grantForTest, openTestAccount, TEST_PASSWORD } from '../../../test/test-accounts';
import type { TestClient } from '../../../test/test-client';
import { untilBlocked } from '../../../test/until-blocked';
import { openAssessment, openAssessments, publishScheme, untilScored } from './assessment.spec-kit';
import type { AssessmentKit } from './assessment.spec-kit';
import type { MarkSheetView } from './marks/marks.dto';
import type { AssessedUnitPageView, AssessmentView } from './rounds/assessments.dto';
import type { SchemeView } from './schemes/schemes.dto';

describe('units and scorers of an assessment over HTTP', () => {
  let kit: AssessmentKit;
  let scheme: SchemeView;
  let school: TestClient;
  beforeAll(async () => {
    kit = await openAssessments();
    scheme = await publishScheme(kit);
    const { application, county } = kit;
    const { districtId, people, posts, organizations } = county;
    await openTestAccount(application, 'school', { districtId, personId: people.school });
    await grantForTest(application, districtId, {
      capabilitySet: 'officeholder',
      rootOrganizationId: organizations.school,
      to: { postId: posts.school },
    });
    school = await application.signIn('school', TEST_PASSWORD);
  });
  afterAll(() => kit.application.close());

  const codeOf = (answer: { status: number; body: unknown }) =>
    answer.status < 300 ? answer.status : (answer.body as { code: string }).code;
  const sql = (text: string, values: unknown[]) => kit.application.database.owner.query(text, values);

  /** Opened, its scorers named, its facts frozen. */
  const frozen = async (personIds: readonly string[]) => {
    const opened = await openAssessment(kit, scheme.id);
    const url = `/api/assessments/${opened.id}`;
    const named = await kit.clerk.put<AssessmentView>(`${url}/scorers`, {
      body: { personIds },
      version: opened.version,
    });
    const { body } = await kit.clerk.post<AssessmentView>(`${url}/freeze`, { version: named.body.version });
    expect(body.state).toBe('frozen');
    return { url, id: body.id, version: body.version };
  };
  const mark = (who: TestClient, url: string, at: 'wangshu' | 'banshan', points: string) =>
    who.put<MarkSheetView>(`${url}/mark-sheet`, {
      body: { organizationId: kit.county.organizations[at], key: 'panel', points, reason: '做法可查可推广' },
    });
  const send = (who: TestClient, url: string) => who.post<MarkSheetView>(`${url}/mark-sheet/send`);

  it('takes a unit once, and says which one two groups hold', async () => {
    const { clerk, county, groupId } = kit;
    const { districtId, organizations } = county;
    const other = randomUUID();
    await sql(
      `INSERT INTO assessment_group (district_id, id, organization_id, name, object_code, basis, valid_from)
       VALUES ($1, $2, $3, '班子组', '领导班子', '示例', '2026-01-01')`,
      [districtId, other, organizations.county],
    );
    await sql(
      `INSERT INTO assessment_group_member (district_id, id, group_id, object_code, organization_id, valid_from)
       VALUES ($1, $2, $3, '领导班子', $4, '2026-01-01')`,
      [districtId, randomUUID(), other, organizations.wangshu],
    );
    const body = {
      ...{ name: '两组合考', kind: 'half-year', schemeId: scheme.id, groupIds: [groupId, other] },
      ...{ periodFrom: '2026-01-01', asOf: '2026-06-30' },
    };
    const answer = await clerk.post<{ code: string; zh: string }>('/api/assessments', { body });
    expect([answer.status, answer.body.code]).toEqual([422, 'assessment.unit-twice']);
    for (const told of ['望舒镇党委', '班子组', '乡镇一组'])
      expect(JSON.stringify(answer.body)).toContain(told);
  });

  it('takes one value of a fact at a time', async () => {
    const { id } = await openAssessment(kit, scheme.id);
    const fact = (value: string) => ({
      ...{ organizationId: kit.county.organizations.wangshu, key: 'sessions.held', value },
    });
    const answer = await kit.clerk.put(`/api/assessments/${id}/facts`, {
      body: { facts: [fact('5'), fact('6')] },
    });
    expect([answer.status, codeOf(answer)]).toEqual([422, 'assessment.fact-twice']);
  });

  it('replaces a scorer who has begun: the marks stay on record and count for nothing', async () => {
    const { clerk, scorers, scorerIds, county, application } = kit;
    const { url, id, version } = await frozen(scorerIds);
    expect((await mark(scorers[0], url, 'wangshu', '1')).status).toBe(200);
    const replaced = await clerk.put<AssessmentView>(`${url}/scorers`, {
      body: { personIds: [county.people.school, scorerIds[1]] },
      version,
    });
    expect(codeOf(replaced)).toBe(200);
    expect(replaced.body.scorers.map(({ personId, given }) => [personId, given])).toEqual([
      [county.people.school, 0],
      [scorerIds[1], 0],
    ]);
    expect((await mark(scorers[0], url, 'wangshu', '2')).status).toBe(404);
    const waiting = (await scorers[0].get<{ items: { id: string }[] }>('/api/assessments/mark-sheets')).body;
    expect(waiting.items.map((one) => one.id)).not.toContain(id);
    for (const who of [school, scorers[1]]) {
      for (const at of ['wangshu', 'banshan'] as const)
        expect((await mark(who, url, at, '8')).status).toBe(200);
      expect((await send(who, url)).status).toBe(200);
    }
    // Whoever has sent stands.
    const now = (await clerk.get<AssessmentView>(url)).body;
    const again = await clerk.put(`${url}/scorers`, { body: { personIds: scorerIds }, version: now.version });
    expect(codeOf(again)).toBe('assessment.marks-all-in');
    const kept = await application.database.owner.query<{ points: string }>(
      'SELECT trim_scale(points)::text AS points FROM assessment_mark WHERE assessment_id = $1 AND person_id = $2',
      [id, scorerIds[0]],
    );
    expect(kept.rows).toEqual([{ points: '1' }]);
    await clerk.post(`${url}/score`, { version: now.version });
    await untilScored(kit, id);
    const { items } = (await clerk.get<AssessedUnitPageView>(`${url}/units`)).body;
    // 60 × 2 ÷ 3 + 24.5 + 3 × 8 ÷ 10 + 7: the mark of 1 is not among them.
    expect(items[0]).toMatchObject({ organizationId: county.organizations.wangshu, total: '73.9' });
  });

  it('lets nobody mark a unit that they serve in', async () => {
    const { clerk, county, scorers, scorerIds } = kit;
    const { districtId, organizations, people } = county;
    const [postId, tenureId] = [randomUUID(), randomUUID()];
    const { url, version } = await frozen(scorerIds);
    await sql(
      `INSERT INTO post (district_id, id, organization_id, code, title, kind, is_head)
       VALUES ($1, $2, $3, 'wangshu-member', '党委委员', '党委委员', false)`,
      [districtId, postId, organizations.wangshu],
    );
    await sql(
      `INSERT INTO tenure (district_id, id, post_id, person_id, kind, starts_on)
       VALUES ($1, $2, $3, $4, '兼任', '2026-01-01')`,
      [districtId, tenureId, postId, people.orchard],
    );
    expect(codeOf(await mark(scorers[1], url, 'wangshu', '10'))).toBe('assessment.scores-themselves');
    expect(codeOf(await mark(scorers[1], url, 'banshan', '5'))).toBe(200);
    const name = (personIds: readonly string[]) =>
      clerk.put(`${url}/scorers`, { body: { personIds }, version });
    expect(codeOf(await name(scorerIds))).toBe('assessment.scores-themselves');
    await sql('DELETE FROM tenure WHERE id = $1', [tenureId]);
    await sql('DELETE FROM post WHERE id = $1', [postId]);
    expect(codeOf(await name(scorerIds))).toBe(200);
  });

  it('replaces or releases who came to serve in an assessed unit after another had sent', async () => {
    const { clerk, county, scorers, scorerIds, application } = kit;
    const { districtId, organizations, people } = county;
    const [postId, tenureId] = [randomUUID(), randomUUID()];
    const { url, id, version } = await frozen(scorerIds);
    for (const at of ['wangshu', 'banshan'] as const) await mark(scorers[0], url, at, '7');
    expect(codeOf(await send(scorers[0], url))).toBe(200);
    await sql(
      `INSERT INTO post (district_id, id, organization_id, code, title, kind, is_head)
       VALUES ($1, $2, $3, 'wangshu-later', '党委委员', '党委委员', false)`,
      [districtId, postId, organizations.wangshu],
    );
    await sql(
      `INSERT INTO tenure (district_id, id, post_id, person_id, kind, starts_on)
       VALUES ($1, $2, $3, $4, '兼任', '2026-01-01')`,
      [districtId, tenureId, postId, people.orchard],
    );
    expect(codeOf(await mark(scorers[1], url, 'wangshu', '6'))).toBe('assessment.scores-themselves');
    expect(codeOf(await mark(scorers[1], url, 'banshan', '6'))).toBe(200);
    expect(codeOf(await send(scorers[1], url))).toBe('assessment.scores-themselves');
    const name = (personIds: readonly string[], seen: number) =>
      clerk.put<AssessmentView>(`${url}/scorers`, { body: { personIds }, version: seen });
    expect(codeOf(await name([people.school], version))).toBe('assessment.scorers-settled');
    const replaced = await name([scorerIds[0], people.school], version);
    expect(replaced.body.scorers.map(({ personId, sentAt }) => [personId, sentAt !== null])).toEqual([
      [scorerIds[0], true],
      [people.school, false],
    ]);
    const { owner } = application.database;
    const record = `SELECT r.released_at IS NOT NULL AS released, count(m.id)::int AS marks FROM assessment_scorer r
       LEFT JOIN assessment_mark m ON m.assessment_id = r.assessment_id AND m.person_id = r.person_id
       WHERE r.assessment_id = $1 AND r.person_id = $2 GROUP BY 1`;
    expect((await owner.query(record, [id, scorerIds[1]])).rows).toEqual([{ released: true, marks: 1 }]);
    const inSight = async () => {
      const asked = 'SELECT marks_in_at IS NOT NULL AS "in" FROM assessment WHERE id = $1';
      return (await owner.query<{ in: boolean }>(asked, [id])).rows;
    };
    expect(await inSight()).toEqual([{ in: false }]);
    // Released without another, nobody is waited for: what was sent is all of it.
    const { body: now } = await clerk.get<AssessmentView>(url);
    expect(codeOf(await name([scorerIds[0]], now.version))).toBe(200);
    expect(await inSight()).toEqual([{ in: true }]);
    const { body: whole } = await clerk.get<AssessmentView>(url);
    expect(codeOf(await clerk.post(`${url}/score`, { version: whole.version }))).toBe(200);
    await sql('DELETE FROM tenure WHERE id = $1', [tenureId]);
    await sql('DELETE FROM post WHERE id = $1', [postId]);
  });

  it('shows all marks once the last of two who send at once has sent', async () => {
    const { scorers, scorerIds, application } = kit;
    const { url, id } = await frozen(scorerIds);
    for (const who of scorers)
      for (const at of ['wangshu', 'banshan'] as const) await mark(who, url, at, '7');
    const { owner } = application.database;
    // The first is about to commit, as `send` does it.
    await owner.query('BEGIN');
    await owner.query('SELECT id FROM assessment WHERE id = $1 FOR NO KEY UPDATE', [id]);
    await owner.query(
      'UPDATE assessment_scorer SET sent_at = now() WHERE assessment_id = $1 AND person_id = $2',
      [id, scorerIds[0]],
    );
    const second = send(scorers[1], url);
    await untilBlocked(owner);
    await owner.query('COMMIT');
    expect((await second).status).toBe(200);
    const { rows } = await owner.query<{ in: boolean }>(
      'SELECT marks_in_at IS NOT NULL AS in FROM assessment WHERE id = $1',
      [id],
    );
    expect(rows).toEqual([{ in: true }]);
  });

  it('takes no marks once the marking was closed, and no change of what was sent', async () => {
    const { scorers, scorerIds, application } = kit;
    const { url, id } = await frozen(scorerIds);
    for (const at of ['wangshu', 'banshan'] as const) await mark(scorers[0], url, at, '7');
    const { owner } = application.database;
    const whileHeld = async (change: string, act: () => Promise<{ status: number; body: unknown }>) => {
      await owner.query('BEGIN');
      await owner.query('SELECT id FROM assessment WHERE id = $1 FOR NO KEY UPDATE', [id]);
      await owner.query(change, [id]);
      const asked = act();
      await untilBlocked(owner);
      await owner.query('COMMIT');
      return codeOf(await asked);
    };
    const closed = `UPDATE assessment SET state = 'scoring', worked_at = now() + interval '1 hour' WHERE id = $1`;
    expect(await whileHeld(closed, () => send(scorers[0], url))).toBe('assessment.no-marks-now');
    await owner.query(`UPDATE assessment SET state = 'frozen', worked_at = NULL WHERE id = $1`, [id]);
    const sent = `UPDATE assessment_scorer SET sent_at = now() WHERE assessment_id = $1 AND number = 1`;
    expect(await whileHeld(sent, () => mark(scorers[0], url, 'wangshu', '9'))).toBe('assessment.marks-sent');
  });
});
