import { randomUUID } from 'node:crypto';
import { createTestApplication } from '../../../../test/test-application';
import type { TestApplication } from '../../../../test/test-application';
import type { TestClient } from '../../../../test/test-client';
import { writeWorkbook } from '../../../platform/documents/write-workbook';
import type { IssuedSetDto, ListSetDto, SetCheckDto } from '../dto/list-set.dto';
import { CHINESE_HEADERS, createListCounty, EXAMPLE_ITEMS } from '../responsibility.spec-kit';
import { signInAs } from '../list-accounts.spec-kit';
import type { ListCounty } from '../responsibility.spec-kit';
import { uploadTable } from '../import/list-import.spec-kit';
import { CHECK_LISTS } from './check-lists.job';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
/** R19 is left out: the county of the spec has two townships, each with its secretary. */
const RURAL = 'R04 R07 R11 R23 R24 R25 R26 R27'.split(' ');

describe('the check of a list set over HTTP', () => {
  let application: TestApplication;
  let county: ListCounty;
  let clerk: TestClient;
  let secretary: TestClient;
  let townshipClerk: TestClient;

  beforeAll(async () => {
    application = await createTestApplication({ worker: true });
    county = await createListCounty(application.database.owner);
    clerk = await signInAs(application, county, 'clerk', '组织部长', 'organization-clerk');
    secretary = await signInAs(application, county, 'secretary', '村党组织书记', 'officeholder');
    townshipClerk = await signInAs(application, county, 'township', '乡镇党委书记', 'organization-clerk');
  });
  afterAll(() => application.close());

  const importRows = async (rows: readonly (readonly string[])[]) => {
    const columns = CHINESE_HEADERS.map((header) => ({ header }));
    const content = await writeWorkbook([{ name: '清单', columns, rows }]);
    const file = { fileName: 'lists.xlsx', mediaType: XLSX, content };
    const run = await uploadTable(application, clerk, file, 2026);
    const applied = await clerk.post(`/api/responsibility-lists/imports/${run.id}/apply`, {
      version: run.version,
      body: { mode: 'good-rows' },
    });
    expect(applied.status).toBe(200);
  };
  const theSet = async () => (await clerk.get<ListSetDto[]>('/api/list-sets?year=2026')).body[0]!;
  const check = async (id: string) => (await clerk.get<SetCheckDto>(`/api/list-sets/${id}/check`)).body;
  const run = async (id: string) => {
    expect((await clerk.post(`/api/list-sets/${id}/checks`)).status).toBe(202);
    return finished(id);
  };
  /** The job process may have begun by itself. */
  const finished = async (id: string) => {
    for (;;) {
      await application.runJob(CHECK_LISTS);
      const found = await check(id);
      if (found.set.check?.state === 'done') return found;
    }
  };

  /** Takes the deadline of a list's first item back, as if its phrase had not been understood. */
  const unsettle = async (listId: string) => {
    const { owner } = application.database;
    const { rows } = await owner.query<{ id: string; cadence_clauses: object }>(
      `SELECT id, cadence_clauses FROM responsibility_item WHERE district_id = $1 AND list_id = $2 ORDER BY sort LIMIT 1`,
      [county.districtId, listId],
    );
    const item = rows[0]!;
    const put = async (clauses: string | null) => {
      await owner.query(
        `UPDATE responsibility_item SET cadence_clauses = $3::jsonb WHERE district_id = $1 AND id = $2`,
        [county.districtId, item.id, clauses],
      );
      await owner.query(
        `UPDATE responsibility_list SET undated_count = $3 WHERE district_id = $1 AND id = $2`,
        [county.districtId, listId, clauses === null ? 1 : 0],
      );
    };
    await put(null);
    return { restore: () => put(JSON.stringify(item.cadence_clauses)) };
  };

  it('goes from red cells through reasons to an issued set', async () => {
    const rows = EXAMPLE_ITEMS.slice(1).filter(([code]) => RURAL.includes(code!));
    await importRows([
      ...rows.filter(([code]) => code !== 'R25'),
      [
        'X1',
        '宣传部长',
        '高度重视学校思政工作，切实加强指导。',
        '',
        '思想建设',
        '学校',
        '县',
        '活动',
        '每季度',
        '',
        '示例',
      ],
    ]);
    const { id } = await theSet();
    expect((await check(id)).result).toBeNull();
    const early = await clerk.post<{ code: string }>(`/api/list-sets/${id}/issue`);
    expect([early.status, early.body.code]).toEqual([422, 'list-set.not-checked']);

    const found = await run(id);
    expect(found.set.check).toMatchObject({
      state: 'done',
      aged: false,
      required: 42,
      itemsDone: 8,
      itemsTotal: 8,
    });
    const codes = new Set(found.result!.warnings.map(({ code }) => code));
    expect(codes.has('empty-cell') && codes.has('empty-member') && codes.has('rural-and-community')).toBe(
      true,
    );
    const vague = found.result!.findings.find(({ textZh }) => textZh.startsWith('高度重视'))!;
    expect(vague).toMatchObject({
      score: 44,
      missing: ['quantity', 'evidence'],
      slogans: ['高度重视', '切实'],
    });

    const cells = found.result!.coverage.cells.filter(({ state }) => state === 'empty');
    const refused = await clerk.post<{ code: string; zh: string }>(`/api/list-sets/${id}/issue`);
    expect([refused.status, refused.body.code]).toEqual([422, 'list-set.unexplained']);
    const keys = cells.map(({ dimension, domain }) => `empty-cell:${dimension}:${domain}`);
    const given = await clerk.put(`/api/list-sets/${id}/reasons`, { body: { keys, reason: '不涉及' } });
    expect(given.body).toEqual({ given: keys.length });

    // One deadline is not settled: its list is named beforehand, stays, and the others go.
    const ready = (await check(id)).drafts;
    expect(ready).toMatchObject({ readyLists: (await theSet()).lists, undatedLists: 0, undated: [] });
    const first = ready.ready[0]!;
    const settled = await unsettle(first.id);
    const { drafts } = await check(id);
    expect(drafts).toMatchObject({ readyLists: ready.readyLists - 1, undatedLists: 1, undatedItems: 1 });
    expect(drafts.undated.map(({ id: list }) => list)).toEqual([first.id]);
    expect(drafts.ready.map(({ id: list }) => list)).not.toContain(first.id);
    const issued = await clerk.post<IssuedSetDto>(`/api/list-sets/${id}/issue`);
    expect(issued.body).toMatchObject({ issued: ready.readyLists - 1, left: 1 });
    expect(issued.body.refused.map(({ id: list, code }) => [list, code])).toEqual([
      [first.id, 'responsibility-list.undated'],
    ]);
    await settled.restore();
    const rest = await clerk.post<IssuedSetDto>(`/api/list-sets/${id}/issue`);
    expect(rest.body).toMatchObject({ issued: 1, refused: [], left: 0 });
    const after = await check(id);
    expect(after.reasons.filter(({ reason }) => reason === '不涉及')).toHaveLength(keys.length);
    expect(after.set.check?.unexplained).toBe(0);

    const exempt = await run(id);
    expect(exempt.result!.coverage).toMatchObject({ filled: 42 - keys.length, required: 42 - keys.length });
  });

  it('is nobody’s who does not keep or see the set', async () => {
    const { id } = await theSet();
    expect((await secretary.get(`/api/list-sets/${id}/check`)).status).toBe(404);
    expect((await townshipClerk.get<ListSetDto[]>('/api/list-sets?year=2026')).body).toEqual([]);
    const missing = await townshipClerk.post(`/api/list-sets/${randomUUID()}/checks`);
    const foreign = await townshipClerk.post(`/api/list-sets/${id}/checks`);
    expect([missing.status, foreign.status]).toEqual([404, 404]);
    expect((await secretary.post(`/api/list-sets/${id}/checks`)).status).toBe(403);
  });

  it('says that a check has aged when a list changed after it', async () => {
    const { id } = await theSet();
    await run(id);
    await application.database.owner.query(
      `UPDATE responsibility_list SET version = version + 1 WHERE district_id = $1`,
      [county.districtId],
    );
    expect((await check(id)).set.check?.aged).toBe(true);
  });

  it('takes over the check of a worker that died', async () => {
    const { id } = await theSet();
    await clerk.post(`/api/list-sets/${id}/checks`);
    await application.database.owner.query(
      `UPDATE list_set_check SET state = 'running', started_at = now() - interval '2 minutes' WHERE state = 'waiting'`,
    );
    expect((await finished(id)).set.check?.state).toBe('done');
  });

  it('checks a whole county of 1,500 lists and 20,000 items, and shows how far it is', async () => {
    const { id } = await theSet();
    await application.database.owner.query(
      `WITH posts AS (
         INSERT INTO post (district_id, id, organization_id, code, title, kind)
         SELECT $1, gen_random_uuid(), $2, 'bulk-' || n, '书记', '村党组织书记' FROM generate_series(1, 1500) n
         RETURNING id, organization_id
       ), lists AS (
         INSERT INTO responsibility_list (district_id, id, list_set_id, post_id, organization_id, year, state, created_at)
         SELECT $1, gen_random_uuid(), $3, id, organization_id, 2026, 'draft', now() FROM posts RETURNING id
       )
       INSERT INTO responsibility_item (district_id, id, list_id, lineage_id, sort, text_zh, dimension_code, domain_code,
                                        level_code, type_code, cadence_phrase, basis)
       SELECT $1, gen_random_uuid(), lists.id, gen_random_uuid(), n, '走访困难党员和监测户第' || n || '遍', '作风建设', '农村',
              '村', '成效', '每季度', '示例'
       FROM lists, generate_series(1, 14) n`,
      [county.districtId, county.townshipIds[0], id],
    );
    await clerk.post(`/api/list-sets/${id}/checks`);
    const job = application.runJob(CHECK_LISTS);
    const seen = new Set<number>();
    const started = Date.now();
    for (let state = ''; state !== 'done' && Date.now() - started < 60_000;) {
      const view = (await check(id)).set.check!;
      state = view.state;
      if (state === 'running') seen.add(view.itemsDone);
    }
    await job;
    const result = (await check(id)).result!;
    expect(result.vagueCount).toBeGreaterThanOrEqual(0);
    expect((await theSet()).check).toMatchObject({ state: 'done', itemsTotal: 21_008 });
    expect([...seen].some((done) => done > 0)).toBe(true);
    expect(result.itemCount).toBe(22);
  });
});
