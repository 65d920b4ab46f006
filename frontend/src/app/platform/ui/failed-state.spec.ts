import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import { startTest } from '../../../testing/test-page';
import { Problem } from '../http/problem';
import { FailedState } from './failed-state';

const problem = (code: string, status: number) =>
  new Problem(code, status, { zh: '一句话', en: 'a sentence' }, undefined, [], 'r-1');

async function show(error: Problem, url: string) {
  await TestBed.inject(Router).navigateByUrl(url);
  const one = TestBed.createComponent(FailedState);
  one.componentRef.setInput('error', error);
  one.componentRef.setInput('what', '这份清单没有读出来');
  await one.whenStable();
  const page = one.nativeElement as HTMLElement;
  return {
    text: page.textContent,
    links: [...page.querySelectorAll('a')].map((link) => link.getAttribute('href')),
    retry: page.querySelector('button') !== null,
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
