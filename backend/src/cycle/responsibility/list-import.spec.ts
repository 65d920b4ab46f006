import { Workbook } from '@cj-tech-master/excelts';
import { occurrence } from '@zeren/domain/cycle/responsibility/make-clauses';
import type { TestApplication } from '../../../test/test-application';
import { createTestApplication } from '../../../test/test-application';
import type { Actor } from '../../platform/actor';
import { readWorkbook } from '../../platform/documents/workbook';
import { writeWorkbook } from '../../platform/documents/write-workbook';
import { ListImportService } from './import/list-import.service';
import { CHECK_LIST_IMPORTS } from './import/check-list-imports.job';
import { checkTable } from './import/list-import.spec-kit';
import { ListWorkbooksService } from './import/list-workbooks.service';
import { ListsService } from './lists.service';
import {
  CHINESE_HEADERS,
  createListCounty,
  encodeGb18030,
  EXAMPLE_ITEMS,
  refusalOf,
} from './responsibility.spec-kit';
import type { ListCounty } from './responsibility.spec-kit';

const YEAR = 2026;
const workbookOf = (headers: readonly string[], rows: readonly (readonly string[])[]) =>
  writeWorkbook([{ name: '责任事项', columns: headers.map((header) => ({ header })), rows }]);
const csvOf = (headers: readonly string[], rows: readonly (readonly string[])[]) =>
  [headers, ...rows]
    .map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(','))
    .join('\r\n');
const [RAW_HEADERS, ...ITEMS] = EXAMPLE_ITEMS;

