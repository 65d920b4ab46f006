import { TestBed } from '@angular/core/testing';
import type { ComponentFixture } from '@angular/core/testing';
import { aWaitingDuty } from '../../../../testing/a-duty';
import { settle, startTest } from '../../../../testing/test-page';
import { SecondLooks } from './second-looks';

describe('复核', () => {
  const paint = async (page: ComponentFixture<SecondLooks>): Promise<string> => {
    page.detectChanges();
    await settle();
    page.detectChanges();
    await settle();
    return (page.nativeElement as HTMLElement).textContent.trim();
  };
  const open = async (answer: object) => {
    const http = await startTest();
    const page = TestBed.createComponent(SecondLooks);
    await paint(page);
    http.expectOne('/api/duties/second-looks').flush(answer);
    return { http, page, text: await paint(page) };
  };

  it('says how many wait, how long each has, and brings the next page on demand', async () => {
    const { http, page, text } = await open({ items: [aWaitingDuty()], next: 'n1', count: 2 });
    expect(text).toContain('共 2 件');
    expect(text).toContain('临期 剩 4 日');
    (page.nativeElement as HTMLElement).querySelector<HTMLButtonElement>('zr-more-rows button')!.click();
    await settle();
    const second = { items: [aWaitingDuty({ id: 'd2', title: '走访慰问' })], next: null, count: 2 };
    http.expectOne('/api/duties/second-looks?after=n1').flush(second);
    expect(await paint(page)).toContain('走访慰问');
    expect((page.nativeElement as HTMLElement).querySelectorAll('li')).toHaveLength(2);
  });

  it('takes no room where nothing waits', async () => {
    expect((await open({ items: [], next: null, count: 0 })).text).toBe('');
  });
});
