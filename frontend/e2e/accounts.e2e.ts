// Signing in and out: one's devices on desk and phone; the system administrator's accounts, from a one-time password to a
// disabled account; who vouches for administrators.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { inspect, openCounty } from './harness.ts';
import type { County, Viewer } from './harness.ts';

const OWN_PASSWORD = 'Quiet-Harbour-31';

describe('accounts', () => {
  let county: County;
  const made = { username: '', password: '' };

  before(async () => {
    county = await openCounty();
  });
  after(() => county?.close());

  const system = async (viewer: Viewer = {}): Promise<Page> => {
    const page = await county.signIn('system-administrator', viewer);
    await page.waitForURL('**/accounts');
    await page.locator('table.data tbody tr').first().waitFor();
    return page;
  };

  it('are ended on a lost phone, which its next step feels', async () => {
    const account = county.accounts.find(({ post }) => post !== null)!;
    const phone = await county.signIn(account, { phone: true });
    const desk = await county.signIn(account);
    await phone.goto('/me/devices');
    await phone.getByText('本机', { exact: true }).waitFor();
    await inspect(phone, 'devices-phone');
    await desk.goto('/me');
    await inspect(desk, 'me');
    await desk.getByRole('link', { name: '登录设备' }).click();
    await desk.getByText('本机', { exact: true }).waitFor();
    await inspect(desk, 'devices');
    await desk.getByRole('button', { name: /退出其他 \d+ 台设备/ }).click();
    await desk.getByText('没有在其他设备上登录').waitFor();
    await inspect(desk, 'devices-ended');
    await phone.getByRole('link', { name: '待办' }).click();
    await phone.locator('#username').waitFor();
    assert.match(phone.url(), /\/sign-in\?.*ended=1/);
    await desk.getByRole('button', { name: 'English' }).click();
    await desk.getByRole('heading', { name: 'Signed-in devices' }).waitFor();
    await inspect(desk, 'devices-en');
    await desk.getByRole('button', { name: 'Sign out everywhere, here too' }).click();
    await desk.waitForURL(/\/sign-in/);
  });

  it('are opened for somebody, whose first step is a password of their own', async () => {
    const page = await system();
    assert.deepEqual(await page.locator('zr-side-menu .name').allInnerTexts(), [
      '账号',
      '开通账号',
      '法定工作日',
    ]);
    await inspect(page, 'accounts');
    await page.goto('/duties');
    await page.getByText('没有“查看任务”的权限').waitFor();
    await page.goto('/accounts/new');
    await page.getByRole('searchbox').fill('支部');
    await page.locator('form li').first().waitFor();
    await inspect(page, 'account-new-found');
    await page.locator('form li button').first().click();
    await page.getByRole('button', { name: '开通', exact: true }).click();
    made.password = await page.locator('zr-one-time-password code').innerText();
    made.username = /账号 (\S+) 已开通/.exec(await page.getByRole('status').innerText())![1]!;
    await inspect(page, 'account-new-done');

    const owner = await county.visit({ phone: true });
    await owner.locator('#username').fill(made.username);
    await owner.locator('#password').fill(made.password);
    await owner.keyboard.press('Enter');
    await owner.waitForURL(/\/new-password/);
    await owner.getByLabel('现在的密码').fill(made.password);
    await owner.getByLabel('新密码', { exact: true }).fill('Short-1');
    await inspect(owner, 'new-password-phone');
    await owner.getByLabel('新密码', { exact: true }).fill(OWN_PASSWORD);
    await owner.getByLabel('再输一遍新密码').fill(OWN_PASSWORD);
    await owner.getByText('很好').waitFor();
    await owner.getByRole('button', { name: '修改密码' }).click();
    await owner.waitForURL('**/todo');
  });

  it('are found, renamed, reset and disabled, each with what it means said before', async () => {
    const page = await system();
    await page.getByRole('searchbox').fill(made.username);
    await page.keyboard.press('Enter');
    await page.waitForURL(/q=/);
    await page.getByRole('link', { name: made.username }).click();
    await page.getByRole('button', { name: '重置密码' }).waitFor();
    await inspect(page, 'account');
    const act = async (name: string, fill?: string): Promise<void> => {
      await page.getByRole('button', { name, exact: true }).first().click();
      const sheet = page.getByRole('dialog');
      if (fill) await sheet.getByRole('textbox').fill(fill);
      if (name === '停用账号') await inspect(page, 'account-disable');
      await sheet.getByRole('button', { name, exact: true }).click();
      await sheet.waitFor({ state: 'detached' });
    };
    await act('改用户名', `${made.username}.xin`);
    await page.getByText('用户名已改').waitFor();
    await act('重置密码');
    await page.locator('zr-one-time-password code').waitFor();
    await inspect(page, 'account-reset');
    await act('停用账号');
    await page.getByText('账号已停用').waitFor();
    await act('启用账号');
    await page.getByText('账号已启用').waitFor();
  });

  it('of administrators name who uses them; somebody who uses one is refused another', async () => {
    const page = await system();
    const open = async (kind: string, username: string) => {
      await page.goto('/accounts/new');
      await page.locator('#owner').selectOption(kind);
      await page.getByRole('searchbox').fill('支部');
      await page.locator('form li button').first().click();
      await page.locator('#username').fill(username);
      await page.getByRole('button', { name: '开通', exact: true }).click();
    };
    await open('audit', 'auditor-two');
    await page.getByText('账号 auditor-two 已开通').waitFor();
    await open('security', 'security-two');
    await page.getByText('三员不能由一人兼任').last().waitFor();
    await inspect(page, 'account-new-keeps-another');
    await page.goto('/accounts?owner=administrator');
    await page.getByRole('link', { name: 'audit-administrator' }).click();
    await page.getByRole('button', { name: '登记使用人' }).click();
    await page.getByRole('dialog').getByRole('searchbox').fill('支部');
    await page.getByRole('dialog').locator('li button').first().waitFor();
    await inspect(page, 'account-keeper');
  });

  it('of administrators are vouched for by another administrator', async () => {
    const page = await county.signIn('security-administrator');
    await page.waitForURL('**/grants');
    await page.getByRole('link', { name: '核准管理员' }).click();
    await page.getByText('由您核准的管理员账号').waitFor();
    await inspect(page, 'vouching');
  });

  it('are kept on a phone, and in English', async () => {
    const phone = await system({ phone: true });
    await inspect(phone, 'accounts-phone');
    await phone.locator('table.data tbody a').first().click();
    await phone.getByRole('button', { name: '重置密码' }).waitFor();
    await inspect(phone, 'account-phone');
    await phone.goto('/accounts/new');
    await phone.getByRole('heading', { level: 1 }).waitFor({ state: 'attached' });
    await inspect(phone, 'account-new-phone');
    const english = await system({ locale: 'en' });
    await inspect(english, 'accounts-en');
    await english.locator('table.data tbody a').first().click();
    await english.getByRole('button', { name: 'Reset the password' }).waitFor();
    await inspect(english, 'account-en');
  });
});
