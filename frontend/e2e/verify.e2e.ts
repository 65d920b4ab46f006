// 核实: a township secretary verifies what a village reported, sends another back, and the village sees why; the monthly
// draw is drawn again in the browser.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { inspect, openCounty } from './harness.ts';
import type { County } from './harness.ts';

describe('verifying', () => {
  let county: County;
  let page: Page;
  /** What the secretary sends back, as the address of the duty. */
  let sentBack = '';

  before(async () => {
    county = await openCounty();
    page = await county.signIn('township-secretary');
  });
  after(async () => {
    await county?.close();
  });

  const openWaiting = async (on: Page): Promise<string> => {
    await on.goto('/duties/to-verify');
    await on.locator('zr-to-verify li a').first().click();
    await on.getByRole('button', { name: '核实这项报送' }).waitFor();
    return new URL(on.url()).pathname;
  };

  it('is told in 待办, and refused without a judgement', async () => {
    await page.goto('/todo');
    await page.getByRole('heading', { name: /待核实/ }).waitFor();
    await inspect(page, 'todo-to-verify');
    await page.getByRole('link', { name: /看全部待核实/ }).click();
    await page.getByRole('heading', { name: '待核实' }).waitFor();
    await page.locator('zr-to-verify li a').first().waitFor();
    await inspect(page, 'to-verify');
    const whole = await page.locator('.count [role=status]').textContent();
    await page.getByLabel('为什么要核').selectOption({ label: '抽中核实' });
    await page.waitForURL(/checkingClass=/);
    await page.getByRole('button', { name: '逐件核实' }).click();
    await page.getByRole('dialog').getByText('每件都要用自己的话写一句').waitFor();
    await page.locator('zr-to-verify ul.stale').waitFor({ state: 'detached' });
    await inspect(page, 'to-verify-walk');
    await page.getByRole('dialog').getByRole('button', { name: '关闭' }).click();
    await page.getByRole('button', { name: '清除条件' }).click();
    await page.getByText(whole!, { exact: true }).waitFor();
    await openWaiting(page);
    await page.getByRole('button', { name: '核实这项报送' }).click();
    await page.getByLabel('核实方式').selectOption({ label: '实地' });
    await page.getByLabel(/看了什么/).fill('党群服务中心、台账原件');
    await page.getByRole('button', { name: '确认属实' }).click();
    await page.getByText('请用自己的话写一句').waitFor();
    await inspect(page, 'verify-refused');
    await page.getByLabel(/哪里属实/).fill('台账和现场对得上，责任到人');
    await page.getByLabel('没有疑问').check();
    await page.getByLabel(/为什么没有疑问/).fill('抽了三户逐一问过，说法一致');
    await page.getByRole('button', { name: '确认属实' }).click();
    await page.getByText('台账和现场对得上，责任到人').first().waitFor();
    await page.getByText('已核实', { exact: true }).first().waitFor();
    await inspect(page, 'verified');
  });

  it('sends back with a reason, which stands with the duty', async () => {
    sentBack = await openWaiting(page);
    await page.getByRole('button', { name: '核实这项报送' }).click();
    await page.getByLabel('退回').check();
    await page.getByLabel(/看了什么/).fill('上报的台账');
    await page.getByLabel(/退回原因/).fill('缺签到表，请补上再报');
    await page.getByRole('button', { name: '退回重报' }).click();
    await page.getByText('退回原因：缺签到表，请补上再报').waitFor();
    await page.getByText('退回重报', { exact: true }).first().waitFor();
  });

  it('draws the month’s lots again in the browser, and the same comes', async () => {
    await page.goto('/duties/to-verify');
    const draw = page.locator('zr-draws li').first();
    await draw.getByRole('button', { name: '重抽一次' }).click();
    await draw.getByText('重抽结果一致').waitFor();
    await inspect(page, 'draws');
  });

  it('fits a phone, and English', async () => {
    const phone = await county.signIn('township-secretary', { phone: true, locale: 'en' });
    await phone.goto('/todo');
    await phone
      .getByRole('heading', { name: /To verify/ })
      .first()
      .waitFor();
    await inspect(phone, 'todo-to-verify-phone-en');
    await phone.goto('/duties/to-verify');
    await phone.getByRole('heading', { name: 'To be verified' }).waitFor();
    await inspect(phone, 'to-verify-phone-en');
    await phone.locator('zr-to-verify li a').first().click();
    await phone.getByRole('button', { name: 'Verify this report' }).click();
    await phone.getByLabel('On which day').waitFor();
    await inspect(phone, 'verify-phone-en');
    await phone.goto(sentBack);
    await phone.getByText('Sent back because: 缺签到表，请补上再报').waitFor();
    assert.equal(await phone.getByRole('button', { name: 'Verify this report' }).count(), 0);
    await inspect(phone, 'verify-sent-back-phone-en');
  });
});
