import { SurveyReads } from './survey-reads';
import { systemActor } from '../../platform/actor';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { readWorkbook } from '../../platform/documents/workbook';
import type { SurveyDetailDto, SurveyPageDto, SurveyResultDto, SurveySavedDto } from './dto/survey.dto';
import { ok, openSurveys } from './surveys.spec-kit';
import type { SurveyKit } from './surveys.spec-kit';

const codeOf = (answer: { body: unknown }) => (answer.body as { code?: string }).code;

describe('a survey from its questions to its result', () => {
  let kit: SurveyKit;

  beforeAll(async () => (kit = await openSurveys()), 120_000);
  afterAll(() => kit?.close());

  const rowsOf = async (table: string, where = 'true') =>
    (await kit.application.database.owner.query(`SELECT * FROM ${table} WHERE ${where}`)).rows as Record<
      string,
      unknown
    >[];

  it('is drafted, changed by version, and stays as it was opened', async () => {
    const { clerk, villager } = kit;
    const body = kit.body({ 党员: 20, 群众: 12 });
    const { id } = ok(await clerk.post<SurveySavedDto>('/api/surveys', { body }));
    expect(codeOf(await villager.get(`/api/surveys/${id}`))).toBe('request.not-found');
    const changed = { ...body, title: '改过的测评' };
    ok(await clerk.put(`/api/surveys/${id}`, { body: changed, version: 1 }));
    expect(codeOf(await clerk.put(`/api/surveys/${id}`, { body, version: 1 }))).toBe(
      'request.changed-meanwhile',
    );
    const empty = { ...body, groups: [] };
    ok(await clerk.put(`/api/surveys/${id}`, { body: empty, version: 2 }));
    expect(codeOf(await clerk.post(`/api/surveys/${id}/open`, { version: 3 }))).toBe('survey.no-group');
    ok(await clerk.put(`/api/surveys/${id}`, { body: changed, version: 3 }));
    const opened = ok(await clerk.post<SurveyDetailDto>(`/api/surveys/${id}/open`, { version: 4 }));
    expect(opened).toMatchObject({ state: 'open', title: '改过的测评', questionnaireNumber: 4, version: 5 });
    expect(codeOf(await clerk.put(`/api/surveys/${id}`, { body, version: 5 }))).toBe('survey.opened-already');
    const foreign = { ...body, subjects: [{ organizationId: kit.county.organizations.orchard }] };
    expect(codeOf(await villager.post('/api/surveys', { body: foreign }))).toBe('request.not-found');
  });

  it('prints tickets of which nothing is kept but hashes, in no order', async () => {
    const { codes, id } = await kit.opened({ 党员: 30 });
    const printed = codes['党员']!;
    expect(printed).toHaveLength(30);
    expect(new Set(printed).size).toBe(30);
    for (const code of printed) expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/);
    const tickets = await rowsOf('survey_ticket', `survey_id = '${id}'`);
    const hashes = tickets.map(({ hash }) => (hash as Buffer).toString('hex'));
    expect(hashes).toEqual([...hashes].sort());
    const { rows: tables } = await kit.application.database.owner.query<{ name: string }>(
      `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'`,
    );
    const dump = await Promise.all(tables.map(async ({ name }) => JSON.stringify(await rowsOf(name))));
    const text = dump.join('\n');
    for (const code of printed) {
      expect(text).not.toContain(code);
      expect(text).not.toContain(code.replaceAll('-', ''));
    }
  });

  it('voids what of a batch was not cast, and prints anew', async () => {
    const { id, codes, groups } = await kit.opened({ 党员: 3 });
    const [cast, kept] = codes['党员']!;
    ok(await kit.vote(cast!));
    const { items } = ok(
      await kit.clerk.get<{ items: { id: string }[] }>(`/api/surveys/${id}/ticket-batches`),
    );
    const url = `/api/surveys/${id}/ticket-batches/${items[0]!.id}/void`;
    expect(ok(await kit.clerk.post(url))).toEqual({ voided: 2 });
    expect(ok(await kit.clerk.post(url))).toEqual({ voided: 0 });
    const refused = await kit.vote(kept!);
    expect([refused.status, refused.body]).toEqual([409, expect.stringContaining('这张票已经作废')]);
    const body = { surveyGroupId: groups['党员'], tickets: 2 };
    const again = ok(
      await kit.clerk.post<{ codes: string[] }>(`/api/surveys/${id}/ticket-batches`, { body }),
    );
    ok(await kit.vote(again.codes[0]!));
  });

  it('is voted in on plain pages: code, ballot, a last look, thanks; once', async () => {
    const { codes } = await kit.opened({ 党员: 2 });
    const code = codes['党员']![0]!;
    const door = await kit.application.client().get<string>('/api/public/ballots');
    expect(door.body).toContain('请输入票上的票号');
    const typed = code.toLowerCase().replaceAll('-', ' ');
    const page = await kit.get(typed);
    expect(page.status).toBe(200);
    for (const word of ['望舒镇党委', '半山乡党委 ', '总体评价', '意见建议', '不记名'])
      expect(page.body).toContain(word);
    expect(page.body).not.toMatch(/<script|<img|<link|http:|https:|javascript:/i);
    expect(page.headers['set-cookie']).toBeUndefined();
    expect(page.headers['content-security-policy']).toMatch(/^default-src 'none'; style-src 'sha256-/);
    expect(page.headers).toMatchObject({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' });

    const blank = await kit.vote(code, { 's1.q1': 'o1', 'all.q3': '路 & <b>灯</b>' }, 'review');
    expect([blank.status, blank.body]).toEqual([422, expect.stringContaining('还有 1 题没有选')]);
    expect(blank.body).toContain('路 &amp; &lt;b&gt;灯&lt;/b&gt;');
    const full = { 's1.q1': 'o1', 's2.q1': 'o3', 'all.q3': '多到村里看看' };
    const review = await kit.vote(code, full, 'review');
    expect(review.body).toContain('请核对后投票');
    expect((await kit.vote(code, full, 'edit')).body).toContain('value="o3" checked');
    expect((await kit.vote(code, { ...full, 's2.q1': 'o9' })).status).toBe(422);
    const thanks = await kit.vote(code, full);
    expect([thanks.status, thanks.body]).toEqual([200, expect.stringContaining('已投票，谢谢')]);
    const second = await kit.vote(code, full);
    expect([second.status, second.body]).toEqual([409, expect.stringContaining('这张票已经投过')]);
    expect((await kit.get(code)).status).toBe(409);
    const wrong = await kit.get('0000-0000-0000-0000');
    expect([wrong.status, wrong.body]).toEqual([404, expect.stringContaining('没有找到这个票号')]);
  });

  it('takes forms nowhere else', async () => {
    const answer = await kit.clerk.post('/api/surveys', {
      body: 'title=x',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
    expect(answer.status).toBe(415);
  });

  it('shows turnout alone while it is open; closes, withholds small groups, and exports', async () => {
    const { clerk, first } = kit;
    const survey = await kit.opened({ 党员: 15, 群众: 9, 代表: 12 });
    const { id } = survey;
    for (const [at, code] of survey.codes['党员']!.slice(0, 12).entries())
      ok(
        await kit.vote(code, {
          's1.q1': at < 9 ? 'o1' : at < 11 ? 'o3' : 'o4',
          's2.q1': 'o2',
          'all.q3': `话${at}`,
        }),
      );
    for (const code of survey.codes['群众']!)
      ok(await kit.vote(code, { 's1.q1': 'o3', 's2.q1': 'o1', 'all.q3': '悄悄话' }));
    expect(codeOf(await clerk.get(`/api/surveys/${id}/result`))).toBe('survey.result-not-yet');
    const page = ok(await first.get<SurveyPageDto>('/api/surveys'));
    const row = page.items.find((item) => item.id === id)!;
    expect(
      row.groups.map(({ nameZh, asked, tickets, cast, responseRate }) => [
        nameZh,
        asked,
        tickets,
        cast,
        responseRate,
      ]),
    ).toEqual([
      ['党员', 15, 15, 12, '80.0'],
      ['群众', 9, 9, 9, '100.0'],
      ['代表', 12, 12, 0, '0.0'],
    ]);
    expect(codeOf(await first.post(`/api/surveys/${id}/close`, { version: survey.version }))).toBe(
      'access.permission-missing',
    );
    ok(await clerk.post(`/api/surveys/${id}/close`, { version: survey.version }));
    expect((await kit.get(survey.codes['代表']![0]!)).body).toContain('测评已经结束，不能再投票');
    expect((await kit.get(survey.codes['群众']![0]!)).body).toContain('您的票已经计入');
    expect(codeOf(await first.get(`/api/surveys/${id}/result`))).toBe('access.permission-missing');

    const result = ok(await clerk.get<SurveyResultDto>(`/api/surveys/${id}/result`));
    expect(result.intact).toBe(true);
    const [party, masses] = [survey.groups['党员'], survey.groups['群众']];
    const shown = result.cells.find(({ cell }) => cell === 's1.q1')!;
    expect(shown.groups.find(({ groupId }) => groupId === party)!.shown).toEqual({
      answered: 12,
      counts: { o1: 9, o2: 0, o3: 2, o4: 1 },
      rate: '81.8',
      rateOfAll: '75.0',
    });
    expect(shown.groups.find(({ groupId }) => groupId === masses)!.shown).toBeNull();
    expect(shown.total).toMatchObject({ answered: 12 });
    // Twelve who all say the same are not shown either.
    expect(result.cells.find(({ cell }) => cell === 's2.q1')!.total).toBeNull();
    expect(result.words.map(({ cell, groupId, words }) => [cell, groupId, words.length])).toEqual([
      ['all.q3', party, 12],
    ]);
    expect(JSON.stringify(result)).not.toContain('悄悄话');

    const file = await clerk.get(`/api/surveys/${id}/result/export`);
    const sheets = await readWorkbook(file.raw);
    const text = JSON.stringify(sheets);
    expect(sheets.map(({ name }) => name)).toEqual(['参与情况', '第1题', '第2题', '意见建议']);
    expect(text).toContain('人数少，不显示');
    expect(text).toContain('81.8%');
    expect(text).not.toContain('悄悄话');

    const votes = await kit.application.api
      .get(UnitOfWork, { strict: false })
      .read(systemActor(kit.county.districtId, 'spec'), (tx) =>
        kit.application.api
          .get(SurveyReads, { strict: false })
          .resultOf(tx, id, kit.county.organizations.wangshu, 'q1'),
      );
    expect(votes?.coefficients).toEqual({ 满意: '1', 基本满意: '0.8', 不满意: '0', 不了解: null });
    expect(votes?.groups.map(({ groupName, votes: of }) => [groupName, of])).toEqual([
      ['党员', { 满意: 9, 基本满意: 0, 不满意: 2, 不了解: 1 }],
      ['群众', null],
      ['代表', null],
    ]);

    await kit.application.database.owner.query(
      `ALTER TABLE survey_ballot NO FORCE ROW LEVEL SECURITY;
       UPDATE survey_ballot SET answers = '{"s1.q1":"o1"}' WHERE id = (SELECT id FROM survey_ballot WHERE survey_id = '${id}' AND kind = 'marks' LIMIT 1);
       ALTER TABLE survey_ballot FORCE ROW LEVEL SECURITY;`,
    );
    expect(ok(await clerk.get<SurveyResultDto>(`/api/surveys/${id}/result`)).intact).toBe(false);
  });

  it('counts paper that two people entered alike, or a third settled', async () => {
    const { clerk, first, second } = kit;
    const survey = await kit.opened({ 党员: 14 });
    const url = `/api/surveys/${survey.id}/paper`;
    const sheets = Array.from({ length: 10 }, (_, at): Record<string, string> => ({
      's1.q1': at < 6 ? 'o1' : 'o2',
      's2.q1': at < 5 ? 'o1' : 'o3',
    }));
    type Papers = {
      items: { id: string; state: string; version: number; mine: boolean; differences: number }[];
    };
    const body = { surveyGroupId: survey.groups['党员'], sheets };
    const invalid = { ...body, sheets: [{ 's1.q1': 'o8' }] };
    expect(codeOf(await first.post(url, { body: invalid }))).toBe('survey.paper-invalid');
    const [bundle] = ok(await first.post<Papers>(url, { body })).items;
    expect(bundle).toMatchObject({ state: 'entered-once', mine: false });
    const again = `${url}/${bundle!.id}/enter-again`;
    const misread = sheets.map((sheet, at) =>
      at === 2 ? { ...sheet, 's1.q1': 'o3' } : at === 4 ? { 's1.q1': 'o1' } : sheet,
    );
    expect(codeOf(await first.post(again, { body: { sheets }, version: 1 }))).toBe(
      'survey.paper-same-person',
    );
    expect(codeOf(await second.post(again, { body: { sheets: sheets.slice(1) }, version: 1 }))).toBe(
      'survey.paper-other-number',
    );
    expect(ok(await second.get(`${url}/${bundle!.id}/differences`))).toEqual({ items: [] });
    ok(await second.post(again, { body: { sheets: misread }, version: 1 }));
    expect(codeOf(await clerk.post(`/api/surveys/${survey.id}/close`, { version: survey.version }))).toBe(
      'survey.paper-unsettled',
    );
    const differences = ok(await clerk.get<{ items: object[] }>(`${url}/${bundle!.id}/differences`));
    expect(differences.items).toEqual([
      { sheet: 3, cell: 's1.q1', first: 'o1', second: 'o3' },
      { sheet: 5, cell: 's2.q1', first: 'o1', second: null },
    ]);
    const settle = `${url}/${bundle!.id}/settle`;
    const decisions = [
      { sheet: 3, cell: 's1.q1', value: 'o1' },
      { sheet: 5, cell: 's2.q1', value: null },
    ];
    expect(codeOf(await second.post(settle, { body: { decisions }, version: 2 }))).toBe(
      'survey.paper-third-person',
    );
    expect(codeOf(await clerk.post(settle, { body: { decisions: decisions.slice(1) }, version: 2 }))).toBe(
      'survey.paper-undecided',
    );
    ok(await clerk.post(settle, { body: { decisions }, version: 2 }));
    for (const code of survey.codes['党员']!.slice(0, 2))
      ok(await kit.vote(code, { 's1.q1': 'o4', 's2.q1': 'o4' }));
    const closed = ok(
      await clerk.post<SurveyDetailDto>(`/api/surveys/${survey.id}/close`, { version: survey.version }),
    );
    expect(closed.groups).toMatchObject([{ cast: 2, paper: 10, responseRate: '85.7' }]);
    const result = ok(await clerk.get<SurveyResultDto>(`/api/surveys/${survey.id}/result`));
    expect(result.cells.find(({ cell }) => cell === 's1.q1')!.total!.counts).toEqual({
      o1: 6,
      o2: 4,
      o3: 0,
      o4: 2,
    });
    expect(result.cells.find(({ cell }) => cell === 's2.q1')!.total!.counts).toEqual({
      o1: 4,
      o2: 0,
      o3: 5,
      o4: 2,
    });
    expect(await rowsOf('survey_paper_reading', `paper_id = '${bundle!.id}'`)).toEqual([]);
  });

  /** Holds rows until the first act waits for them, then until the others wait too or are through; the race, every time. */
  const whileHeld = async (rows: string, first: Act, ...others: Act[]): Promise<(string | undefined)[]> => {
    const { owner } = kit.application.database;
    await owner.query('BEGIN');
    await owner.query(`${rows} FOR UPDATE`);
    const acts = [outcome(first)];
    await waiting(1);
    acts.push(...others.map(outcome));
    await Promise.race([waiting(acts.length), Promise.all(acts.slice(1))]);
    await owner.query('COMMIT');
    return Promise.all(acts);
  };
  const waiting = async (count: number): Promise<void> => {
    for (const giveUpAt = Date.now() + 4_000; Date.now() < giveUpAt;) {
      const { rows } = await kit.application.database.owner.query<{ n: number }>(
        `SELECT count(DISTINCT k.pid)::int AS n FROM pg_stat_clear_snapshot(), pg_locks k
         WHERE NOT k.granted AND k.pid IN (SELECT pid FROM pg_stat_activity WHERE datname = current_database())`,
      );
      if (rows[0]!.n >= count) return;
    }
  };

  it('closes over no bundle that is being entered, and takes nothing in that is entered while it closes', async () => {
    const { clerk, first } = kit;
    const { id, version, groups } = await kit.opened({ 党员: 4 });
    const sheets = [{ 's1.q1': 'o1', 's2.q1': 'o1' }];
    const enter = () =>
      first.post(`/api/surveys/${id}/paper`, { body: { surveyGroupId: groups['党员'], sheets } });
    const close = () => clerk.post(`/api/surveys/${id}/close`, { version });
    const group = `SELECT 1 FROM survey_group WHERE survey_id = '${id}'`;
    expect(await whileHeld(group, enter, close)).toEqual(['accepted', 'survey.paper-unsettled']);
    const [bundle] = await rowsOf('survey_paper', `survey_id = '${id}'`);
    const again = `/api/surveys/${id}/paper/${String(bundle!.id)}/enter-again`;
    ok(await kit.second.post(again, { body: { sheets }, version: 1 }));

    const makeTickets = () =>
      clerk.post(`/api/surveys/${id}/ticket-batches`, {
        body: { surveyGroupId: groups['党员'], tickets: 2 },
      });
    const urns = `SELECT 1 FROM survey_urn WHERE survey_id = '${id}'`;
    expect(await whileHeld(urns, close, enter, makeTickets)).toEqual([
      ...['accepted', 'survey.closed-already', 'survey.closed-already'],
    ]);
    expect(await rowsOf('survey_paper', `survey_id = '${id}'`)).toHaveLength(1);
    expect(await rowsOf('survey_ticket', `survey_id = '${id}'`)).toHaveLength(4);
  });

  it('numbers what many enter and print at once, one after the other', async () => {
    const { clerk, first, second } = kit;
    const { id, groups } = await kit.opened({ 党员: 4 });
    const body = { surveyGroupId: groups['党员'], sheets: [{ 's1.q1': 'o1' }] };
    const tickets = { surveyGroupId: groups['党员'], tickets: 1 };
    const answers = await Promise.all(
      [first, second, clerk].flatMap((who) => [
        ...[1, 2].map(() => who.post(`/api/surveys/${id}/paper`, { body })),
        ...(who === clerk
          ? [1, 2, 3, 4].map(() => who.post(`/api/surveys/${id}/ticket-batches`, { body: tickets }))
          : []),
      ]),
    );
    expect(answers.map(({ status }) => status).filter((status) => status >= 300)).toEqual([]);
    const numbers = async (table: string) =>
      (await rowsOf(table, `survey_id = '${id}'`)).map(({ number }) => Number(number)).sort();
    expect(await numbers('survey_paper')).toEqual([1, 2, 3, 4, 5, 6]);
    expect(await numbers('survey_ticket_batch')).toEqual([1, 2, 3, 4, 5]);
  });
});

type Act = () => Promise<{ readonly status: number; readonly body: unknown }>;

/** The code of the refusal that an act meets, or that it meets none. */
const outcome = async (act: Act): Promise<string | undefined> => {
  const answer = await act();
  return answer.status < 300 ? 'accepted' : codeOf(answer);
};
