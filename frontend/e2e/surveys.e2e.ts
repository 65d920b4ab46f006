// A survey from its questions to its result: the clerk makes it and prints tickets, voters cast over pages without script
// (one of them in a browser that has none), paper is entered twice and settled, a small group is withheld.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { inspect, openCounty } from './harness.ts';
import type { County } from './harness.ts';
import { launchBrowser } from './browser.ts';

const TITLE = '青禾镇党建工作现场测评';
const PAGES = '/api/public/ballots';

describe('a survey from its questions to its result', () => {
  let county: County;
  let survey: string;
  const codes: string[][] = [];

  before(async () => {
    county = await openCounty();
  });
  after(async () => {
    await county?.close();
  });

  /** As an old phone sends a form: no script, no cookie. */
  const vote = async (code: string, answers: Readonly<Record<string, string>>, step = 'cast') => {
    const form = new URLSearchParams({ code, step });
    for (const [cell, value] of Object.entries(answers)) form.set(`answers[${cell}]`, value);
    const answer = await fetch(`${county.baseUrl}${PAGES}`, { method: 'POST', body: form });
    return { status: answer.status, text: await answer.text(), cookie: answer.headers.get('set-cookie') };
  };
  const codesOn = async (page: Page): Promise<string[]> => {
    await page.locator('.ticket .code').first().waitFor();
    return page.locator('.ticket .code').allInnerTexts();
  };

  it('is made of questions, subjects and groups, and opened', async () => {
    const clerk = await county.signIn('clerk');
    await clerk.goto('/surveys');
    await clerk.getByText('上半年基层党建满意度测评').waitFor();
    await inspect(clerk, 'surveys');
    await clerk.getByRole('link', { name: '新建评议' }).click();
    await clerk.locator('#survey-title').fill(TITLE);
    await clerk.locator('#survey-subject').fill('青禾镇党委');
    await clerk.locator('zr-find-one li button').filter({ hasText: '单位' }).first().click();
    await clerk.locator('.chosen li').first().waitFor();
    const counts = clerk.locator('input[type=number]');
    await counts.nth(0).fill('14');
    await counts.nth(1).fill('5');
    await inspect(clerk, 'survey-maker');
    await clerk.getByRole('button', { name: '保存草稿' }).click();
    await clerk.getByRole('button', { name: '开放评议' }).click();
    await clerk.locator('zr-sheet zr-seal-button button').click();
    await clerk.getByText('正在投票').waitFor();
    survey = new URL(clerk.url()).pathname.split('/').pop()!;
    await inspect(clerk, 'survey-open');
  });

  it('has tickets printed for two groups, whose codes are seen once', async () => {
    const clerk = await county.signIn('clerk');
    await clerk.goto(`/surveys/${survey}/tickets`);
    for (const group of ['党员', '群众']) {
      await clerk.getByLabel('投票人群').selectOption({ label: group });
      await clerk.getByRole('button', { name: '制票', exact: true }).click();
      await clerk.locator('.ticket p').filter({ hasText: group }).first().waitFor();
      codes.push(await codesOn(clerk));
    }
    assert.deepEqual(
      codes.map((of) => of.length),
      [14, 5],
    );
    await inspect(clerk, 'survey-tickets');
    await clerk.reload();
    await clerk.getByText('制过的票').waitFor();
    assert.equal(await clerk.locator('.ticket').count(), 0);
  });

  it('is voted in without a script, once with each ticket', async () => {
    const [members, residents] = codes as [string[], string[]];
    for (const [at, code] of members.slice(1, 12).entries()) {
      const cast = await vote(code, { 's1.q1': at < 7 ? 'o1' : at < 9 ? 'o2' : 'o3' });
      assert.deepEqual([cast.status, cast.cookie], [200, null]);
    }
    for (const code of residents) assert.equal((await vote(code, { 's1.q1': 'o3' })).status, 200);
    const again = await vote(members[1]!, { 's1.q1': 'o3' });
    assert.equal(again.status, 409);
    assert.match(again.text, /这张票已经投过/);

    // One at a browser that runs no script, on a phone's screen.
    const browser = await launchBrowser();
    try {
      const context = await browser.newContext({
        baseURL: county.baseUrl,
        javaScriptEnabled: false,
        viewport: { width: 390, height: 844 },
        deviceScaleFactor: 2,
      });
      const phone = await context.newPage();
      await phone.goto(PAGES);
      await phone.screenshot({ path: 'test-output/e2e/ballot-code-390.png', fullPage: true });
      await phone.locator('#c').fill(members[0]!.toLowerCase());
      await phone.getByRole('button', { name: '进入测评' }).click();
      await phone.getByRole('heading', { name: TITLE }).waitFor();
      await phone.getByRole('button', { name: '下一步：核对' }).click();
      await phone.getByText('还有 1 题没有选').waitFor();
      await phone.screenshot({ path: 'test-output/e2e/ballot-390.png', fullPage: true });
      await phone.getByLabel('基本满意', { exact: true }).check();
      await phone.locator('textarea').fill('多到组里走走');
      await phone.getByRole('button', { name: '下一步：核对' }).click();
      await phone.getByText('多到组里走走').waitFor();
      await phone.screenshot({ path: 'test-output/e2e/ballot-review-390.png', fullPage: true });
      await phone.getByRole('button', { name: '确认投票' }).click();
      await phone.getByRole('heading', { name: '已投票，谢谢' }).waitFor();
      assert.deepEqual(await context.cookies(), []);
      await phone.screenshot({ path: 'test-output/e2e/ballot-thanks-390.png', fullPage: true });
    } finally {
      await browser.close();
    }
    // The ballot page itself holds what everybody needs.
    const page = await county.visit({ phone: true }, `${PAGES}?c=${members[13]}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
  });

  it('has paper entered by two people, and settled by a third', async () => {
    const enter = async (role: string, begin: string, second: string) => {
      const page = await county.signIn(role);
      await page.goto(`/surveys/${survey}/paper`);
      await page.getByRole('button', { name: begin }).click();
      const cell = page.locator('zr-paper-sheets select').first();
      await cell.selectOption({ label: '满意' });
      await page.getByRole('button', { name: '下一张' }).click();
      await cell.selectOption({ label: second });
      await inspect(page, `survey-paper-${role}`);
      await page.getByRole('button', { name: /^录完提交/ }).click();
      await page
        .locator('td')
        .filter({ hasText: /录了一遍|两遍不一致/ })
        .first()
        .waitFor();
    };
    await enter('inspector', '录一沓新票', '满意');
    await enter('scorer', '录第二遍', '不满意');
    const clerk = await county.signIn('clerk');
    await clerk.goto(`/surveys/${survey}/paper`);
    await clerk.getByRole('button', { name: '核定', exact: true }).click();
    await clerk.getByRole('button', { name: '满意', exact: true }).click();
    await inspect(clerk, 'survey-paper-differences');
    await clerk.getByRole('button', { name: /^按原票核定/ }).click();
    await clerk.getByText('已核定，计入').waitFor();
  });

  it('is closed and counted; a small group is withheld', async () => {
    const clerk = await county.signIn('clerk');
    await clerk.goto(`/surveys/${survey}`);
    const row = clerk.getByRole('row', { name: /^党员/ });
    await row.waitFor();
    assert.match(await row.innerText(), /14\s+14\s+12\s+2\s+100\.0%/);
    await clerk.getByRole('button', { name: '结束并计票' }).click();
    await clerk.locator('zr-sheet zr-seal-button button').click();
    await clerk.getByRole('link', { name: '评议结果' }).click();
    await clerk.waitForURL('**/result');
    const result = clerk.locator('tbody tr');
    await result.first().waitFor();
    assert.match(await result.nth(0).innerText(), /党员\s+14\s+9\s+3\s+2\s+0/);
    assert.match(await result.nth(1).innerText(), /群众\s+人数少，不显示/);
    await inspect(clerk, 'survey-result');
    const phone = await county.signIn('county-leader', { phone: true, locale: 'en' });
    await phone.goto(`/surveys/${survey}/result`);
    await phone.getByText('Too few, not shown').first().waitFor();
    await inspect(phone, 'survey-result-phone-en');
    const late = await vote(codes[0]![13]!, { 's1.q1': 'o1' });
    assert.match(late.text, /测评已经结束/);
  });

  it('is nothing to whoever has no part in it', async () => {
    const counter = await county.signIn('team-member', { phone: true });
    await counter.goto(`/surveys/${survey}`);
    await counter.getByRole('heading', { level: 1 }).waitFor();
    assert.equal(await counter.getByText(TITLE).count(), 0);
  });
});
