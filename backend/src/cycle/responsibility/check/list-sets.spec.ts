import { randomUUID } from 'node:crypto';
import { createTestApplication } from '../../../../test/test-application';
import type { TestApplication } from '../../../../test/test-application';
import type { TestClient } from '../../../../test/test-client';
import { writeWorkbook } from '../../../platform/documents/write-workbook';
import type { ListDetailDto, ListPageDto } from '../dto/list.dto';
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

  const importRows = async (rows: readonly (readonly string[])[], by = clerk, year = 2026) => {
    const columns = CHINESE_HEADERS.map((header) => ({ header }));
    const content = await writeWorkbook([{ name: '清单', columns, rows }]);
    const file = { fileName: 'lists.xlsx', mediaType: XLSX, content };
    const run = await uploadTable(application, by, file, year);
    const applied = await by.post(`/api/responsibility-lists/imports/${run.id}/apply`, {
      version: run.version,
      body: { mode: 'good-rows' },
    });
    expect(applied.status).toBe(200);
  };
  const theSet = async (of = clerk, year = 2026) =>
    (await of.get<ListSetDto[]>(`/api/list-sets?year=${year}`)).body[0]!;
  const check = async (id: string) => (await clerk.get<SetCheckDto>(`/api/list-sets/${id}/check`)).body;
  const run = async (id: string, by = clerk) => {
    expect((await by.post(`/api/list-sets/${id}/checks`)).status).toBe(202);
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
    // Issuing changes no item: what was checked is what was issued.
    expect(after.set.check?.aged).toBe(false);

    const exempt = await run(id);
    expect(exempt.result!.coverage).toMatchObject({ filled: 42 - keys.length, required: 42 - keys.length });
  });

  describe('of a set begun', () => {
    const issue = (id: string) => clerk.post<IssuedSetDto & { code?: string }>(`/api/list-sets/${id}/issue`);
    const explain = async ({ set, result }: SetCheckDto) => {
      const cells = result!.coverage.cells.filter(({ state }) => state === 'empty');
      const keys = cells.map(({ dimension, domain }) => `empty-cell:${dimension}:${domain}`);
      await clerk.put(`/api/list-sets/${set.id}/reasons`, { body: { keys, reason: '不涉及' } });
    };
    const lists = async () =>
      (await clerk.get<ListPageDto>('/api/responsibility-lists?year=2027&limit=50')).body.items;
    let id: string;

    beforeAll(async () => {
      const item = (code: string, post: string, domain: string) =>
        [code, post, `每季度到${domain}听取一次意见`, '', '思想建设', domain, '县', '活动', '每季度'].concat(
          '',
          '示例',
        );
      await importRows(
        [item('Y1', '宣传部长', '机关'), item('Y2', '宣传部长', '学校'), item('Y3', '组织部长', '企业')],
        clerk,
        2027,
      );
      ({ id } = await theSet(clerk, 2027));
      await explain(await run(id));
    });

    it('asks again about a draft that was emptied after the first list went', async () => {
      const rows = await lists();
      const gone = rows.find(({ postTitle }) => postTitle === '组织部长')!;
      const alone = await clerk.post(`/api/responsibility-lists/${gone.id}/issue`, { version: gone.version });
      expect(alone.status).toBe(200);
      // Issuing one is no reason to check the others again.
      expect((await check(id)).set.check?.aged).toBe(false);

      const draft = rows.find(({ postTitle }) => postTitle === '宣传部长')!;
      const { items, version } = (await clerk.get<ListDetailDto>(`/api/responsibility-lists/${draft.id}`))
        .body;
      const removed = items.filter(({ domainCode }) => domainCode === '学校').map((item) => item.id);
      const body = { saved: [], removed, order: [] };
      const emptied = await clerk.put(`/api/responsibility-lists/${draft.id}/items`, { body, version });
      expect(emptied.status).toBe(200);
      const aged = await issue(id);
      expect([aged.status, aged.body.code]).toEqual([422, 'list-set.not-checked']);

      const found = await run(id);
      const red = await issue(id);
      expect([red.status, red.body.code]).toEqual([422, 'list-set.unexplained']);
      expect((await lists()).filter(({ state }) => state === 'draft').map((list) => list.id)).toEqual([
        draft.id,
      ]);
      await explain(found);
      expect((await issue(id)).body).toMatchObject({ issued: 1, refused: [], left: 0 });
    });

    it('counts an amended draft for the list whose place it takes, and has not aged once it did', async () => {
      const list = (await lists()).find(({ postTitle }) => postTitle === '宣传部长')!;
      const amended = await clerk.post(`/api/responsibility-lists/${list.id}/amend`, {
        version: list.version,
        body: { reason: '分工调整' },
      });
      expect(amended.status).toBeLessThan(300);
      expect((await issue(id)).body.code).toBe('list-set.not-checked');
      const { result, set } = await run(id);
      // One item of either list: the list in force and its draft are not both counted.
      expect([set.lists, set.drafts, result!.members.reduce((sum, { items }) => sum + items, 0)]).toEqual([
        2, 1, 2,
      ]);
      expect((await issue(id)).body).toMatchObject({ issued: 1, left: 0 });
      expect((await check(id)).set.check?.aged).toBe(false);
    });

    it('holds the items of domains against the branches and members of the tree', async () => {
      const { owner } = application.database;
      const put = (name: string, domain: string, kind: string, members: number) =>
        owner.query(
          `UPDATE organization SET domain_code = $3, kind_code = $4, member_count = $5
           WHERE district_id = $1 AND name_zh = $2`,
          [county.districtId, name, domain, kind, members],
        );
      await put('中共云岭县委', '机关', '党委', 0);
      for (const town of ['望舒镇党委', '半山乡党委']) await put(town, '农村', '党委', 0);
      for (const n of [1, 2, 3]) await put(`望舒镇${n}村党支部`, '学校', '党支部', 30);
      await put('半山乡1村党支部', '企业', '党支部', 10);
      // A team without members of its own is no branch; who was dissolved counts no more.
      await put('半山乡2村党支部', '机关', '党组', 0);
      await put('半山乡3村党支部', '农村', '党支部', 700);
      await owner.query(
        `UPDATE organization SET valid_to = '2026-01-01' WHERE district_id = $1 AND name_zh = '半山乡3村党支部'`,
        [county.districtId],
      );
      const { balance, neglected } = (await run(id)).result!;
      const sizes = balance.filter(({ branchShare, memberShare }) => branchShare || memberShare);
      expect(sizes.map(({ domain, branchShare, memberShare }) => [domain, branchShare, memberShare])).toEqual(
        [
          ['学校', 0.75, 0.9],
          ['企业', 0.25, 0.1],
        ],
      );
      expect(neglected).toMatchObject({ domain: '学校', items: 0, itemShare: 0, branchShare: 0.75 });
    });
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

  it('says that a check has aged when an item changed after it, and not when a list was signed for', async () => {
    const { id } = await theSet();
    const { owner } = application.database;
    const aged = async () => (await check(id)).set.check?.aged;
    await run(id);
    await owner.query(`UPDATE responsibility_list SET version = version + 1 WHERE district_id = $1`, [
      county.districtId,
    ]);
    expect(await aged()).toBe(false);
    const one = `SELECT i.id FROM responsibility_item i JOIN responsibility_list l USING (district_id)
                 WHERE district_id = $1 AND l.list_set_id = $2 AND i.list_id = l.id ORDER BY i.id LIMIT 1`;
    await owner.query(
      `UPDATE responsibility_item SET version = version + 1 WHERE district_id = $1 AND id = (${one})`,
      [...[county.districtId, id]],
    );
    expect(await aged()).toBe(true);
    await run(id);
    expect(await aged()).toBe(false);
  });

  it('takes over the check of a worker that died', async () => {
    const { id } = await theSet();
    await clerk.post(`/api/list-sets/${id}/checks`);
    await application.database.owner.query(
      `UPDATE list_set_check SET state = 'running', started_at = now() - interval '2 minutes' WHERE state = 'waiting'`,
    );
    expect((await finished(id)).set.check?.state).toBe('done');
  });

  it('shows the level above which cells a body below left empty, and why, once it issues', async () => {
    const [row] = EXAMPLE_ITEMS.slice(1).filter(([code]) => code === 'R19');
    await importRows([row!], townshipClerk);
    const { id } = await theSet(townshipClerk);
    const county = (await clerk.get<ListSetDto[]>('/api/list-sets?year=2026')).body.find(
      (one) => one.id !== id,
    )!;
    const { result } = await run(id, townshipClerk);
    const [first, ...others] = result!.coverage.cells
      .filter(({ state }) => state === 'empty')
      .map(({ dimension, domain }) => `empty-cell:${dimension}:${domain}`);
    const reasons = `/api/list-sets/${id}/reasons`;
    await townshipClerk.put(reasons, { body: { keys: [first], reason: '本镇没有学校', until: null } });
    await townshipClerk.put(reasons, {
      body: { keys: others, reason: '本年内补齐', until: '2026-12-31' },
    });
    // A draft is its body's own affair.
    expect((await check(county.id)).reasonsBelow).toEqual([]);
    expect((await townshipClerk.post<IssuedSetDto>(`/api/list-sets/${id}/issue`)).body.left).toBe(0);

    const { reasonsBelow } = await check(county.id);
    expect(reasonsBelow).toHaveLength(others.length + 1);
    expect(reasonsBelow).toContainEqual({
      ...{ listSetId: id, organizationName: '望舒镇党委', warningKey: first },
      ...{ reason: '本镇没有学校', until: null },
      givenBy: expect.stringMatching(/^林小满\d+（望舒镇党委书记）$/) as string,
    });
    expect(new Set(reasonsBelow.map(({ until }) => until))).toEqual(new Set([null, '2026-12-31']));
    // The set itself opens for the level above, with the same cells and reasons; and not the other way about.
    const opened = (await check(id)).reasons;
    expect(opened).toContainEqual(expect.objectContaining({ warningKey: first, reason: '本镇没有学校' }));
    expect((await townshipClerk.get(`/api/list-sets/${county.id}/check`)).status).toBe(404);
  });

  it('counts over three levels what was passed on, in a county of 1,500 lists and 21,000 wordings', async () => {
    const own = await clerk.get<ListSetDto[]>('/api/list-sets?year=2026');
    const { id } = own.body.find(({ organizationName }) => organizationName === '中共云岭县委')!;
    await application.database.owner.query(
      // A hundred lists of the county, three hundred of a township, the rest of a village; no two wordings alike but the
      // first of each lower list, which is the county's.
      `WITH bodies AS (
         SELECT $2::uuid AS root, $3::uuid AS township,
                (SELECT id FROM organization WHERE district_id = $1 AND parent_id = $3::uuid ORDER BY sort LIMIT 1) AS village
       ), bearing AS (
         SELECT n, gen_random_uuid() AS post_id, gen_random_uuid() AS list_id,
                CASE WHEN n <= 100 THEN root WHEN n <= 400 THEN township ELSE village END AS organization_id
         FROM generate_series(1, 1500) n, bodies
       ), posts AS (
         INSERT INTO post (district_id, id, organization_id, code, title, kind)
         SELECT $1, post_id, organization_id, 'bulk-' || n, '书记', '村党组织书记' FROM bearing RETURNING id
       ), lists AS (
         INSERT INTO responsibility_list (district_id, id, list_set_id, post_id, organization_id, year, state, created_at)
         SELECT $1, list_id, $4, post_id, organization_id, 2026, 'draft', now() FROM bearing RETURNING id
       )
       INSERT INTO responsibility_item (district_id, id, list_id, lineage_id, sort, text_zh, dimension_code, domain_code,
                                        level_code, type_code, cadence_phrase, basis)
       SELECT $1, gen_random_uuid(), list_id, gen_random_uuid(), i,
              translate(md5((CASE WHEN i = 1 THEN (n - 1) % 100 + 1 ELSE n END) || '-' || i),
                        '0123456789abcdef', '走访困难党员和监测户办结公示台账'),
              '作风建设', '农村', '村', '成效', '每季度', '示例'
       FROM bearing, generate_series(1, 14) i, (SELECT count(*) FROM posts) p, (SELECT count(*) FROM lists) l`,
      [county.districtId, county.rootId, county.townshipIds[0], id],
    );
    // As the server itself does after such a load, only at once.
    await application.database.owner.query('ANALYZE responsibility_list, responsibility_item, post');
    // What is said of progress is written down as it is said: whoever asks in between may ask too seldom.
    await application.database.owner.query(`
      CREATE TABLE progress_said (done integer);
      CREATE FUNCTION say_progress() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
      BEGIN INSERT INTO progress_said VALUES (NEW.items_done); RETURN NULL; END $$;
      CREATE TRIGGER say_progress AFTER UPDATE ON list_set_check
        FOR EACH ROW WHEN (NEW.state = 'running' AND NEW.items_done > 0) EXECUTE FUNCTION say_progress()`);
    await run(id);
    const { rows: said } = await application.database.owner.query<{ done: number }>(
      'SELECT done FROM progress_said ORDER BY done',
    );
    expect(said.map(({ done }) => done)).toEqual(Array.from({ length: 10 }, (_, n) => (n + 1) * 2_000));
    const { set, result } = await check(id);
    expect(set.check).toMatchObject({ state: 'done', itemsTotal: 21_008, itemsDone: 21_008 });
    // Eight wordings of the example, fourteen of each list of the county, thirteen of each below.
    expect(result!.itemCount).toBe(8 + 1_400 + 1_400 * 13);
    expect(result!.copiedCount).toBe(1_400);
    const shares = result!.copiedShares.map(({ organizationName, items, copied }) => [
      organizationName,
      items,
      copied,
    ]);
    expect(shares).toContainEqual(['望舒镇1村党支部', expect.any(Number), 1_100]);
    expect(shares).toContainEqual(['望舒镇党委', expect.any(Number), 300]);
    expect(shares).toHaveLength(2);
  }, 60_000);
});
