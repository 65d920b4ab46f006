// The item sheet: a clerk pastes a block from Excel, fills down, undoes, closes the browser and finds all again; two
// clerks change the same cell and both versions are shown. It runs on drafts of next year's lists.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { inspect, openCounty, picture } from './harness.ts';
import type { County } from './harness.ts';
import { itemRows, workbookFile } from './list-files.ts';

interface Item {
  readonly id: string;
  readonly textZh: string;
  readonly evidenceAsked: string | null;
  readonly weight: string | null;
  readonly cadenceClauses: readonly unknown[] | null;
}

/** Twelve rows as Excel puts them on the clipboard: what is done, the measure, the deadline, the evidence, the weight. */
const BLOCK = Array.from({ length: 12 }, (_, index) =>
  [
    `每季度走访第${index + 1}片企业党组织，问题当季办结`,
    '90%',
    index === 3 ? '逐件' : '每季度末月25日前',
    index === 0 ? '"走访单\n照片"' : '走访单',
    index === 5 ? '五' : '5',
  ].join('\t'),
).join('\r\n');

describe('the item sheet', () => {
  let county: County;
  let year: number;
  let listId: string;

  before(async () => {
    county = await openCounty();
  });
  after(async () => {
    await county?.close();
  });

  const ask = async <T>(page: Page, address: string): Promise<T> =>
    JSON.parse(await page.evaluate(async (url) => (await fetch(url)).text(), address)) as T;
  const itemsOf = async (page: Page): Promise<readonly Item[]> =>
    (await ask<{ items: Item[] }>(page, `/api/responsibility-lists/${listId}`)).items;
  const grid = (page: Page) => page.locator('revo-grid');
  const cell = (page: Page, row: number, column: number) =>
    grid(page).locator(
      `revogr-data[type=rgRow][col-type=rgCol] .rgCell[data-rgrow="${row}"][data-rgcol="${column}"]`,
    );
  const rowCount = async (page: Page) => Number(await grid(page).getAttribute('aria-rowcount'));
  const saved = (page: Page) => page.locator('.state.saved').waitFor();
  /** The line under the grid says where one stands. */
  const standsIn = (page: Page, row: number) =>
    page
      .locator('.brief')
      .getByText(`第 ${row + 1} 行`)
      .waitFor();
  const pasteAt = async (page: Page, row: number, column: number, text: string): Promise<void> => {
    await cell(page, row, column).click();
    await standsIn(page, row);
    await page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
    await page.keyboard.press('Control+V');
  };
  const openSheet = async (page: Page): Promise<void> => {
    await page.evaluate((chosen) => localStorage.setItem('zeren.year', String(chosen)), year);
    await page.goto(`/responsibility-lists/${listId}/edit`);
    await cell(page, 0, 1).waitFor();
  };
  const clerk = async (viewer = {}): Promise<Page> => {
    const page = await county.signIn('clerk', viewer);
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    return page;
  };

  it('takes twelve rows from Excel, fills down, undoes, and keeps what cannot be read', async () => {
    const page = await clerk();
    year = (await ask<{ year: number }>(page, '/api/session')).year + 1;
    await page.evaluate((chosen) => localStorage.setItem('zeren.year', String(chosen)), year);
    await page.goto('/responsibility-lists/import');
    await page.locator('input[type=file]').setInputFiles(await workbookFile('责任清单.xlsx', itemRows()));
    await page.getByRole('button', { name: '全部入库' }).click();
    await page.getByText('已入库。').waitFor();
    const { items: lists } = await ask<{ items: { id: string; itemCount: number; state: string }[] }>(
      page,
      `/api/responsibility-lists?year=${year}&state=draft&limit=200`,
    );
    listId = lists.find(({ itemCount }) => itemCount >= 2 && itemCount < 20)!.id;
    await page.goto(`/responsibility-lists/${listId}`);
    await page.getByRole('link', { name: '编辑事项' }).click();
    await cell(page, 0, 1).waitFor();
    const before = (await itemsOf(page)).length;
    assert.equal(await rowCount(page), before);
    await inspect(page, 'item-sheet');

    await cell(page, before - 1, 1).click();
    await standsIn(page, before - 1);
    await page.getByRole('button', { name: '加一行' }).click();
    await standsIn(page, before);
    await pasteAt(page, before, 1, BLOCK);
    await page.getByText('已粘贴 12 行 5 列').waitFor();
    await cell(page, before + 11, 1).waitFor();
    assert.equal(await rowCount(page), before + 12);
    await page.getByText('1 行有读不懂的单元格').waitFor();
    await saved(page);
    const stored = await itemsOf(page);
    // The row whose weight is “五” waits for it; all others are stored, read as far as they can be.
    assert.equal(stored.length, before + 11);
    assert.equal(stored.at(-1)!.textZh, '每季度走访第12片企业党组织，问题当季办结');
    assert.equal(stored[before]!.evidenceAsked, '走访单 照片');
    assert.equal(stored[before + 3]!.cadenceClauses, null);
    assert.equal(stored[before + 4]!.cadenceClauses!.length, 1);
    await cell(page, before + 5, 6).click();
    await page.getByText('“五”不是 0 到 100 的数').first().waitFor();
    await inspect(page, 'item-sheet-pasted');

    // Fill down over three rows, and take it back.
    await cell(page, before, 4).click();
    await cell(page, before + 2, 4).click({ modifiers: ['Shift'] });
    await page.keyboard.press('Control+D');
    await cell(page, before + 2, 4)
      .filter({ hasText: '走访单 照片' })
      .waitFor();
    await page.getByRole('button', { name: '撤销' }).click();
    await cell(page, before + 2, 4)
      .filter({ hasText: /^走访单$/ })
      .waitFor();
    // The same by keyboard: done again, and taken back again.
    await cell(page, before, 4).click();
    await page.locator('.sheet-composer:focus').waitFor();
    await page.keyboard.press('Control+Y');
    await cell(page, before + 2, 4)
      .filter({ hasText: '走访单 照片' })
      .waitFor();
    await page.keyboard.press('Control+Z');
    await cell(page, before + 2, 4)
      .filter({ hasText: /^走访单$/ })
      .waitFor();

    // One cell by keyboard.
    await cell(page, before + 5, 5).click();
    await standsIn(page, before + 5);
    await page.keyboard.press('Enter');
    await grid(page).locator('revogr-edit input:focus').waitFor();
    await page.keyboard.press('Control+A');
    await page.keyboard.type('6');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => !document.body.innerText.includes('读不懂的单元格'));
    await saved(page);
    assert.equal((await itemsOf(page)).length, before + 12);
  });

  it('takes the first letter of an input method too, and the words after it', async () => {
    const page = await clerk();
    await openSheet(page);
    const keys = await page.context().newCDPSession(page);
    const key = (type: 'rawKeyDown' | 'keyUp') =>
      keys.send('Input.dispatchKeyEvent', {
        type,
        key: 'Process',
        code: 'KeyX',
        windowsVirtualKeyCode: 229,
      });
    const compose = async (...steps: readonly string[]): Promise<void> => {
      for (const text of steps) {
        await key('rawKeyDown');
        await keys.send('Input.imeSetComposition', {
          text,
          selectionStart: text.length,
          selectionEnd: text.length,
        });
        await key('keyUp');
      }
    };
    await cell(page, 0, 4).click();
    await standsIn(page, 0);
    await page.locator('.sheet-composer:focus').waitFor();
    await compose('z', 'zo', 'zou', 'zoufang');
    await picture(page, 'item-sheet-composing');
    await keys.send('Input.insertText', { text: '走访' });
    await compose('zh', 'zhao');
    await keys.send('Input.insertText', { text: '照片' });
    await page.keyboard.press('Enter');
    await cell(page, 0, 4)
      .filter({ hasText: /^走访照片$/ })
      .waitFor();
    await standsIn(page, 1);
    await saved(page);
    assert.equal((await itemsOf(page))[0]!.evidenceAsked, '走访照片');

    // Escape leaves the cell as it was; a letter without an input method opens the grid's own editor.
    await page.locator('.sheet-composer:focus').waitFor();
    const before = await cell(page, 1, 4).innerText();
    await compose('w');
    await keys.send('Input.insertText', { text: '误' });
    await page.keyboard.press('Escape');
    await page.keyboard.type('A4');
    await page.keyboard.press('Escape');
    await cell(page, 1, 4).filter({ hasText: before }).waitFor();
  });

  it('loses nothing when the line is down and the browser is closed', async () => {
    const page = await clerk();
    await openSheet(page);
    const before = await rowCount(page);
    await page.context().setOffline(true);
    await pasteAt(page, before - 1, 4, '断网时写的证据');
    await page.getByText('连不上服务器').waitFor();
    await picture(page, 'item-sheet-offline');
    const context = page.context();
    await page.close();
    await context.setOffline(false);
    const again = await context.newPage();
    await again.goto(`/responsibility-lists/${listId}/edit`);
    await again.getByText('接着上次没有存完的改动').waitFor();
    await saved(again);
    assert.equal((await itemsOf(again)).at(-1)!.evidenceAsked, '断网时写的证据');
  });

  it('shows both versions to the second of two clerks, and lets choose', async () => {
    const [first, second] = [await clerk(), await clerk()];
    await openSheet(first);
    await openSheet(second);
    await pasteAt(first, 0, 4, '会议记录');
    await saved(first);
    await pasteAt(second, 0, 4, '现场照片');
    const clash = second.getByRole('region', { name: /两人都改了/ });
    await clash.waitFor();
    assert.match(await clash.innerText(), /会议记录/);
    assert.match(await clash.innerText(), /现场照片/);
    await inspect(second, 'item-sheet-conflict');
    assert.equal((await itemsOf(second))[0]!.evidenceAsked, '会议记录');
    await clash.getByRole('button', { name: /现场照片/ }).click();
    await saved(second);
    assert.equal((await itemsOf(second))[0]!.evidenceAsked, '现场照片');

    // Different cells of the same row come together without a question.
    await pasteAt(first, 0, 5, '7');
    await first.getByText(/已并入/).waitFor();
    await saved(first);
    const [item] = await itemsOf(first);
    assert.deepEqual([item!.evidenceAsked, item!.weight], ['现场照片', '7']);
  });

  it('opens a row with its dates, builds a deadline from choices, in English too', async () => {
    const page = await clerk({ locale: 'en' });
    await openSheet(page);
    await cell(page, 0, 3).click();
    await page.getByRole('button', { name: 'Row in detail' }).click();
    const drawer = page.getByRole('dialog');
    const phrase = drawer.getByPlaceholder(/每季度末月25日前/);
    await phrase.fill('每月最后一个工作日前');
    await drawer.getByText('By the last working day of each month').waitFor();
    await drawer.getByText(/The next 12 dates/).waitFor();
    // The deadline chosen below may be the one that stood there before: then there is nothing left to be saved.
    await saved(page);
    await inspect(page, 'item-sheet-row-en');
    await phrase.fill('3个工作日');
    await drawer.getByRole('group').getByRole('button').first().waitFor();
    await picture(page, 'item-sheet-row-question-en');
    await drawer.getByRole('button', { name: 'Choose instead of typing' }).click();
    await drawer.getByRole('button', { name: 'Use this deadline' }).click();
    await drawer.getByText('By day 25 of the last month of every quarter').waitFor();
    await drawer.getByRole('button', { name: 'Close' }).click();
    await saved(page);
    await inspect(page, 'item-sheet-en');
  });

  it('is a list of forms on a phone', async () => {
    const page = await clerk({ phone: true });
    await page.goto(`/responsibility-lists/${listId}/edit`);
    await page.locator('zr-item-cards button').first().waitFor();
    await inspect(page, 'item-sheet-phone');
    await page.locator('zr-item-cards button').first().click();
    const drawer = page.getByRole('dialog');
    await drawer.getByLabel('证据').fill('电话里补的证据');
    await inspect(page, 'item-sheet-phone-row');
    await drawer.getByRole('button', { name: '关闭' }).click();
    await saved(page);
    assert.equal((await itemsOf(page))[0]!.evidenceAsked, '电话里补的证据');
  });
});
