import { TestBed } from '@angular/core/testing';
import { aSession, settle, startTest } from '../../../../testing/test-page';
import { Session } from '../../../platform/session/session';
import { Lists } from './lists';

describe('责任清单', () => {
  const open = async (permissions: string[]) => {
    const http = await startTest();
    const restoring = TestBed.inject(Session).restore();
    http.expectOne('/api/session').flush(aSession({ permissions }));
    await restoring;
    const page = TestBed.createComponent(Lists);
    page.detectChanges();
    await settle();
    const summary = { lists: 3, items: 9, draft: 2, issued: 1, received: 0, receiptOverdue: 0, undated: 0 };
    http.expectOne((request) => request.url.startsWith('/api/responsibility-lists/summary')).flush(summary);
    const draft = { id: 'l1', state: 'draft', postTitle: '党委书记', organizationName: '望舒镇党委' };
    const row = {
      ...draft,
      holderName: '陈谷雨',
      headName: null,
      itemCount: 3,
      undatedCount: 0,
      mayIssue: true,
    };
    http.expectOne(({ url }) => /responsibility-lists(\?|$)/.test(url)).flush({ items: [row], next: null });
    await settle();
    await page.whenStable();
    return page.nativeElement as HTMLElement;
  };

  it('leads whoever issues to the check of the set: there is no second way', async () => {
    const page = await open(['responsibility-lists.read', 'responsibility-lists.issue']);
    const note = page.querySelector('p.note')!;
    expect(note.textContent).toContain('2 份草稿还没有印发');
    expect(note.querySelector('a')!.getAttribute('href')).toBe('/responsibility-lists/check');
    expect(page.querySelector('table')!.textContent).toContain('望舒镇党委');
    expect(page.querySelector('input[type=checkbox], .btn.seal')).toBeNull();
  });

  it('tells whoever does not issue nothing of it', async () => {
    const page = await open(['responsibility-lists.read']);
    expect(page.querySelector('p.note')).toBeNull();
  });
});
