import { TestBed } from '@angular/core/testing';
import { aSession, settle, startTest } from '../../../../testing/test-page';
import { Session } from '../../../platform/session/session';
import { bodyOf, draftOf, kindsOf } from './mapping-draft';
import type { ReportMapping } from './report-import-api';
import { ReportImport } from './report-import';

const THEME_DAY = '每月固定日开展主题党日';
const MAPPING: ReportMapping = {
  ...{ mappingId: null, name: null, version: null, sheet: '会议', headerRow: 2, rows: 5 },
  columns: [
    { header: '组织名称', samples: ['清溪村支部'], values: [] },
    {
      header: '会议类型',
      samples: ['主题党日'],
      values: [
        { text: '主题党日', rows: 3 },
        { text: '党课', rows: 2 },
      ],
    },
    { header: '会议主题', samples: ['学习'], values: [] },
    { header: '召开时间', samples: ['2026-09-05'], values: [] },
  ],
  fields: { unit: '组织名称', kind: '会议类型', result: '会议主题', day: '召开时间' },
  serves: [],
  titles: [{ title: THEME_DAY, posts: 3 }],
  units: [
    {
      name: '清溪村支部',
      rows: 3,
      organizationId: null,
      organizationName: null,
      like: [{ id: 'o1', name: '清溪村党总支' }],
    },
    {
      ...{ name: '果园', rows: 2, organizationId: null, organizationName: null },
      like: [
        { id: 'o2', name: '果园村党支部' },
        { id: 'o3', name: '果园社区' },
      ],
    },
  ],
};
const RUN = {
  ...{ id: 'r1', fileName: '会议.xlsx', version: 3, rowsDone: 0, canApply: false, summary: {}, faults: [] },
  ...{ kind: 'duties', createdAt: '2026-09-20T00:00:00Z', appliedAt: null },
};

describe('a mapping that is put right', () => {
  it('begins with what is guessed: duties by the words of their kind, a unit where one alone is like it', () => {
    const draft = draftOf(MAPPING);
    expect(kindsOf(draft, MAPPING)).toEqual([
      { kind: '主题党日', rows: 3 },
      { kind: '党课', rows: 2 },
    ]);
    expect(draft.serves.get('主题党日')).toEqual([THEME_DAY]);
    expect(draft.units.map(({ unit }) => unit?.id ?? null)).toEqual(['o1', null]);
    expect(bodyOf({ ...draft, name: '会议平台' }, MAPPING)).toEqual({
      ...{ name: '会议平台', mappingId: null, mappingVersion: null, fields: MAPPING.fields },
      serves: [
        { kind: '主题党日', titles: [THEME_DAY] },
        { kind: '党课', titles: [] },
      ],
      units: [{ name: '清溪村支部', organizationId: 'o1' }],
    });
  });

  it('keeps kinds that this table happens not to have, as long as the column of kinds stays', () => {
    const kept = { kind: '支委会', titles: ['每月召开支委会'] };
    const mapping = { ...MAPPING, mappingId: 'm1', name: '会议平台', version: 2, serves: [kept] };
    expect(bodyOf(draftOf(mapping), mapping).serves).toContainEqual(kept);
    const without = { ...draftOf(mapping), fields: { unit: '组织名称' } };
    expect(bodyOf(without, mapping).serves.map(({ kind }) => kind)).toEqual(['']);
  });
});

describe('导入其他系统的记录', () => {
  const open = async (run: object) => {
    const http = await startTest();
    const restoring = TestBed.inject(Session).restore();
    http.expectOne('/api/session').flush(aSession());
    await restoring;
    const page = TestBed.createComponent(ReportImport);
    page.componentRef.setInput('run', 'r1');
    page.detectChanges();
    await settle();
    http.expectOne('/api/duties/imports/r1').flush(run);
    http.expectOne('/api/duties/imports').flush([]);
    await settle();
    page.detectChanges();
    return { http, page, element: page.nativeElement as HTMLElement };
  };

  it('asks which column is what, and sends it with the version that was shown', async () => {
    const { http, page, element } = await open({ ...RUN, state: 'mapping' });
    http.expectOne('/api/duties/imports/r1/mapping').flush(MAPPING);
    await settle();
    page.detectChanges();
    const choice = element.querySelector<HTMLSelectElement>('#column-day')!;
    expect(choice.value).toBe('召开时间');
    expect(element.querySelector('#samples-day')!.textContent).toContain('2026-09-05');
    // A column of many values is none of kinds.
    const kinds = [...element.querySelectorAll('#column-kind option')].map((option) =>
      option.textContent.trim(),
    );
    expect(kinds).toEqual(['表里没有', '会议类型']);
    // One column is one field.
    choice.value = '会议主题';
    choice.dispatchEvent(new Event('change'));
    page.detectChanges();
    expect(element.querySelector<HTMLSelectElement>('#column-result')!.value).toBe('');
    element.querySelector('form')!.dispatchEvent(new Event('submit'));
    const sent = http.expectOne('/api/duties/imports/r1/mapping');
    expect(sent.request.headers.get('if-match')).toBe('"3"');
    expect((sent.request.body as { fields: object }).fields).toEqual({
      unit: '组织名称',
      kind: '会议类型',
      day: '会议主题',
    });
    sent.flush({ ...RUN, state: 'checking', version: 4 });
    await settle();
    page.detectChanges();
    expect(element.querySelector('zr-source-mapping')).toBeNull();
  });

  it('shows which duties would be reported, and the way back to the mapping', async () => {
    const summary = { rows: 5, reports: 1, errors: 0, warnings: 0 };
    const { http, page, element } = await open({ ...RUN, state: 'checked', canApply: true, summary });
    const report = {
      ...{ dutyId: 'd1', title: THEME_DAY, titleEn: null, periodLabel: '2026年9月', unit: '清溪村党总支' },
      ...{ post: '书记', reportedOn: '2026-09-05', result: '9月5日主题党日：学习', rows: [3, 4] },
    };
    http.expectOne((request) => request.url.endsWith('/r1/reports')).flush({ items: [report], next: null });
    await settle();
    page.detectChanges();
    expect(element.querySelector('zr-planned-reports')!.textContent).toContain('第 3、4 行');
    expect(element.querySelector('zr-planned-reports')!.textContent).toContain('9月5日主题党日：学习');
    element.querySelector<HTMLButtonElement>('.mend button')!.click();
    page.detectChanges();
    await settle();
    http.expectOne('/api/duties/imports/r1/mapping').flush(MAPPING);
  });
});
