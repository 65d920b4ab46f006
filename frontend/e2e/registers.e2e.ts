// What stands beside the tree: the clerk keeps unit classes, assessment groups and guidance as dated lists, each first
// looked at and then done; a guiding department finds its units, their lists and their progress with one click.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { inspect, openCounty } from './harness.ts';
import type { County } from './harness.ts';

const BASIS = '云组发〔2026〕33号';

describe('registers beside the tree', () => {
  let county: County;

  before(async () => {
    county = await openCounty();
  });
  after(async () => {
    await county?.close();
  });

  const pick = async (page: Page, words: string, name: string): Promise<void> => {
    const picker = page.locator('zr-sheet zr-organization-picker');
    await picker.getByRole('button').first().click();
    await picker.getByRole('searchbox').fill(words);
    await picker.getByText(name).first().click();
  };
  const find = async (page: Page, words: string, name: string): Promise<void> => {
    await page.goto('/organizations');
    const box = page.locator('zr-finder').getByRole('combobox');
    await box.fill(words);
    await page.locator('zr-finder').getByRole('option', { name }).first().waitFor();
    await box.press('Enter');
    await page.getByRole('heading', { level: 1, name }).waitFor();
  };

  it('shows a former name in the history of the organisation that bore it', async () => {
    const clerk = await county.signIn('clerk');
    await find(clerk, 'wfz', '晚枫镇党委');
    await clerk.locator('zr-organization-past li', { hasText: '晚枫乡党委' }).waitFor();
  });

  it('lists units by class on a day, and puts some into one after a look', async () => {
    const clerk = await county.signIn('clerk');
    await clerk.goto('/organizations');
    await clerk.getByRole('link', { name: '单位分类' }).click();
    await clerk.getByRole('cell', { name: '青禾镇党委' }).waitFor();
    await inspect(clerk, 'unit-classes');
    await clerk.getByRole('button', { name: '划入分类' }).click();
    await clerk.locator('#assign-class').selectOption('县直机关');
    await pick(clerk, 'wszjg', '望舒镇机关党支部');
    await clerk.locator('#act-basis').fill(BASIS);
    await clerk.getByRole('button', { name: '先看看会怎样' }).click();
    await clerk.locator('zr-outcome-rows li', { hasText: '未分类 → 县直机关' }).waitFor();
    await inspect(clerk, 'unit-class-look');
    await clerk.getByRole('button', { name: '确认划入 1 个单位' }).click();
    await clerk.getByRole('cell', { name: '望舒镇机关党支部' }).waitFor();
  });

  it('moves a unit from one group into another after a look, and takes it out again', async () => {
    const clerk = await county.signIn('clerk');
    await clerk.goto('/organizations');
    await clerk.getByRole('link', { name: '考核分组' }).click();
    await clerk.getByRole('link', { name: '乡镇组' }).waitFor();
    await inspect(clerk, 'assessment-groups');
    await clerk.getByRole('link', { name: '乡镇组' }).click();
    await clerk.getByRole('cell', { name: '青禾镇党委' }).waitFor();
    await inspect(clerk, 'assessment-group');
    await clerk.getByRole('button', { name: '编入单位' }).click();
    await pick(clerk, 'zcjd', '知春街道党工委');
    await clerk.getByRole('button', { name: '先看看会怎样' }).click();
    await clerk.locator('zr-outcome-rows .refused', { hasText: '街道组' }).waitFor();
    await inspect(clerk, 'assessment-group-refused');
    await clerk.getByLabel('从原分组调入').check();
    await clerk.getByRole('button', { name: '先看看会怎样' }).click();
    await clerk.locator('zr-outcome-rows li', { hasText: '从“街道组”调入' }).waitFor();
    await clerk.getByRole('button', { name: '确认编入 1 个单位' }).click();
    await clerk.getByRole('cell', { name: '知春街道党工委' }).waitFor();
    await clerk.getByRole('button', { name: '调出单位' }).click();
    await clerk.getByRole('dialog').getByLabel('知春街道党工委').check();
    await inspect(clerk, 'assessment-group-leave');
    await clerk.getByRole('button', { name: '确认调出 1 个单位' }).click();
    await clerk.getByRole('dialog').waitFor({ state: 'detached' });
    await clerk.getByLabel('含已离组和将编入的').check();
    await clerk.getByRole('row', { name: /知春街道党工委.*已结束/ }).waitFor();
  });

  it('sets up a group for next year, and fits a phone in English', async () => {
    const clerk = await county.signIn('clerk', { phone: true, locale: 'en' });
    await clerk.goto('/organizations/groups');
    await clerk.getByRole('link', { name: /乡镇组/ }).waitFor();
    await inspect(clerk, 'assessment-groups-phone');
    await clerk.getByRole('button', { name: 'New group' }).click();
    await clerk.locator('#group-name').fill('学校党支部组');
    await clerk.locator('#group-object').selectOption('党支部');
    await clerk.locator('#group-basis').fill(BASIS);
    await inspect(clerk, 'assessment-group-new-phone');
    await clerk.getByRole('button', { name: 'Set up' }).click();
    await clerk.getByText('Nobody is in this group yet.').waitFor();
    await clerk.goto('/organizations/classes');
    await clerk.locator('nav a[aria-current]').waitFor();
    await inspect(clerk, 'unit-classes-phone');
  });

  it('makes guidance with named rights, changes it, ends it, and keeps what it was', async () => {
    const clerk = await county.signIn('clerk');
    await find(clerk, 'wszzx', '望舒镇中学党总支');
    const panel = clerk.locator('zr-organization-guidance');
    await panel.getByRole('button', { name: '建立指导关系' }).click();
    await pick(clerk, 'xwjygw', '县委教育工委');
    await clerk.getByRole('checkbox', { name: '布置任务' }).check();
    await clerk.getByRole('checkbox', { name: '评分' }).check();
    await clerk.locator('#guidance-percent').fill('30');
    await clerk.locator('#guidance-basis').fill(BASIS);
    await inspect(clerk, 'guidance-new');
    await clerk.getByRole('button', { name: '确认建立' }).click();
    await panel.getByText('查看进度、布置任务、评分，占 30%').waitFor();
    await inspect(clerk, 'guidance');
    await panel.getByRole('button', { name: '调整' }).click();
    await clerk.locator('#guidance-percent').fill('40');
    await clerk.getByRole('button', { name: '保存' }).click();
    await panel.getByText('评分，占 40%').waitFor();
    await panel.getByRole('button', { name: '结束', exact: true }).click();
    await clerk.getByRole('button', { name: '确认结束' }).click();
    await panel.getByRole('button', { name: '看已结束的 1 条' }).click();
    await panel.locator('li.ended', { hasText: '评分，占 40%' }).waitFor();
  });

  it('leads a guiding department to its units with one click, and on to their lists and progress', async () => {
    const clerk = await county.signIn('social-work-clerk');
    await clerk.goto('/organizations');
    await clerk.getByRole('link', { name: /^所指导单位/ }).click();
    await clerk.getByRole('heading', { level: 1, name: '所指导单位' }).waitFor();
    const row = clerk.getByRole('row', { name: /青禾种业有限公司党支部/ });
    await row.getByText('查看进度、布置任务').waitFor();
    await inspect(clerk, 'guided');
    await row.getByRole('link', { name: '责任清单' }).click();
    await clerk.waitForURL((url) => url.pathname === '/responsibility-lists');
    await clerk.getByText('青禾种业有限公司党支部').first().waitFor();
    await clerk.goBack();
    await row.getByRole('link', { name: '完成情况' }).click();
    await clerk.waitForURL((url) => url.pathname === '/dashboard');
    await clerk.getByText('青禾种业有限公司党支部').first().waitFor();
    const phone = await county.signIn('social-work-clerk', { phone: true, locale: 'en' });
    await phone.goto('/organizations/guided');
    await phone.locator('li').first().waitFor();
    await inspect(phone, 'guided-phone');
    assert.ok((await phone.getByRole('link', { name: 'Lists' }).count()) > 5);
  });
});
