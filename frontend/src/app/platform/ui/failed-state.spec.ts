import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import { startTest } from '../../../testing/test-page';
import { Problem } from '../http/problem';
import { FailedState } from './failed-state';

const problem = (code: string, status: number) =>
  new Problem(code, status, { zh: '一句话', en: 'a sentence' }, undefined, [], 'r-1');

async function show(error: Problem, url: string, inputs: Readonly<Record<string, unknown>> = {}) {
  await TestBed.inject(Router).navigateByUrl(url);
  const one = TestBed.createComponent(FailedState);
  let tries = 0;
  one.componentInstance.retry.subscribe(() => (tries += 1));
  one.componentRef.setInput('error', error);
  for (const [name, value] of Object.entries(inputs)) one.componentRef.setInput(name, value);
  one.componentRef.setInput('what', '这份清单没有读出来');
  await one.whenStable();
  const page = one.nativeElement as HTMLElement;
  return {
    text: page.textContent,
    links: [...page.querySelectorAll('a')].map((link) => link.getAttribute('href')),
    retry: page.querySelector('button') !== null,
    again: () => {
      page.querySelector('button')!.click();
      return tries;
    },
  };
}

describe('what could not be read', () => {
  beforeEach(async () => {
    await startTest();
  });

  it('is tried again where that may help', async () => {
    const { text, links, retry } = await show(problem('service.fault', 500), '/responsibility-lists/7');
    expect(text).toContain('这份清单没有读出来');
    expect([retry, links]).toEqual([true, []]);
  });

  it('says why, what is safe and which code to quote, and hands a tap on', async () => {
    const failed = problem('service.fault', 500);
    const shown = await show(failed, '/duties/7', { safe: '草稿还在' });
    expect(shown.text).toContain('一句话');
    expect(shown.text).toContain('草稿还在');
    expect(shown.text).toContain('service.fault · r-1');
    expect(shown.again()).toBe(1);
    expect((await show(failed, '/duties/7', { retryable: false })).retry).toBe(false);
  });

  it('is said not to be there, or not in sight, with the way back and whom to ask', async () => {
    const { text, links, retry } = await show(
      problem('request.not-found', 404),
      '/responsibility-lists/7/edit',
    );
    expect(text).toContain('没有这项内容，或者不在您的查看范围内');
    expect(text).toContain('县委组织部');
    expect([retry, links]).toEqual([false, ['/responsibility-lists', '/']]);
  });

  it('reads the same at an address that is none', async () => {
    const foreign = await show(problem('request.not-found', 404), '/organizations/1');
    const nonsense = await show(problem('request.invalid', 400), '/organizations/not-an-id');
    expect(nonsense.links).toEqual(foreign.links);
    expect(nonsense.text.replace('request.invalid', 'request.not-found')).toBe(foreign.text);
    expect((await show(problem('request.invalid', 400), '/organizations?on=x')).retry).toBe(true);
  });
});
