import { EXAMPLE_SETS } from '@zeren/domain/cycle/assessment/sets/example-sets';
import { canonicalText } from '@zeren/domain/cycle/assessment/snapshot/canonical-text';
import { schemeSheets } from '@zeren/domain/cycle/assessment/tables/scheme-sheets';
import type { SchemeSheet } from '@zeren/domain/cycle/assessment/tables/scheme-sheets';
import { writeWorkbook } from '../../platform/documents/write-workbook';
import { openAssessments } from './assessment.spec-kit';
import type { AssessmentKit } from './assessment.spec-kit';
import type { SchemeImportView } from './schemes/scheme-workbooks.dto';
import type { SchemePageView, SchemeView } from './schemes/schemes.dto';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

describe('schemes as workbooks over HTTP', () => {
  let kit: AssessmentKit;
  beforeAll(async () => {
    kit = await openAssessments();
  });
  afterAll(() => kit.application.close());

  const upload = (content: Buffer, dryRun: boolean, who = kit.clerk) =>
    who.upload<SchemeImportView>(
      '/api/assessment-schemes/workbook',
      { fileName: '方案.xlsx', mediaType: XLSX, content },
      { fields: { organizationId: kit.county.organizations.county, dryRun: String(dryRun) } },
    );
  const kept = async () => (await kit.clerk.get<SchemePageView>('/api/assessment-schemes')).body.items.length;
  const workbookOf = (sheets: readonly SchemeSheet[]) =>
    writeWorkbook(
      sheets.map(({ name, header, rows }) => ({
        name,
        columns: header.map((text) => ({ header: text })),
        rows,
      })),
    );

  it('hands a scheme out and takes the same back, to the letter', async () => {
    const { clerk, county } = kit;
    for (const { code } of EXAMPLE_SETS as readonly { code: string }[]) {
      const body = { organizationId: county.organizations.county, readySet: code };
      const { id, document } = (await clerk.post<SchemeView>('/api/assessment-schemes', { body })).body;
      const { status, raw } = await clerk.get(`/api/assessment-schemes/${id}/workbook`);
      expect(status).toBe(200);
      const { body: read } = await upload(raw, false);
      expect([code, read.faults]).toEqual([code, []]);
      expect(canonicalText(read.scheme!.document)).toBe(canonicalText(document));
    }
  });

  it('keeps nothing of a workbook with a fault, and names its cell; and nothing of a trial', async () => {
    const [document] = EXAMPLE_SETS as readonly Record<string, unknown>[];
    const before = await kept();
    const sheets = schemeSheets(document!);
    expect((await upload(await workbookOf(sheets), true)).body).toEqual({ faults: [], scheme: null });
    const changed = (sheet: string, column: string, text: string) =>
      sheets.map((one) =>
        one.name === sheet
          ? {
              ...one,
              rows: one.rows.map((row, index) =>
                index === 0 ? row.with(one.header.indexOf(column), text) : row,
              ),
            }
          : one,
      );
    const faultsOf = async (given: readonly SchemeSheet[]) =>
      (await upload(await workbookOf(given), false)).body.faults.map(({ sheet, cell, value, code }) => ({
        ...{ sheet, cell, value, code },
      }));
    expect(await faultsOf(changed('指标', '分值', '很多'))).toEqual([
      { sheet: '指标', cell: 'D2', value: '很多', code: 'of-scheme' },
    ]);
    expect(await faultsOf(changed('方案', '部位', 'format'))).toEqual([
      { sheet: '方案', cell: 'A2', value: 'format', code: 'part-unreadable' },
    ]);
    expect(await kept()).toBe(before);
    expect((await upload(await workbookOf(sheets), false, kit.secretaries.wangshu)).status).toBe(403);
  });
});