describe('importing lists', () => {
  let application: TestApplication;
  let imports: ListImportService;
  let workbooks: ListWorkbooksService;
  let lists: ListsService;
  let county: ListCounty;

  beforeAll(async () => {
    application = await createTestApplication({ worker: true });
    imports = application.api.get(ListImportService, { strict: false });
    workbooks = application.api.get(ListWorkbooksService, { strict: false });
    lists = application.api.get(ListsService, { strict: false });
  });
  afterAll(() => application.close());
  beforeEach(async () => {
    county = await createListCounty(application.database.owner);
  });

  const check = (actor: Actor, content: Buffer, name = '责任清单.xlsx') =>
    checkTable(application, actor, { name, content }, YEAR);
  const query = async <Row extends object>(text: string) =>
    (await application.database.owner.query<Row>(text, [county.districtId])).rows;
  const page = (actor: Actor, more = {}) => lists.page(actor, { year: YEAR, limit: 200, ...more });
  const itemsAt = async (actor: Actor, kind: string) => {
    const { items } = await page(actor);
    return (await lists.list(actor, items.find(({ postKind }) => postKind === kind)!.id)).items;
  };

  it.each([
    ['XLSX with the template’s headers', () => workbookOf(CHINESE_HEADERS, ITEMS)],
    ['XLSX with the data file’s headers', () => workbookOf(RAW_HEADERS!, ITEMS)],
    ['CSV in GB18030', () => Promise.resolve(encodeGb18030(csvOf(CHINESE_HEADERS, ITEMS)))],
    [
      'tab-separated UTF-8 as it is',
      () => Promise.resolve(Buffer.from(EXAMPLE_ITEMS.map((row) => row.join('\t')).join('\n'))),
    ],
  ])('takes the 73 items in from %s', async (_, file) => {
    const actor = county.clerk();
    const run = await check(actor, await file());
    expect(run.faults.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(run.summary).toMatchObject({
      rows: 73,
      goodRows: 73,
      errors: 0,
      undated: 7,
      warnings: 7,
      replacedLists: 0,
    });
    expect(await query('SELECT 1 FROM responsibility_list WHERE district_id = $1')).toEqual([]);

    const applied = await imports.apply(actor, run.id, run.version, 'all-or-nothing');
    expect(applied).toMatchObject({ state: 'applied', canApply: false, version: 3 });
    const { items, next } = await page(actor);
    expect(next).toBeNull();
    // One list per post: a kind that stands in six villages has six.
    expect(items).toHaveLength(county.posts.length);
    expect(items.filter(({ postKind }) => postKind === '村党组织书记')).toHaveLength(6);
    expect(items.every(({ state, itemCount }) => state === 'draft' && itemCount > 0)).toBe(true);
    const village = await itemsAt(actor, '村党组织书记');
    expect(village.map(({ code }) => code)).toEqual(['R31', 'R32', 'R33', 'R34', 'R35', 'R67']);
    expect(village[2]).toMatchObject({
      textZh: '党务村务财务按季公开，收支逐笔可查，群众疑问七日内答复',
      textEn: expect.stringContaining('Quarterly disclosure') as string,
      dimensionName: '纪律建设',
      typeName: '产出',
      cadenceZh: '每季度首月10日前',
      checkingClass: '备案',
      basis: '示例',
    });
    expect(village[1]).toMatchObject({
      cadencePhrase: '逐事项；3个工作日',
      cadenceClauses: null,
      cadenceZh: null,
    });
  });

  it('names faults by row and cell, suggests names, and marks them in the workbook', async () => {
    const actor = county.clerk();
    const rows = ITEMS.slice(0, 4).map((row) => [...row]);
    rows[0]![1] = '县委书纪';
    rows[1]![4] = '作风';
    rows[2]![2] = '';
    const run = await check(actor, await workbookOf(CHINESE_HEADERS, rows));
    expect(run.faults.map(({ cell, code, severity }) => `${cell} ${code} ${severity}`)).toEqual([
      'B2 post.kind-unknown error',
      'E3 dimension.unknown error',
      'C4 cell.empty error',
    ]);
    expect(run.faults[0]).toMatchObject({ sheet: '责任事项', row: 2, column: '岗位', value: '县委书纪' });
    expect(run.faults[0]!.zh).toContain('是不是：县委书记');

    expect(await refusalOf(imports.apply(actor, run.id, run.version, 'all-or-nothing'))).toBe(
      'responsibility-import.has-errors',
    );
    const { name, workbook } = await workbooks.marked(actor, run.id);
    expect(name).toBe('责任清单（已标出问题）.xlsx');
    const { Workbook } = await import('@cj-tech-master/excelts');
    const marked = new Workbook();
    await marked.xlsx.load(workbook);
    const cell = marked.getWorksheet('责任事项')!.getCell('B2');
    expect(JSON.stringify(cell.note)).toContain('没有“县委书纪”这种岗位');
    expect(cell.fill).toMatchObject({ fgColor: { argb: 'FFFFC7CE' } });

    const applied = await imports.apply(actor, run.id, run.version, 'good-rows');
    expect(applied.summary).toMatchObject({ lists: 1, items: 1 });
    expect(await refusalOf(imports.apply(actor, run.id, applied.version, 'good-rows'))).toBe(
      'request.changed-meanwhile',
    );
  });

  it('marks the faults of a CSV in a workbook, cell for cell', async () => {
    const actor = county.clerk();
    const rows = ITEMS.slice(0, 1).map((row) => row.with(5, '乡村'));
    const run = await check(actor, encodeGb18030(csvOf(CHINESE_HEADERS, rows)), '清单.csv');
    expect(run.faults[0]).toMatchObject({ cell: 'F2', code: 'domain.unknown' });
    const { name, workbook } = await workbooks.marked(actor, run.id);
    expect(name).toBe('清单（已标出问题）.xlsx');
    const [sheet] = await readWorkbook(workbook);
    expect(sheet!.rows[1]!.cells.find(({ address }) => address === 'F2')!.text).toBe('乡村');
  });

  it('keeps to the scope of who imports', async () => {
    const clerk = county.clerk(county.townshipIds[0]);
    const run = await check(clerk, await workbookOf(CHINESE_HEADERS, ITEMS));
    const applied = await imports.apply(clerk, run.id, run.version, 'all-or-nothing');
    expect(run.faults.filter(({ code }) => code === 'post.none-in-scope').length).toBeGreaterThan(30);
    const { items } = await page(county.clerk());
    expect(items).toHaveLength(applied.summary.lists!);
    expect(new Set(items.map(({ postKind }) => postKind))).toEqual(
      new Set(['乡镇党委书记', '村党组织书记', '驻村第一书记']),
    );
    expect(await page(county.clerk(county.townshipIds[1]))).toEqual({ items: [], next: null });
    expect(await refusalOf(imports.run(county.clerk(), run.id))).toBe('request.not-found');
  });

  it('writes a row with an organisation to the post there only, by kind or by title', async () => {
    const actor = county.clerk();
    const item = ITEMS.find((row) => row[1] === '乡镇党委书记')!;
    const headers = [...CHINESE_HEADERS, '单位'];
    const rows = [
      [...item, '望舒镇党委'],
      [...item.with(0, 'X1').with(1, '半山乡党委书记'), '半山乡党委'],
      [...item.with(0, 'X2'), '月亮镇党委'],
    ];
    const run = await check(actor, await workbookOf(headers, rows));
    expect(run.faults.map(({ cell, code }) => `${cell} ${code}`)).toEqual(['L4 unit.post-unknown']);
    await imports.apply(actor, run.id, run.version, 'good-rows');
    const { items } = await page(actor);
    expect(items.map(({ organizationName, itemCount }) => `${organizationName} ${itemCount}`)).toEqual([
      '望舒镇党委 1',
      '半山乡党委 1',
    ]);
  });

  it('replaces drafts on a second import, and goes on with the lineage and the settled deadline', async () => {
    const actor = county.clerk();
    const first = await check(actor, await workbookOf(CHINESE_HEADERS, ITEMS));
    await imports.apply(actor, first.id, first.version, 'all-or-nothing');
    const before = await itemsAt(actor, '村党组织书记');
    await application.database.owner.query(
      `UPDATE responsibility_item SET cadence_clauses = $2::jsonb WHERE district_id = $1 AND code = 'R32'`,
      [county.districtId, JSON.stringify([occurrence('vote', 3, 'working-day')])],
    );
    const changed = ITEMS.filter((row) => row[0] !== 'R31').map((row) =>
      row[0] === 'R33' ? row.with(2, '按季公开') : row,
    );
    const second = await check(actor, await workbookOf(CHINESE_HEADERS, changed));
    expect(second.summary).toMatchObject({ replacedLists: county.posts.length });
    await imports.apply(actor, second.id, second.version, 'all-or-nothing');
    const after = await itemsAt(actor, '村党组织书记');
    expect(after.map(({ code }) => code)).toEqual(['R32', 'R33', 'R34', 'R35', 'R67']);
    expect(after.map(({ lineageId }) => lineageId)).toEqual(
      before.slice(1).map(({ lineageId }) => lineageId),
    );
    expect(after[1]!.textZh).toBe('按季公开');
    expect(after[0]!.cadenceZh).toBe('表决后3个工作日内');
    const [set] = await query<{ n: number }>(
      'SELECT count(*)::int AS n FROM list_set WHERE district_id = $1',
    );
    expect(set!.n).toBe(1);
  });

  it('leaves issued lists alone, and says so', async () => {
    const actor = county.clerk();
    const rows = ITEMS.filter((row) => ['乡镇党委书记', '县委书记'].includes(row[1]!));
    const first = await check(actor, await workbookOf(CHINESE_HEADERS, rows));
    await imports.apply(actor, first.id, first.version, 'all-or-nothing');
    const issued = [county.post('县委书记').id, county.post('乡镇党委书记').id];
    await application.database.owner.query(
      `UPDATE responsibility_list SET state = 'issued' WHERE post_id = ANY($1)`,
      [issued],
    );
    const second = await check(actor, await workbookOf(CHINESE_HEADERS, rows));
    const codes = new Set(second.faults.map(({ code, value }) => `${value} ${code}`));
    expect(codes).toEqual(
      new Set(['null draft.replaced', '县委书记 list.already-issued', '乡镇党委书记 list.partly-issued']),
    );
    const applied = await imports.apply(actor, second.id, second.version, 'good-rows');
    expect(applied.summary).toMatchObject({ lists: 1, items: 2 });
  });

  it('takes 2,000 rows for many posts', async () => {
    county = await createListCounty(application.database.owner, { villages: 60 });
    const actor = county.clerk();
    const item = ITEMS.find((row) => row[1] === '村党组织书记')!;
    const rows = Array.from({ length: 2_000 }, (_, index) => {
      const base = index < 30 ? item : ITEMS[index % ITEMS.length]!;
      return (base[1] === '村党组织书记' && index >= 30 ? ITEMS[0]! : base).with(0, `N${index}`);
    });
    const content = await workbookOf(CHINESE_HEADERS, rows);
    const run = await check(actor, content);
    const applied = await imports.apply(actor, run.id, run.version, 'all-or-nothing');
    expect(run.summary.rows).toBe(2_000);
    expect(applied.summary.items).toBe(run.summary.items);
    expect(applied.summary.items).toBeGreaterThan(5_000);
  }, 60_000);

  it('offers a template that comes back without a fault', async () => {
    const actor = county.clerk();
    const run = await check(actor, await workbooks.template(actor), '模板.xlsx');
    expect(run.faults).toEqual([]);
    expect(run.summary).toMatchObject({ rows: 1, items: 2 });
  });

  it('offers in the template what may be chosen, column by column, and a row that shows how', async () => {
    const workbook = new Workbook();
    await workbook.xlsx.load(await workbooks.template(county.clerk()));
    const sheet = workbook.getWorksheet('责任事项')!;
    const options = workbook.getWorksheet('选项')!;
    const columnOf = (header: string) => {
      const found = CHINESE_HEADERS.length + 10;
      for (let column = 1; column <= found; column += 1) {
        if (sheet.getCell(1, column).text.startsWith(header)) return column;
      }
      throw new Error(`no column ${header}`);
    };
    /** What the drop-down of a cell offers, as the workbook itself has it. */
    const offered = (header: string, row: number): readonly string[] => {
      const validation = sheet.getCell(row, columnOf(header)).dataValidation;
      const { type, formulae } = validation as { type: string; formulae: readonly string[] };
      expect(type).toBe('list');
      const [, letter, , last] = /^'选项'!\$([A-Z]+)\$(1):\$[A-Z]+\$(\d+)$/.exec(formulae[0]!)!;
      return Array.from({ length: Number(last) }, (_, at) => options.getCell(`${letter}${at + 1}`).text);
    };
    for (const row of [2, 2_001]) {
      expect(offered('岗位', row)).toEqual(
        expect.arrayContaining(['乡镇党委书记', '村党组织书记', '组织部长']),
      );
      expect(offered('维度', row)).toHaveLength(6);
      expect(offered('领域', row)).toEqual(expect.arrayContaining(['农村', '社区', '学校', '全域']));
      expect(offered('层级', row)).toEqual(expect.arrayContaining(['县', '乡镇', '村']));
      expect(offered('类型', row)).toEqual(expect.arrayContaining(['活动', '成效', '满意度']));
      expect(offered('核验类别', row)).toEqual(['备案', '抽核', '必核']);
    }
    expect(options.state).not.toBe('visible');
    const sample = (header: string) => sheet.getCell(2, columnOf(header)).text;
    expect([sample('编号'), sample('岗位'), sample('维度'), sample('时限频次')]).toEqual([
      ...['R19', '乡镇党委书记', '制度建设', '每月5日前'],
    ]);
    // The row to copy is one that stands the drop-downs itself.
    for (const header of ['岗位', '维度', '领域', '层级', '类型']) {
      expect(offered(header, 2)).toContain(sample(header));
    }
    expect(JSON.stringify(sheet.getCell(1, columnOf('时限频次')).note)).toContain('每季度末月25日前');
  });

  it('refuses what is no table', async () => {
    const actor = county.clerk();
    expect(await refusalOf(check(actor, Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])))).toBe(
      'document.old-workbook',
    );
    expect((await check(actor, Buffer.from('a,b\n1,2'))).faults[0]!.code).toBe('header.missing');
    const [found] = await query<{ n: number }>(
      'SELECT count(*)::int AS n FROM import_run WHERE district_id = $1',
    );
    expect(found!.n).toBe(1);
  });

  /** As a job leaves a run that died in it, at its so-manieth attempt. */
  const leftBy = (id: string, attempts: number) =>
    application.database.owner.query(
      `UPDATE import_run SET state = 'checking', attempts = $2, heard_at = now() - interval '2 minutes' WHERE id = $1`,
      [id, attempts],
    );

  it('says of a file that turned out unreadable what to do with it', async () => {
    const actor = county.clerk();
    const { id } = await check(actor, Buffer.from('a,b\n1,2'));
    await leftBy(id, 20);
    await application.runJob(CHECK_LIST_IMPORTS);
    const run = await imports.run(actor, id);
    expect(run).toMatchObject({ state: 'checked', canApply: false, summary: { errors: 1 } });
    expect(run.faults[0]).toMatchObject({ code: 'document.unreadable', severity: 'error' });
  });

  it('begins anew with a file whose job died, and keeps no row twice', async () => {
    const actor = county.clerk();
    const content = await workbookOf(CHINESE_HEADERS, ITEMS);
    const { id } = await check(actor, content);
    const half = `INSERT INTO import_portion (district_id, run_id, number, rows) VALUES ($1, $2, 9, '[{}, {}]')`;
    await application.database.owner.query(half, [county.districtId, id]);
    await leftBy(id, 1);
    const { version } = await imports.run(actor, id);
    expect(await refusalOf(imports.apply(actor, id, version, 'good-rows'))).toBe('request.changed-meanwhile');
    await application.runJob(CHECK_LIST_IMPORTS);
    const run = await imports.run(actor, id);
    expect(run).toMatchObject({ state: 'checked', rowsDone: 73, summary: { goodRows: 73 } });
    const kept = await query<{ n: number }>(
      'SELECT sum(jsonb_array_length(rows))::int AS n FROM import_portion WHERE district_id = $1',
    );
    expect(kept).toEqual([{ n: 73 }]);
    await imports.apply(actor, id, run.version, 'all-or-nothing');
    expect(await query('SELECT 1 FROM import_portion WHERE district_id = $1')).toEqual([]);
  });
});
