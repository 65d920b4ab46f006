// The whole thin way, by three people: the clerk's workbook becomes lists, dated duties, a report with its evidence,
// and figures that lead back to it. It runs on next year's lists, so that it holds on any day of the year.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { inspect, openCounty } from './harness.ts';
import type { County } from './harness.ts';
import { moveToWorkingHours } from './working-hours.ts';
import { gb18030File, itemRows, workbookFile } from './list-files.ts';

const RESULT = '已开会逐村过进度，红灯 2 村，次日到场督办。';
/** A wording with two readings; those that this year's lists settled already are not asked again. */
const AMBIGUOUS = '10/20个工作日';
/** The one item on the conduct of social organisations is everybody's: its cell stays empty and wants a reason. */
const emptied = (row: string[]) => (row[0] === 'R29' ? row.with(5, '全域') : row);
const PHOTO = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
  'base64',
);

describe('the thin way, by three people', () => {
  let county: County;
  let year: number;
  let dutyAddress: string;

  before(async () => {
    county = await openCounty();
    await moveToWorkingHours(county.dataFolder);
  });
  after(async () => {
    await county.close();
  });

  /** Asks the API in the page's own session. */
  const ask = async <T>(page: Page, address: string): Promise<T> => {
    const text = await page.evaluate(async (url) => (await fetch(url)).text(), address);
    return JSON.parse(text) as T;
  };

  const toNextYear = async (page: Page): Promise<void> => {
    const session = await ask<{ year: number }>(page, '/api/session');
    year = session.year + 1;
    await page.evaluate((chosen) => localStorage.setItem('zeren.year', String(chosen)), year);
    await page.reload();
  };

  it('the clerk imports a workbook, mends it, settles the cadences and issues the lists', async () => {
    const page = await county.signIn('clerk');
    await toNextYear(page);
    await page.goto('/responsibility-lists');
    await page.getByText(`${year} 年还没有责任清单`).waitFor();
    await inspect(page, 'lists-empty');

    await page.getByRole('link', { name: '导入责任清单' }).first().click();
    const spoiled = itemRows((row) =>
      row[0] === 'R19' ? row.map((cell) => (cell === '乡镇党委书记' ? '乡镇党委书纪' : cell)) : row,
    );
    await page.locator('input[type=file]').setInputFiles(await workbookFile('责任清单.xlsx', spoiled));
    const fault = page.getByRole('row', { name: /乡镇党委书纪/ });
    await fault.waitFor();
    assert.match(await fault.innerText(), /责任清单 B20/);
    assert.match(await fault.innerText(), /乡镇党委书记/);
    await inspect(page, 'import-faults');
    // The address leads back to what was found.
    await page.reload();
    await fault.waitFor();

    // A long table is checked while one looks elsewhere.
    await page.getByRole('button', { name: '换一个文件' }).click();
    const [header, item] = itemRows();
    const many = Array.from({ length: 20_000 }, (_, index) => item!.with(0, `N${index}`));
    await page.locator('input[type=file]').setInputFiles(gb18030File('全县.csv', [header!, ...many]));
    await page.getByText(/正在逐格检查，已查 [\d,]+ 行/).waitFor();
    await inspect(page, 'import-checking');
    await page.getByRole('link', { name: '责任清单' }).first().click();
    await page.waitForURL(/\/responsibility-lists$/);
    await page.goBack();
    await page.getByText('可入库 20000 行').waitFor();

    await page.getByRole('button', { name: '换一个文件' }).click();
    await page
      .locator('input[type=file]')
      .setInputFiles(await workbookFile('责任清单.xlsx', itemRows(emptied)));
    await page.getByRole('button', { name: '全部入库' }).click();
    await page.getByText('已入库。').waitFor();

    // The same table once more, as Chinese Excel saves it and with a wording to settle: it replaces the drafts.
    await page.getByRole('button', { name: '换一个文件' }).click();
    const unsettled = itemRows((row) => (row[0] === 'R21' ? row.with(8, AMBIGUOUS) : emptied(row)));
    await page.locator('input[type=file]').setInputFiles(gb18030File('责任清单.csv', unsettled));
    await page.getByRole('button', { name: '全部入库' }).click();
    await page.getByText('已入库。').waitFor();

    await page.goto('/responsibility-lists/undated');
    const phrases = page.locator('section.panel', { has: page.locator('.choices') });
    await phrases.first().waitFor();
    await inspect(page, 'cadences');
    for (let left = await phrases.count(); left > 0; left -= 1) {
      await phrases.first().getByRole('group').getByRole('button').first().click();
      await page.waitForFunction((n) => document.querySelectorAll('section.panel .choices').length < n, left);
    }
    await page.getByText('时限都选定了').waitFor();

    await page.getByRole('link', { name: '去印发草稿' }).click();
    await page.waitForURL(/\/responsibility-lists\/check$/);
    await page.getByRole('button', { name: '开始体检' }).first().click();
    await page.getByRole('button', { name: '重新体检' }).and(page.locator(':enabled')).waitFor();
    const issue = page.getByRole('button', { name: /^印发 \d+ 份$/ });
    await page.getByText('空缺 1 格').first().waitFor();
    assert.equal(await issue.isDisabled(), true, 'a red cell wants its reason first');
    await page.getByRole('button', { name: '逐格写理由' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '不涉及' }).click();
    await page.locator('zr-coverage-matrix .gap').waitFor({ state: 'detached' });
    await issue.click();
    await page.getByRole('dialog').getByRole('button', { name: /^印发/ }).click();
    await page.getByText(/已印发 \d+ 份/).waitFor({ timeout: 60_000 });
    await issue.waitFor({ state: 'detached', timeout: 60_000 });
    const summary = await ask<{ draft: number; issued: number; undated: number }>(
      page,
      `/api/responsibility-lists/summary?year=${year}`,
    );
    assert.deepEqual([summary.undated, summary.draft], [0, 0]);
    assert.ok(summary.issued > 20, `${summary.issued} lists issued`);
    await page.goto('/responsibility-lists');
    await page.getByRole('row').nth(5).waitFor();
    await inspect(page, 'lists');
  });

  it('the township secretary signs for the list on a phone and reports in one line with a photo', async () => {
    const page = await county.signIn('township-secretary', { phone: true });
    const todo = await ask<{ toReceive: { id: string; year: number }[] }>(page, '/api/duties/todo');
    const list = todo.toReceive.find((one) => one.year === year);
    assert.ok(list, 'the new list waits in 待办');
    await inspect(page, 'todo-phone');

    await page.goto(`/responsibility-lists/${list.id}/receive`);
    const sign = page.getByRole('button', { name: '签收' });
    await sign.waitFor();
    await page.locator('.endline').scrollIntoViewIfNeeded();
    await page.waitForFunction(() => !document.querySelector<HTMLButtonElement>('button.seal')?.disabled);
    await inspect(page, 'receive-phone');
    await sign.click();
    await page.getByRole('link', { name: '回到待办' }).waitFor();

    // Told by a job on its own beat, which a page that stands open does not see.
    const told = page.getByText(`${year} 年`).first();
    for (let tries = 0; tries < 30 && !(await told.isVisible()); tries += 1) {
      await page.goto('/notices');
      await told.waitFor({ timeout: 3_000 }).catch(() => undefined);
    }
    assert.ok(await told.isVisible(), 'the issue of the list is told in the inbox');
    await inspect(page, 'notices-phone');

    let duties: { items: { id: string; domainCode: string; dueOn: string }[] } = { items: [] };
    for (let tries = 0; tries < 60 && duties.items.length === 0; tries += 1) {
      duties = await ask(page, `/api/duties?mine=1&year=${year}`);
      if (duties.items.length === 0) await page.waitForTimeout(500);
    }
    const duty = duties.items.find((one) => one.domainCode === '农村');
    assert.ok(duty, 'issued lists become dated duties');
    dutyAddress = `/duties/${duty.id}`;
    await page.goto(dutyAddress);
    await page.getByRole('button', { name: '报一句话' }).click();
    await page.locator('#report-result').fill(RESULT);
    await page.locator('zr-attach-files input[type=file]').first().setInputFiles({
      name: '例会现场.png',
      mimeType: 'image/png',
      buffer: PHOTO,
    });
    await page.getByText('例会现场.png').first().waitFor();
    await inspect(page, 'report-phone');
    await page.getByRole('button', { name: '报送' }).click();
    await page.locator('zr-sheet .done').waitFor();
    assert.match(await page.locator('zr-sheet .done').innerText(), /提前/);
    await inspect(page, 'reported-phone');
  });

  it('the leader goes from the overview to the evidence', async () => {
    const page = await county.signIn('county-leader');
    await page.goto('/dashboard');
    await page.locator('table.heat tbody tr').nth(3).waitFor();
    await inspect(page, 'overview');
    await toNextYear(page);
    await page.getByRole('link', { name: '青禾镇党委', exact: true }).click();
    await page.locator('.holders .people a').first().waitFor();
    await inspect(page, 'overview-township');
    const secretary = page.locator('.holders .people li', { hasText: '林小满' }).first();
    await secretary.getByRole('link').click();
    await page.waitForURL(/\/duties\?/);
    await page.getByRole('row').nth(1).waitFor();
    await inspect(page, 'duties');

    const reported = page.getByRole('row', { name: /已备案|已报未核/ }).first();
    await reported.getByRole('button').click();
    await page.getByText(RESULT, { exact: true }).waitFor();
    await inspect(page, 'duty');
    const opened = page.waitForResponse((answer) => /\/evidence\//.test(answer.url()));
    await page.getByRole('button', { name: '例会现场.png' }).first().click();
    assert.equal((await opened).status(), 200);

    const id = dutyAddress.split('/').at(-1)!;
    const row = await ask<{ organizationId: string }>(page, `/api/duties/${id}`);
    const early = `/api/duties?year=${year}&organizationId=${row.organizationId}&light=early`;
    const { items } = await ask<{ items: { id: string }[] }>(page, early);
    assert.ok(
      items.some((one) => one.id === id),
      'the report turned its light',
    );
    const overview = await ask<{ totals: { early: number } }>(
      page,
      `/api/dashboard/overview?year=${year}&organizationId=${row.organizationId}`,
    );
    assert.equal(overview.totals.early, items.length, 'the figure counts the rows that it opens');
  });
});
