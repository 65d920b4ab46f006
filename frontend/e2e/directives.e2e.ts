// 任务交办, by three people: the leader's word goes to every township and village at once, a township secretary fills the
// table on a phone, and the clerk sends one table back, takes the next version, and reads the merged workbook's cells.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Workbook } from '@cj-tech-master/excelts';
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { inspect, openCounty } from './harness.ts';
import type { County } from './harness.ts';
import { workbookFile } from './list-files.ts';

const TITLE = '摸清党员教育阵地底数';

describe('a directive, by three people', () => {
  let county: County;
  let address: string;

  before(async () => {
    county = await openCounty();
  });
  after(async () => {
    await county.close();
  });

  /** Asks the API in the page's own session. */
  const ask = async <T>(page: Page, url: string): Promise<T> =>
    JSON.parse(await page.evaluate(async (asked) => (await fetch(asked)).text(), url)) as T;
  const inDays = async (page: Page, days: number): Promise<string> => {
    const { today } = await ask<{ today: string }>(page, '/api/session');
    return new Date(Date.parse(today) + days * 86_400_000).toISOString().slice(0, 10);
  };
  const cellsOf = async (file: string): Promise<string[][][]> => {
    const workbook = new Workbook();
    await workbook.xlsx.load(readFileSync(file));
    return workbook.worksheets.map((sheet) => {
      const rows: string[][] = [];
      sheet.eachRow((row) => {
        const values = row.values as (string | number | null | undefined)[];
        rows.push(Array.from(values.slice(1), (value) => String(value ?? '')));
      });
      return rows;
    });
  };

  it('the leader writes a line, and forty units have it', async () => {
    const page = await county.signIn('county-leader');
    await page.goto('/directives');
    await page.getByText('还没有交办任务').waitFor();
    await inspect(page, 'directives-empty');
    await page.getByRole('link', { name: '交办任务' }).first().click();
    await page.getByLabel('交办事项').fill(TITLE);
    await page.getByLabel('具体要求').fill('请逐处核实，列出清单，面积以台账为准。');
    await page.getByLabel('完成时限').fill(await inDays(page, 3));

    await page.getByText(/^找到 \d+ 个$/).waitFor();
    await page.getByRole('button', { name: '全部牵头' }).click();
    const villages = page.waitForResponse((answer) => decodeURIComponent(answer.url()).includes('level=村'));
    await page.getByLabel('层级').selectOption('村');
    await villages;
    await page.getByRole('button', { name: '全部配合' }).click();
    await page.getByText(/^已选 \d+ 个（牵头 [1-9]\d*，配合 [1-9]\d*）/).waitFor();

    await page.getByRole('button', { name: '加一列要填的' }).click();
    await page.getByLabel('列名').first().fill('阵地名称');
    await page.getByRole('button', { name: '加一列要填的' }).click();
    await page.getByLabel('列名').nth(1).fill('面积（平方米）');
    await page.getByLabel('填什么').nth(1).selectOption('number');
    await page.getByLabel('合计').check();
    await page.getByLabel('加一列自动带出的').selectOption('head-name');
    // What the last field scrolled under the head of the page cannot be pressed.
    await page.evaluate(() => window.scrollTo(0, 0));
    await inspect(page, 'directive-editor');

    await page.getByRole('button', { name: /^下发到 \d+ 个岗位$/ }).click();
    await page.waitForURL(/\/directives\/[0-9a-f-]{36}$/);
    address = new URL(page.url()).pathname;
    await page.getByRole('row').nth(5).waitFor();
    const units = await page.getByRole('row').count();
    assert.ok(units > 20, `${units - 1} units have it`);
    await inspect(page, 'directive-issued');
  });

  const fill = async (page: Page, area: string): Promise<void> => {
    await page.getByLabel('阵地名称').fill('青禾镇党群服务中心');
    await page.getByLabel('面积（平方米）').fill(area);
  };

  it('the township secretary fills the table on a phone, once', async () => {
    const page = await county.signIn('township-secretary', { phone: true });
    await page.goto('/todo');
    const entry = page.locator('article', { hasText: TITLE }).first();
    await entry.waitFor();
    await inspect(page, 'directive-todo-phone');
    await entry.getByRole('button', { name: '填表报送' }).click();
    await page.waitForURL(/\/duties\/[0-9a-f-]{36}\/table$/);
    await page.getByText('系统已有，不用填').waitFor();
    await page.locator('.known').getByText('林小满').waitFor();
    await fill(page, '一百');
    await page.getByRole('button', { name: '报送', exact: true }).click();
    await page.getByText(/要填数字，现在是“一百”/).waitFor();
    await inspect(page, 'directive-fill-faults-phone');
    await fill(page, '1,280.5');
    // Saved by itself: whoever leaves finds it again.
    await page.getByText(/草稿/).waitFor();
    await page.reload();
    assert.equal(await page.getByLabel('阵地名称').inputValue(), '青禾镇党群服务中心');
    await page.getByRole('button', { name: '报送', exact: true }).click();
    await page.getByText('第 1 版已报送，共 1 行').waitFor();
    await inspect(page, 'directive-sent-phone');
  });

  it('the clerk sends the table back, and the secretary mends it', async () => {
    const clerk = await county.signIn('clerk');
    await clerk.goto('/directives');
    await clerk.getByRole('link', { name: TITLE }).click();
    await clerk.getByRole('button', { name: /^已办 1$/ }).click();
    await clerk.getByRole('button', { name: /^退回/ }).click();
    await clerk.getByLabel('原因').fill('面积与台账不符，请核对。');
    await clerk.getByRole('dialog').getByRole('button', { name: '退回', exact: true }).click();
    await clerk.getByRole('dialog').waitFor({ state: 'detached' });
    await clerk.getByRole('button', { name: /^全部/ }).click();
    await clerk.getByText('面积与台账不符，请核对。').waitFor();
    await inspect(clerk, 'directive-sent-back');

    const page = await county.signIn('township-secretary', { phone: true });
    await page.goto('/todo');
    await page
      .locator('article', { hasText: TITLE })
      .first()
      .getByRole('button', { name: '修改后重报' })
      .click();
    await page.getByText('退回修改：面积与台账不符，请核对。').waitFor();
    await page.getByLabel('面积（平方米）').fill('1260');
    await inspect(page, 'directive-fill-again-phone');
    await page.getByRole('button', { name: '报送', exact: true }).click();
    await page.getByText('第 2 版已报送，共 1 行').waitFor();
  });

  it('the clerk downloads the merged workbook and reads its cells', async () => {
    const page = await county.signIn('clerk');
    await page.goto(address);
    await page.getByText('面积（平方米）').first().waitFor();
    await inspect(page, 'directive-merged');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: '下载汇总表' }).click(),
    ]);
    assert.equal(download.suggestedFilename(), `${TITLE}（汇总）.xlsx`);
    const [merged, missing] = await cellsOf(await download.path());
    assert.deepEqual(merged![0]!.slice(0, 5), [
      '单位',
      '牵头或配合',
      '阵地名称',
      '面积（平方米）',
      '主要负责人',
    ]);
    assert.deepEqual(merged![1]!.slice(0, 5), ['青禾镇党委', '牵头', '青禾镇党群服务中心', '1260', '林小满']);
    assert.equal(merged![1]!.at(-1), '2', 'the second version stands');
    assert.equal(merged![2]![3], '1260', 'the sum');
    const shown = await page.getByRole('button', { name: /^未报 \d+$/ }).innerText();
    assert.equal(missing!.length - 1, Number(/\d+/.exec(shown)![0]));
    assert.ok(!missing!.some(([unit]) => unit === '青禾镇党委'));
  });

  it('a work plan becomes drafts, with what is wrong by row and cell', async () => {
    const page = await county.signIn('clerk');
    await page.goto('/directives/import');
    const header = ['标题', '来源', '牵头单位', '配合单位', '时限', '要求'];
    const plan = [
      header,
      ['深化村党组织星级评定', '年度要点', '青禾镇党委', '各村', '12月底', '一季一评'],
      ['整改巡察反馈问题', '巡察反馈', '天上来镇党委', '', '12月31日', '销号'],
    ];
    await page.locator('input[type=file]').setInputFiles(await workbookFile('要点.xlsx', plan));
    const fault = page.getByRole('row', { name: /天上来镇党委/ });
    await fault.waitFor();
    assert.match(await fault.innerText(), /C3/);
    await inspect(page, 'directives-import');
    await page.getByRole('button', { name: /入库/ }).click();
    await page.getByRole('link', { name: '去看草稿' }).click();
    await page.getByRole('link', { name: '深化村党组织星级评定' }).click();
    await page.getByText('青禾镇党委').first().waitFor();
    await inspect(page, 'directive-draft');

    const english = await county.signIn('clerk', { locale: 'en' });
    await english.goto(address);
    await english.getByRole('link', { name: 'Download the merged table' }).waitFor();
    await inspect(english, 'directive-en');
    await english.goto('/directives/new');
    await english.getByText(/^\d+ found$/).waitFor();
    await inspect(english, 'directive-editor-en');
  });
});
