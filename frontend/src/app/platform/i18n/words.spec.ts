import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { startTest } from '../../../testing/test-page';
import { DayPipe, InstantPipe } from './days';
import { Locale } from './locale';
import { injectWords } from './words';

@Component({
  imports: [DayPipe, InstantPipe],
  template: `{{ t('lights.over', { word: t('lights.overdue'), n }) }}|{{ '2026-11-05' | day }}|{{
      '2026-11-05' | day: 'short'
    }}|{{ '2026-11-05' | day: 'cell' }}|{{ '2026-11-22T16:30:00Z' | instant }}|{{ null | day }}`,
})
class Sample {
  protected readonly t = injectWords();
  protected readonly n = 1;
}

describe('words', () => {
  it('follow the language while the page stands, with days and singulars', async () => {
    await startTest();
    const page = TestBed.createComponent(Sample);
    const host = page.nativeElement as HTMLElement;
    await page.whenStable();
    expect(host.textContent).toBe('逾期 1 日|2026年11月5日|11月5日|11-05|2026年11月23日 00:30|—');
    await TestBed.inject(Locale).use('en');
    await page.whenStable();
    expect(host.textContent).toBe('Overdue 1 day|5 Nov 2026|5 Nov|11-05|23 Nov 2026 00:30|—');
    expect(document.documentElement.lang).toBe('en');
  });
});
