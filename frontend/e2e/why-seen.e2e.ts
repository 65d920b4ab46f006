// 为什么我能看到？ Asked beside an organisation, a list and a duty; at a desk and on a phone.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { inspect, openCounty } from './harness.ts';
import type { County } from './harness.ts';

describe('why can I see this', () => {
  let county: County;

  before(async () => {
    county = await openCounty();
  });
  after(async () => {
    await county.close();
  });

  /** Opens the drawer beside the first record that asks it, and waits for the answer. */
  const ask = async (page: Page, question = '为什么我能看到？') => {
    await page.getByRole('button', { name: question }).first().click();
    const drawer = page.getByRole('dialog', { name: question });
    await drawer.locator('ol li').first().waitFor();
    return drawer;
  };

  it('is the tenure, its grant and the path by 隶属, of an organisation and of a list', async () => {
    const page = await county.signIn('clerk');
    await page.goto('/organizations');
    await page.locator('nav.tree a').nth(1).click();
    const drawer = await ask(page);
    await drawer.getByText('授予岗位的权限').waitFor();
    await drawer.getByText('按组织隶属').waitFor();
    await inspect(page, 'why-organization');
    await page.keyboard.press('Escape');
    await drawer.waitFor({ state: 'detached' });

    await page.goto('/responsibility-lists');
    await page.locator('table.data tbody a').first().click();
    await page.waitForURL(/responsibility-lists\/[0-9a-f-]+/);
    const ofList = await ask(page);
    assert.match(await ofList.innerText(), /查看责任清单/);
    await inspect(page, 'why-list');
  });

  it('is told on a phone, in English, beside a duty; Escape closes it alone', async () => {
    const page = await county.signIn('township-secretary', { phone: true, locale: 'en' });
    await page.goto('/duties');
    await page.locator('zr-duty-list').waitFor();
    const { items } = (await (await page.request.get('/api/duties?limit=1')).json()) as {
      items: readonly { id: string }[];
    };
    await page.goto(`/duties/${items[0]!.id}`);
    const drawer = await ask(page, 'Why can I see this?');
    await drawer.getByText('Your tenure').waitFor();
    await inspect(page, 'why-duty-phone');
    await page.keyboard.press('Escape');
    await drawer.waitFor({ state: 'detached' });
  });

  it('is asked of every other record: people, handovers, list sets, templates, grants, accounts', async () => {
    /** Handovers are gathered by a job once the county runs. */
    const first = async (page: Page, address: string): Promise<string> => {
      for (let tries = 0; tries < 40; tries += 1) {
        const answer = (await (await page.request.get(address)).json()) as
          readonly { id: string }[] | { readonly items: readonly { id: string }[] };
        const [found] = 'items' in answer ? answer.items : answer;
        if (found) return found.id;
        await page.waitForTimeout(500);
      }
      throw new Error(`Nothing stands at ${address}.`);
    };
    const asked = async (page: Page, path: string, picture: string, said: RegExp) => {
      await page.goto(path);
      await askedHere(page, picture, said);
    };
    const askedHere = async (page: Page, picture: string, said: RegExp) => {
      await page.getByRole('button', { name: '为什么我能看到？' }).first().click();
      const drawer = page.getByRole('dialog', { name: '为什么我能看到？' });
      await drawer.locator('.subject').waitFor();
      assert.match(await drawer.innerText(), said);
      await inspect(page, picture);
      await page.keyboard.press('Escape');
      await drawer.waitFor({ state: 'detached' });
    };
    const clerk = await county.signIn('clerk');
    const byGrant = /授予岗位的权限/;
    await asked(clerk, `/people/${await first(clerk, '/api/people')}`, 'why-person', byGrant);
    await asked(clerk, `/handovers/${await first(clerk, '/api/handovers')}`, 'why-handover', byGrant);
    await asked(clerk, '/responsibility-lists/check', 'why-list-set', byGrant);
    const template = await first(clerk, '/api/list-templates');
    const ofTemplate = `/responsibility-lists/templates/${template}`;
    await asked(clerk, ofTemplate, 'why-template', /全县（区）通用的内容/);
    const system = await county.signIn('system-administrator');
    const account = `/accounts/${await first(system, '/api/accounts')}`;
    await asked(system, account, 'why-account', /您是系统管理员/);
    await system.goto('/working-days');
    await system.locator('.years button').first().click();
    await askedHere(system, 'why-calendar-year', /全县（区）通用的内容/);
    const [reported] = (
      (await (await clerk.request.get('/api/duties?light=early,late&limit=1')).json()) as {
        items: readonly { id: string }[];
      }
    ).items;
    await clerk.goto(`/duties/${reported!.id}`);
    await clerk.locator('article').getByRole('button', { name: '为什么我能看到？' }).first().click();
    const ofReport = clerk.getByRole('dialog', { name: '为什么我能看到？' });
    await ofReport.locator('ol li').first().waitFor();
    await inspect(clerk, 'why-duty-report');
    const phone = await county.signIn('township-secretary', { phone: true });
    await asked(phone, `/people/${await first(phone, '/api/people')}`, 'why-person-phone', byGrant);
  });
});
