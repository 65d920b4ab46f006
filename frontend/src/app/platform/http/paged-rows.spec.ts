import type { Page } from './api';
import { PagedRows } from './paged-rows';
import { Problem } from './problem';

const page = (items: string[], next: string | null = null): Page<string> => ({ items, next });

describe('a list that is read page by page', () => {
  it('appends the next page and knows when there is no more', async () => {
    const asked: (string | null)[] = [];
    const rows = new PagedRows<string>((after) => {
      asked.push(after);
      return Promise.resolve(after === null ? page(['a', 'b'], 'k') : page(['c']));
    });
    expect(rows.firstLoad()).toBe(true);
    await rows.load();
    expect(rows.hasMore()).toBe(true);
    await rows.more();
    expect([rows.items(), rows.hasMore(), asked]).toEqual([['a', 'b', 'c'], false, [null, 'k']]);
  });

  it('keeps the old rows while reading again, and throws a slower earlier answer away', async () => {
    const answers: ((value: Page<string>) => void)[] = [];
    const rows = new PagedRows<string>(() => new Promise((resolve) => answers.push(resolve)));
    const first = rows.load();
    answers[0]!(page(['old']));
    await first;
    const slow = rows.load();
    expect([rows.stale(), rows.items()]).toEqual([true, ['old']]);
    const quick = rows.load();
    answers[2]!(page(['new']));
    await quick;
    answers[1]!(page(['late']));
    await slow;
    expect([rows.stale(), rows.items()]).toEqual([false, ['new']]);
  });

  it('says why it failed, and begins anew on 重试', async () => {
    let fails = true;
    const rows = new PagedRows<string>(() =>
      fails
        ? Promise.reject(new Problem('service.fault', 503, { zh: '出错', en: 'Fault' }))
        : Promise.resolve(page([])),
    );
    await rows.load();
    expect([rows.problem()?.code, rows.empty()]).toEqual(['service.fault', false]);
    fails = false;
    await rows.load();
    expect([rows.problem(), rows.empty()]).toEqual([null, true]);
  });

  it('keeps what it has when a further page fails', async () => {
    const rows = new PagedRows<string>((after) =>
      after === null ? Promise.resolve(page(['a'], 'k')) : Promise.reject(new Error('gone')),
    );
    await rows.load();
    await rows.more();
    expect([rows.items(), rows.hasMore(), rows.problem()?.code]).toEqual([['a'], true, 'client.fault']);
  });
});
