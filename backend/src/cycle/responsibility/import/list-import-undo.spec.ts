import { buffer } from 'node:stream/consumers';
import type { TestApplication } from '../../../../test/test-application';
import { createTestApplication } from '../../../../test/test-application';
import type { Actor } from '../../../platform/actor';
import { csvPortions } from '../../../platform/documents/csv';
import { wholeSheets } from '../../../platform/documents/sheet';
import { readWorkbook } from '../../../platform/documents/workbook';
import { writeWorkbook } from '../../../platform/documents/write-workbook';
import { ListsService } from '../lists.service';
import { CHINESE_HEADERS, createListCounty, EXAMPLE_ITEMS, refusalOf } from '../responsibility.spec-kit';
import type { ListCounty } from '../responsibility.spec-kit';
import { ForgetReplacedItemsJob } from './forget-replaced-items.job';
import { ListExportService } from './list-export.service';
import { ListImportService } from './list-import.service';
import { checkTable } from './list-import.spec-kit';
import { UndoListImportService } from './undo-list-import.service';

const YEAR = 2026;
const [, ...ITEMS] = EXAMPLE_ITEMS;
const HEADERS = [...CHINESE_HEADERS, '数量', '数量单位', '标准', '权重', '分管业务'];
const MEASURES = ['12', '次', '有记录、有结果', '7.5%', '农业农村'];

