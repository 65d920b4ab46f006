// Single sign-on in a browser, at a real OpenID provider: unlinked at first, linked by its owner, in and out without a
// password, and a sentence whenever the provider does not let somebody through.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { freePort } from '../../tools/postgres/cluster.ts';
import { inspect, startCounty } from './harness.ts';
import type { County, Viewer } from './harness.ts';
import { SignOnProvider } from './sign-on-provider.ts';

const STAFF = 'staff-0731';

describe('single sign-on in pages', () => {
  let provider: SignOnProvider;
  let county: County;

  before(async () => {
    const port = await freePort();
    const home = `http://localhost:${port}`;
    provider = await SignOnProvider.start(`${home}/api/public/sign-on/callback`);
    county = await startCounty({ port, environment: { PUBLIC_URL: home, ...provider.settings } });
  });
  after(async () => {
    await county?.close();
    await provider?.stop();
  });

  /** To the provider by the button, and back. */
  const goOver = async (viewer: Viewer = {}, path?: string): Promise<Page> => {
    const page = await county.visit(viewer, path);
    const name = viewer.locale === 'en' ? 'Sign in with Yunling sign-on' : '用云岭统一身份登录';
    await page.getByRole('link', { name }).click();
    return page;
  };

  it('offers the button by the name that was configured, on a phone and in English too', async () => {
    const desk = await county.visit();
    await desk.getByRole('link', { name: '用云岭统一身份登录' }).waitFor();
    await inspect(desk, 'sign-on-way');
    const phone = await county.visit({ phone: true, locale: 'en' });
    await phone.getByRole('link', { name: 'Sign in with Yunling sign-on' }).waitFor();
    await inspect(phone, 'sign-on-way-phone');
  });

  it('says how to link an identity that belongs to no account yet', async () => {
    provider.person = STAFF;
    const page = await goOver();
    await page.getByText('这个统一身份还没有关联账号').waitFor();
    assert.match(page.url(), /\/sign-in/);
    await inspect(page, 'sign-on-unknown');
  });

  it('is linked by its owner, who confirms that it is them', async () => {
    const account = county.account('township-secretary');
    const page = await county.signIn(account);
    await page.goto('/me');
    await page.locator('zr-sign-on-link').getByRole('button', { name: '关联' }).click();
    await page.locator('#step-up-proof').fill(account.password);
    await page.keyboard.press('Enter');
    await page.getByText('已关联到云岭统一身份').waitFor();
    assert.match(await page.locator('zr-sign-on-link').innerText(), new RegExp(STAFF));
    await inspect(page, 'sign-on-linked');
  });

  it('lets its owner in without a password, where they wanted to go, and out again', async () => {
    const page = await goOver({ phone: true }, '/sign-in?return=%2Fduties');
    await page.waitForURL((url) => url.pathname === '/duties');
    const username = await page.evaluate(async () => {
      const answer = await fetch('/api/session');
      return ((await answer.json()) as { username: string }).username;
    });
    assert.equal(username, county.account('township-secretary').username);
    await page.goto('/me');
    await page.getByRole('button', { name: '退出登录' }).click();
    await page.waitForURL((url) => url.pathname === '/sign-in');
    await page.goto('/duties');
    await page.waitForURL((url) => url.pathname === '/sign-in');
  });

  it('says so when somebody cancels, and when the provider fails; passwords still work', async () => {
    provider.person = null;
    const cancelled = await goOver();
    await cancelled.getByText('统一身份认证没有放行').waitFor();
    provider.person = STAFF;
    provider.broken = true;
    const failed = await goOver({ phone: true, locale: 'en' });
    await failed.locator('zr-refusal-note').getByText('single sign-on').waitFor();
    await inspect(failed, 'sign-on-failed-phone');
    provider.broken = false;
    await county.signIn('township-secretary');
  });

  it('confirms at the provider what stands under one’s name, in a page of its own; the act goes on', async () => {
    provider.person = STAFF;
    const page = await goOver({}, '/sign-in?return=%2Fme');
    await page.waitForURL((url) => url.pathname === '/me');
    await page.locator('zr-sign-on-link').getByRole('button', { name: '解除关联' }).click();
    const dialog = page.getByRole('dialog', { name: '确认是您本人' });
    const link = dialog.getByRole('link', { name: '去统一身份认证' });
    await link.waitFor();
    await inspect(page, 'step-up-by-provider');
    const [other] = await Promise.all([page.context().waitForEvent('page'), link.click()]);
    await other.getByText('已核对是您本人').waitFor();
    await inspect(other, 'step-up-confirmed');
    await other.close();
    await dialog.getByRole('button', { name: '已核对，继续' }).click();
    await page.getByText('尚未关联').waitFor();
  });
});
