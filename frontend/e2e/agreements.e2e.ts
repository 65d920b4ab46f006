// Agreements of the year: the clerk makes one for the township that has none, its secretary signs on a phone, the county's
// leader counter-signs, it comes as a PDF; then an addendum says what it changes. Nobody else signs, and nobody twice.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { inspect, openCounty } from './harness.ts';
import type { County } from './harness.ts';
import { ask, stepUp } from './signing.ts';
import type { Answer } from './signing.ts';

const TOWN = '青禾镇党委';

describe('agreements of the year', () => {
  let county: County;
  let agreement: string;

  before(async () => {
    county = await openCounty();
  });
  after(async () => {
    await county?.close();
  });

  const signAs = async (page: Page, verb: string): Promise<Answer> => {
    const { body } = await ask(page, `/api/agreements/${agreement}`);
    const { digest, version } = body as { digest: string; version: number };
    return ask(page, `/api/agreements/${agreement}/${verb}`, { digest }, version);
  };

  it('the clerk sees the map, and makes one for the township that has none', async () => {
    const clerk = await county.signIn('clerk');
    await clerk.goto('/agreements');
    await clerk.getByRole('heading', { name: '乡镇' }).waitFor();
    await clerk.getByText('发展党员目标超出本镇入党积极分子人数').waitFor();
    await inspect(clerk, 'agreements-map');
    await clerk.getByRole('link', { name: '批量生成责任书' }).click();
    const row = clerk.getByRole('row').filter({ hasText: TOWN });
    await row.waitFor();
    assert.match(await row.innerText(), /可以生成/);
    // Only this one: the other levels are taken out.
    for (const label of await clerk.locator('.choices label').all()) {
      const other = !(await label.innerText()).trim().startsWith('乡镇');
      const box = label.locator('input');
      if (other && (await box.isChecked())) await box.uncheck();
    }
    await clerk.getByRole('button', { name: '增加一项目标' }).click();
    await clerk.getByLabel('目标', { exact: true }).fill('全年发展党员（人）');
    await clerk.getByLabel('目标值').fill('12');
    await clerk.getByLabel('对应事实').fill('发展党员.人数');
    await inspect(clerk, 'agreements-make');
    await clerk.getByRole('button', { name: '生成 1 份' }).click();
    await clerk.getByText('已生成 1 份').waitFor();
    await clerk.getByRole('link', { name: '去签订图' }).click();
    await clerk.getByRole('link', { name: new RegExp(TOWN) }).click();
    await clerk.getByRole('heading', { name: '责任约定' }).waitFor();
    agreement = new URL(clerk.url()).pathname.split('/').pop()!;
    assert.equal(await clerk.getByRole('button', { name: '签署' }).count(), 0);
    await inspect(clerk, 'agreement-clerk');
  });

  it('the wrong persons are refused', async () => {
    const member = await county.signIn('team-member');
    const unproved = await signAs(member, 'sign');
    assert.notEqual(unproved.status, 200);
    const stranger = await county.signIn('branch-secretary', { phone: true });
    assert.equal((await ask(stranger, `/api/agreements/${agreement}`)).status, 404);
    const leader = await county.signIn('county-leader');
    await leader.goto(`/agreements/${agreement}`);
    await leader.getByRole('heading', { name: '责任约定' }).waitFor();
    assert.equal(await leader.getByRole('button', { name: '会签生效' }).count(), 0);
  });

  it('the secretary signs on a phone, once', async () => {
    const account = county.account('township-secretary');
    const phone = await county.signIn(account, { phone: true });
    await phone.getByText(/责任书：待您签订/).waitFor();
    await phone.getByRole('button', { name: '去签', exact: true }).click();
    await phone.getByRole('heading', { name: '工作目标' }).waitFor();
    // What is to be done stands above the phone's own bar, before anybody has scrolled.
    const seal = (await phone.getByRole('button', { name: '签署' }).boundingBox())!;
    const bar = (await phone.locator('zr-bottom-bar').locator('nav').boundingBox())!;
    assert.ok(
      seal.y + seal.height <= bar.y,
      `the button ends at ${seal.y + seal.height}, the bar begins at ${bar.y}`,
    );
    await inspect(phone, 'agreement-sign-phone');
    assert.equal(await phone.locator('zr-skeleton-rows').count(), 0);
    await phone.getByRole('button', { name: '签署' }).click();
    await stepUp(phone, account.password);
    await phone.getByText('已签署，等签发方会签').waitFor();
    await inspect(phone, 'agreement-signed-phone');
    const again = await signAs(phone, 'sign');
    assert.deepEqual([again.status, again.body.code], [409, 'agreement.already-signed']);
  });

  it('the leader counter-signs; it is in force and comes as a PDF', async () => {
    const account = county.account('county-leader');
    const leader = await county.signIn(account);
    await leader.goto('/todo');
    await leader.getByRole('button', { name: '去会签' }).click();
    await leader.getByRole('button', { name: '会签生效' }).click();
    await stepUp(leader, account.password);
    await leader.getByText('已会签，责任书生效').waitFor();
    assert.equal(await leader.getByText('签名与文本相符').count(), 2);
    await inspect(leader, 'agreement-in-force');
    const coming = leader.waitForEvent('download');
    await leader.getByRole('link', { name: '下载 PDF' }).click();
    const pdf = readFileSync(await (await coming).path());
    assert.equal(pdf.subarray(0, 5).toString(), '%PDF-');
    assert.ok(pdf.includes('NotoSansSC'), 'its fonts are embedded');
    const print = leader.locator('zr-check-print');
    const code = await print.locator('code').innerText();
    await print.getByLabel(/输入页脚的校验码/).fill(code.toLowerCase());
    await print.getByRole('button', { name: '核对' }).click();
    await print.getByText('一致：纸质件与系统内文本相同，签名有效。').waitFor();
    await inspect(leader, 'agreement-checked');
    await print.getByLabel(/输入页脚的校验码/).fill(code.replace(/.$/, (last) => (last === '0' ? '1' : '0')));
    await print.getByRole('button', { name: '核对' }).click();
    await print.getByText('不一致：纸质件不是现在的文本').waitFor();
  });

  it('an addendum says what it changes, and is for the secretary to sign', async () => {
    const clerk = await county.signIn('clerk');
    await clerk.goto(`/agreements/${agreement}`);
    await clerk.getByRole('link', { name: '拟补充协议' }).click();
    await clerk.getByLabel('目标值').fill('8');
    await clerk.getByLabel(/^变更原因/).fill('区划调整，党员人数变化');
    await clerk.getByText('变更', { exact: true }).waitFor();
    await inspect(clerk, 'agreement-amend');
    await clerk.getByRole('button', { name: '发出补充协议' }).click();
    await clerk.waitForURL((url) => !url.pathname.endsWith('/amend'));
    await clerk.locator('zr-document-text').getByRole('heading', { name: '变更内容' }).waitFor();
    const text = await clerk.locator('zr-document-text').innerText();
    assert.match(text, /12（[\s\S]*8（/);
    await inspect(clerk, 'agreement-addendum');

    const english = await county.signIn('clerk', { locale: 'en', phone: true });
    await english.goto('/agreements');
    await english.getByText('Addendum 1').waitFor();
    await inspect(english, 'agreements-map-en-phone');
  });
});
