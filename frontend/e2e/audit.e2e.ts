// The audit administrator's work: finding an act of somebody else, what was before and after, the proof on paper, the log
// read again; and that nobody else finds these pages.
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { ROOT } from './browser.ts';
import { inspect, openCounty } from './harness.ts';
import type { County, Viewer } from './harness.ts';

describe('audit', () => {
  let county: County;

  before(async () => {
    county = await openCounty();
  });
  after(async () => {
    await county.close();
  });

  const auditor = async (viewer: Viewer = {}): Promise<Page> => {
    const page = await county.signIn('audit-administrator', viewer);
    await page.waitForURL('**/audit');
    await page.locator('table.data tbody tr, .rows li').first().waitFor();
    return page;
  };

  it('finds what somebody did, with what was before and after, where it stands, and prints its proof', async () => {
    const security = await county.signIn('security-administrator');
    await security.waitForURL('**/grants');
    await security.goto('/grants/new');
    await security.getByRole('searchbox').fill('叶');
    await security.locator('zr-holder-picker li button').first().click();
    await security.getByText('组织部、党建办').click();
    await security.getByLabel('最后一天').fill('2099-12-31');
    await security.getByRole('button', { name: '确认授权' }).click();
    await security.getByText('已授权').waitFor();

    const page = await auditor();
    assert.deepEqual(await page.locator('zr-side-menu .name').allInnerTexts(), [
      '审计记录',
      '检查点',
      '核准管理员',
    ]);
    await inspect(page, 'audit');
    await page.getByLabel('对象类别').selectOption('capability-grant');
    await page.waitForURL('**/audit?*kind=capability-grant*');
    const account = county.account('security-administrator').username;
    await page.getByRole('searchbox', { name: '谁办的' }).fill(account);
    await page.locator('zr-actor-picker li button').first().click();
    await page.waitForURL('**/audit?*accountId=*');
    const row = page.locator('table.data tbody tr').filter({ hasText: '授权' }).first();
    await row.getByRole('button', { name: /^查看/ }).click();
    const drawer = page.getByRole('dialog');
    await drawer.getByRole('heading', { name: '改动前后' }).waitFor();
    await drawer.locator('zr-changes-table tbody tr').first().waitFor();
    const opened = page.locator('table.data tbody tr.on');
    assert.equal(await opened.evaluate((one) => getComputedStyle(one).display), 'table-row');
    await inspect(page, 'audit-entry');

    await drawer.getByRole('link', { name: '打印证明单' }).click();
    await page.waitForURL('**/proof');
    // Checkpoints are signed once a minute at most.
    const sheet = page.locator('.sheet');
    for (let minute = 0; minute < 30 && (await sheet.count()) === 0; minute += 1) {
      const again = page.getByRole('button', { name: '再看一次' });
      if ((await again.count()) > 0) await again.click();
      await page.waitForTimeout(4_000);
    }
    await sheet.getByText('检查点保护').waitFor();
    await sheet.locator('nz-qrcode canvas').waitFor();
    await inspect(page, 'audit-proof');
    const folder = join(ROOT, 'test-output', 'e2e');
    mkdirSync(folder, { recursive: true });
    const printed = await page.pdf({ path: join(folder, 'audit-proof.pdf'), preferCSSPageSize: true });
    assert.match(printed.toString('latin1'), /\/MediaBox \[0 0 59[45][.\d]* 84[12][.\d]*\]/);
  });

  it('reads a log again to its end, and says that it is whole', async () => {
    const page = await auditor();
    await page.getByRole('link', { name: '检查点' }).click();
    await page.waitForURL('**/audit/checkpoints');
    await page.getByRole('button', { name: /^核查/ }).last().click();
    await page.getByText('完好。').waitFor();
    await page.locator('table.data tbody tr').first().waitFor();
    await inspect(page, 'audit-checkpoints');
  });

  it('is nobody else’s: a clerk finds no such page, and no word of it', async () => {
    const clerk = await county.signIn('clerk');
    assert.equal(await clerk.getByRole('link', { name: '审计记录' }).count(), 0);
    for (const path of ['/audit', '/audit/checkpoints']) {
      await clerk.goto(path);
      await clerk.getByText('没有这个页面').first().waitFor();
    }
    const answer = await clerk.request.get('/api/audit/entries');
    assert.equal(answer.status(), 403);
    assert.doesNotMatch(await answer.text(), /items/);
  });

  it('lets whoever sees a subject see who changed it', async () => {
    const clerk = await county.signIn('clerk');
    await clerk.goto('/organizations');
    await clerk.getByRole('button', { name: '谁改过什么' }).click();
    const drawer = clerk.getByRole('dialog');
    await drawer.locator('li').or(drawer.getByText('还没有人改过')).first().waitFor();
    await inspect(clerk, 'history-of-organization');
  });

  it('is kept on a phone, and in English', async () => {
    const phone = await auditor({ phone: true });
    await inspect(phone, 'audit-phone');
    await phone.locator('.rows li button').first().click();
    await phone.waitForURL('**/audit/entries/*');
    await phone.getByRole('heading', { name: '改动前后' }).waitFor();
    await inspect(phone, 'audit-entry-phone');
    await phone.goto('/audit/checkpoints');
    await phone.locator('.log').first().waitFor();
    await inspect(phone, 'audit-checkpoints-phone');
    const english = await auditor({ locale: 'en' });
    await inspect(english, 'audit-en');
    await english.goto('/audit/checkpoints');
    await english.locator('.log').first().waitFor();
    await inspect(english, 'audit-checkpoints-en');
  });
});
