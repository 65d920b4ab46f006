// 考责、用责: the clerk makes a round, two scorers mark blind, it is scored; a township secretary opens his score down to a
// row's evidence, objects to one point; somebody else decides, and the results are closed.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { inspect, openCounty } from './harness.ts';
import type { County } from './harness.ts';

describe('an assessment and its result', () => {
  let county: County;
  let clerk: Page;
  let secretary: Page;
  let assessment: string;

  before(async () => {
    county = await openCounty();
    clerk = await county.signIn('clerk');
    secretary = await county.signIn('township-secretary', { phone: true });
  });
  after(async () => {
    await county?.close();
  });

  /** Marks every unit on the sheet that waits, and sends. */
  const markAll = async (page: Page, name: string, points: string): Promise<void> => {
    await page.goto('/todo');
    await page.getByRole('link', { name: new RegExp(name) }).click();
    await page.locator('form.mark').first().waitFor();
    const forms = page.locator('form.mark');
    const count = await forms.count();
    for (let index = 0; index < count; index++) {
      const form = forms.nth(index);
      await form.locator('input[name=points]').fill(points);
      await form.locator('input[name=reason]').fill('做法有流程有数据');
      await form.getByRole('button').click();
      await form.getByRole('button', { name: '保存修改' }).waitFor();
    }
  };

  it('of the demonstration is scored, and opens from the table to a row and what proves it', async () => {
    await clerk.goto('/assessments');
    await clerk.getByRole('link', { name: /上半年乡镇（街道）书记抓党建考核/ }).click();
    await clerk.locator('table.data tbody tr').first().waitFor();
    await inspect(clerk, 'assessment-table');
    await clerk.locator('table.data tbody a').first().click();
    await clerk.locator('.part button').first().waitFor();
    await clerk.getByRole('button', { name: /任务按期完成/ }).click();
    await clerk.getByRole('link', { name: '看任务' }).first().waitFor();
    await inspect(clerk, 'assessment-unit');
  });

  it('is made by the clerk from a scheme whose rules read in words', async () => {
    await clerk.goto('/assessments/schemes');
    await clerk.getByRole('link', { name: /半年考核方案/ }).click();
    await clerk.getByText('按 按期完成任务 ÷ 到期任务 计分').waitFor();
    await inspect(clerk, 'assessment-scheme');
    await clerk.goto('/assessments');
    await clerk.getByRole('button', { name: '开始考核' }).click();
    await clerk.getByLabel('名称').fill('乡镇组试评');
    await clerk.getByLabel(/乡镇组（/).check();
    await inspect(clerk, 'assessment-open');
    await clerk.locator('zr-seal-button button').click();
    await clerk.getByRole('heading', { name: '乡镇组试评' }).waitFor();
    assessment = new URL(clerk.url()).pathname;
    await clerk.getByRole('link', { name: '事实' }).click();
    await clerk.locator('#facts-unit').waitFor();
    await inspect(clerk, 'assessment-facts');
  });

  it('takes blind marks of two scorers, who see nothing of each other', async () => {
    const people = await clerk.request.get('/api/assessments?limit=5');
    const [, shown] = ((await people.json()) as { items: { id: string; name: string }[] }).items;
    assert.ok(shown);
    await clerk.goto(assessment);
    await clerk.getByRole('button', { name: '指定评分员' }).click();
    for (const role of ['scorer', 'inspector']) {
      const person = county.account(role);
      const found = await clerk.request.get(
        `/api/directory?q=${encodeURIComponent(person.username)}&kinds=person&limit=1`,
      );
      const [one] = ((await found.json()) as { items: { name: string }[] }).items;
      await clerk.locator('zr-person-picker input').fill(one!.name);
      await clerk.locator('zr-person-picker li button').filter({ hasText: one!.name }).first().click();
    }
    await clerk.locator('zr-sheet zr-seal-button button').click();
    await clerk.getByText('打分中').first().waitFor();
    await clerk.getByRole('button', { name: '冻结事实' }).click();
    await clerk.getByText('事实已冻结').first().waitFor();
    for (const role of ['scorer', 'inspector']) {
      const scorer = await county.signIn(role);
      await markAll(scorer, '乡镇组试评', '7');
      await inspect(scorer, `mark-sheet-${role}`);
      await scorer.locator('zr-page-title zr-seal-button button').click();
      await scorer.getByText('您已提交').waitFor();
    }
  });

  it('is shown to nobody who was not told, and to a secretary his own on a phone', async () => {
    await secretary.goto('/assessments');
    await secretary.getByRole('link', { name: /上半年/ }).click();
    await secretary.getByText('得分反馈给您之后').waitFor();
    await clerk.goto('/assessments');
    await clerk.getByRole('link', { name: /上半年乡镇（街道）书记/ }).click();
    await clerk.getByRole('button', { name: '进入结果环节' }).click();
    await clerk.waitForURL('**/results/rounds/**');
    await clerk.getByRole('link', { name: /青禾镇党委/ }).click();
    await clerk.locator('#tell-words').fill('短板在任务按期');
    await clerk.locator('zr-seal-button button').first().click();
    await clerk.getByText('反馈意见：短板在任务按期').waitFor();
    await inspect(clerk, 'result-told');
    const [, id] = /results\/([0-9a-f-]+)/.exec(clerk.url())!;
    await secretary.goto(`/results/${id!}`);
    await secretary.getByRole('link', { name: '看得分说明' }).click();
    await secretary.locator('.part button').first().click();
    await inspect(secretary, 'score-phone');
    await secretary.goto(`/results/${id!}`);
    await secretary.locator('#object-point').selectOption({ index: 1 });
    await secretary.locator('#object-claimed').fill('99');
    await secretary.locator('#object-reason').fill('台账少计一次');
    await secretary.locator('zr-seal-button button').click();
    await secretary.getByText('待裁定').waitFor();
    await inspect(secretary, 'objection-phone');
    const leader = await county.signIn('county-leader', { locale: 'en' });
    await leader.goto(`/results/${id!}`);
    await leader.locator('article input').fill('The ledger does not bear it out');
    await leader.getByRole('button', { name: 'Reject' }).click();
    await leader.getByText('rejected').waitFor();
    await inspect(leader, 'objection-decided-en');
    const other = await county.signIn('enterprise-secretary');
    const answer = await other.request.get(`/api/results/${id!}`);
    assert.equal(answer.status(), 404);
  });
});
