import { createTestApplication } from '../../../test/test-application';
import type { TestApplication } from '../../../test/test-application';
import { writeWorkbook } from '../../platform/documents/write-workbook';
import { ListImportService } from './import/list-import.service';
import { checkTable } from './import/list-import.spec-kit';
import { ListLifecycleService } from './list-lifecycle.service';
import { ListsService } from './lists.service';
import { ResponsibilityCommands } from './responsibility-commands';
import { CHINESE_HEADERS, createListCounty, EXAMPLE_ITEMS, refusalOf } from './responsibility.spec-kit';
import type { ListCounty } from './responsibility.spec-kit';

const YEAR = 2026;

/** Who sees a list in their subtree does not keep it: its list set belongs to the body that drew it up. */
describe('the body that keeps a list set', () => {
  let application: TestApplication;
  let commands: ResponsibilityCommands;
  let imports: ListImportService;
  let lifecycle: ListLifecycleService;
  let lists: ListsService;
  let county: ListCounty;
  let content: Buffer;

  beforeAll(async () => {
    application = await createTestApplication({ worker: true });
    commands = application.api.get(ResponsibilityCommands, { strict: false });
    imports = application.api.get(ListImportService, { strict: false });
    lifecycle = application.api.get(ListLifecycleService, { strict: false });
    lists = application.api.get(ListsService, { strict: false });
    const columns = CHINESE_HEADERS.map((header) => ({ header }));
    const rows = EXAMPLE_ITEMS.slice(1).filter((row) => ['乡镇党委书记', '村党组织书记'].includes(row[1]!));
    content = await writeWorkbook([{ name: '清单', columns, rows }]);
  });
  afterAll(() => application.close());
  beforeEach(async () => {
    county = await createListCounty(application.database.owner);
  });

  const file = () => ({ name: '清单.xlsx', content });
  const township = () => county.clerk(county.townshipIds[0]);
  const drafts = async (actor = county.clerk()) =>
    (await lists.page(actor, { year: YEAR, limit: 200 })).items;
  const itemIds = async () =>
    (
      await application.database.owner.query<{ id: string }>(
        'SELECT id FROM responsibility_item WHERE district_id = $1 ORDER BY id',
        [county.districtId],
      )
    ).rows.map(({ id }) => id);

  it('alone replaces its drafts: a clerk below is told who keeps them', async () => {
    await commands.importItems(county.clerk(), { ...file(), year: YEAR });
    const before = await itemIds();
    const run = await checkTable(application, township(), file(), YEAR);
    const codes = new Set(run.faults.filter(({ severity }) => severity === 'error').map(({ code }) => code));
    expect(codes).toEqual(new Set(['list.kept-elsewhere']));
    expect(run.faults.find(({ code }) => code === 'list.kept-elsewhere')!.zh).toContain('中共云岭县委');
    expect(run.canApply).toBe(false);
    expect(await refusalOf(imports.apply(township(), run.id, run.version, 'good-rows'))).not.toBe(
      'not refused',
    );
    expect(await itemIds()).toEqual(before);
  });

  it('keeps its drafts when they came between a clerk’s dry run and its use', async () => {
    const clerk = township();
    const run = await checkTable(application, clerk, file(), YEAR);
    expect(run.canApply).toBe(true);
    await commands.importItems(county.clerk(), { ...file(), year: YEAR });
    const before = await itemIds();
    expect(await refusalOf(imports.apply(clerk, run.id, run.version, 'all-or-nothing'))).toBe(
      'responsibility-import.nothing-to-apply',
    );
    expect(await itemIds()).toEqual(before);
  });

  it('alone issues them, and the record of the import names them', async () => {
    await commands.importItems(county.clerk(), { ...file(), year: YEAR });
    const list = (await drafts(township())).find(({ undatedCount }) => undatedCount === 0)!;
    expect(await refusalOf(lifecycle.issue(township(), list.id, list.version))).toBe(
      'responsibility-list.kept-elsewhere',
    );
    const { issued, refused } = await lifecycle.issueMany(township(), [list.id]);
    expect({ issued, code: refused[0]!.code }).toEqual({
      issued: 0,
      code: 'responsibility-list.kept-elsewhere',
    });
    expect((await lifecycle.issue(county.clerk(), list.id, list.version)).state).toBe('issued');
    const { rows } = await application.database.owner.query<{ ids: string[] }>(
      `SELECT after->'listIds' AS ids FROM audit_entry
       WHERE district_id = $1 AND action = 'responsibility-import.apply'`,
      [county.districtId],
    );
    expect(rows[0]!.ids).toEqual((await drafts()).map(({ id }) => id));
  });

  it('may be a unit below, whose own drafts its clerk replaces, settles and issues, as those above may', async () => {
    await commands.importItems(township(), { ...file(), year: YEAR });
    await commands.importItems(township(), { ...file(), year: YEAR });
    const { items } = await commands.undatedPhrases(township(), YEAR);
    expect(items.length).toBeGreaterThan(0);
    for (const { phrase, suggestions } of items) {
      await commands.settle(township(), YEAR, phrase, suggestions[0]!.clauses);
    }
    const [first, ...others] = await drafts(township());
    expect((await lifecycle.issue(township(), first!.id, first!.version)).state).toBe('issued');
    const ids = others.map(({ id }) => id);
    expect(await lifecycle.issueMany(county.clerk(), ids)).toEqual({ issued: ids.length, refused: [] });
  });
});
