import { Component } from '@angular/core';
import type { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import type { ComponentFixture } from '@angular/core/testing';
import { aProblem, settle, startTest } from '../../../testing/test-page';
import { Api } from '../http/api';
import type { Problem } from '../http/problem';
import { StepUp } from './step-up';
import { StepUpDialog } from './step-up-dialog';

/** As the root does it, without waiting for a chunk. */
@Component({
  imports: [StepUpDialog],
  template: `@if (stepUp.asked()) {
    <zr-step-up-dialog />
  }`,
})
class Root {
  readonly stepUp = TestBed.inject(StepUp);
}

describe('an act that asks whether it is really them', () => {
  let http: HttpTestingController;
  let api: Api;
  let page: ComponentFixture<Root>;

  beforeEach(async () => {
    http = await startTest();
    api = TestBed.inject(Api);
    page = TestBed.createComponent(Root);
    await page.whenStable();
  });
  afterEach(() => http.verify());

  const host = (): HTMLElement => page.nativeElement as HTMLElement;
  const stand = async (): Promise<void> => {
    await settle();
    await page.whenStable();
  };
  const refuseDue = async (url: string): Promise<string | null> => {
    const sent = http.expectOne(url);
    sent.flush(aProblem('session.step-up-due', 403, '先确认是您本人'), { status: 403, statusText: '' });
    await stand();
    return sent.request.headers.get('Idempotency-Key');
  };
  const give = async (password: string): Promise<void> => {
    const box = host().querySelector('input[type=password]') as HTMLInputElement;
    box.value = password;
    box.dispatchEvent(new Event('input'));
    await page.whenStable();
    host().querySelector('form')!.dispatchEvent(new Event('submit'));
    await stand();
  };

  it('goes on by itself under the same key once the person has confirmed', async () => {
    const signed = api.post<{ done: boolean }>('/api/agreements/1/sign', { seen: true });
    const key = await refuseDue('/api/agreements/1/sign');
    expect(host().querySelector('[role=dialog]')?.textContent).toContain('确认是您本人');
    await give('Clear-Brook-2026');
    const proof = http.expectOne('/api/session/step-up');
    expect(proof.request.body).toEqual({ password: 'Clear-Brook-2026' });
    document.cookie = 'XSRF-TOKEN=renewed';
    proof.flush(null, { status: 204, statusText: '' });
    await stand();
    const again = http.expectOne('/api/agreements/1/sign');
    expect(again.request.headers.get('Idempotency-Key')).toBe(key);
    expect(again.request.headers.get('X-XSRF-TOKEN')).toBe('renewed');
    expect(again.request.body).toEqual({ seen: true });
    again.flush({ done: true });
    expect(await signed).toEqual({ done: true });
    await stand();
    expect(host().querySelector('[role=dialog]')).toBeNull();
  });

  it('is refused as it was when the person turns back', async () => {
    const signed = api.post('/api/agreements/1/sign').catch((thrown: unknown) => thrown);
    await refuseDue('/api/agreements/1/sign');
    const cancel = [...host().querySelectorAll('button')].find(
      ({ textContent }) => textContent.trim() === '取消',
    );
    cancel!.click();
    await stand();
    expect(((await signed) as Problem).code).toBe('session.step-up-due');
    expect(host().querySelector('[role=dialog]')).toBeNull();
  });

  it('keeps asking after a wrong password, with the sentence under the field', async () => {
    const signed = api.post('/api/agreements/1/sign');
    await refuseDue('/api/agreements/1/sign');
    await give('');
    expect(host().querySelector('#step-up-fault')?.textContent).toContain('请填写密码');
    await give('Wrong-Guess-99');
    const wrong = { ...aProblem('password.wrong', 422, '密码不对。再错 4 次将锁定。'), field: 'password' };
    http.expectOne('/api/session/step-up').flush(wrong, { status: 422, statusText: '' });
    await stand();
    expect(host().querySelector('#step-up-fault')?.textContent).toContain('再错 4 次');
    await give('Clear-Brook-2026');
    http.expectOne('/api/session/step-up').flush(null, { status: 204, statusText: '' });
    await stand();
    http.expectOne('/api/agreements/1/sign').flush({});
    await signed;
  });

  it('asks once for acts that wait together', async () => {
    const both = Promise.all([api.post('/api/agreements/1/sign'), api.put('/api/handovers/1', {})]);
    http.expectOne('/api/agreements/1/sign').flush(aProblem('session.step-up-due', 403), {
      status: 403,
      statusText: '',
    });
    await refuseDue('/api/handovers/1');
    await give('Clear-Brook-2026');
    http.expectOne('/api/session/step-up').flush(null, { status: 204, statusText: '' });
    await stand();
    http.expectOne('/api/agreements/1/sign').flush({});
    http.expectOne('/api/handovers/1').flush({});
    await both;
  });
});
