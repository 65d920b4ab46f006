import { TestBed } from '@angular/core/testing';
import { aSession, settle, startTest } from '../../../../testing/test-page';
import { Session } from '../../../platform/session/session';
import { ListsImport } from './lists-import';

const run = (part: object) => ({
  id: 'r1',
  fileName: '清单.xlsx',
  version: 1,
  rowsDone: 2,
  canApply: true,
  summary: { year: 2027, rows: 2, lists: 2, items: 2, warnings: 1 },
  faults: [],
  ...part,
});
const LOSES = {
  sheet: '',
  row: 1,
  cell: null,
  column: null,
  value: null,
  severity: 'warning',
  code: 'draft.loses-items',
  zh: '2 份草稿将整份换成表中的内容，其中 1 份会少条目',
  en: 'Drafts are replaced as a whole',
};

describe('导入责任清单', () => {
  const shown = async (found: object, undated: number): Promise<HTMLElement> => {
    const http = await startTest();
    const restoring = TestBed.inject(Session).restore();
    http.expectOne('/api/session').flush(aSession());
    await restoring;
    const page = TestBed.createComponent(ListsImport);
    page.componentRef.setInput('run', 'r1');
    page.detectChanges();
    await settle();
    http.expectOne('/api/responsibility-lists/imports/r1').flush(found);
    http.expectOne('/api/responsibility-lists/imports').flush([run({ state: 'applied' })]);
    http.expectOne((request) => request.url.includes('/summary')).flush({ undated });
    await settle();
    page.detectChanges();
    return page.nativeElement as HTMLElement;
  };

  it('says above the button that drafts are replaced, and does not count it among the faulty rows', async () => {
    const page = await shown(run({ state: 'checked', faults: [LOSES] }), 0);
    expect(page.querySelector('.caution')!.textContent).toContain('整份换成表中的内容');
    expect(page.querySelector('table')).toBeNull();
  });

  it('leads on to the deadlines that are not settled, where there are any', async () => {
    const link = 'a[href="/responsibility-lists/undated"]';
    expect((await shown(run({ state: 'applied' }), 3)).querySelector(link)!.textContent).toContain(
      '3 条时限待定',
    );
  });

  it('names the year that an earlier import went to', async () => {
    const page = await shown(run({ state: 'applied' }), 0);
    expect(page.querySelector('zr-recent-runs')!.textContent).toContain('2027 年度');
    expect(page.querySelector('a[href="/responsibility-lists/undated"]')).toBeNull();
  });
});
