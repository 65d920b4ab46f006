import type { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import type { ComponentFixture } from '@angular/core/testing';
import { Router } from '@angular/router';
import { aProblem, aSession, settle, startTest } from '../../../testing/test-page';
import { SignIn } from './sign-in';

describe('the second step of signing in', () => {
  let http: HttpTestingController;
  let page: ComponentFixture<SignIn>;

  beforeEach(async () => {
    http = await startTest();
    page = TestBed.createComponent(SignIn);
    page.componentRef.setInput('return', '/accounts');
    await stand();
  });
  afterEach(() => http.verify());

  const host = (): HTMLElement => page.nativeElement as HTMLElement;
  const stand = async (): Promise<void> => {
    await settle();
    // The first step asks, each time it is shown, whether there is another way.
    http.match('/api/public/sign-on/ways').forEach((one) => one.flush({ signOn: null }));
    await page.whenStable();
  };
  const fill = (selector: string, text: string): void => {
    const box = host().querySelector<HTMLInputElement>(selector)!;
    box.value = text;
    box.dispatchEvent(new Event('input'));
  };
  const submit = async (): Promise<void> => {
    await page.whenStable();
    host().querySelector('form')!.dispatchEvent(new Event('submit'));
    await stand();
  };
  const passFirst = async (enrolled: boolean): Promise<void> => {
    fill('#username', 'system-administrator');
    fill('#password', 'Clear-Brook-2026');
    await submit();
    http.expectOne({ method: 'POST', url: '/api/session' }).flush({ next: 'totp', enrolled });
    await stand();
  };
  const give = async (code: string): Promise<void> => {
    fill('input[name=code]', code);
    await submit();
  };
  const press = async (words: string): Promise<void> => {
    const button = [...host().querySelectorAll('button')].find(({ textContent }) =>
      textContent.includes(words),
    );
    button!.click();
    await stand();
  };

  it('asks for the code of the phone and then leads to where the person wanted to go', async () => {
    const leads = jest.spyOn(TestBed.inject(Router), 'navigateByUrl');
    await passFirst(true);
    expect(host().querySelector('h1')?.textContent).toContain('输入验证码');
    await give('12');
    expect(host().querySelector('[role=alert]')?.textContent).toContain('6 位数字');
    await give('000000');
    const wrong = { ...aProblem('session.code-wrong', 422, '验证码不对，再错 4 次将锁定。'), field: 'code' };
    http.expectOne('/api/session/totp').flush(wrong, { status: 422, statusText: '' });
    await stand();
    expect(host().querySelector('[role=alert]')?.textContent).toContain('再错 4 次');
    expect(host().querySelector<HTMLInputElement>('input[name=code]')!.value).toBe('');
    await give('492039');
    const sent = http.expectOne('/api/session/totp');
    expect(sent.request.body).toEqual({ code: '492039' });
    sent.flush(aSession());
    await stand();
    expect(leads).toHaveBeenCalledWith('/accounts');
  });

  it('takes a recovery code, and leads back to the first step', async () => {
    await passFirst(true);
    await press('用恢复码');
    expect(host().querySelector('input[name=code]')?.getAttribute('inputmode')).toBe('text');
    await give('abcd-efgh-2345');
    http
      .expectOne('/api/session/totp')
      .flush(aProblem('session.expired', 401, '登录已到期'), { status: 401, statusText: '' });
    await stand();
    await press('换一个账号');
    http.expectOne({ method: 'DELETE', url: '/api/session' }).flush(null);
    await stand();
    expect(host().querySelector('#username')).not.toBeNull();
  });

  it('binds a phone first where there is none, and shows recovery codes before it goes on', async () => {
    const leads = jest.spyOn(TestBed.inject(Router), 'navigateByUrl');
    await passFirst(false);
    http
      .expectOne({ method: 'PUT', url: '/api/session/totp' })
      .flush({ secret: 'JBSWY3DPEHPK3PXP', uri: 'otpauth://totp/Zeren:s?secret=JBSWY3DPEHPK3PXP' });
    await stand();
    expect(host().querySelector('nz-qrcode svg')).not.toBeNull();
    expect(host().querySelector('.letters')?.textContent).toContain('JBSW Y3DP EHPK 3PXP');
    await give('492039');
    http.expectOne('/api/session/totp').flush(aSession());
    await stand();
    http.expectOne('/api/session/recovery-codes').flush({ codes: ['k7mp-q2rw-9tzb', 'a2bc-d3ef-g4hj'] });
    await stand();
    expect(host().textContent).toContain('k7mp-q2rw-9tzb');
    expect(leads).not.toHaveBeenCalled();
    await press('已收好');
    expect(leads).toHaveBeenCalledWith('/accounts');
  });
});
