import { TestBed } from '@angular/core/testing';
import { settle, startTest } from '../../../../testing/test-page';
import { ExportLists } from './export-lists';

describe('导出清单', () => {
  it('leads to the workbook, and to CSV in the encoding that is chosen, with the same filters', async () => {
    await startTest();
    const fixture = TestBed.createComponent(ExportLists);
    fixture.componentRef.setInput('query', { year: 2027, state: 'draft', q: null });
    const page = fixture.nativeElement as HTMLElement;
    fixture.detectChanges();
    const address = () => page.querySelector('a')!.getAttribute('href');
    const filtered = '/api/responsibility-lists/export?year=2027&state=draft';
    expect(address()).toBe(filtered);
    const select = page.querySelector('select')!;
    expect([...select.options].map(({ text }) => text.trim())).toEqual([
      ...['Excel', 'CSV（UTF-8）', 'CSV（GB18030）'],
    ]);
    for (const format of ['csv', 'csv-gb18030']) {
      select.value = format;
      select.dispatchEvent(new Event('change'));
      await settle();
      fixture.detectChanges();
      expect(address()).toBe(`${filtered}&format=${format}`);
    }
  });
});
