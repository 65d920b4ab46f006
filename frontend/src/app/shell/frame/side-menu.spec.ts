import { TestBed } from '@angular/core/testing';
import { aDuty, aTodo, aWaitingDuty } from '../../../testing/a-duty';
import { aSession, settle, startTest } from '../../../testing/test-page';
import { Session } from '../../platform/session/session';
import { SideMenu } from './side-menu';

describe('the left menu', () => {
  it('shows only the rooms that the person may open, and how many tasks wait', async () => {
    const http = await startTest();
    const restoring = TestBed.inject(Session).restore();
    http.expectOne('/api/session').flush(aSession({ permissions: ['duties.read', 'organizations.read'] }));
    await restoring;
    const menu = TestBed.createComponent(SideMenu);
    menu.detectChanges();
    await settle();
    http.expectOne('/api/duties/todo').flush(
      aTodo({
        ...{ overdue: [aDuty()], returned: [aDuty()], openCount: 2, minutes: 2 },
        toVerify: { count: 12, items: [aWaitingDuty()] },
        toLookAgain: { count: 3, items: [aWaitingDuty()] },
      }),
    );
    http.expectOne('/api/handovers/todo').flush({ toHandOver: [], toTakeOver: [], toConfirm: [] });
    http
      .match((request) => request.url.startsWith('/api/reminders'))
      .forEach((one) => one.flush({ items: [], next: null, unread: 0 }));
    await menu.whenStable();
    const host = menu.nativeElement as HTMLElement;
    expect(Array.from(host.querySelectorAll('.name'), (name) => name.textContent)).toEqual([
      '待办',
      '履责',
      '组织与职务',
      '人员',
    ]);
    expect(host.querySelector('.badge')?.textContent).toBe('17');
  });

  it('has an administrator’s own pages and no others, whatever they may read', async () => {
    const http = await startTest();
    const restoring = TestBed.inject(Session).restore();
    http.expectOne('/api/session').flush(
      aSession({
        person: null,
        administrator: 'security',
        permissions: ['districts.choose', 'grants.manage', 'organizations.read'],
      }),
    );
    await restoring;
    const menu = TestBed.createComponent(SideMenu);
    menu.detectChanges();
    await settle();
    const host = menu.nativeElement as HTMLElement;
    expect(Array.from(host.querySelectorAll('.name'), (name) => name.textContent)).toEqual([
      '授权',
      '按岗位类别授权',
      '核准管理员',
    ]);
  });
});