describe('what goes in can be taken back, and goes out again', () => {
  let application: TestApplication;
  let imports: ListImportService;
  let undoing: UndoListImportService;
  let exporting: ListExportService;
  let lists: ListsService;
  let county: ListCounty;
  let clerk: Actor;

  beforeAll(async () => {
    application = await createTestApplication({ worker: true });
    imports = application.api.get(ListImportService, { strict: false });
    undoing = application.api.get(UndoListImportService, { strict: false });
    exporting = application.api.get(ListExportService, { strict: false });
    lists = application.api.get(ListsService, { strict: false });
  });
  afterAll(() => application?.close());
  beforeEach(async () => {
    county = await createListCounty(application.database.owner);
    clerk = county.clerk();
  });

  const take = async (rows: readonly (readonly string[])[], headers: readonly string[] = HEADERS) => {
    const content = await writeWorkbook([
      { name: '责任事项', columns: headers.map((header) => ({ header })), rows },
    ]);
    const run = await checkTable(application, clerk, { name: '责任清单.xlsx', content }, YEAR);
    expect(run.faults.filter(({ severity }) => severity === 'error')).toEqual([]);
    return imports.apply(clerk, run.id, run.version, 'all-or-nothing');
  };
  const stored = async () =>
    (
      await application.database.owner.query<Record<string, unknown>>(
        `SELECT l.post_id, i.* FROM responsibility_list l
         LEFT JOIN responsibility_item i ON i.district_id = l.district_id AND i.list_id = l.id
         WHERE l.district_id = $1 ORDER BY l.post_id, i.sort`,
        [county.districtId],
      )
    ).rows;
  const exported = async () => buffer(exporting.workbook(clerk, { year: YEAR }));
  const textOf = async (workbook: Buffer) =>
    (await readWorkbook(workbook))[0]!.rows.map(({ cells }) => cells.map(({ text }) => text));

  it('takes a first import back: the drafts that it made are gone', async () => {
    const applied = await take(ITEMS.map((row) => [...row, ...MEASURES]));
    expect(await stored()).not.toEqual([]);
    const undone = await undoing.undo(clerk, applied.id, applied.version);
    expect(undone).toMatchObject({ state: 'undone', version: applied.version + 1, canApply: false });
    expect(await stored()).toEqual([]);
    expect((await imports.recent(clerk)).map(({ state }) => state)).toEqual(['undone']);
    expect(await refusalOf(undoing.undo(clerk, applied.id, undone.version))).toBe(
      'request.changed-meanwhile',
    );
    await take(ITEMS.map((row) => [...row, ...MEASURES]));
  });

  it('takes a second import back: every row is as it was, settled deadlines and all', async () => {
    await take(ITEMS.map((row) => [...row, ...MEASURES]));
    const before = await stored();
    const applied = await take(ITEMS.slice(0, 60).map((row) => [...row.with(2, `${row[2]}。`), ...MEASURES]));
    expect(await stored()).not.toEqual(before);
    await undoing.undo(clerk, applied.id, applied.version);
    expect(await stored()).toEqual(before);
    const page = await lists.page(clerk, { year: YEAR, limit: 200 });
    expect(page.items.reduce((sum, { itemCount }) => sum + itemCount, 0)).toBe(before.length);
  });

  it('says beforehand which drafts lose items, and leaves on those that stay what was carried over', async () => {
    await take(ITEMS.map((row) => [...row, ...MEASURES]));
    await application.database.owner.query(
      `UPDATE responsibility_item SET carried_over = 3 WHERE district_id = $1`,
      [county.districtId],
    );
    const check = async (rows: readonly (readonly string[])[]) => {
      const columns = CHINESE_HEADERS.map((header) => ({ header }));
      const content = await writeWorkbook([{ name: '责任事项', columns, rows }]);
      const run = await checkTable(application, clerk, { name: '责任清单.xlsx', content }, YEAR);
      return run.faults.filter(({ code }) => code.startsWith('draft.'));
    };
    expect((await check(ITEMS)).map(({ code }) => code)).toEqual(['draft.replaced']);
    const [kept, gone] = ITEMS.filter(([, post]) => post === ITEMS[0]![1]);
    const [loses] = await check(ITEMS.filter((row) => row !== gone));
    expect(loses).toMatchObject({ code: 'draft.loses-items', severity: 'warning' });
    expect(loses!.zh).toContain(gone![0]!);
    expect(loses!.zh).not.toContain(`（${kept![0]!}`);

    await take(ITEMS.filter((row) => row !== gone).map((row) => [...row, ...MEASURES]));
    const rows = await stored();
    expect(new Set(rows.map(({ carried_over: carried }) => carried))).toEqual(new Set([3]));
  });

  it('takes nothing back once a list was touched, or by somebody else, or one of two who press at once', async () => {
    const first = await take(ITEMS.map((row) => [...row, ...MEASURES]));
    const before = await stored();
    const { items } = await lists.page(clerk, { year: YEAR, limit: 1 });
    await application.database.owner.query(
      `UPDATE responsibility_list SET version = version + 1 WHERE id = $1`,
      [items[0]!.id],
    );
    expect(await refusalOf(undoing.undo(clerk, first.id, first.version))).toBe(
      'responsibility-import.changed-since',
    );
    expect(await stored()).toEqual(before);

    const second = await take(ITEMS.map((row) => [...row, ...MEASURES]));
    const other = county.clerk(county.townshipIds[0]);
    expect(await refusalOf(undoing.undo(other, second.id, second.version))).toBe('request.not-found');
    const both = await Promise.allSettled([
      undoing.undo(clerk, second.id, second.version),
      undoing.undo(clerk, second.id, second.version),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('forgets after 30 days what was there before', async () => {
    const applied = await take(ITEMS.map((row) => [...row, ...MEASURES]));
    const job = application.worker.get(ForgetReplacedItemsJob, { strict: false });
    await job.run();
    expect(await stored()).not.toEqual([]);
    await application.database.owner.query(
      `UPDATE import_run SET applied_at = applied_at - interval '31 days' WHERE id = $1`,
      [applied.id],
    );
    await job.run();
    expect(await refusalOf(undoing.undo(clerk, applied.id, applied.version))).toBe(
      'responsibility-import.too-old',
    );
  });

  it('goes out with the columns of the import, and comes back without a change', async () => {
    await take(ITEMS.map((row) => [...row, ...MEASURES]));
    const before = await stored();
    const sheet = await textOf(await exported());
    expect(sheet).toHaveLength(before.length + 1);
    expect(sheet[0]).toContain('岗位编码(可空)');

    const content = await exported();
    const run = await checkTable(application, clerk, { name: '导出.xlsx', content }, YEAR);
    expect(run.faults.filter(({ severity }) => severity === 'error')).toEqual([]);
    await imports.apply(clerk, run.id, run.version, 'all-or-nothing');
    const plain = (rows: readonly Record<string, unknown>[]) =>
      rows.map(({ id: _id, version: _version, ...rest }) => rest);
    expect(plain(await stored())).toEqual(plain(before));
    expect(await textOf(await exported())).toEqual(sheet);
  });

  it.each(['utf-8', 'gb18030'] as const)(
    'goes out as CSV in %s with the rows of the workbook, and comes back the same',
    async (encoding) => {
      const words = '开会议事,形成"纪要"\n并公示；=1+1 㐂';
      await take(ITEMS.map((row, at) => [...row, '12', '次', at === 0 ? words : '=有记录', '7.5%']));
      const before = await stored();
      const content = await buffer(exporting.csv(clerk, { year: YEAR }, encoding));
      expect(content.subarray(0, 3).equals(Buffer.from([0xef, 0xbb, 0xbf]))).toBe(encoding === 'utf-8');
      const sheet = (await wholeSheets(csvPortions(content)))[0]!;
      expect(sheet.rows.map(({ cells }) => cells.map(({ text }) => text))).toEqual(
        await textOf(await exported()),
      );

      const run = await checkTable(application, clerk, { name: '导出.csv', content }, YEAR);
      expect(run.faults.filter(({ severity }) => severity === 'error')).toEqual([]);
      await imports.apply(clerk, run.id, run.version, 'all-or-nothing');
      const plain = (rows: readonly Record<string, unknown>[]) =>
        rows.map(({ id: _id, version: _version, ...rest }) => rest);
      expect(plain(await stored())).toEqual(plain(before));
    },
  );
});
