import { createHash } from 'node:crypto';
import { Exact, sum } from '@zeren/domain/cycle/assessment/exact/exact';
import { recompute } from '@zeren/domain/cycle/assessment/snapshot/assessment-snapshot';
import {
  openAssessment,
  openAssessments,
  publishScheme,
  SCHEME,
  scoredAssessment,
} from './assessment.spec-kit';
import type { AssessmentKit } from './assessment.spec-kit';
import type { MarkSheetView } from './marks/marks.dto';
import type {
  AssessedUnitPageView,
  AssessmentView,
  FactSheetsView,
  UnitScoreView,
} from './rounds/assessments.dto';
import type { ReadySetsView, SchemeView } from './schemes/schemes.dto';

describe('assessments over HTTP', () => {
  let kit: AssessmentKit;
  let scheme: SchemeView;
  beforeAll(async () => {
    kit = await openAssessments();
    scheme = await publishScheme(kit);
  });
  afterAll(() => kit.application.close());

  const codeOf = (answer: { status: number; body: unknown }) =>
    answer.status < 300 ? answer.status : (answer.body as { code: string }).code;

  it('keeps a faulty scheme as a draft, refuses to publish it, and changes no published version', async () => {
    const { clerk, county, secretaries } = kit;
    const { organizations } = county;
    const faulty = { ...SCHEME, version: 2, indicators: SCHEME.indicators.slice(1) };
    const body = { organizationId: organizations.county, document: faulty };
    const draft = (await clerk.post<SchemeView>('/api/assessment-schemes', { body })).body;
    expect(draft.state).toBe('draft');
    expect(draft.faults.length).toBeGreaterThan(0);
    const publish = (one: SchemeView) =>
      clerk.post<SchemeView>(`/api/assessment-schemes/${one.id}/publish`, { version: one.version });
    expect(codeOf(await publish(draft))).toBe('scheme.not-valid');
    const put = (one: SchemeView, document: object) =>
      clerk.put<SchemeView>(`/api/assessment-schemes/${one.id}`, {
        body: { document },
        version: one.version,
      });
    const mended = await put(draft, SCHEME);
    expect(mended.body.faults).toEqual([]);
    // Version 1 of this code is published already; and what is published stays as it is.
    expect(codeOf(await publish(mended.body))).toBe('scheme.version-taken');
    expect(codeOf(await put(scheme, SCHEME))).toBe('scheme.published');
    const { owner } = kit.application.database;
    await owner.query('BEGIN');
    await owner.query('SET LOCAL ROLE zeren_app');
    await owner.query(`SELECT set_config('app.district', $1, true), set_config('app.roots', $2, true)`, [
      county.districtId,
      organizations.county,
    ]);
    const past = await owner.query(`UPDATE assessment_scheme SET name_zh = '改' WHERE id = $1`, [scheme.id]);
    await owner.query('ROLLBACK');
    expect(past.rowCount).toBe(0);
    const read = (await secretaries.wangshu.get<SchemeView>(`/api/assessment-schemes/${scheme.id}`)).body;
    expect(read).toMatchObject({ nameZh: '乡镇书记半年考核', state: 'published', mayChange: false });
    expect(read.indicators[0]).toMatchObject({ code: 'A', points: '60', subjective: '0' });
    expect(read.indicators[0]!.rule[0]!.zh).toBe('按 按期完成 ÷ 到期任务 计分');
    expect(read.facts.map(({ key, source }) => [key, source])).toEqual(
      expect.arrayContaining([
        ['duties.on_time', 'room'],
        ['sessions.held', 'sheet'],
        ['panel', 'marks'],
      ]),
    );
    expect((await secretaries.wangshu.post('/api/assessment-schemes', { body })).status).toBe(403);
  });

  it('ships nine ready sets, each of which can be taken and published', async () => {
    const { clerk, county } = kit;
    const sets = (await clerk.get<ReadySetsView>('/api/assessment-schemes/ready-sets')).body.items;
    expect(sets).toHaveLength(9);
    for (const { code } of sets) {
      const body = { organizationId: county.organizations.county, readySet: code };
      const draft = (await clerk.post<SchemeView>('/api/assessment-schemes', { body })).body;
      expect([code, draft.faults]).toEqual([code, []]);
      const answer = await clerk.post<SchemeView>(`/api/assessment-schemes/${draft.id}/publish`, {
        version: draft.version,
      });
      expect([code, codeOf(answer)]).toEqual([code, 200]);
    }
  });

  it('counts what rooms know, takes what is typed, and freezes both for good', async () => {
    const { clerk, county } = kit;
    const { wangshu, banshan } = county.organizations;
    const opened = await openAssessment(kit, scheme.id);
    const url = `/api/assessments/${opened.id}`;
    const { items } = (await clerk.get<FactSheetsView>(`${url}/facts`)).body;
    const valuesOf = (organizationId: string) =>
      Object.fromEntries(
        items
          .find((one) => one.organizationId === organizationId)!
          .facts.map(({ key, value }) => [key, value]),
      );
    // Of the township and all below it: two of three on time; one of two.
    expect(valuesOf(wangshu)).toMatchObject({
      'duties.due': '3',
      'duties.on_time': '2',
      'sessions.held': '5',
    });
    expect(valuesOf(banshan)).toMatchObject({ 'duties.due': '2', 'duties.on_time': '1' });
    const put = (key: string, value: unknown) =>
      clerk.put(`${url}/facts`, { body: { facts: [{ organizationId: wangshu, key, value }] } });
    expect(codeOf(await put('sessions.held', 'many'))).toBe('assessment.fact-value');
    expect(codeOf(await put('duties.on_time', '9'))).toBe('assessment.fact-not-of-scheme');
    expect(codeOf(await put('panel', []))).toBe('assessment.fact-not-of-scheme');
    const score = (version: number) => clerk.post(`${url}/score`, { version });
    expect(codeOf(await score(opened.version))).toBe('assessment.facts-open');
    const frozen = await clerk.post<AssessmentView>(`${url}/freeze`, { version: opened.version });
    expect(frozen.body).toMatchObject({
      state: 'frozen',
      units: 2,
      factsWanted: 4,
      factsEntered: 4,
      marksWanted: 2,
    });
    expect(frozen.body.factsDigest).toMatch(/^[0-9a-f]{64}$/);
    expect(codeOf(await put('sessions.held', '6'))).toBe('assessment.facts-frozen');
    expect(codeOf(await score(frozen.body.version))).toBe('assessment.no-scorers');
  });

  it('takes blind marks: each scorer sees their own, nobody another’s before all have sent', async () => {
    const { clerk, scorers, scorerIds, secretaries, county, application } = kit;
    const { wangshu, banshan } = county.organizations;
    const opened = await openAssessment(kit, scheme.id);
    const url = `/api/assessments/${opened.id}`;
    const themselves = { personIds: [county.people.wangshu] };
    expect(codeOf(await clerk.put(`${url}/scorers`, { body: themselves, version: opened.version }))).toBe(
      'assessment.scores-themselves',
    );
    const named = await clerk.put<AssessmentView>(`${url}/scorers`, {
      body: { personIds: scorerIds },
      version: opened.version,
    });
    const mark = (who: 0 | 1, organizationId: string, points: string, reason: string) =>
      scorers[who].put<MarkSheetView>(`${url}/mark-sheet`, {
        body: { organizationId, key: 'panel', points, reason },
      });
    expect(codeOf(await mark(0, wangshu, '8', '成果可查'))).toBe('assessment.no-marks-now');
    const frozen = await clerk.post<AssessmentView>(`${url}/freeze`, { version: named.body.version });
    expect(codeOf(await mark(0, wangshu, '11', '成果可查'))).toBe('assessment.mark-out-of-range');
    expect(codeOf(await mark(0, wangshu, '8', '好'))).toBe('assessment.mark-without-reason');
    const sheet = await mark(0, wangshu, '8', '成果可查');
    const own = sheet.body.units.find(({ organizationId }) => organizationId === wangshu)!;
    expect(own.marks).toMatchObject([{ key: 'panel', points: '8', reason: '成果可查' }]);
    // Facts and their evidence stand beside the mark.
    expect(own.facts).toEqual(
      expect.arrayContaining([expect.objectContaining({ key: 'sessions.held', evidence: '会议纪要6份' })]),
    );
    expect(codeOf(await scorers[0].post(`${url}/mark-sheet/send`))).toBe('assessment.marks-left');
    await mark(0, banshan, '6', '尚可推广');
    await scorers[0].post(`${url}/mark-sheet/send`);
    expect(codeOf(await mark(0, banshan, '9', '改一改看'))).toBe('assessment.marks-sent');
    const other = (await scorers[1].get<MarkSheetView>(`${url}/mark-sheet`)).body;
    expect(other.units.map(({ marks }) => marks)).toEqual([[], []]);
    // Not even whoever leads the assessment, and not past the program's queries either.
    const count = async (person: string) => {
      const { owner } = application.database;
      await owner.query('BEGIN');
      await owner.query('SET LOCAL ROLE zeren_app');
      await owner.query(
        `SELECT set_config('app.district', $1, true), set_config('app.actor', $2, true), set_config('app.roots', $3, true)`,
        [county.districtId, person, county.organizations.county],
      );
      const { rows } = await owner.query<{ n: string }>(
        'SELECT count(*) AS n FROM assessment_mark WHERE assessment_id = $1',
        [opened.id],
      );
      await owner.query('ROLLBACK');
      return rows[0]!.n;
    };
    expect(await count(scorerIds[0])).toBe('2');
    expect(await count(county.people.county)).toBe('0');
    expect(codeOf(await clerk.post(`${url}/score`, { version: frozen.body.version }))).toBe(
      'assessment.marks-missing',
    );
    for (const at of [wangshu, banshan]) await mark(1, at, '7', '有数据为证');
    await scorers[1].post(`${url}/mark-sheet/send`);
    expect(await count(county.people.county)).toBe('4');
    for (const stranger of [secretaries.wangshu, clerk])
      expect((await stranger.get(`${url}/mark-sheet`)).status).toBe(404);
    const kept = await application.database.owner.query<{ n: string }>(
      `SELECT count(*) AS n FROM audit_entry WHERE action = 'assessment-mark.give' AND after_digest IS NOT NULL`,
    );
    expect(kept.rows[0]!.n).toBe('4');
  });

  it('scores off the request as one reckons it by hand; the rows are the score, and recompute to the same digits', async () => {
    const { clerk, secretaries, county, application } = kit;
    const { wangshu, banshan } = county.organizations;
    const one = await scoredAssessment(kit, scheme.id);
    const url = `/api/assessments/${one.id}`;
    const { items } = (await clerk.get<AssessedUnitPageView>(`${url}/units`)).body;
    // 望舒: 60 × 2 ÷ 3 + (30 − 5 − 0.5) + (3 × 7.5 ÷ 10 + 7); 半山: 60 × 1 ÷ 2 + 30 + 9.25
    expect(
      items.map(({ organizationId, total, place, gradeCode }) => [organizationId, total, place, gradeCode]),
    ).toEqual([
      [wangshu, '73.75', 1, 'good'],
      [banshan, '69.25', 2, 'good'],
    ]);
    const unit = (await clerk.get<UnitScoreView>(`${url}/units/${wangshu}`)).body;
    expect(sum(unit.rows.map(({ points }) => Exact.of(points))).toString()).toBe('73.75');
    // The late report names no evidence: what it took rests on nothing.
    expect(unit.rows.filter(({ supported }) => !supported).map(({ indicator }) => indicator)).toEqual(
      expect.arrayContaining(['B', 'C']),
    );
    expect(unit.whatIf.map(({ key, change, gain }) => [key, change, gain])).toEqual([
      ['duties.on_time', '1', '20'],
      ['sessions.held', '1', '5'],
      ['late.reports', '-1', '0.5'],
    ]);
    // Of two, the mean would tell the neighbour's mark.
    expect(unit).toMatchObject({ groupSize: 2, peers: [] });
    await application.database.owner.query(
      `INSERT INTO assessment_unit (district_id, assessment_id, organization_id, group_id, group_name, organization_name, indicators)
       SELECT district_id, assessment_id, $2, group_id, group_name, '第三家', jsonb_build_array(indicators -> 0)
       FROM assessment_unit WHERE assessment_id = $1 AND organization_id = $3`,
      [one.id, county.organizations.school, banshan],
    );
    const among = (await clerk.get<UnitScoreView>(`${url}/units/${wangshu}`)).body;
    // (40 + 30 + 30) ÷ 3; of the others only two have a score.
    expect(among).toMatchObject({ groupSize: 3, peers: [{ code: 'A', mean: '33.33' }] });
    await application.database.owner.query(
      'DELETE FROM assessment_unit WHERE assessment_id = $1 AND organization_id = $2',
      [one.id, county.organizations.school],
    );
    const { rows } = await application.database.owner.query<{ wrong: string; units: string }>(
      `SELECT count(*) FILTER (WHERE u.total <> s.total) AS wrong, count(*) AS units FROM assessment_unit u
       JOIN (SELECT assessment_id, organization_id, revision, sum(points) AS total FROM assessment_row
             GROUP BY 1, 2, 3) s USING (assessment_id, organization_id)
       JOIN assessment a ON a.id = u.assessment_id AND a.revision = s.revision`,
    );
    expect(rows[0]).toEqual({ wrong: '0', units: '2' });
    const inputs = await clerk.get<unknown>(`${url}/inputs`);
    const text = typeof inputs.body === 'string' ? inputs.body : JSON.stringify(inputs.body);
    expect(createHash('sha256').update(text).digest('hex')).toBe(one.inputsDigest);
    const again = JSON.parse(recompute(text)) as { unit: string; total: string }[];
    expect(again.find(({ unit: id }) => id === wangshu)!.total).toBe('73.75');
    // Nobody is told yet: a secretary sees neither their own score nor another's.
    expect((await secretaries.wangshu.get<AssessedUnitPageView>(`${url}/units`)).body.items).toEqual([]);
    expect((await secretaries.wangshu.get(`${url}/units/${wangshu}`)).status).toBe(404);
    expect((await secretaries.wangshu.get(`${url}/facts`)).status).toBe(403);
  });
});
