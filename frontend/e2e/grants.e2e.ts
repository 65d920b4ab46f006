// The security administrator's work: only their own pages; a grant to a post, previewed grants to a kind of posts, and
// taking one back, which the holder feels with their next action.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { inspect, openCounty } from './harness.ts';
import type { County, Viewer } from './harness.ts';

describe('grants', () => {
  let county: County;

  before(async () => {
    county = await openCounty();
  });
  after(async () => {
    await county.close();
  });

  const security = async (viewer: Viewer = {}): Promise<Page> => {
    const page = await county.signIn('security-administrator', viewer);
    await page.waitForURL('**/grants');
    await page.locator('table.data tbody tr').first().waitFor();
    return page;
  };
  it('stand on the administrator’s first page, and the menu has their own pages only', async () => {
    const page = await security();
    assert.deepEqual(await page.locator('zr-side-menu .name').allInnerTexts(), [
      '授权',
      '按岗位类别授权',
      '核准管理员',
    ]);
    await page.getByText('各种授权能做什么').click();
    await inspect(page, 'grants');
    await page.goto('/todo');
    await page.waitForURL('**/grants');
    await page.goto('/duties');
    await page.getByText('没有“查看任务”的权限').waitFor();
  });

  it('are found by words, by organisation and by what they allow', async () => {
    const page = await security();
    await page.getByRole('searchbox', { name: /姓名、岗位、单位/ }).fill('lxm');
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: '党委书记', exact: true }).first().waitFor();
    await page
      .getByRole('button', { name: '清除全部' })
      .or(page.locator('.chips .all button'))
      .first()
      .click();
    await page.getByRole('button', { name: /按组织看/ }).click();
    await page.getByRole('searchbox', { name: /找组织/ }).fill('qhz');
    await page.locator('zr-organization-picker li button').filter({ hasText: '青禾镇党委' }).first().click();
    await page.getByLabel('怎么看这个组织').selectOption('1');
    await page.getByLabel('能做什么').selectOption('responsibility-lists.issue');
    await page.getByRole('link', { name: '党建办主任' }).waitFor();
    await inspect(page, 'grants-reaching');
    await page.getByRole('link', { name: '党建办主任' }).click();
    await page.getByText('以“党建办主任”办理时').waitFor();
    await inspect(page, 'grants-held-by-post');
  });

  it('are given to a post and taken back; the holder feels it with the next action', async () => {
    const page = await security();
    const leader = await county.signIn('county-leader');
    await leader.goto('/responsibility-lists');
    await leader.getByRole('link', { name: '导入责任清单' }).waitFor({ state: 'detached' });

    await page.getByRole('link', { name: '授权', exact: true }).last().click();
    await page.waitForURL('**/grants/new');
    await page.getByRole('searchbox').fill('叶');
    await page.locator('zr-holder-picker li button').first().click();
    await page.getByText('组织部、党建办').click();
    await page.getByLabel('最后一天').fill('2099-12-31');
    await inspect(page, 'grants-new');
    // The code given at the sign-in confirms who it is for five minutes: nothing is asked again.
    await page.getByRole('button', { name: '确认授权' }).click();
    await page.getByText('已授权').waitFor();
    await inspect(page, 'grants-new-done');

    await leader.reload();
    await leader.getByRole('link', { name: '导入责任清单' }).first().waitFor();

    await page.getByRole('link', { name: '看现有全部授权' }).click();
    const row = page.locator('table.data tbody tr').filter({ hasText: '经办人' });
    await row.getByRole('button', { name: '延长' }).click();
    await inspect(page, 'grants-extend');
    await page.getByRole('button', { name: '关闭' }).click();
    await row.getByRole('button', { name: '收回' }).click();
    await inspect(page, 'grants-revoke');
    await page.getByRole('button', { name: '收回授权' }).click();
    await row.waitFor({ state: 'detached' });

    await leader.reload();
    await leader.getByRole('heading', { level: 1 }).waitFor();
    assert.equal(await leader.getByRole('link', { name: '导入责任清单' }).count(), 0);
    await leader.goto('/me/powers');
    await leader.getByText('凭什么').waitFor();
    await inspect(leader, 'own-holdings');
  });

  it('are given to all posts of a kind, as previewed', async () => {
    const page = await security();
    await page.goto('/grants/by-kind');
    await page.getByLabel('岗位类别').selectOption({ index: 2 });
    await page.getByText('党委领导：看全貌').click();
    await page.getByRole('button', { name: '看名单' }).click();
    await page.getByText('新授', { exact: false }).first().waitFor();
    await inspect(page, 'grants-by-kind');
    await page.getByRole('button', { name: /^授予 \d+ 个岗位/ }).click();
    await page.getByText(/已授予 \d+ 个/).waitFor();
  });

  it('are kept on a phone, and in English', async () => {
    const phone = await security({ phone: true });
    await inspect(phone, 'grants-phone');
    await phone.locator('table.data tbody tr').first().getByRole('button', { name: '收回' }).click();
    await inspect(phone, 'grants-revoke-phone');
    await phone.goto('/grants/new');
    await phone.getByRole('searchbox').fill('lxm');
    await phone.locator('zr-holder-picker li button').first().waitFor();
    await inspect(phone, 'grants-new-phone');
    await phone.goto('/grants/by-kind');
    await phone.getByRole('heading', { level: 1 }).waitFor({ state: 'attached' });
    await inspect(phone, 'grants-by-kind-phone');
    const english = await security({ locale: 'en' });
    await inspect(english, 'grants-en');
    await english.goto('/grants/by-kind');
    await inspect(english, 'grants-by-kind-en');
  });
});
