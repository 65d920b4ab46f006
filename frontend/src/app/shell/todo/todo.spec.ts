import { TestBed } from '@angular/core/testing';
import { aTodo, aWaitingDuty } from '../../../testing/a-duty';
import { aProblem, aSession, settle, startTest } from '../../../testing/test-page';
import { Session } from '../../platform/session/session';
import { Todo } from './todo';

describe('待办', () => {
  const open = async () => {
    const http = await startTest();
    const restored = TestBed.inject(Session).restore();
    http.expectOne('/api/session').flush(aSession({ permissions: ['duties.read', 'duties.verify'] }));
    await restored;
    const page = TestBed.createComponent(Todo);
    const host = page.nativeElement as HTMLElement;
    const paint = async () => {
      page.detectChanges();
      await settle();
      http
        .match('/api/handovers/todo')
        .forEach((one) => one.flush({ toHandOver: [], toTakeOver: [], toConfirm: [] }));
      http
        .match(({ url }) => url.startsWith('/api/reminders'))
        .forEach((one) => one.flush({ items: [], next: null, unread: 0 }));
      page.detectChanges();
      await settle();
    };
    await paint();
    return { http, host, paint };
  };

  it('lists what waits for a look with the days left, a way to it and to all the others', async () => {
    const { http, host, paint } = await open();
    http.expectOne('/api/duties/todo').flush(
      aTodo({
        toVerify: { count: 40, items: [aWaitingDuty({ id: 'd1', checkingClass: '必核' })] },
        toLookAgain: { count: 100, items: [aWaitingDuty({ id: 'd2' })] },
      }),
    );
    await paint();
    const section = (name: string) => host.querySelector(`[aria-labelledby="group-${name}"]`)!;
    const verify = section('toVerify');
    expect(verify.querySelector('h2')!.textContent.replace(/\s+/g, '')).toBe('待核实40');
    expect(verify.querySelector('zr-light')!.textContent.trim()).toBe('临期 剩 4 日');
    expect(verify.textContent).toContain('11月16日起等核实');
    expect(verify.textContent).toContain('必核');
    expect(verify.querySelector('h3 a')!.getAttribute('href')).toBe('/duties/d1');
    expect(verify.querySelector('.all a')!.getAttribute('href')).toBe('/duties/to-verify');
    expect(section('toLookAgain').querySelector('h2')!.textContent.replace(/\s+/g, '')).toBe('待复核100+');
    expect(section('toLookAgain').textContent).toContain('抽中，请另核一遍');
    expect(host.querySelector('.hello')!.textContent).toContain('，今天没有要办的，另有 140 件等您核实');
  });

  it('that could not be read says so, and is read again on demand', async () => {
    const { http, host, paint } = await open();
    const failed = { status: 500, statusText: 'Error' };
    http.expectOne('/api/duties/todo').flush(aProblem('request.failed', 500), failed);
    await paint();
    expect(host.querySelector('[role=alert]')!.textContent).toContain('待办没有读出来');
    host.querySelector<HTMLButtonElement>('zr-failed-state button')!.click();
    await paint();
    http.expectOne('/api/duties/todo').flush(aTodo({ openCount: 9 }));
    await paint();
    expect(host.textContent).toContain('今天没有待办');
  });
});
