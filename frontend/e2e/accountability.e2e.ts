// 问责: a rule proposes for a post that missed again and again; a leader declines one and hands another over; receipt,
// conclusion, a measure, an appeal, a correction; an effect that ends when the clock passes; the wrong persons see nothing.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { inspect, openCounty } from './harness.ts';
import type { County } from './harness.ts';
import { changePast } from './working-hours.ts';

describe('a matter of accountability', () => {
  let county: County;
  let matter = '';

  before(async () => {
    county = await openCounty();
  });
  after(async () => {
    await county?.close();
  });

  const fill = async (page: Page, values: Readonly<Record<string, string>>): Promise<void> => {
    for (const [key, value] of Object.entries(values)) {
      const box = page.locator(`#step-${key}`);
      if ((await box.evaluate((one) => one.tagName)) === 'SELECT') await box.selectOption(value);
      else await box.fill(value);
    }
    await page.locator('zr-step-sheet zr-seal-button button').click();
    await page.locator('zr-step-sheet').waitFor({ state: 'detached' });
  };
  const status = (page: Page, address: string): Promise<number> =>
    page.evaluate(async (url) => (await fetch(url)).status, address);

  it('waits for the township secretary, on a phone too, and a clerk has proposed it', async () => {
    const phone = await county.signIn('township-secretary', { phone: true });
    await phone.goto('/accountability');
    await phone
      .getByText(/等待决定/)
      .first()
      .waitFor();
    await inspect(phone, 'accountability-phone');
    await phone.locator('.panel li a').first().click();
    await phone.getByRole('heading', { name: '办理步骤' }).waitFor();
    matter = new URL(phone.url()).pathname.split('/').pop()!;
    await inspect(phone, 'accountability-matter-phone');

    const english = await county.signIn('county-leader', { locale: 'en' });
    await english.goto('/accountability?view=closed');
    await english.getByText('Concluded').first().waitFor();
    await inspect(english, 'accountability-closed-en');
    await english.goto('/accountability/forms');
    await english.getByText('Admonition').first().waitFor();
    await inspect(english, 'accountability-forms-en');
    await english.goto('/accountability/measures');
    await english.getByText('In effect for 6 months').first().waitFor();
    await inspect(english, 'accountability-measures-en');
  });

  it('is nothing to anybody else', async () => {
    for (const role of ['branch-secretary', 'county-leader', 'inspector']) {
      const other = await county.signIn(role);
      assert.equal(await status(other, `/api/accountability-matters/${matter}`), 404, role);
    }
    const stranger = await county.signIn('team-member');
    await stranger.goto(`/accountability/${matter}`);
    await stranger.getByRole('alert').waitFor();
    await stranger.goto('/accountability');
    await stranger.getByText('没有等待决定的建议').waitFor();
  });

  it('is proposed by a rule when a run of misses grows, and declined with a reason', async () => {
    await changePast(county.dataFolder, 'duty', async (query, today) => {
      // Three months of one item of a village of 青禾镇 were missed; the last one turns double red now.
      await query(
        `WITH chosen AS (
           SELECT d.district_id, d.post_id, d.lineage_id FROM duty d
           JOIN post p ON p.district_id = d.district_id AND p.id = d.post_id
           JOIN organization o ON o.district_id = p.district_id AND o.id = p.organization_id
           WHERE o.code LIKE 'YL-03-C%' AND p.is_head AND d.due_on < $1::date - 35 AND d.state <> 'withdrawn'
           GROUP BY 1, 2, 3 HAVING count(*) >= 3 ORDER BY count(*) DESC, d.post_id, d.lineage_id LIMIT 1),
         ranked AS (
           SELECT d.district_id, d.id, row_number() OVER (ORDER BY d.due_on DESC) AS place FROM duty d JOIN chosen c
             ON c.district_id = d.district_id AND c.post_id = d.post_id AND c.lineage_id = d.lineage_id
           WHERE d.due_on < $1::date - 35 AND d.state <> 'withdrawn')
         UPDATE duty SET state = 'owed', reported_on = NULL, due_outcome = CASE place WHEN 1 THEN NULL ELSE 'missed' END,
                         light = CASE place WHEN 1 THEN 'overdue' ELSE 'severe' END,
                         light_turns_on = CASE place WHEN 1 THEN $1::date END
         FROM ranked WHERE ranked.district_id = duty.district_id AND ranked.id = duty.id AND place <= 3`,
        [today],
      );
    });
    const secretary = await county.signIn('township-secretary');
    const line = secretary.locator('tbody tr').filter({ hasText: '连续未按期履责' });
    for (let tries = 0; ; tries += 1) {
      await secretary.goto('/accountability');
      await secretary.locator('table, zr-empty-state').first().waitFor();
      if ((await line.count()) > 0) break;
      assert.ok(tries < 100, 'the rule proposed');
      await secretary.waitForTimeout(1000);
    }
    await inspect(secretary, 'accountability');
    await line.first().getByRole('link').click();
    await secretary.getByText(/同一事项连续 \d+ 期未按期/).waitFor();
    await inspect(secretary, 'accountability-by-rule');
    await secretary.getByRole('button', { name: '不移交' }).click();
    assert.equal(await secretary.locator('zr-step-sheet zr-seal-button button').isDisabled(), true);
    await inspect(secretary, 'accountability-decline');
    await fill(secretary, { reason: '已当面提醒，本月补齐' });
    await secretary.getByText('决定不移交：已当面提醒，本月补齐').waitFor();
  });

  it('is handed over, received and concluded; a measure is in effect, appealed and corrected', async () => {
    const secretary = await county.signIn('township-secretary');
    await secretary.goto(`/accountability/${matter}`);
    await secretary.getByRole('button', { name: '决定移交' }).click();
    await fill(secretary, { bodyCode: '纪检监察机关' });
    const clerk = await county.signIn('clerk');
    await clerk.goto(`/accountability/${matter}`);
    await clerk.getByRole('button', { name: '登记移交函' }).click();
    await inspect(clerk, 'accountability-letter');
    await fill(clerk, { bodyName: '云岭县纪委监委', letterNumber: '青委函〔2026〕12号' });
    await clerk.getByRole('button', { name: '登记回执' }).click();
    await fill(clerk, { receiptNumber: '云纪收〔2026〕77号' });
    await clerk.getByText('经过由有权机关掌握').waitFor();
    await clerk.getByRole('button', { name: '登记结论' }).click();
    await fill(clerk, { conclusionNumber: '云纪结〔2026〕31号' });
    await clerk.getByRole('button', { name: '登记措施' }).click();
    await fill(clerk, { formCode: '诫勉', decidedBy: '青禾镇党委', number: '青委〔2026〕40号' });
    await clerk.getByText(/影响期 6 个月/).waitFor();
    await inspect(clerk, 'accountability-measure');
    await clerk.getByRole('button', { name: '登记申诉' }).click();
    await fill(clerk, {});
    await clerk.getByText('申诉期间不停止执行').waitFor();
    await clerk.getByRole('button', { name: '登记申诉答复' }).click();
    await fill(clerk, { answer: 'upheld', number: '青委申〔2026〕1号' });
    await clerk.getByText(/答复：维持/).waitFor();
  });

  it('ends by itself when the clock passes, is masked, and stays in the register', async () => {
    await changePast(county.dataFolder, 'accountability_measure', async (query, today) => {
      await query(
        `UPDATE accountability_measure SET ends_on = $1::date - 1 WHERE number = '青委〔2026〕40号'`,
        [today],
      );
    });
    const clerk = await county.signIn('clerk');
    for (let tries = 0; ; tries += 1) {
      await clerk.goto(`/accountability/${matter}`);
      await clerk.getByRole('heading', { name: '作出的措施' }).waitFor();
      if ((await clerk.getByText('1 项措施影响期已满，内容已遮蔽').count()) > 0) break;
      assert.ok(tries < 100, 'the effect ended by itself');
      await clerk.waitForTimeout(1000);
    }
    await inspect(clerk, 'accountability-masked');
    const keeper = await county.signIn('scorer');
    await keeper.goto('/accountability/measures?view=past');
    await keeper.getByText('青委〔2026〕40号').waitFor();
    await inspect(keeper, 'accountability-register');
    assert.equal(await status(keeper, `/api/accountability-matters/${matter}`), 404);
  });

  it('is corrected where it was improper: to be seen, without effect', async () => {
    const leader = await county.signIn('county-leader');
    await leader.goto('/accountability/measures');
    await leader.getByRole('link', { name: '打开事项' }).first().click();
    await leader.getByRole('button', { name: '登记纠正' }).click();
    await fill(leader, { correctedBy: '云岭县委', number: '云委纠〔2026〕1号' });
    await leader.getByText(/由云岭县委纠正/).waitFor();
    await inspect(leader, 'accountability-corrected');
  });
});
