import { DutyCommands } from '../../src/cycle/duties';
import type { DutyPageDto } from '../../src/cycle/duties/dto/duty.dto';
import { REPORT_IMPORTS } from '../../src/cycle/duties/importing/report-import';
import type { ReportMappingDto } from '../../src/cycle/duties/importing/report-import.dto';
import { ResponsibilityCommands } from '../../src/cycle/responsibility';
import {
  createListCounty,
  EXAMPLE_ITEMS,
  tableOf,
} from '../../src/cycle/responsibility/responsibility.spec-kit';
import type { ListCounty } from '../../src/cycle/responsibility/responsibility.spec-kit';
import { UnitOfWork } from '../../src/platform/database/unit-of-work';
import { systemActor } from '../../src/platform/actor';
import { writeWorkbook } from '../../src/platform/documents/write-workbook';
import type { ImportRunDto } from '../../src/platform/imports/import-run.dto';
import { grantForTest, openTestAccount, TEST_PASSWORD } from '../test-accounts';
import { createTestApplication } from '../test-application';
import type { TestApplication } from '../test-application';
import type { TestClient, TestResponse } from '../test-client';

/** What is typed in a year (mission: "about 30 things"). */
const MOST = 30;
/** Matters put to a vote by 四议两公开 in a year, one a quarter: of them the lists say that there are some. */
const VOTES = ['2026-02-10', '2026-05-12', '2026-08-11', '2026-11-10'];
const BASE = '/api/duties/imports';

