import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { startTest } from '../../../testing/test-page';
import type { Problem } from '../http/problem';
import { FindOne } from './find-one';
import type { FoundRow } from './find-one';

const ROWS: readonly FoundRow[] = [
  { id: 'lin', name: '林小满', beside: '清溪村党总支 书记', tag: '人员' },
  { id: 'xu', name: '许知远', beside: '没有任职', elsewhere: { path: ['/accounts', 'a'], why: '已有账号' } },
];

async function show(rows: readonly FoundRow[] = ROWS) {
  const asked = {
    ...{ value: signal<unknown>({}), problem: signal<Problem | null>(null), stale: signal(false) },
    ...{ firstLoad: signal(false), reload: () => undefined },
  };
  const one = TestBed.createComponent(FindOne);
  const inputs = { id: 'who', change: '更换', placeholder: '姓名', asked, rows, nothing: '没有找到' };
  for (const [name, value] of Object.entries(inputs)) one.componentRef.setInput(name, value);
  await one.whenStable();
  const page = one.nativeElement as HTMLElement;
  const words: string[] = [];
  const picked: string[] = [];
  one.componentInstance.words.subscribe((text) => words.push(text));
  one.componentInstance.picked.subscribe((id) => picked.push(id));
  const type = async (text: string) => {
    const box = page.querySelector('input')!;
    box.value = text;
    box.dispatchEvent(new Event('input'));
    await new Promise((resolve) => setTimeout(resolve, 250));
    await one.whenStable();
  };
  return { one, page, words, picked, type };
}

describe('picking one of what is found', () => {
  beforeEach(async () => {
    await startTest();
  });

  it('asks once somebody pauses, and shows nothing before', async () => {
    const { page, words, type } = await show();
    expect(page.querySelector('ul')).toBeNull();
    await type(' 林 ');
    expect(words).toEqual(['林']);
    expect([...page.querySelectorAll('li b')].map(({ textContent }) => textContent)).toEqual([
      '林小满',
      '许知远',
    ]);
  });

  it('is picked by its id; what may not be picked leads elsewhere and says why', async () => {
    const { page, picked, type } = await show();
    await type('小');
    expect(page.querySelectorAll('li button')).toHaveLength(1);
    page.querySelector<HTMLButtonElement>('li button')!.click();
    expect(picked).toEqual(['lin']);
    expect(page.querySelector('li a')!.getAttribute('href')).toBe('/accounts/a');
    expect(page.querySelector('li a')!.textContent).toContain('已有账号');
  });

  it('is taken by Enter, the first that may be, once the rows answer what was typed', async () => {
    const { page, picked, type } = await show([ROWS[1]!, ROWS[0]!]);
    const enter = (isComposing = false) =>
      page.querySelector('input')!.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', isComposing }));
    enter();
    await type('小');
    enter(true);
    page.querySelector('input')!.value = '小满';
    enter();
    expect(picked).toEqual([]);
    await type('小满');
    enter();
    expect(picked).toEqual(['lin']);
  });

  it('says that nothing was found', async () => {
    const { page, type } = await show([]);
    await type('无');
    expect(page.querySelector('ul')!.textContent).toContain('没有找到');
  });

  it('stands in the place of the field until it is changed', async () => {
    const { one, page } = await show();
    one.componentRef.setInput('chosen', ROWS[0]);
    await one.whenStable();
    expect(page.querySelector('input')).toBeNull();
    expect(page.querySelector('.chosen')!.textContent).toContain('林小满');
    let again = 0;
    one.componentInstance.again.subscribe(() => (again += 1));
    page.querySelector<HTMLButtonElement>('.chosen button')!.click();
    expect(again).toBe(1);
  });
});
