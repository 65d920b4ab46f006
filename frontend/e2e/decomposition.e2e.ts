// The county's clerk links what is done below to what was promised above, takes a link off again, and sees what hangs
// loose; a township reads it on a phone.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { inspect, openCounty } from './harness.ts';
import type { County } from './harness.ts';

describe('the decomposition of a set', () => {
  let county: County;

  before(async () => {
    county = await openCounty();
  });
  after(async () => {
    await county.close();
  });

  it('links an item of organisations below, with what each is for, and takes the link off', async () => {
    const page = await county.signIn('clerk');
    await page.goto('/responsibility-lists/check');
    await page.getByRole('link', { name: '层层分解' }).click();
    const upper = page.locator('section.panel > ul > li').first();
    await upper.waitFor();
    await inspect(page, 'decomposition');

    const link = page.getByRole('button', { name: /^为“.+”关联下级事项$/ }).first();
    await link.click();
    const finder = page.getByRole('dialog', { name: '关联下级事项' });
    await finder.locator('li').first().waitFor();
    // Nobody of the county itself carries what the county promised.
    const offered = await finder.locator('li small').allInnerTexts();
    assert.ok(offered.length > 3, `${offered.length} wordings`);
    assert.deepEqual(
      offered.filter((text) => /县委\s*$/.test(text)),
      [],
    );
    await inspect(page, 'decomposition-finder');
    await finder.getByRole('searchbox').fill('党建例会');
    await finder.getByRole('searchbox').press('Enter');
    await finder
      .getByRole('button', { name: /^关联“.*党建例会/ })
      .first()
      .click();
    await finder.waitFor({ state: 'detached' });

    const carried = page.locator('details', { hasText: /下级承接 \d+ 条/ }).first();
    await carried.locator('summary').click();
    await carried
      .getByRole('button', { name: /^取消关联“/ })
      .first()
      .waitFor();
    // Now that the set is being broken down, what serves nothing above hangs loose.
    await page.getByRole('heading', { name: '无上级事项' }).first().waitFor();
    await inspect(page, 'decomposition-linked');

    const before = await page.getByRole('button', { name: /^取消关联“/ }).count();
    await carried
      .getByRole('button', { name: /^取消关联“/ })
      .first()
      .click();
    await page.waitForFunction(
      (n) =>
        [...document.querySelectorAll('button')].filter((one) => one.ariaLabel?.startsWith('取消关联“'))
          .length < n,
      before,
    );
  });

  it('is read in English and on a phone', async () => {
    const page = await county.signIn('clerk', { phone: true, locale: 'en' });
    await page.goto('/responsibility-lists/decomposition');
    await page.locator('section.panel > ul > li').first().waitFor();
    await inspect(page, 'decomposition-phone');
    await page.getByRole('button', { name: /^Link/ }).first().click();
    await page.getByRole('dialog').locator('li').first().waitFor();
    await inspect(page, 'decomposition-finder-phone');
  });
});
