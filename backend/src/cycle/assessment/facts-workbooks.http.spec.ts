import { FACTS_HEADER, FACTS_SHEET } from '@zeren/domain/cycle/assessment/tables/facts-sheet';
import { readWorkbook } from '../../platform/documents/workbook';
import { writeWorkbook } from '../../platform/documents/write-workbook';
import { openAssessment, openAssessments, publishScheme } from './assessment.spec-kit';
import type { AssessmentKit } from './assessment.spec-kit';
import type { FactSheetsView } from './rounds/assessments.dto';
import type { FactsImportView } from './rounds/facts-workbooks.dto';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

describe('facts as workbooks over HTTP', () => {
  let kit: AssessmentKit;
  let url: string;
  beforeAll(async () => {
    kit = await openAssessments();
    url = `/api/assessments/${(await openAssessment(kit, (await publishScheme(kit)).id)).id}`;
  });
  afterAll(() => kit.application.close());

  const upload = async (content: Buffer, dryRun = false) =>
    (
      await kit.clerk.upload<FactsImportView & { code?: string }>(
        `${url}/facts/workbook`,
        { fileName: '事实.xlsx', mediaType: XLSX, content },
        { fields: { dryRun: String(dryRun) } },
      )
    ).body;
  const standing = async () => (await kit.clerk.get<FactSheetsView>(`${url}/facts`)).body.items;
  const exported = async () => (await kit.clerk.get(`${url}/facts/workbook`)).raw;
  /** The exported rows, as a person changes them. */
  const changedBy = async (change: (rows: string[][]) => void): Promise<Buffer> => {
    const [sheet] = await readWorkbook(await exported());
    const rows = sheet!.rows.slice(1).map(({ cells }) => {
      const row = FACTS_HEADER.map(() => '');
      for (const { address, text } of cells) row[address.charCodeAt(0) - 65] = text;
      return row;
    });
    change(rows);
    return writeWorkbook([{ name: FACTS_SHEET, columns: FACTS_HEADER.map((header) => ({ header })), rows }]);
  };

  it('come back exactly: nothing differs, and what was taken away stands again', async () => {
    const before = await standing();
    const workbook = await exported();
    expect(await upload(workbook)).toEqual({ faults: [], changed: 0, cleared: 0, done: true });
    const emptied = await changedBy((rows) => {
      for (const row of rows) row.splice(4, 2, '', '');
    });
    expect(await upload(emptied, true)).toEqual({ faults: [], changed: 5, cleared: 5, done: false });
    expect(await standing()).toEqual(before);
    expect(await upload(emptied)).toEqual({ faults: [], changed: 5, cleared: 5, done: true });
    expect(
      (await standing()).flatMap(({ facts }) => facts.filter(({ source }) => source === 'sheet')),
    ).toEqual(expect.not.arrayContaining([expect.objectContaining({ assumed: false })]));
    // The workbook of before knows nothing of that; one that is exported now takes it.
    const stale = await upload(workbook);
    expect([stale.done, new Set(stale.faults.map(({ code }) => code))]).toEqual([
      ...[false, new Set(['facts-changed-meanwhile'])],
    ]);
    expect(stale.faults[0]).toMatchObject({
      zh: expect.stringMatching(/导出时是“.+”，现在是“（空）”/) as string,
    });
    const [held] = await readWorkbook(workbook);
    const told = new Map(
      held!.rows.flatMap(({ cells }) => cells.map(({ address, text }) => [address, text])),
    );
    const again = await changedBy((rows) => {
      for (const [index, row] of rows.entries())
        row.splice(4, 2, ...['E', 'F'].map((letter) => told.get(`${letter}${index + 2}`) ?? ''));
    });
    expect(await upload(again)).toEqual({ faults: [], changed: 5, cleared: 0, done: true });
    expect(await standing()).toEqual(before);
  });

  it('of before neither overwrites nor takes back what was typed since', async () => {
    const stale = await exported();
    const [unit] = await standing();
    const one = unit!.facts.find(
      ({ source, assumed, kind }) => source === 'sheet' && kind === 'number' && !assumed,
    )!;
    const { organizationId } = unit!;
    const type = (value: unknown) =>
      kit.clerk.put(`${url}/facts`, {
        body: { facts: [{ organizationId, key: one.key, value, evidence: one.evidence }] },
      });
    const since = one.value === '1' ? '2' : '1';
    expect((await type(since)).status).toBe(200);
    const { faults, done } = await upload(stale);
    expect([done, faults.map(({ code, column }) => [code, column])]).toEqual([
      ...[false, [['facts-changed-meanwhile', '值']]],
    ]);
    expect(faults[0]!.zh).toContain(`导出时是“${String(one.value)}”，现在是“${since}”`);
    expect((await type(one.value)).status).toBe(200);
  });

  it('change nothing with a fault anywhere, which is named by its cell; nor once they are frozen', async () => {
    const before = await standing();
    const faulty = await changedBy((rows) => {
      rows[0]![4] = '7';
      rows[1]![4] = '很多';
    });
    const { faults, done } = await upload(faulty);
    expect(done).toBe(false);
    expect(faults).toMatchObject([{ sheet: '事实', cell: 'E3', row: 3, value: '很多', code: 'facts-value' }]);
    expect(await standing()).toEqual(before);
    const good = await exported();
    const { version } = (await kit.clerk.get<{ version: number }>(url)).body;
    await kit.clerk.post(`${url}/freeze`, { version });
    expect((await upload(good)).code).toBe('assessment.facts-frozen');
  });
});
