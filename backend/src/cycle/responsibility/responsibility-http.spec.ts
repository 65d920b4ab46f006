import { grantForTest, openTestAccount, TEST_PASSWORD } from '../../../test/test-accounts';
import { createTestApplication } from '../../../test/test-application';
import type { TestApplication } from '../../../test/test-application';
import type { TestClient } from '../../../test/test-client';
import { readWorkbook } from '../../platform/documents/workbook';
import { writeWorkbook } from '../../platform/documents/write-workbook';
import type { ImportRunDto } from '../../platform/imports/import-run.dto';
import { checkedRun } from './import/list-import.spec-kit';
import type { ListDetailDto, ListPageDto, ListRowDto, ListSummaryDto } from './dto/list.dto';
import type { UndatedPhrasesDto } from './dto/undated.dto';
import { CHINESE_HEADERS, createListCounty, EXAMPLE_ITEMS } from './responsibility.spec-kit';
import type { ListCounty } from './responsibility.spec-kit';

const BASE = '/api/responsibility-lists';
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

describe('responsibility lists over HTTP', () => {
  let application: TestApplication;
  let county: ListCounty;
  let clerk: TestClient;
  let secretary: TestClient;
  let content: Buffer;

  beforeAll(async () => {
    application = await createTestApplication({ worker: true });
    county = await createListCounty(application.database.owner);
    const accounts = [
      ['clerk', '组织部长', 'organization-clerk'],
      ['secretary', '乡镇党委书记', 'officeholder'],
    ] as const;
    for (const [username, kind, capabilitySet] of accounts) {
      const post = county.post(kind);
      await openTestAccount(application, username, {
        districtId: county.districtId,
        personId: post.personId!,
      });
      const grant = {
        capabilitySet,
        rootOrganizationId: post.organizationId,
        to: { postId: post.id },
        validFrom: '2025-01-01',
      };
      await grantForTest(application, county.districtId, grant);
    }
    clerk = await application.signIn('clerk', TEST_PASSWORD);
    secretary = await application.signIn('secretary', TEST_PASSWORD);
    const columns = CHINESE_HEADERS.map((header) => ({ header }));
    content = await writeWorkbook([{ name: '清单', columns, rows: EXAMPLE_ITEMS.slice(1) }]);
  });
  afterAll(() => application.close());

  const upload = (client: TestClient, fields: Record<string, string> = { year: '2026' }) =>
    client.upload<ImportRunDto & { code: string }>(
      `${BASE}/imports`,
      { fileName: 'lists.xlsx', mediaType: XLSX, content },
      { fields },
    );

  it('goes from the template through import, settling and issuing to receipt', async () => {
    const template = await clerk.get(`${BASE}/import-template`);
    expect(template.status).toBe(200);
    expect(template.headers['content-type']).toBe(XLSX);
    expect(template.headers['content-disposition']).toMatch(
      /^attachment; filename="_+\.xlsx"; filename\*=UTF-8''%/,
    );
    const [sheet] = await readWorkbook(template.raw);
    expect(sheet!.rows[0]!.cells.map(({ text }) => text).slice(0, 4)).toEqual([
      '编号',
      '岗位',
      '单位(可空)',
      '责任事项',
    ]);

    const uploaded = await upload(clerk);
    expect(uploaded.status).toBe(202);
    expect(uploaded.body).toMatchObject({ state: 'checking', canApply: false, rowsDone: 0, summary: {} });
    const run = `${BASE}/imports/${uploaded.body.id}`;
    const checked = await checkedRun(application, clerk, uploaded.body.id);
    expect(checked).toMatchObject({
      state: 'checked',
      canApply: true,
      rowsDone: 73,
      summary: { rows: 73, undated: 7 },
    });
    expect((await clerk.get(`${run}/marked-workbook`)).headers['content-type']).toBe(XLSX);
    const unversioned = await clerk.post<{ code: string }>(`${run}/apply`, {
      body: { mode: 'all-or-nothing' },
    });
    expect(unversioned.body.code).toBe('request.version-missing');
    const applied = await clerk.post<ImportRunDto>(`${run}/apply`, {
      body: { mode: 'all-or-nothing' },
      version: checked.version,
    });
    expect(applied.body).toMatchObject({ state: 'applied', canApply: false });

    const undated = await clerk.get<UndatedPhrasesDto>(`${BASE}/undated?year=2026`);
    expect(undated.body.items).toHaveLength(7);
    for (const { phrase, suggestions } of undated.body.items) {
      const body = { year: 2026, phrase, clauses: suggestions[0]!.clauses };
      expect((await clerk.post(`${BASE}/undated/settle`, { body })).status).toBe(200);
    }
    const bad = await clerk.post<{ code: string; field: string }>(`${BASE}/undated/settle`, {
      body: { year: 2026, phrase: '每月', clauses: [{ kind: 'daily' }] },
    });
    expect(bad).toMatchObject({
      status: 422,
      body: { code: 'responsibility-item.clauses-invalid', field: 'clauses.0.kind' },
    });

    const page = await clerk.get<ListPageDto>(`${BASE}?year=2026&limit=200`);
    const mine = page.body.items.find(({ postId }) => postId === county.post('乡镇党委书记').id)!;
    const issued = await clerk.post<ListRowDto>(`${BASE}/${mine.id}/issue`, { version: mine.version });
    expect(issued).toMatchObject({
      status: 200,
      body: { state: 'issued', holderName: expect.stringMatching(/^林小满/) as string },
    });
    const stale = await clerk.post<{ code: string }>(`${BASE}/${mine.id}/issue`, { version: mine.version });
    expect(stale.body.code).toBe('responsibility-list.already-issued');

    // Many go by their set, on its check and its reasons: there is no way past it.
    const listIds = page.body.items.map(({ id }) => id);
    expect((await clerk.post(`${BASE}/issue`, { body: { listIds } })).status).toBe(404);

    const seen = await secretary.get<ListDetailDto>(`${BASE}/${mine.id}`);
    expect(seen.body.items[0]).toMatchObject({
      code: 'R19',
      cadenceZh: '每月5日前',
      cadenceEn: 'By day 5 of each month',
    });
    const received = await secretary.post<ListRowDto>(`${BASE}/${mine.id}/receive`, {
      version: issued.body.version,
    });
    expect(received).toMatchObject({ status: 200, body: { state: 'received' } });
    const summary = await clerk.get<ListSummaryDto>(`${BASE}/summary?year=2026`);
    expect(summary.body).toMatchObject({ lists: county.posts.length, received: 1, undated: 0 });
  });

  it('goes out as a workbook, or as CSV in either encoding, under a name and type that say so', async () => {
    const out = async (format: string) => {
      const { status, headers } = await clerk.get(`${BASE}/export?year=2026${format}`);
      const name = decodeURIComponent(String(headers['content-disposition']).split("''")[1] ?? '');
      return [status, headers['content-type'], name];
    };
    expect(await out('')).toEqual([200, XLSX, '责任清单.xlsx']);
    expect(await out('&format=csv')).toEqual([200, 'text/csv; charset=utf-8', '责任清单.csv']);
    expect(await out('&format=csv-gb18030')).toEqual([200, 'text/csv; charset=gb18030', '责任清单.csv']);
    expect((await out('&format=ods'))[0]).toBe(400);
  });

  it('asks for the permission of each act', async () => {
    expect((await upload(secretary)).status).toBe(403);
    expect((await secretary.get(`${BASE}/undated`)).status).toBe(403);
    expect((await secretary.post(`${BASE}/${county.rootId}/issue`, { version: 1 })).status).toBe(403);
    expect((await clerk.post(`${BASE}/${county.rootId}/receive`, { version: 1 })).status).toBe(403);
    expect((await application.client().get(BASE)).status).toBe(401);
  });

  it('refuses fields, years and files that do not fit', async () => {
    expect((await upload(clerk, { year: 'soon' })).body.code).toBe('request.invalid');
    expect((await upload(clerk, {})).body.code).toBe('request.invalid');
    expect((await upload(clerk, { year: '2026', more: 'x' })).body.code).toBe('request.invalid');
    expect((await clerk.get<{ code: string }>(`${BASE}?limit=500`)).body.code).toBe('request.invalid');
    expect((await clerk.get<{ code: string }>(`${BASE}/nonsense`)).body.code).toBe('request.invalid');
    const picture = {
      fileName: 'x.png',
      mediaType: 'image/png',
      content: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2]),
    };
    const refused = await clerk.upload<{ code: string }>(`${BASE}/imports`, picture, {
      fields: { year: '2026' },
    });
    expect(refused).toMatchObject({ status: 415, body: { code: 'document.not-a-table' } });
  });
});
