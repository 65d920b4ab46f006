import { createSmallCounty } from '@zeren/testing/small-county';
import type { SmallCounty } from '@zeren/testing/small-county';
import { grantForTest, openTestAccount, TEST_PASSWORD } from '../../../../test/test-accounts';
import { createTestApplication } from '../../../../test/test-application';
import type { TestApplication } from '../../../../test/test-application';
import type { TestClient, TestResponse } from '../../../../test/test-client';
import { readWorkbook } from '../../../platform/documents/workbook';
import { writeWorkbook } from '../../../platform/documents/write-workbook';
import type { ImportRunDto } from '../../../platform/imports/import-run.dto';
import type { DutyDetailDto } from '../dto/duty.dto';
import { REPORT_IMPORTS } from './report-import';
import type { PlannedReportPageDto, ReportMappingDto } from './report-import.dto';

const BASE = '/api/duties/imports';
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const HEADER = ['会议编号', '组织名称', '会议类型', '会议主题', '召开时间', '参会人数'];
const THEME_DAY = '每月固定日开展主题党日';
const MEETING = '每季度召开支部党员大会';

describe('reports from what another system exports', () => {
  let application: TestApplication;
  let county: SmallCounty;
  let clerk: TestClient;
  let township: TestClient;
  let secretary: TestClient;
  const duties: Record<string, string> = {};

  beforeAll(async () => {
    application = await createTestApplication({ worker: true });
    await application.database.setClock('2026-09-20T02:00:00Z');
    county = await createSmallCounty(application.database.owner);
    const { districtId, organizations, posts, people } = county;
    for (const [at, capabilitySet] of [
      ['county', 'organization-clerk'],
      ['wangshu', 'organization-clerk'],
      ['village', 'officeholder'],
    ] as const) {
      await openTestAccount(application, at, { districtId, personId: people[at] });
      const grant = { capabilitySet, rootOrganizationId: organizations[at], to: { postId: posts[at] } };
      await grantForTest(application, districtId, grant);
    }
    for (const [name, at, title, opensOn, dueOn] of [
      ['august', 'village', THEME_DAY, '2026-08-01', '2026-08-31'],
      ['september', 'village', THEME_DAY, '2026-09-01', '2026-09-30'],
      ['quarter', 'village', MEETING, '2026-07-01', '2026-09-30'],
      ['orchard', 'orchard', THEME_DAY, '2026-09-01', '2026-09-30'],
    ] as const) {
      duties[name] = await county.addDuty({ at, title, opensOn, dueOn });
    }
    await application.runJob('duties.turn-lights');
    clerk = await application.signIn('county', TEST_PASSWORD);
    township = await application.signIn('wangshu', TEST_PASSWORD);
    secretary = await application.signIn('village', TEST_PASSWORD);
  });
  afterAll(() => application.close());

  const ok = <Body>(answer: TestResponse<Body>): Body => {
    if (answer.status >= 300) throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body;
  };
  const codeOf = (answer: TestResponse) => [answer.status, (answer.body as { code?: string }).code];
  const workbook = (header: readonly string[], ...rows: string[][]) =>
    writeWorkbook([
      { name: '会议', title: '会议台账', columns: header.map((text) => ({ header: text })), rows },
    ]);
  const send = async (who: TestClient, content: Buffer | string, fileName = '会议平台.xlsx') =>
    who.upload<ImportRunDto>(BASE, { fileName, mediaType: XLSX, content });
  const run = async (who: TestClient, id: string) => ok(await who.get<ImportRunDto>(`${BASE}/${id}`));
  /** The queue was nudged too: whichever job has the run, it is waited for. */
  const worked = async (who: TestClient, id: string) => {
    for (let asked = await run(who, id); ; asked = await run(who, id)) {
      if (asked.state !== 'checking' && asked.state !== 'applying') return asked;
      await application.runJob(REPORT_IMPORTS);
    }
  };
  const detail = async (id: string) => ok(await secretary.get<DutyDetailDto>(`/api/duties/${id}`));
  const states = async () => {
    const { rows } = await application.database.owner.query<{ id: string; state: string }>(
      'SELECT id, state FROM duty',
    );
    const byId = new Map(rows.map(({ id, state }) => [id, state]));
    return Object.fromEntries(Object.entries(duties).map(([name, id]) => [name, byId.get(id)]));
  };
  const apply = async (who: TestClient, { id, version }: ImportRunDto, mode = 'all-or-nothing') =>
    who.post<ImportRunDto>(`${BASE}/${id}/apply`, { version, body: { mode } });
  const bringIn = async (who: TestClient, checked: ImportRunDto, mode?: string) => {
    expect(ok(await apply(who, checked, mode)).state).toBe('applying');
    return worked(who, checked.id);
  };
  const undo = async (who: TestClient, { id, version }: ImportRunDto) =>
    who.post<ImportRunDto>(`${BASE}/${id}/undo`, { version });
  const SEPTEMBER = [
    ['M1', '清溪村支部', '主题党日', '学习条例', '2026-09-05 09:00', '28'],
    ['M2', '清溪村党总支', '支部党员大会', '讨论发展党员', '2026-08-12', '30'],
    ['M3', '清溪村党总支', '支部党员大会', '通报工作', '2026-09-01', '26'],
  ];
  let first: ImportRunDto;

  it('wait until somebody has said which column is what; until then nothing is known or changed', async () => {
    first = ok(await send(clerk, await workbook(HEADER, ...SEPTEMBER)));
    expect(first).toMatchObject({ state: 'mapping', canApply: false });
    const mapping = ok(await clerk.get<ReportMappingDto>(`${BASE}/${first.id}/mapping`));
    expect(mapping).toMatchObject({
      mappingId: null,
      sheet: '会议',
      headerRow: 2,
      rows: 3,
      fields: {
        reference: '会议编号',
        unit: '组织名称',
        kind: '会议类型',
        result: '会议主题',
        day: '召开时间',
        quantity: '参会人数',
      },
      titles: [
        { title: MEETING, posts: 1 },
        { title: THEME_DAY, posts: 2 },
      ],
      units: [
        {
          name: '清溪村支部',
          rows: 1,
          organizationId: null,
          like: [{ id: county.organizations.village, name: '清溪村党总支' }],
        },
      ],
    });
    expect(mapping.columns[2]!.values).toEqual([
      { text: '主题党日', rows: 1 },
      { text: '支部党员大会', rows: 2 },
    ]);
    const body = {
      name: '党建会议平台',
      fields: mapping.fields,
      serves: [
        { kind: '主题党日', titles: [THEME_DAY] },
        { kind: '支部党员大会', titles: [MEETING] },
      ],
      units: [{ name: '清溪村支部', organizationId: county.organizations.village }],
    };
    const put = (change: object, who = clerk, { id, version } = first) =>
      who.put<ImportRunDto>(`${BASE}/${id}/mapping`, { version, body: { ...body, ...change } });
    expect(codeOf(await put({ serves: [] }))).toEqual([422, 'report-import.serves-nothing']);
    expect(codeOf(await put({ fields: { ...body.fields, day: 3 } }))).toEqual([
      422,
      'report-import.column-unknown',
    ]);
    const foreign = { units: [{ name: '清溪村支部', organizationId: county.districtId }] };
    expect(codeOf(await put(foreign))).toEqual([422, 'report-import.unit-unknown']);
    expect(codeOf(await put({}, township))).toEqual([404, 'request.not-found']);

    const sent = ok(await put({}));
    expect(sent.state).toBe('checking');
    expect(codeOf(await put({}))).toEqual([412, 'request.changed-meanwhile']);
    expect(codeOf(await apply(clerk, sent))).toEqual([412, 'request.changed-meanwhile']);
    first = await worked(clerk, first.id);
    expect(first).toMatchObject({
      state: 'checked',
      canApply: true,
      faults: [],
      summary: { rows: 3, goodRows: 3, reports: 2, known: 0, alreadyReported: 0, errors: 0, warnings: 0 },
    });
    expect(await states()).toEqual({
      august: 'owed',
      september: 'owed',
      quarter: 'owed',
      orchard: 'owed',
    });
    const planned = ok(await clerk.get<PlannedReportPageDto>(`${BASE}/${first.id}/reports`));
    expect(planned).toMatchObject({
      next: null,
      items: [
        { dutyId: duties.september, unit: '清溪村党总支', reportedOn: '2026-09-05', rows: [3] },
        { dutyId: duties.quarter, reportedOn: '2026-09-01', rows: [4, 5] },
      ],
    });
  });

  it('become ordinary reports that say where they come from and who brought them in', async () => {
    expect(await bringIn(clerk, first)).toMatchObject({ state: 'applied', summary: { written: 2 } });
    const quarter = await detail(duties.quarter!);
    expect(quarter).toMatchObject({
      state: 'reported',
      reportedOn: '2026-09-01',
      reports: [
        {
          imported: true,
          result: '开展2次：8月12日支部党员大会：讨论发展党员；9月1日支部党员大会：通报工作。参会人数合计56',
          reporterName: null,
          broughtIn: { place: '会议平台.xlsx 第4、5行', byName: '云岭县委书记' },
        },
      ],
    });
    expect(await states()).toMatchObject({ september: 'reported', quarter: 'reported', august: 'owed' });
    const { rows } = await application.database.owner.query<{ action: string; tenure: string }>(
      `SELECT action, actor_tenure_id AS tenure FROM audit_entry
       WHERE action IN ('duty.import-report', 'report-import.apply', 'report-mapping.save') ORDER BY action`,
    );
    const tenure = county.tenures.county;
    expect(rows).toEqual([
      { action: 'duty.import-report', tenure },
      { action: 'duty.import-report', tenure },
      { action: 'report-import.apply', tenure },
      { action: 'report-mapping.save', tenure },
    ]);
  });

  it('are asked nothing the next time, add nothing twice, and leave alone what is reported', async () => {
    const again = [
      ...SEPTEMBER,
      ['M4', '清溪村支部', '主题党日', '八月补录', '2026-08-20', ''],
      ['M5', '清溪村支部', '主题党日', '九月又一次', '2026-09-12', ''],
      ['M6', '果园村', '主题党日', '学习', '2026-09-06', ''],
      ['M7', '清溪村支部', '谈心谈话', '谈话', '2026-09-06', ''],
    ];
    // The columns stand in another order, and one is new.
    const turned = again.map((row) => ['记录员', ...[...row].reverse()]);
    const sent = ok(
      await send(clerk, await workbook(['记录人', ...[...HEADER].reverse()], ...turned), '十月.xlsx'),
    );
    expect(sent.state).toBe('checking');
    const checked = await worked(clerk, sent.id);
    expect(checked.summary).toMatchObject({ rows: 7, known: 3, goodRows: 1, reports: 1, errors: 1 });
    expect(checked.faults.map(({ row, cell, code }) => [cell ?? row, code])).toEqual([
      [7, 'duty.reported-already'],
      ['F8', 'unit.unknown'],
      ['E9', 'kind.not-served'],
    ]);
    expect(codeOf(await apply(clerk, checked))).toEqual([409, 'report-import.has-errors']);
    const marked = await clerk.get(`${BASE}/${checked.id}/marked-workbook`);
    const [sheet] = await readWorkbook(marked.raw);
    expect(sheet!.rows).toHaveLength(9);
    expect(await bringIn(clerk, checked, 'good-rows')).toMatchObject({
      state: 'applied',
      summary: { written: 1 },
    });
    expect(await states()).toEqual({
      august: 'reported',
      september: 'reported',
      quarter: 'reported',
      orchard: 'owed',
    });
  });

  it('of one all-or-nothing are written whole or not at all, whatever happened since the dry run', async () => {
    const rows = [['M8', '果园村党支部', '主题党日', '学习', '2026-09-06', '']];
    const sent = ok(await send(clerk, await workbook(HEADER, ...rows)));
    const checked = await worked(clerk, sent.id);
    expect(checked).toMatchObject({ canApply: true, summary: { reports: 1 } });
    ok(await apply(clerk, checked));
    await application.database.owner.query(`UPDATE duty SET state = 'reported' WHERE id = $1`, [
      duties.orchard,
    ]);
    const back = await worked(clerk, sent.id);
    expect(back).toMatchObject({
      state: 'checked',
      faults: [{ code: 'report-import.reported-meanwhile', severity: 'error' }],
    });
    const { rows: left } = await application.database.owner.query(
      'SELECT 1 FROM duty_report WHERE duty_id = $1',
      [duties.orchard],
    );
    expect(left).toEqual([]);
    await application.database.owner.query(`UPDATE duty SET state = 'owed' WHERE id = $1`, [duties.orchard]);
  });

  it('are of the units that the clerk looks after, at the time of writing too', async () => {
    const rows = [
      ['T1', '果园村党支部', '主题党日', '学习', '2026-09-06', ''],
      ['T2', '清溪村党总支', '主题党日', '学习', '2026-07-06', ''],
    ];
    expect(codeOf(await secretary.get(BASE))).toEqual([403, 'access.permission-missing']);
    const sent = ok(await send(township, await workbook(HEADER, ...rows)));
    // The county's mapping is the county's.
    expect(sent.state).toBe('mapping');
    const mapping = ok(await township.get<ReportMappingDto>(`${BASE}/${sent.id}/mapping`));
    expect(mapping.titles.map(({ title }) => title)).toEqual([MEETING, THEME_DAY]);
    expect(mapping.units.map(({ name }) => name)).toEqual(['果园村党支部']);
  });

  it('are taken back whole, unless somebody has changed one since; then they may come in again', async () => {
    const recent = ok(await clerk.get<ImportRunDto[]>(BASE));
    expect(recent.map(({ fileName, state }) => [fileName, state])).toEqual([
      ['十月.xlsx', 'applied'],
      ['会议平台.xlsx', 'applied'],
    ]);
    const [second, oldest] = recent;
    const quarter = await detail(duties.quarter!);
    ok(
      await secretary.post(`/api/duties/${quarter.id}/report`, {
        version: quarter.version,
        body: { result: '更正：开了3次' },
      }),
    );
    expect(codeOf(await undo(clerk, oldest!))).toEqual([409, 'report-import.changed-since']);
    expect(await states()).toMatchObject({ september: 'reported', quarter: 'reported' });

    expect(ok(await undo(clerk, second!)).state).toBe('undone');
    expect(codeOf(await undo(clerk, second!))).toEqual([412, 'request.changed-meanwhile']);
    const august = await detail(duties.august!);
    expect(august).toMatchObject({ state: 'owed', reportedOn: null, light: 'overdue', reports: [] });
    await application.settle();

    const sent = ok(
      await send(
        clerk,
        await workbook(HEADER, ['M4', '清溪村支部', '主题党日', '八月补录', '2026-08-20', '']),
      ),
    );
    const checked = await worked(clerk, sent.id);
    expect(checked.summary).toMatchObject({ known: 0, reports: 1 });
    expect(await bringIn(clerk, checked)).toMatchObject({ state: 'applied', summary: { written: 1 } });
    expect((await detail(duties.august!)).light).toBe('early');
  });

  it('are refused where the file is none, and a sample of each kind may be tried', async () => {
    expect(codeOf(await send(clerk, 'PK\u0003\u0004nonsense'))[0]).toBe(422);
    expect(
      codeOf(await clerk.upload(BASE, { fileName: 'x.csv', mediaType: 'text/csv', content: '只有一行' })),
    ).toEqual([422, 'report-import.no-table']);
    for (const kind of ['meetings', 'training', 'hotline']) {
      const sample = await clerk.get(`/api/duties/import-samples/${kind}`);
      const [sheet] = await readWorkbook(sample.raw);
      expect(sheet!.rows.length).toBeGreaterThan(3);
      if (kind !== 'hotline') continue;
      const sent = ok(await send(clerk, sample.raw, '示例.xlsx'));
      const { fields } = ok(await clerk.get<ReportMappingDto>(`${BASE}/${sent.id}/mapping`));
      expect(fields).toEqual({
        unit: '承办单位',
        day: '办结时间',
        result: '办理结果',
        kind: '诉求类别',
        reference: '工单编号',
      });
    }
  });
});
