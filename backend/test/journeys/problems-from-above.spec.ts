import { readWorkbook } from '../../src/platform/documents/workbook';
import { writeWorkbook } from '../../src/platform/documents/write-workbook';
import type { FindingDetailDto, FindingPageDto } from '../../src/cycle/inspections/findings/dto/findings.dto';
import type { LedgerPageDto } from '../../src/cycle/rectification/dto/orders.dto';
import type { ImportRunDto } from '../../src/platform/imports/import-run.dto';
import { systemActor } from '../../src/platform/actor';
import { ProblemImportService } from '../../src/cycle/rectification/from-above/problem-import.service';
import { ok, openRectification } from './rectification.spec-kit';
import type { RectificationKit } from './rectification.spec-kit';

const ORDERS = '/api/rectification-orders';
const HEADERS = ['单位', '问题', '巡察机关', '反馈日期', '程度', '类别', '整改要求', '整改时限'];
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const GOOD = ['清溪村党总支', '支委会记录雷同', '市委第三巡察组', '2026-11-10', '高', '组织建设', '逐次补议'];

describe('a list of problems from above', () => {
  let kit: RectificationKit;

  beforeAll(async () => {
    kit = await openRectification();
  });
  afterAll(() => kit.close());

  const check = async (...rows: string[][]) => {
    const columns = HEADERS.map((header) => ({ header }));
    const content = await writeWorkbook([{ name: '问题清单', columns, rows }]);
    return ok(
      await kit.clients.second.upload<ImportRunDto>(`${ORDERS}/imports`, {
        ...{ fileName: '巡察反馈.xlsx', mediaType: XLSX, content },
      }),
    );
  };
  const act = (run: ImportRunDto, verb: 'apply' | 'undo', body: object = {}) =>
    kit.clients.second.post<ImportRunDto & { code?: string }>(`${ORDERS}/imports/${run.id}/${verb}`, {
      ...{ version: run.version, body },
    });
  const findings = async () => ok(await kit.clients.clerk.get<FindingPageDto>('/api/findings')).items;
  const orders = async () => ok(await kit.clients.clerk.get<LedgerPageDto>(ORDERS)).items;

  it('is checked by row and cell, and taken in whole or by its good rows', async () => {
    const run = await check(
      [...GOOD, '2026-11-18'],
      ['果园村党支部', '党费收缴不及时', '市委第三巡察组', '2026-11-10', '', '', '', ''],
      ['果园村', '', '市委第三巡察组', '十一月', '最高', '', '', '2026-12-10'],
      ['云岭县委', '议事规则没有修订', '市委第三巡察组', '2026-11-30', '', '', '', ''],
    );
    expect(run.faults.map(({ cell, code }) => [cell, code])).toEqual([
      ['H2', 'due.past'],
      ['B4', 'cell.missing'],
      ['A4', 'unit.unknown'],
      ['D4', 'day.unreadable'],
      ['E4', 'code.unknown'],
      ['A5', 'unit.own'],
      ['D5', 'found.ahead'],
    ]);
    expect(run).toMatchObject({ canApply: true, summary: { rows: 4, goodRows: 2, errors: 6, warnings: 1 } });
    const marked = await kit.clients.second.get(`${ORDERS}/imports/${run.id}/marked-workbook`);
    expect(marked.status).toBe(200);
    expect((await kit.clients.clerk.get(`${ORDERS}/imports/${run.id}`)).status).toBe(404);
    expect(await findings()).toEqual([]);
    expect((await act(run, 'apply', { mode: 'all-or-nothing' })).body.code).toBe('problem-import.has-errors');
    const applied = ok(await act(run, 'apply', { mode: 'good-rows' }));
    expect(applied.summary).toMatchObject({ problems: 2, orders: 1 });
  });

  it('becomes confirmed problems with their source, and orders that may be overdue at once', async () => {
    const found = await findings();
    expect(
      found.map(({ title, state, disposition, source }) => [title, state, disposition, source.code]),
    ).toEqual([
      ['党费收缴不及时', 'confirmed', null, '巡察反馈'],
      ['支委会记录雷同', 'confirmed', 'order', '巡察反馈'],
    ]);
    const whole = ok(await kit.clients.village.get<FindingDetailDto>(`/api/findings/${found[1]!.id}`));
    expect(whole).toMatchObject({
      settleReason: '市委第三巡察组',
      foundOn: '2026-11-10',
      severity: { code: '高' },
    });
    const [order] = await orders();
    expect(order).toMatchObject({ title: '支委会记录雷同', state: 'issued', light: 'overdue' });
  });

  it('is taken back while nothing was done, and not any more after', async () => {
    const run = ok(await act(await check([...GOOD, '2026-12-20']), 'apply', { mode: 'all-or-nothing' }));
    ok(await act(run, 'undo'));
    const [taken] = await findings();
    expect([taken!.state, taken!.disposition]).toEqual(['dropped', null]);
    const { rows } = await kit.application.database.owner.query<{ state: string }>(
      'SELECT state FROM rectification_order WHERE finding_id = $1',
      [taken!.id],
    );
    expect(rows.map(({ state }) => state)).toEqual(['withdrawn']);
    const done = ok(await act(await check([...GOOD, '2026-12-21']), 'apply', { mode: 'all-or-nothing' }));
    const received = (await orders()).filter(({ dueOn }) => dueOn === '2026-12-21');
    expect(received).toHaveLength(1);
    await kit.act('village', received[0]!.id, 'receive');
    expect((await act(done, 'undo')).body.code).toBe('problem-import.changed-since');
    expect((await act({ ...done, version: 1 }, 'undo')).status).not.toBe(200);
  });

  it('has a template with drop-downs and a row that shows how', async () => {
    const actor = systemActor(kit.county.districtId, 'spec');
    const content = await kit.application.api.get(ProblemImportService, { strict: false }).template(actor);
    const [sheet] = await readWorkbook(content);
    expect(sheet!.rows[0]!.cells.map(({ text }) => text)).toContain('反馈机关');
    expect(sheet!.rows[1]!.cells[0]!.text).toContain('示例');
    expect((await kit.clients.inspector.get(`${ORDERS}/import-template`)).status).toBe(403);
    expect((await kit.clients.village.get(`${ORDERS}/imports`)).status).toBe(403);
  });
});
