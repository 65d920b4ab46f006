// A county's lists from last year's to an issued set, in one sitting: copied with what stayed open, the matrix empties of
// red, what is vague is bettered; a township secretary objects on a phone, reads the reply and signs.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { inspect, openCounty } from './harness.ts';
import type { County } from './harness.ts';

interface List {
  readonly id: string;
  readonly year: number;
  readonly postKind: string;
  readonly version: number;
  readonly state: string;
}
interface Item {
  readonly id: string;
  readonly textZh: string;
  readonly dimensionCode: string;
  readonly domainCode: string;
}

const VAGUE = '高度重视学校思政工作，切实加强指导。';
const OBJECTION = '我镇村多路远，半年遍访一遍做不到，请改为每年遍访。';
const REPLY = '全县统一要求，可由班子成员分片，不另改。';

describe('the lists of a year', () => {
  let county: County;
  let year: number;

  before(async () => {
    county = await openCounty();
  });
  after(async () => {
    await county?.close();
  });

  const ask = async <T>(page: Page, address: string): Promise<T> =>
    JSON.parse(await page.evaluate(async (url) => (await fetch(url)).text(), address)) as T;
  /** Changes a draft as the sheet would, in the page's own session. */
  const saveItems = async (page: Page, list: List, changes: object): Promise<void> => {
    const status = await page.evaluate(
      async ({ url, version, body }) => {
        const token = /XSRF-TOKEN=([^;]+)/.exec(document.cookie)?.[1] ?? '';
        const headers = {
          'content-type': 'application/json',
          'x-xsrf-token': token,
          'if-match': `"${version}"`,
        };
        return (await fetch(url, { method: 'PUT', headers, body: JSON.stringify(body) })).status;
      },
      {
        url: `/api/responsibility-lists/${list.id}/items`,
        version: list.version,
        body: { saved: [], removed: [], order: [], ...changes },
      },
    );
    assert.equal(status, 200);
  };
  const draftsOf = async (page: Page, postKind: string) => {
    const { items } = await ask<{ items: List[] }>(
      page,
      `/api/responsibility-lists?year=${year}&state=draft&limit=200&q=${encodeURIComponent(postKind)}`,
    );
    const lists = items.filter((one) => one.postKind === postKind);
    assert.ok(lists.length > 0, `drafts for ${postKind}`);
    return Promise.all(
      lists.map(({ id }) => ask<List & { items: Item[] }>(page, `/api/responsibility-lists/${id}`)),
    );
  };
  const checked = async (page: Page, button: string): Promise<void> => {
    await page.getByRole('button', { name: button, exact: true }).first().click();
    await page.getByRole('button', { name: '重新体检' }).and(page.locator(':enabled')).waitFor();
    await page.locator('.note.soon').waitFor({ state: 'detached' });
    await page.locator('zr-coverage-matrix').waitFor();
  };

  it('go from last year’s to an issued set in one sitting', async () => {
    const page = await county.signIn('clerk');
    year = (await ask<{ year: number }>(page, '/api/session')).year + 1;
    await page.evaluate((chosen) => localStorage.setItem('zeren.year', String(chosen)), year);
    await page.goto('/responsibility-lists');
    await page.getByRole('link', { name: '新建清单' }).first().click();
    const goOn = page.getByRole('button', { name: /^续编 \d+ 份$/ });
    await goOn.waitFor();
    await inspect(page, 'new-list');
    await goOn.click();
    await page.getByText(/已续编 \d+ 份、\d+ 条，都是草稿/).waitFor({ timeout: 60_000 });
    await inspect(page, 'new-list-copied');

    // Last year's set was whole: somebody took an enterprise's item out, and wrote a slogan for another.
    for (const enterprise of await draftsOf(page, '国企党委书记')) {
      const gone = enterprise.items.filter(({ dimensionCode }) => dimensionCode === '制度建设');
      await saveItems(page, enterprise, { removed: gone.map(({ id }) => id) });
    }
    const minister = (await draftsOf(page, '宣传部长'))[0]!;
    const item = minister.items.find(({ domainCode }) => domainCode === '学校')!;
    const { id, dimensionCode, domainCode } = item;
    const words = { dimensionCode, domainCode, typeCode: '活动', checkingClass: '备案' };
    await saveItems(page, minister, {
      saved: [{ ...words, id, textZh: VAGUE, cadencePhrase: '每学期期末前', evidenceAsked: null }],
    });

    // And a township took over the county's words as they are.
    const secretary = (await draftsOf(page, '县委书记'))[0]!;
    const township = (await draftsOf(page, '乡镇党委书记'))[0]!;
    const { textZh } = secretary.items.find((one) => one.textZh.startsWith('每季度主持'))!;
    const copied = { ...words, textZh, cadencePhrase: '每季度末月25日前' };
    await saveItems(page, township, { saved: [{ ...copied, evidenceAsked: '会议纪要', basis: '示例' }] });

    await page.getByRole('link', { name: '去体检' }).click();
    await checked(page, '开始体检');
    await page.locator('zr-copied-shares li').getByText('1/').waitFor();
    const gaps = page.locator('zr-coverage-matrix .gap');
    assert.ok((await gaps.count()) > 0, 'the matrix shows red');
    const issue = page.getByRole('button', { name: /^印发 \d+ 份$/ });
    assert.equal(await issue.isDisabled(), true);
    await inspect(page, 'list-check-red');

    const drafts = page.locator('zr-cell-suggestions');
    const all = drafts.getByRole('button', { name: /^全部起草/ });
    await ((await all.count()) > 0 ? all : drafts.getByRole('button').first()).click();
    await drafts.locator('li.done').first().waitFor();
    const vague = page.getByRole('row', { name: new RegExp(VAGUE) });
    await vague.getByRole('button', { name: /^采用/ }).click();
    await vague.getByText('已采用').waitFor();
    await checked(page, '重新体检');
    assert.equal(await gaps.count(), 0, 'no red is left');
    assert.equal(await page.getByText(VAGUE).count(), 0, 'the slogan is gone');
    await inspect(page, 'list-check-clear');

    await issue.click();
    await inspect(page, 'list-check-confirm');
    await page.getByRole('dialog').getByRole('button', { name: /^印发/ }).click();
    await page.getByText(/已印发 \d+ 份/).waitFor({ timeout: 60_000 });
    await issue.waitFor({ state: 'detached', timeout: 60_000 });
    const sum = await ask<{ draft: number; issued: number }>(
      page,
      `/api/responsibility-lists/summary?year=${year}`,
    );
    assert.equal(sum.draft, 0);
    for (const viewer of [{ locale: 'en' }, { phone: true }, { locale: 'en', phone: true }] as const) {
      const seen = await county.signIn('clerk', viewer);
      await seen.evaluate((chosen) => localStorage.setItem('zeren.year', String(chosen)), year);
      await seen.goto('/responsibility-lists/check');
      await seen.locator('zr-copied-shares').scrollIntoViewIfNeeded();
      const name = `list-check-shares${'locale' in viewer ? '-en' : ''}${'phone' in viewer ? '-phone' : ''}`;
      await inspect(seen, name);
    }
    assert.ok(sum.issued > 20, `${sum.issued} lists issued`);
  });

  it('are objected to on a phone, replied to, signed for, and then in force', async () => {
    const phone = await county.signIn('township-secretary', { phone: true });
    const { toReceive } = await ask<{ toReceive: List[] }>(phone, '/api/duties/todo');
    const list = toReceive.find((one) => one.year === year);
    assert.ok(list, 'the new list waits in 待办');
    await phone.goto(`/responsibility-lists/${list.id}/receive`);
    await phone.getByRole('listitem').filter({ hasText: '遍访' }).getByRole('button').click();
    await phone.locator('#objection').fill(OBJECTION);
    await inspect(phone, 'objection-phone');
    await phone.getByRole('dialog').getByRole('button', { name: '提交异议' }).click();
    await phone.getByText('已提异议').waitFor();
    await inspect(phone, 'objected-phone');

    const clerk = await county.signIn('clerk');
    await clerk.goto('/todo');
    const waiting = clerk.locator('article', { hasText: OBJECTION });
    await waiting.waitFor();
    await inspect(clerk, 'todo-objection');
    await waiting.getByRole('button', { name: '去答复' }).click();
    await clerk.locator('zr-list-objections textarea').fill(REPLY);
    await clerk.getByRole('button', { name: '维持原文' }).click();
    await clerk.locator('.reply', { hasText: REPLY }).waitFor();
    await inspect(clerk, 'objection-replied');

    await phone.goto('/todo');
    const replied = phone.locator('article', { hasText: REPLY });
    await replied.waitFor();
    await inspect(phone, 'todo-reply-phone');
    await replied.getByRole('button', { name: '去签收' }).click();
    await phone.locator('.endline').scrollIntoViewIfNeeded();
    await phone.locator('button.seal:enabled').click();
    await phone.getByRole('link', { name: '回到待办' }).waitFor();
    assert.equal((await ask<List>(phone, `/api/responsibility-lists/${list.id}`)).state, 'received');
  });

  it('are printed for the wall, from the page where the post stands', async () => {
    const page = await county.signIn('clerk');
    await page.evaluate((chosen) => localStorage.setItem('zeren.year', String(chosen)), year);
    await page.goto('/organizations');
    const way = page.getByRole('link', { name: /的责任清单$/ }).first();
    const post = (await way.getAttribute('aria-label'))!.replace('的责任清单', '');
    await way.click();
    await page.waitForURL('**/responsibility-lists?**');
    await page.locator('table.data').getByRole('link', { name: post, exact: true }).first().click();
    await page.getByRole('link', { name: '公示打印' }).click();
    const sheet = page.locator('.list-print article');
    await sheet.getByRole('heading', { level: 1 }).waitFor();
    assert.ok((await sheet.getByRole('heading', { level: 1 }).innerText()).includes(post));
    await inspect(page, 'list-print');

    // On paper: the sheet alone, black on white, A4 upright, its heads repeated over the pages.
    await page.emulateMedia({ media: 'print' });
    assert.equal(await page.locator('.list-print .acts').isVisible(), false);
    assert.equal(await page.locator('zr-side-menu').isVisible(), false);
    const head = await sheet.locator('thead').evaluate((one) => getComputedStyle(one).display);
    assert.equal(head, 'table-header-group');
    await inspect(page, 'list-printed');
    const paper = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
    assert.match(paper, /\/MediaBox \[0 0 59[45][.\d]* 84[12][.\d]*\]/);
    await page.emulateMedia({ media: null });
  });
});
