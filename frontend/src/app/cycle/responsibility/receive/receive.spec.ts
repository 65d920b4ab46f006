import type { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import type { ComponentFixture } from '@angular/core/testing';
import { aProblem, aSession, settle, startTest } from '../../../../testing/test-page';
import { Session } from '../../../platform/session/session';
import { Receive } from './receive';

const list = {
  id: 'list-1',
  year: 2026,
  state: 'issued',
  postId: 'p',
  postTitle: '望舒镇党委书记',
  postKind: '乡镇党委书记',
  organizationId: 'o',
  organizationName: '望舒镇党委',
  holderName: '林小满',
  itemCount: 1,
  undatedCount: 0,
  issuedAt: '2026-11-20T00:00:00Z',
  receiptDueOn: '2026-11-27',
  receivedAt: null,
  mayIssue: false,
  version: 5,
  items: [
    {
      id: 'i1',
      textZh: '每月5日前召开党建例会',
      dimensionName: '组织建设',
      domainName: '农村',
      cadenceZh: '每月5日前',
    },
  ],
};

describe('签收', () => {
  let http: HttpTestingController;
  let page: ComponentFixture<Receive>;
  let endSeen: () => void;

  beforeEach(async () => {
    endSeen = () => undefined;
    class Watcher {
      constructor(tell: (seen: { isIntersecting: boolean }[]) => void) {
        endSeen = () => tell([{ isIntersecting: true }]);
      }
      observe(): void {}
      disconnect(): void {}
    }
    Object.assign(globalThis, { IntersectionObserver: Watcher });
    http = await startTest();
    const restoring = TestBed.inject(Session).restore();
    http.expectOne('/api/session').flush(aSession({ permissions: ['responsibility-lists.receive'] }));
    await restoring;
    page = TestBed.createComponent(Receive);
    page.componentRef.setInput('id', 'list-1');
    page.detectChanges();
    await settle();
    http
      .match((request) => request.url.startsWith('/api/reminders'))
      .forEach((one) => one.flush({ items: [], next: null, unread: 0 }));
    http.expectOne('/api/responsibility-lists/list-1').flush(list);
    await settle();
    http.expectOne('/api/responsibility-lists/list-1/objections').flush([]);
    await page.whenStable();
  });

  const button = (): HTMLButtonElement =>
    (page.nativeElement as HTMLElement).querySelector<HTMLButtonElement>('.btn.seal')!;

  it('can be done only after the list has been read to its end', async () => {
    expect(button().disabled).toBe(true);
    endSeen();
    await page.whenStable();
    expect(button().disabled).toBe(false);
  });

  it('commits the version that was read, and says that it is done', async () => {
    endSeen();
    await page.whenStable();
    button().click();
    const sent = http.expectOne('/api/responsibility-lists/list-1/receive');
    expect(sent.request.headers.get('If-Match')).toBe('"5"');
    sent.flush({ ...list, state: 'received', receivedAt: '2026-11-23T01:20:00Z' });
    await settle();
    await page.whenStable();
    expect((page.nativeElement as HTMLElement).textContent).toContain('已于 2026年11月23日 09:20 签收。');
    expect(button()).toBeNull();
  });

  it('shows a refusal beside the button', async () => {
    endSeen();
    await page.whenStable();
    button().click();
    http
      .expectOne('/api/responsibility-lists/list-1/receive')
      .flush(aProblem('request.changed-meanwhile', 412, '清单刚被改过，请重新打开。'), {
        status: 412,
        statusText: '',
      });
    await settle();
    await page.whenStable();
    expect((page.nativeElement as HTMLElement).querySelector('[role=alert]')?.textContent).toContain(
      '清单刚被改过',
    );
  });

  it('can be objected to instead, item by item; what was typed is still there after a failure', async () => {
    const host = page.nativeElement as HTMLElement;
    host.querySelector<HTMLButtonElement>('li .link-button')!.click();
    await page.whenStable();
    const box = host.querySelector<HTMLTextAreaElement>('#objection')!;
    box.value = '我镇村多路远';
    box.dispatchEvent(new Event('input'));
    await page.whenStable();
    host.querySelector<HTMLButtonElement>('zr-objection-sheet .btn.pri')!.click();
    const sent = http.expectOne({ method: 'POST', url: '/api/responsibility-lists/list-1/objections' });
    expect(sent.request.headers.get('If-Match')).toBe('"5"');
    expect(sent.request.body).toEqual({ itemId: 'i1', text: '我镇村多路远' });
    sent.flush(aProblem('request.changed-meanwhile', 412, '清单刚被改过。'), { status: 412, statusText: '' });
    await settle();
    await page.whenStable();
    expect(host.querySelector('zr-objection-sheet [role=alert]')?.textContent).toContain('清单刚被改过');
    expect(localStorage.getItem('zeren.objection.list-1.i1')).toBe('我镇村多路远');
  });
});
