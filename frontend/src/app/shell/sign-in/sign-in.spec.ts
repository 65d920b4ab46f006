import type { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import type { ComponentFixture } from '@angular/core/testing';
import { Router } from '@angular/router';
import { aProblem, aSession, settle, startTest } from '../../../testing/test-page';
import { insidePath } from '@zeren/domain/registry/identity/inside-path';
import { SignIn } from './sign-in';

describe('sign-in', () => {
  let http: HttpTestingController;
  let page: ComponentFixture<SignIn>;

  beforeEach(async () => {
    http = await startTest();
    page = TestBed.createComponent(SignIn);
    await settle();
    http.match('/api/public/sign-on/ways').forEach((one) => one.flush({ signOn: null }));
    await page.whenStable();
  });
  afterEach(() => http.verify());

  const host = (): HTMLElement => page.nativeElement as HTMLElement;
  const fill = async (username: string, password: string): Promise<void> => {
    for (const [id, text] of [
      ['username', username],
      ['password', password],
    ] as const) {
      const box = host().querySelector<HTMLInputElement>(`#${id}`)!;
      box.value = text;
      box.dispatchEvent(new Event('input'));
    }
    await page.whenStable();
    host().querySelector('form')!.dispatchEvent(new Event('submit'));
    await settle();
    page.detectChanges();
  };

  it('says which field is missing before it asks the server', async () => {
    await fill('', '');
    expect(host().querySelector('#username-fault')?.textContent).toContain('请填写用户名');
    await fill('qinghe', '');
    expect(host().querySelector('#password-fault')?.textContent).toContain('请填写密码');
  });

  it('shows the sentence of the server and empties only the password', async () => {
    await fill('qinghe', 'wrong');
    http
      .expectOne({ method: 'POST', url: '/api/session' })
      .flush(aProblem('session.credentials-wrong', 401, '用户名或密码不对。再错 2 次将锁定 30 分钟。'), {
        status: 401,
        statusText: '',
      });
    await settle();
    await page.whenStable();
    expect(host().querySelector('[role=alert]')?.textContent).toContain('再错 2 次');
    expect(host().querySelector<HTMLInputElement>('#username')!.value).toBe('qinghe');
    expect(host().querySelector<HTMLInputElement>('#password')!.value).toBe('');
  });

  it('leads to where the person wanted to go', async () => {
    page.componentRef.setInput('return', '/duties?light=overdue');
    const leads = jest.spyOn(TestBed.inject(Router), 'navigateByUrl');
    await fill('qinghe', 'right');
    http.expectOne({ method: 'POST', url: '/api/session' }).flush(aSession());
    await settle();
    await page.whenStable();
    expect(leads).toHaveBeenCalledWith('/duties?light=overdue');
  });

  it.each([
    ['/duties/1', '/duties/1'],
    [undefined, '/todo'],
    ['https://elsewhere.example', '/todo'],
    ['//elsewhere.example', '/todo'],
    ['/\\elsewhere.example', '/todo'],
    ['/sign-in?return=/sign-in', '/todo'],
  ])('goes to %s only as %s', (wanted, path) => {
    expect(insidePath(wanted)).toBe(path);
  });
});
