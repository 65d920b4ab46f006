// A year is begun from the templates and from a workbook that leaves fields empty: the check shows the gaps, one click
// drafts what the library has for them, and the next check finds them filled.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { inspect, openCounty } from './harness.ts';
import type { County } from './harness.ts';
import { itemRows, workbookFile } from './list-files.ts';

describe('what is missing in the lists', () => {
  let county: County;
  let page: Page;

  before(async () => {
    county = await openCounty();
    page = await county.signIn('clerk');
    const year = await page.evaluate(async () => {
      const session = (await (await fetch('/api/session')).json()) as { year: number };
      return session.year + 1;
    });
    await page.evaluate((chosen) => localStorage.setItem('zeren.year', String(chosen)), year);
    await page.reload();
  });
  after(async () => {
    await county.close();
  });

  const checked = async (): Promise<void> => {
    await page.goto('/responsibility-lists/check');
    const asked = page.waitForResponse((answer) => answer.url().endsWith('/checks'));
    await page
      .locator('zr-page-title')
      .getByRole('button', { name: /^(开始体检|重新体检)$/ })
      .click();
    assert.equal((await asked).status(), 202);
    // A job runs it: until then the page shows the check before.
    await page.waitForFunction(
      async (set) => {
        const answer = await fetch(set.replace(/checks$/, 'check'));
        const { check } = ((await answer.json()) as { set: { check: { state: string; aged: boolean } } }).set;
        return check.state === 'done' && !check.aged;
      },
      (await asked).url(),
      { polling: 300, timeout: 60_000 },
    );
    await page.reload();
    await page.locator('zr-coverage-matrix').waitFor();
  };
  const gaps = () => page.locator('zr-cell-suggestions li').filter({ has: page.getByRole('button') });

  it('begins with drafts from a template for the posts that have no list', async () => {
    await page.goto('/responsibility-lists/templates');
    await page.getByRole('link', { name: '乡镇党委书记', exact: true }).click();
    const posts = page.locator('zr-template-lists');
    await posts.getByText('看岗位、逐个选').click();
    await posts.getByRole('checkbox').first().check();
    await inspect(page, 'template-lists');
    await posts.getByRole('button', { name: '起草所选（1 份）' }).click();
    await posts.getByText('已按模板起草 1 份清单').waitFor();
    await posts.getByRole('button', { name: /^全部起草/ }).click();
    await posts.getByText('这类岗位都已有清单').waitFor();
    await posts.getByRole('link', { name: '去看草稿' }).click();
    await page.locator('table.data tbody tr').first().waitFor();
    assert.ok((await page.locator('table.data tbody tr').count()) > 2);
    await page.getByRole('link', { name: '导出筛出的清单' }).waitFor();
    await inspect(page, 'lists-from-template');
  });

  it('shows the empty fields, and drafts one and then all of them', async () => {
    await page.goto('/responsibility-lists/import');
    const [header, ...items] = itemRows();
    const rural = items.filter((row) => ['农村', '社区', '机关'].includes(row[5]!));
    await page
      .locator('input[type=file]')
      .setInputFiles(await workbookFile('责任清单.xlsx', [header!, ...rural]));
    await page.getByRole('button', { name: /入库$/ }).first().click();
    await page.getByText('已入库。').waitFor();

    await checked();
    await gaps().first().waitFor();
    const before = await gaps().count();
    assert.ok(before > 5, `${before} suggestions`);
    await inspect(page, 'gaps');
    await gaps().first().getByRole('button').click();
    await page.locator('zr-cell-suggestions li.done').first().waitFor();
    await page.getByRole('button', { name: /^全部起草/ }).click();
    await page.waitForFunction(() => document.querySelectorAll('zr-cell-suggestions li.done').length > 5);
    await inspect(page, 'gaps-drafted');
    await page.getByRole('link', { name: '去看草稿' }).first().click();
    await page.getByRole('heading', { level: 1 }).waitFor();

    await checked();
    assert.equal(await gaps().count(), 0, 'every field that the library can fill is filled');
  });
});
