import { readWorkbook } from '../../../../platform/documents/workbook';
import { writeWorkbook } from '../../../../platform/documents/write-workbook';
import { ImportFiles } from '../../../../platform/imports/import-files';
import { refusalOf } from '../../duties.spec-kit';
import { openDirectives, TODAY } from '../directives.spec-kit';
import type { DirectivesKit } from '../directives.spec-kit';
import { PLAN_IMPORT, PlanImportService } from './plan-import.service';
import { UndoPlanImportService } from './undo-plan-import.service';

const HEADERS = ['标题', '来源', '牵头单位', '配合单位', '时限', '要求'];

describe('an imported work plan', () => {
  let kit: DirectivesKit;
  let imports: PlanImportService;
  let undoing: UndoPlanImportService;
  let files: ImportFiles;

  beforeAll(async () => {
    kit = await openDirectives();
    imports = kit.module.get(PlanImportService);
    undoing = kit.module.get(UndoPlanImportService);
    files = kit.module.get(ImportFiles);
    await kit.database.setClock(TODAY);
  });
  afterAll(() => kit.close());

  const file = async (...rows: string[][]) => ({
    name: '要点.xlsx',
    content: await writeWorkbook([{ name: '要点', columns: HEADERS.map((header) => ({ header })), rows }]),
  });

  it('becomes drafts with their targets, and nothing goes out by itself', async () => {
    const county = kit.actor('county');
    const run = await imports.check(
      county,
      await file(
        ['阵地建设', '年度要点', '望舒镇党委', '各村', '12月10日前', '逐处核实'],
        ['没有写时限', '', '半山乡党委', '', '', ''],
      ),
    );
    expect(run).toMatchObject({
      canApply: true,
      summary: { rows: 2, goodRows: 2, errors: 0, warnings: 1 },
      faults: [{ cell: 'E3', row: 3, column: '时限', code: 'due.missing' }],
    });
    expect((await kit.directives.page(county, {})).items).toEqual([]);
    const applied = await imports.apply(county, run.id, run.version, 'all-or-nothing');
    expect(applied).toMatchObject({ state: 'applied', summary: { directives: 2 } });
    const { items } = await kit.directives.page(county, {});
    expect(items.map(({ title, state, counts }) => [title, state, counts.targets])).toEqual([
      ['没有写时限', 'draft', 1],
      ['阵地建设', 'draft', 3],
    ]);
    const whole = await kit.directives.one(county, items[1]!.id);
    expect(whole).toMatchObject({ dueOn: '2026-12-10', sourceCode: '年度要点', content: '逐处核实' });
    expect(whole.targets.map(({ organizationName, role }) => [organizationName, role])).toEqual([
      ['望舒镇党委', 'lead'],
      ['清溪村党总支', 'assist'],
      ['果园村党支部', 'assist'],
    ]);
    expect(await refusalOf(imports.apply(county, run.id, run.version, 'all-or-nothing'))).toBe(
      'request.changed-meanwhile',
    );
  });

  it('is refused whole while a row is wrong, or taken without it', async () => {
    const county = kit.actor('county');
    const run = await imports.check(
      county,
      await file(['好的', '', '望舒镇党委', '', '12月底', ''], ['不好', '', '天上来党委', '', '12月底', '']),
    );
    expect(run.faults).toMatchObject([
      { cell: 'C3', column: '牵头单位', code: 'unit.unknown', severity: 'error' },
    ]);
    expect(await refusalOf(imports.apply(county, run.id, run.version, 'all-or-nothing'))).toBe(
      'directive-import.has-errors',
    );
    expect(await imports.apply(county, run.id, run.version, 'good-rows')).toMatchObject({
      summary: { directives: 1 },
    });
  });

  it('is taken back whole while its drafts are as they were made, by whoever brought it in', async () => {
    const county = kit.actor('county');
    const rows = ['一', '二'].map((title) => [title, '', '望舒镇党委', '', '12月底', '']);
    const applied = async () => {
      const run = await imports.check(county, await file(...rows));
      return imports.apply(county, run.id, run.version, 'all-or-nothing');
    };
    const titles = async () =>
      (await kit.directives.page(county, { state: 'draft' })).items.map(({ title }) => title);
    const before = await titles();
    const run = await applied();
    expect(await titles()).toHaveLength(before.length + 2);
    expect(await refusalOf(undoing.undo(kit.actor('wangshu'), run.id, run.version))).toBe(
      'request.not-found',
    );
    const both = await Promise.all([1, 2].map(() => refusalOf(undoing.undo(county, run.id, run.version))));
    expect(both.sort()).toEqual(['accepted', 'request.changed-meanwhile']);
    expect(await titles()).toEqual(before);
    expect((await files.recent(county, PLAN_IMPORT))[0]).toMatchObject({ id: run.id, state: 'undone' });

    const again = await applied();
    const [draft] = (await kit.directives.page(county, { state: 'draft' })).items;
    await kit.issuing.issue(county, draft!.id, draft!.version);
    expect(await refusalOf(undoing.undo(county, again.id, again.version))).toBe(
      'directive-import.changed-since',
    );
    expect(await titles()).toHaveLength(before.length + 1);
  });

  it('says so where it was not kept which drafts it made, as before migration 082', async () => {
    const county = kit.actor('county');
    const run = await imports.check(county, await file(['早先', '', '望舒镇党委', '', '12月底', '']));
    const applied = await imports.apply(county, run.id, run.version, 'all-or-nothing');
    await kit.database.owner.query('DELETE FROM directive_of_import WHERE run_id = $1', [run.id]);
    expect(await refusalOf(undoing.undo(county, run.id, applied.version))).toBe(
      'directive-import.drafts-unknown',
    );
  });

  it('comes back with its faults marked', async () => {
    const county = kit.actor('county');
    const run = await imports.check(county, await file(['不好', '', '天上来党委', '', '12月底', '']));
    const { name, workbook } = await files.marked(county, PLAN_IMPORT, run.id);
    expect(name).toBe('要点（已标出问题）.xlsx');
    const [sheet] = await readWorkbook(workbook);
    expect(sheet!.rows[1]!.cells.map(({ text }) => text)).toContain('天上来党委');
  });

  it('names only units below whoever imports it', async () => {
    const run = await imports.check(
      kit.actor('wangshu'),
      await file(
        ['越界', '', '半山乡党委', '', '12月底', ''],
        ['可以', '', '清溪村党总支', '', '12月底', ''],
      ),
    );
    expect(run.faults.map(({ row, code }) => [row, code])).toEqual([[2, 'unit.unknown']]);
    expect(await refusalOf(files.run(kit.actor('county'), PLAN_IMPORT, run.id))).toBe('request.not-found');
  });
});
