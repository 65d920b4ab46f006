import type { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import type { ComponentFixture } from '@angular/core/testing';
import type { StreakDto } from '@zeren/api-client/models/streak-dto';
import { settle, startTest } from '../../../../testing/test-page';
import { StreakList } from './streak-list';

const PERIODS: StreakDto['periods'] = [
  { dutyId: 'd1', periodLabel: '2026年1月', dueOn: '2026-01-05', outcome: 'on-time', inRun: false },
  { dutyId: 'd2', periodLabel: '2026年2月', dueOn: '2026-02-05', outcome: 'missed', inRun: true },
  { dutyId: 'd3', periodLabel: '2026年3月', dueOn: '2026-03-05', outcome: 'late', inRun: true },
];
const ROW: StreakDto = {
  ...{ lineageId: 'l1', title: '召开支部党员大会', titleEn: null, length: 3, running: true, open: 2 },
  ...{ postId: 'p1', postTitle: '书记', organizationId: 'o1', organizationName: '清溪村党总支' },
  ...{ holderName: '林小满', sentence: { zh: '连续 3 期', en: '3 running' }, periods: PERIODS },
};

describe('连续未按期', () => {
  let http: HttpTestingController;
  let list: ComponentFixture<StreakList>;
  let host: HTMLElement;

  beforeEach(async () => {
    http = await startTest();
    list = TestBed.createComponent(StreakList);
    host = list.nativeElement as HTMLElement;
  });
  afterEach(() => http.verify());

  const paint = async (): Promise<string> => {
    list.detectChanges();
    await settle();
    list.detectChanges();
    await settle();
    return host.textContent;
  };
  const open = async (next: string | null, row: StreakDto = ROW): Promise<string> => {
    await paint();
    const items = [row, { ...row, lineageId: 'l2' }];
    http.expectOne(({ url }) => url.startsWith('/api/duties/streaks')).flush({ year: 2026, items, next });
    return paint();
  };

  it('shows every period by shape, word and date, in order', async () => {
    await open(null);
    const strip = [...host.querySelectorAll('ol')][0]!;
    expect([...strip.querySelectorAll('zr-light')].map((light) => light.textContent.trim())).toEqual([
      '按期',
      '未报',
      '迟报',
    ]);
    const shapes = [...strip.querySelectorAll('zr-light path')].map((path) => path.getAttribute('d'));
    expect(new Set(shapes).size).toBe(3);
    expect([...strip.querySelectorAll('a.run')]).toHaveLength(2);
    expect(host.querySelector('zr-more-rows button')).toBeNull();
  });

  it('brings the next page on demand', async () => {
    await open('n1');
    host.querySelector<HTMLButtonElement>('zr-more-rows button')!.click();
    await settle();
    http
      .expectOne(({ url }) => url.includes('after=n1'))
      .flush({ year: 2026, items: [{ ...ROW, lineageId: 'l3' }], next: null });
    await paint();
    expect(host.querySelectorAll('.head')).toHaveLength(3);
  });

  it('leaves more to the page of all where only the first are asked for', async () => {
    list.componentRef.setInput('most', 2);
    await open('n1');
    expect(host.querySelector('zr-more-rows button')).toBeNull();
  });

  it('calls one miss what it is, and of a year without any says so', async () => {
    list.componentRef.setInput('atLeast', 1);
    const text = await open(null, { ...ROW, length: 1 });
    expect(text).toContain('1 期未按期');
    expect(text).not.toContain('连续');
    list.componentRef.setInput('personId', 'p9');
    await paint();
    http.expectOne(({ url }) => url.includes('personId=p9')).flush({ year: 2026, items: [], next: null });
    expect(await paint()).toContain('本年度到期的都按期报送了');
  });
});
