import type { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import type { ComponentFixture } from '@angular/core/testing';
import type { StreakDto } from '@zeren/api-client/models/streak-dto';
import { settle, startTest } from '../../../../testing/test-page';
import { StreakList } from './streak-list';

const ROW: StreakDto = {
  ...{ lineageId: 'l1', title: '召开支部党员大会', titleEn: null, length: 3, running: true, open: 2 },
  ...{ postId: 'p1', postTitle: '书记', organizationId: 'o1', organizationName: '清溪村党总支' },
  ...{ holderName: '林小满', sentence: { zh: '连续 3 期', en: '3 running' }, periods: [] },
};

describe('连续未按期', () => {
  let http: HttpTestingController;
  let list: ComponentFixture<StreakList>;

  beforeEach(async () => {
    http = await startTest();
    list = TestBed.createComponent(StreakList);
  });
  afterEach(() => http.verify());

  const open = async (more: boolean): Promise<string> => {
    list.detectChanges();
    await settle();
    const items = [ROW, { ...ROW, lineageId: 'l2' }];
    http.expectOne(({ url }) => url.startsWith('/api/duties/streaks')).flush({ year: 2026, items, more });
    await settle();
    list.detectChanges();
    await settle();
    return (list.nativeElement as HTMLElement).textContent ?? '';
  };

  it('says when there are more than it shows, and how to come to these', async () => {
    expect(await open(true)).toContain('只列出最长的 2 项');
  });

  it('says nothing of it when these are all', async () => {
    expect(await open(false)).not.toContain('只列出');
  });

  it('leaves it to the page that shows only the first', async () => {
    list.componentRef.setInput('most', 1);
    expect(await open(true)).not.toContain('只列出');
  });
});
