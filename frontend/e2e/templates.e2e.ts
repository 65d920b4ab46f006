// The clerk keeps the templates: a new version is drafted, published and taken over into the lists made from the one
// before. A secretary reads them and changes nothing.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { inspect, openCounty } from './harness.ts';
import type { County, Viewer } from './harness.ts';

const KIND = '村党组织书记';

describe('templates of lists', () => {
  let county: County;

  before(async () => {
    county = await openCounty();
  });
  after(async () => {
    await county.close();
  });

  const library = async (role: string, viewer: Viewer = {}): Promise<Page> => {
    const page = await county.signIn(role, viewer);
    await page.goto('/responsibility-lists/templates');
    await page.locator('table.data tbody tr').first().waitFor();
    return page;
  };

  it('are one for each kind of post, by level and domain', async () => {
    const page = await library('clerk');
    const all = await page.locator('table.data tbody tr').count();
    assert.ok(all > 10, `${all} templates`);
    await inspect(page, 'templates');
    await page.getByLabel('层级').selectOption('村');
    await page.locator('table.data tbody tr', { hasText: KIND }).waitFor();
    assert.ok((await page.locator('table.data tbody tr').count()) < all);
    assert.match(page.url(), /level=/);
  });

  it('are drafted anew, published, and taken over into drafts and issued lists', async () => {
    const page = await library('clerk');
    await page.getByRole('link', { name: KIND, exact: true }).click();
    await page.getByRole('button', { name: '起草新版' }).click();
    const first = page.getByRole('group', { name: '第 1 条' });
    await first.getByLabel('时限频次').fill('每月5日前');
    const rows = await page.locator('ol > li').count();
    await page.getByRole('button', { name: '添加一条' }).click();
    // By its name: the last row of the page is another one until the new row is drawn.
    const added = page.getByRole('group', { name: `第 ${rows + 1} 条` });
    await added.getByLabel('责任事项').fill('每季度公开一次集体经济账目，当场答复群众疑问');
    await added.getByLabel('时限频次').fill('每季度末月25日前');
    await page.getByLabel('版本说明').fill('按年度要点调整');
    await page.getByRole('button', { name: '保存草稿' }).click();
    await page.getByText('草稿已保存').waitFor();
    await page.getByText('与旧版的不同').waitFor();
    await page.getByText('2 处').waitFor();
    await inspect(page, 'template-draft');

    await page.getByRole('button', { name: '发布这一版' }).click();
    await page.getByRole('link', { name: '并入清单' }).click();
    await page.getByText('逐份清单').waitFor();
    await inspect(page, 'template-merge');
    await page.getByRole('button', { name: /^并入 \d+ 份清单$/ }).click();
    await page.getByText(/已起草修订版 [1-9]\d* 份/).waitFor({ timeout: 120_000 });
    await page.getByText('相关清单都已是这一版').waitFor({ timeout: 60_000 });
    await inspect(page, 'template-merged');
    await page.getByRole('link', { name: '去印发修订版' }).click();
    await page.locator('table.data tbody tr').first().waitFor();
  });

  it('are read by everybody else, on a phone and in English too', async () => {
    const page = await library('branch-secretary', { phone: true, locale: 'en' });
    await inspect(page, 'templates-phone');
    await page.getByRole('link', { name: KIND, exact: true }).click();
    await page.getByText('In force').first().waitFor();
    assert.equal(await page.getByRole('button', { name: 'Draft the next version' }).count(), 0);
    await inspect(page, 'template-phone');
  });
});
