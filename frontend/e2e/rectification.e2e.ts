// One problem from an inspector's phone to its end: the unit states its case, the clerk confirms it and issues an order, the
// unit plans and puts it right with evidence, somebody else verifies, the clerk closes it. Nobody else may.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { inspect, openCounty } from './harness.ts';
import type { County } from './harness.ts';
import { ask } from './signing.ts';

const UNIT = '青禾镇党委';
const PROBLEM = '支委会记录连续三个月雷同，没有决定事项';

describe('a problem is found and put right', () => {
  let county: County;
  let inspector: Page;
  let clerk: Page;
  let secretary: Page;
  let finding: string;
  let order: string;

  before(async () => {
    county = await openCounty();
    inspector = await county.signIn('inspector', { phone: true });
    clerk = await county.signIn('clerk');
    secretary = await county.signIn('township-secretary', { phone: true });
  });
  after(async () => {
    await county?.close();
  });

  /** A sheet that asks for a line of text, and what is pressed in it. */
  const say = async (page: Page, text: string, verb: string): Promise<void> => {
    const sheet = page.locator('zr-reason-sheet');
    await sheet.locator('textarea').fill(text);
    await sheet.getByRole('button', { name: verb }).click();
    await sheet.waitFor({ state: 'detached' });
  };
  const press = (page: Page, verb: string) => page.getByRole('button', { name: verb, exact: true }).click();
  const stands = (page: Page, state: string) =>
    page.locator('.reason b').filter({ hasText: state }).first().waitFor();

  it('is recorded on a phone in the field', async () => {
    await inspector.goto('/findings');
    await inspector.locator('zr-page-title h1, h1').first().waitFor();
    await inspect(inspector, 'findings-phone');
    await inspector.getByRole('link', { name: '登记问题' }).click();
    await inspector.getByPlaceholder('单位名称、拼音或首字母').fill('qhz');
    await inspector.locator('zr-unit-picker li button').filter({ hasText: UNIT }).first().click();
    await inspector.getByLabel(/^发现的问题/).fill(PROBLEM);
    await inspector.getByLabel('程度').selectOption({ label: '中' });
    await inspect(inspector, 'finding-new-phone');
    await inspector.locator('zr-seal-button button').click();
    await inspector.getByRole('heading', { name: PROBLEM }).waitFor();
    finding = new URL(inspector.url()).pathname.split('/').pop()!;
    await inspect(inspector, 'finding-put-phone');
  });

  it('is nobody’s to confirm before the unit has stated its case', async () => {
    await clerk.goto(`/findings/${finding}`);
    await clerk.getByRole('heading', { name: PROBLEM }).waitFor();
    assert.equal(await clerk.getByRole('button', { name: '认定', exact: true }).count(), 0);
    const early = await ask(clerk, `/api/findings/${finding}/confirm`, {}, 1);
    assert.equal(early.body.code, 'finding.case-open');
    const stranger = await county.signIn('enterprise-secretary');
    assert.equal((await ask(stranger, `/api/findings/${finding}`)).status, 404);
    await secretary.goto('/todo');
    await secretary.getByRole('link', { name: new RegExp(PROBLEM) }).click();
    await press(secretary, '说明情况');
    await say(secretary, '十月的记录在镇里，其余属实', '提交说明');
    await secretary.getByText('有异议。').waitFor();
    await inspect(secretary, 'finding-disputed-phone');
  });

  it('becomes a numbered order with a date of its severity', async () => {
    await clerk.goto('/findings');
    await clerk.getByRole('link', { name: new RegExp(PROBLEM) }).click();
    await press(clerk, '认定');
    await clerk.getByText('已认定').first().waitFor();
    await inspect(clerk, 'finding-confirmed');
    await press(clerk, '下达交办单');
    await clerk.getByLabel('整改要求').fill('逐次补议并公示');
    await inspect(clerk, 'order-new');
    await clerk.locator('zr-seal-button button').click();
    await clerk.getByRole('heading', { level: 1, name: /整改〔\d+〕\d+号/ }).waitFor();
    await clerk.getByRole('heading', { name: PROBLEM }).waitFor();
    order = new URL(clerk.url()).pathname.split('/').pop()!;
    await inspect(clerk, 'order-issued');
  });

  it('is planned, put right and submitted with evidence, not before', async () => {
    await secretary.goto(`/rectification/${order}`);
    await press(secretary, '签收');
    await stands(secretary, '待报措施');
    await press(secretary, '报整改措施');
    await say(secretary, '逐次补议并公示；支部书记跟班学习一次', '报整改措施');
    await inspect(secretary, 'order-planned-phone');
    await clerk.reload();
    await press(clerk, '批准措施');
    await stands(clerk, '整改中');
    await secretary.reload();
    const { body: now } = await ask(secretary, `/api/rectification-orders/${order}`);
    const bare = await ask(
      secretary,
      `/api/rectification-orders/${order}/submit`,
      { text: '已补议' },
      now['version'] as number,
    );
    assert.equal(bare.body.code, 'rectification.no-evidence');
    await secretary.locator('input[type=file]').setInputFiles({
      name: '补议记录.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from('三次支委会补议记录，均已公示。'),
    });
    await secretary.getByText('补议记录.txt').first().waitFor();
    await press(secretary, '报送整改结果');
    await say(secretary, '已补议三次并公示', '报送整改结果');
    await stands(secretary, '已报待核');
    await inspect(secretary, 'order-submitted-phone');
    assert.equal(await secretary.getByRole('button', { name: '核实', exact: true }).count(), 0);
  });

  it('is verified by somebody else, closed, and dated for a look back', async () => {
    await inspector.goto(`/rectification/${order}`);
    await press(inspector, '核实');
    await inspector.getByLabel('核实方式').selectOption({ label: '实地' });
    await inspector.getByLabel(/看了什么/).fill('会议记录原件和公示栏');
    await inspector.getByLabel(/哪里属实/).fill('三次补议都有签名');
    await inspector.getByLabel('没有疑问').check();
    await inspector.getByLabel(/为什么没有疑问/).fill('逐次对了签到');
    await inspector.getByRole('button', { name: '确认属实' }).click();
    await inspector.getByText('三次补议都有签名').first().waitFor();
    await inspect(inspector, 'order-verified-phone');
    await clerk.reload();
    await press(clerk, '销号');
    await stands(clerk, '已销号');
    await clerk
      .getByText(/回头看 \d{4}年/)
      .first()
      .waitFor();
    await inspect(clerk, 'order-closed');
  });

  it('stands in the ledger: on screen, in the workbook and on paper the same', async () => {
    await clerk.goto('/rectification');
    await clerk
      .getByRole('link', { name: new RegExp(PROBLEM) })
      .first()
      .waitFor();
    await inspect(clerk, 'ledger');
    const download = clerk.waitForEvent('download');
    await clerk.getByRole('link', { name: '导出 Excel' }).click();
    assert.match((await download).suggestedFilename(), /\.xlsx$/);
    await clerk.goto('/rectification/print');
    await clerk.getByText(PROBLEM).first().waitFor();
    await inspect(clerk, 'ledger-print');
    await clerk.goto(`/rectification/${order}/print`);
    await clerk.getByText('问题整改交办单').waitFor();
    await inspect(clerk, 'order-print');
    const leader = await county.signIn('county-leader', { locale: 'en', phone: true });
    await leader.goto('/rectification');
    await leader.locator('a[href^="/rectification/"]').first().waitFor();
    await inspect(leader, 'ledger-phone-en');
  });
});
