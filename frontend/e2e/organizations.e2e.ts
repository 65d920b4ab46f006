// The clerk finds an organisation by initials, renames it, sees what a merger would do before doing it, and takes the
// whole county away as a workbook; on a phone and in English too.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { inspect, openCounty } from './harness.ts';
import type { County } from './harness.ts';

const BASIS = '云组发〔2026〕31号';

describe('organisations in pages', () => {
  let county: County;

  before(async () => {
    county = await openCounty();
  });
  after(async () => {
    await county?.close();
  });

  /** By keyboard: words, the first hit. */
  const find = async (page: Page, words: string, name: string, title = name): Promise<void> => {
    await page.goto('/organizations');
    const box = page.locator('zr-finder').getByRole('combobox');
    await box.fill(words);
    await page.locator('zr-finder').getByRole('option', { name }).first().waitFor();
    await box.press('Enter');
    await page.getByRole('heading', { level: 1, name: title }).waitFor();
  };

  it('finds by initials and shows guidance with rights in words, and the history', async () => {
    const clerk = await county.signIn('clerk');
    await clerk.goto('/organizations');
    await clerk.locator('zr-finder').getByRole('combobox').fill('qhz');
    await clerk.getByRole('option', { name: '青禾镇党委' }).first().waitFor();
    await inspect(clerk, 'organization-finder');
    await find(clerk, 'xwshgzb', '县委社会工作部');
    await clerk.getByRole('heading', { name: '指导关系（条块结合）' }).waitFor();
    await clerk
      .locator('zr-organization-guidance')
      .getByText(/查看进度、布置任务/)
      .first()
      .waitFor();
    await clerk.locator('zr-organization-past li').first().waitFor();
    await inspect(clerk, 'organization');
  });

  it('renames from a day on, and the old name still finds it', async () => {
    const clerk = await county.signIn('clerk');
    await find(clerk, 'lmjd', '鹿鸣街道党工委');
    await clerk.getByRole('button', { name: '更名或修改' }).click();
    await clerk.locator('#organization-name').fill('鹿鸣新区党工委');
    await clerk.locator('#act-basis').fill(BASIS);
    await inspect(clerk, 'organization-rename');
    await clerk.getByRole('button', { name: '保存' }).click();
    await clerk.getByRole('heading', { level: 1, name: '鹿鸣新区党工委' }).waitFor();
    await clerk.locator('zr-organization-past li', { hasText: '鹿鸣街道党工委' }).waitFor();
  });

  it('says what a merger would do before it is done, and what stands in the way of closing', async () => {
    const clerk = await county.signIn('clerk');
    await find(clerk, 'tyz', '听雨镇党委');
    await clerk.getByRole('button', { name: '撤销' }).click();
    await clerk.locator('#act-basis').fill(BASIS);
    await clerk.getByRole('button', { name: '先看看会怎样' }).click();
    await clerk.getByRole('heading', { name: '还有这些没有处理' }).waitFor();
    await inspect(clerk, 'organization-close');
    await clerk.keyboard.press('Escape');
    await clerk.getByRole('button', { name: '并入其他组织' }).click();
    await clerk.locator('zr-organization-picker').getByRole('button').first().click();
    await clerk.locator('zr-organization-picker input').fill('qhz');
    await clerk.locator('zr-organization-picker').getByText('青禾镇党委').first().click();
    await clerk.locator('#act-basis').fill(BASIS);
    await clerk.getByRole('button', { name: '先看看会怎样' }).click();
    await clerk.getByRole('heading', { name: '调整以后' }).waitFor();
    await inspect(clerk, 'organization-merge');
    await clerk.getByRole('button', { name: '确认合并' }).click();
    await clerk.locator('zr-organization-past li', { hasText: '并入' }).waitFor();
  });

  it('gives the county away as the workbook that it takes in', async () => {
    const clerk = await county.signIn('clerk');
    await clerk.goto('/organizations/import');
    await clerk.getByRole('heading', { level: 1 }).waitFor();
    await inspect(clerk, 'organization-import');
    const [file] = await Promise.all([
      clerk.waitForEvent('download'),
      clerk.getByRole('link', { name: '导出全部（同一工作簿）' }).click(),
    ]);
    assert.match(file.suggestedFilename(), /\.xlsx$/);
    // Back in as it went out: every sheet is read, nothing is wrong.
    await clerk.locator('input[type=file]').setInputFiles(await file.path());
    const counts = clerk.locator('.panel-head .meta');
    for (const words of [/组织 \d+ 个/, /单位分类 \d+ 条/, /考核分组 \d+ 个/, /分组成员 \d+ 条/])
      await counts.getByText(words).waitFor();
    assert.equal(await clerk.getByRole('row', { name: /错误/ }).count(), 0);
    await inspect(clerk, 'organization-import-checked');
  });

  it('lists what a kind of organisation does again and again', async () => {
    const clerk = await county.signIn('clerk');
    await find(clerk, 'wszjg', '望舒镇机关党支部');
    const panel = clerk.locator('zr-recurring-duties');
    await panel.getByText('党费收缴').waitFor();
    await panel.scrollIntoViewIfNeeded();
    await inspect(clerk, 'organization-recurring');
    await panel.getByRole('link', { name: '各类组织的经常性工作' }).click();
    await clerk
      .getByRole('row', { name: /党支部.*党费收缴/ })
      .first()
      .waitFor();
  });

  it('orders the posts of a team, and lets nobody order what somebody else has just ordered', async () => {
    const [first, second] = [await county.signIn('clerk'), await county.signIn('clerk')];
    const head = async (page: Page) => {
      await find(page, 'qhz', '青禾镇党委');
      await page.getByRole('link', { name: '班子与任职' }).click();
      await page.getByRole('button', { name: '排顺序' }).click();
    };
    await head(first);
    await head(second);
    const order = (page: Page) => page.getByRole('dialog');
    const titles = async (page: Page) =>
      (await order(page).locator('li > span').allTextContents()).slice(1, 3);
    const before = await titles(first);
    await order(first).locator('li').nth(1).getByRole('button').last().click();
    await order(first).getByRole('button', { name: '保存顺序' }).click();
    await first.getByText('顺序已保存。').waitFor();
    await order(second).locator('li').nth(2).getByRole('button').last().click();
    await order(second).getByRole('button', { name: '保存顺序' }).click();
    await order(second).getByText('别人已经改过').waitFor();
    await inspect(second, 'team-order-meanwhile');
    // What stands there now is on screen, and goes through.
    const now = (await titles(second)).map((title) => title.replace(/^\d+\. /, ''));
    assert.deepEqual(now, before.map((title) => title.replace(/^\d+\. /, '')).toReversed());
    await order(second).getByRole('button', { name: '保存顺序' }).click();
    await second.getByText('顺序已保存。').waitFor();
  });

  it('fits a phone, in English too', async () => {
    const clerk = await county.signIn('clerk', { phone: true, locale: 'en' });
    await find(clerk, 'qhz', '青禾镇党委', 'Qinghe Township Party Committee');
    await inspect(clerk, 'organization-phone');
    await clerk.locator('zr-recurring-duties').scrollIntoViewIfNeeded();
    await inspect(clerk, 'organization-recurring-phone');
    await clerk.getByRole('button', { name: 'Split' }).click();
    await inspect(clerk, 'organization-split-phone');
    await clerk.goto('/organizations/import');
    await clerk.getByRole('heading', { level: 1 }).waitFor();
    await inspect(clerk, 'organization-import-phone');
  });
});