describe('a village secretary’s year, by the demonstration county’s lists', () => {
  let application: TestApplication;
  let county: ListCounty;
  let unit: string;

  beforeAll(async () => {
    application = await createTestApplication({ worker: true });
    await application.database.setClock('2026-01-05T02:00:00Z');
    county = await createListCounty(application.database.owner, { villages: 1 });
    for (const [username, kind, capabilitySet] of [
      ['clerk', '组织部长', 'organization-clerk'],
      ['village', '村党组织书记', 'officeholder'],
    ] as const) {
      const { districtId } = county;
      const { id: postId, personId, organizationId } = county.post(kind);
      await openTestAccount(application, username, { districtId, personId: personId! });
      const grant = {
        capabilitySet,
        rootOrganizationId: organizationId,
        to: { postId },
        validFrom: '2025-01-01',
      };
      await grantForTest(application, districtId, grant);
    }
    const { rows } = await application.database.owner.query<{ name: string }>(
      'SELECT name_zh AS name FROM organization WHERE id = $1',
      [county.post('村党组织书记').organizationId],
    );
    unit = rows[0]!.name;
  });
  afterAll(() => application.close());

  const ok = <Body>(answer: TestResponse<Body>): Body => {
    if (answer.status >= 300) throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body;
  };
  const on = async (day: string, username: string): Promise<TestClient> => {
    await application.database.setClock(`${day}T02:00:00Z`);
    return application.signIn(username, TEST_PASSWORD);
  };
  const owed = async (who: TestClient) =>
    ok(await who.get<DutyPageDto>('/api/duties?mine=1&limit=200')).items.filter(
      ({ state, postId }) => state === 'owed' && postId === county.post('村党组织书记').id,
    );
  const report = async (who: TestClient, { id, version }: { id: string; version: number }) =>
    ok(await who.post(`/api/duties/${id}/report`, { version, body: { result: '已办，见记录' } }));
  /** Issues the list of the year as the demonstration does, and dates it. */
  const issue = async (): Promise<{ id: string; itemIds: Map<string, string> }> => {
    const items = EXAMPLE_ITEMS.slice(1).filter(([, post]) => post === '村党组织书记');
    const commands = application.api.get(ResponsibilityCommands, { strict: false });
    const clerk = { ...county.clerk(), ...asHolder('组织部长') };
    await commands.importItems(clerk, { name: '清单.tsv', content: tableOf(items), year: 2026 });
    for (const { phrase, suggestions } of (await commands.undatedPhrases(clerk, 2026)).items) {
      const apt = suggestions.find(({ clauses }) => clauses.some(({ trigger }) => trigger?.kind === 'vote'));
      await commands.settle(clerk, 2026, phrase, (apt ?? suggestions[0]!).clauses);
    }
    const { rows } = await application.database.owner.query<{ id: string; post: string }>(
      'SELECT id, post_id AS post FROM responsibility_list WHERE year = 2026',
    );
    await commands.issue(
      clerk,
      rows.map(({ id }) => id),
    );
    const id = rows.find(({ post }) => post === county.post('村党组织书记').id)!.id;
    await application.settle();
    const system = systemActor(county.districtId, 'spec');
    await application.api
      .get(UnitOfWork, { strict: false })
      .write(system, (tx) =>
        application.api.get(DutyCommands, { strict: false }).dateList(tx, id, { includeElapsed: true }),
      );
    const found = await application.database.owner.query<{ id: string; text: string }>(
      'SELECT id, text_zh AS text FROM responsibility_item WHERE list_id = $1',
      [id],
    );
    return { id, itemIds: new Map(found.rows.map(({ id: itemId, text }) => [text, itemId])) };
  };
  const asHolder = (kind: string) => {
    const { tenureId, id: postId, personId, organizationId } = county.post(kind);
    return { tenureId, postId, personId, organizationId };
  };
  /** The clerk brings in what the meeting platform has of these duties: once for all who are below. */
  const bringIn = async (clerk: TestClient, duties: readonly { title: string; opensOn: string }[]) => {
    const header = ['会议编号', '组织名称', '会议类型', '会议主题', '召开时间'];
    const kindOf = (title: string) => (title.includes('主题党日') ? '主题党日' : '党员大会');
    const rows = duties.map(({ title, opensOn }, index) => [
      ...[`HY-${index}`, unit, kindOf(title), '按计划召开', opensOn],
    ]);
    const content = await writeWorkbook([
      { name: '会议', columns: header.map((text) => ({ header: text })), rows },
    ]);
    const file = { fileName: '会议平台.xlsx', mediaType: 'application/octet-stream', content };
    const sent = ok(await clerk.upload<ImportRunDto>(BASE, file));
    const mapping = ok(await clerk.get<ReportMappingDto>(`${BASE}/${sent.id}/mapping`));
    const serves = ['主题党日', '党员大会'].map((kind) => ({
      kind,
      titles: mapping.titles.map(({ title }) => title).filter((title) => title.includes(kind)),
    }));
    const body = { name: '会议平台', fields: mapping.fields, serves, units: [] };
    ok(await clerk.put(`${BASE}/${sent.id}/mapping`, { version: sent.version, body }));
    const checked = await worked(clerk, sent.id);
    ok(
      await clerk.post(`${BASE}/${sent.id}/apply`, {
        version: checked.version,
        body: { mode: 'all-or-nothing' },
      }),
    );
    return worked(clerk, sent.id);
  };
  const worked = async (clerk: TestClient, id: string): Promise<ImportRunDto> => {
    for (;;) {
      await application.runJob(REPORT_IMPORTS);
      const run = ok(await clerk.get<ImportRunDto>(`${BASE}/${id}`));
      if (run.state !== 'checking' && run.state !== 'applying') return run;
    }
  };
  /** What the secretary did in the program, by act; that a matter is dated follows from its registration. */
  const typed = async () => {
    const { rows } = await application.database.owner.query<{ action: string; times: number }>(
      `SELECT action, count(*)::int AS times FROM audit_entry
       WHERE actor_tenure_id = $1 AND action NOT LIKE 'session.%' AND action <> 'duty.date' GROUP BY action ORDER BY action`,
      [county.post('村党组织书记').tenureId],
    );
    return Object.fromEntries(rows.map(({ action, times }) => [action, times]));
  };

  it('costs no more than about thirty typed things', async () => {
    const list = await issue();
    const secretary = await on('2026-01-06', 'village');
    const { body: own } = await secretary.get<{ version: number }>(`/api/responsibility-lists/${list.id}`);
    ok(await secretary.post(`/api/responsibility-lists/${list.id}/receive`, { version: own.version }));
    const dated = await owed(secretary);
    const vote = [...list.itemIds].find(([text]) => text.includes('四议两公开'))![1];
    for (const day of VOTES) {
      const voter = await on(day, 'village');
      const matter = { itemId: vote, label: `${day} 表决`, on: day };
      const { duties } = ok(
        await voter.post<{ duties: { id: string; version: number }[] }>('/api/duties/matters', {
          body: matter,
        }),
      );
      for (const duty of duties) await report(voter, duty);
    }
    const clerk = await on('2026-12-31', 'clerk');
    const meetings = dated.filter(({ title }) => title.includes('主题党日') || title.includes('党员大会'));
    expect(await bringIn(clerk, meetings)).toMatchObject({
      state: 'applied',
      summary: { written: meetings.length },
    });
    const last = await on('2026-12-31', 'village');
    const left = await owed(last);
    for (const duty of left) await report(last, duty);
    expect(await owed(last)).toEqual([]);

    const acts = await typed();
    const things = Object.values(acts).reduce((sum, times) => sum + times, 0);
    process.stdout.write(
      `A village secretary types ${things} things a year (${JSON.stringify(acts)}); ` +
        `${meetings.length} more came from the meeting platform.\n`,
    );
    expect(acts['duty.report']).toBe(left.length + VOTES.length);
    expect(dated.length).toBe(left.length + meetings.length);
    expect(meetings.length).toBeGreaterThanOrEqual(12);
    expect(things).toBeLessThanOrEqual(MOST);
    // Typed by hand, the same year would cost more than that.
    expect(things + meetings.length).toBeGreaterThan(MOST);
  }, 120_000);
});
