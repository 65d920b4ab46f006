// An inspection from its plan to a finding: the clerk plans and announces it, its leader draws on a phone, nobody else knows
// where they go, and on the spot a row of the checklist becomes a finding in one tap.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { inspect, openCounty } from './harness.ts';
import type { County } from './harness.ts';
import { ask } from './signing.ts';

const TITLE = '四季度随机督查';
const SEEN = '十月的支委会没有记录';
const FROM_ABOVE = '议事规则没有修订';

interface Drawn {
  readonly targets: readonly { readonly organizationId: string; readonly organizationName: string }[];
  readonly seed: string | null;
}

describe('units are drawn and inspected', () => {
  let county: County;
  let clerk: Page;
  let inspector: Page;
  let inspection: string;
  let unit: string;

  before(async () => {
    county = await openCounty();
    clerk = await county.signIn('clerk');
    inspector = await county.signIn('inspector', { phone: true });
  });
  after(async () => {
    await county?.close();
  });

  const member = (page: Page, role: string) =>
    page
      .locator('zr-team-picker li')
      .filter({ hasText: county.account(role).post ?? '' })
      .first();
  const shown = async (page: Page) =>
    (await ask(page, `/api/inspections/${inspection}`)).body as unknown as Drawn;

  it('stand under a plan with a cap', async () => {
    await clerk.goto('/inspections');
    await clerk.getByText('还没有督查计划').waitFor();
    await inspect(clerk, 'inspections-empty');
    await clerk.getByRole('button', { name: '制定计划' }).click();
    await clerk.getByLabel('备案号').fill('云督备〔2026〕3号');
    await inspect(clerk, 'inspection-plan-new');
    await clerk.locator('zr-seal-button button').click();
    await clerk.getByRole('link', { name: '安排督查' }).click();
    await clerk.getByLabel(/^名称/).fill(TITLE);
    await clerk.getByLabel('农村', { exact: true }).check();
    await clerk.getByLabel('抽取几个单位').fill('2');
    await member(clerk, 'inspector').locator('input').first().check();
    await member(clerk, 'scorer').locator('input').first().check();
    await inspect(clerk, 'inspection-new');
    await clerk.locator('zr-seal-button button').click();
    await clerk.getByRole('heading', { level: 1, name: TITLE }).waitFor();
    inspection = new URL(clerk.url()).pathname.split('/').pop()!;
    await clerk.getByText('种子摘要').waitFor();
    assert.equal(await clerk.getByRole('button', { name: '抽取单位' }).count(), 0);
  });

  it('are drawn by the leader on a phone, and nobody else is told', async () => {
    await inspector.goto('/inspections');
    await inspector.getByRole('link', { name: new RegExp(TITLE) }).click();
    await inspector.getByRole('button', { name: '抽取单位' }).waitFor();
    await inspect(inspector, 'inspection-to-draw-phone');
    await inspector.getByRole('button', { name: '抽取单位' }).click();
    await inspector.getByRole('heading', { name: '抽中的单位' }).waitFor();
    await inspect(inspector, 'inspection-drawn-phone');
    const { targets } = await shown(inspector);
    assert.equal(targets.length, 2);
    unit = targets[0]!.organizationName;
    await clerk.reload();
    await clerk.getByText('还没有开始督查的单位不显示').waitFor();
    assert.deepEqual(await shown(clerk), { ...(await shown(clerk)), targets: [], seed: null });
    assert.equal(await clerk.locator('.unit').count(), 0);
    await inspect(clerk, 'inspection-hidden');
  });

  it('are visited with a checklist of their own, and a problem is a finding in one tap', async () => {
    const row = inspector.locator('li').filter({ hasText: unit }).first();
    await row.getByRole('button', { name: '开始督查' }).click();
    await inspect(inspector, 'inspection-begin-phone');
    await inspector.getByRole('button', { name: '现场开始' }).click();
    await inspector.getByRole('heading', { level: 1, name: unit }).waitFor();
    const first = inspector.locator('ol li').first();
    await first.getByRole('button', { name: '有问题' }).click();
    await first.locator('textarea').fill(SEEN);
    await inspector.locator('ol li').nth(1).getByRole('button', { name: '合格' }).click();
    await inspect(inspector, 'inspection-visit-phone');
    await first.getByRole('button', { name: '登记为问题' }).click();
    await first.getByRole('link', { name: '已登记问题，打开' }).waitFor();
    await inspector.reload();
    await first.getByRole('link', { name: '已登记问题，打开' }).click();
    await inspector.getByRole('heading', { name: SEEN }).waitFor();
    await inspector.goBack();
    await inspector.getByRole('heading', { level: 1, name: unit }).waitFor();
  });

  it('are finished when every row says something, and the finding stands among the findings', async () => {
    const open = inspector.locator('ol li').filter({ hasNot: inspector.locator('[aria-pressed="true"]') });
    for (let left = await open.count(); left > 0; left = await open.count()) {
      await open.first().getByRole('button', { name: '没看' }).click();
      await inspector.waitForFunction(
        (before) =>
          [...document.querySelectorAll('ol li')].filter((one) => !one.querySelector('[aria-pressed="true"]'))
            .length < before,
        left,
      );
    }
    await inspector.getByRole('button', { name: '办结这次督查' }).click();
    await inspector.getByText('已办结').first().waitFor();
    await inspect(inspector, 'inspection-finished-phone');
    await clerk.goto('/findings');
    await clerk.getByRole('link', { name: new RegExp(SEEN) }).waitFor();
    await clerk.goto(`/inspections/${inspection}`);
    await clerk.locator('.unit').filter({ hasText: unit }).waitFor();
    await inspect(clerk, 'inspection-begun');
    await clerk.locator('.unit').getByRole('link', { name: '检查表' }).click();
    await clerk.getByText(SEEN).waitFor();
    await inspect(clerk, 'inspection-visit');
    await clerk.goto('/inspections');
    await clerk.getByRole('link', { name: new RegExp(TITLE) }).waitFor();
    await inspect(clerk, 'inspections');
  });

  it('have problems from above too, which come in as a workbook', async () => {
    await clerk.goto('/findings');
    await clerk.getByRole('link', { name: '导入巡察反馈' }).click();
    await clerk.getByRole('heading', { level: 1, name: '导入巡察反馈问题清单' }).waitFor();
    const template = clerk.waitForEvent('download');
    await clerk.getByRole('link', { name: '下载模板' }).click();
    assert.equal((await template).suggestedFilename(), '巡察反馈问题清单模板.xlsx');
    await clerk.locator('input[type=file]').setInputFiles({
      name: '巡察反馈.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(
        `单位,问题,反馈机关,反馈日期,整改时限\n${unit},${FROM_ABOVE},市委第三巡察组,2026-11-10,2026-11-20\n没有的单位,甲,乙,2026-11-10,\n`,
      ),
    });
    await clerk.getByRole('button', { name: '只入库无错的行' }).waitFor();
    await inspect(clerk, 'problem-import');
    await clerk.getByRole('button', { name: '只入库无错的行' }).click();
    await clerk.getByText('已入库').first().waitFor();
    await clerk.goto('/rectification');
    await clerk
      .getByRole('link', { name: new RegExp(FROM_ABOVE) })
      .first()
      .waitFor();
  });
});
