import { TestBed } from '@angular/core/testing';
import type { ComponentFixture } from '@angular/core/testing';
import { aDuty } from '../../../../testing/a-duty';
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

  it('says when more wait than are shown', async () => {
    const http = await startTest();
    const page = TestBed.createComponent(SecondLooks);
    await paint(page);
    http.expectOne('/api/duties/second-looks').flush({ items: [aDuty()], more: true });
    expect(await paint(page)).toContain('只列出最先抽中的 1 件');
  });

  it('takes no room where nothing waits', async () => {
    const http = await startTest();
    const page = TestBed.createComponent(SecondLooks);
    await paint(page);
    http.expectOne('/api/duties/second-looks').flush({ items: [], more: false });
    expect(await paint(page)).toBe('');
  });
});
