// 催办: the clerk reminds of a duty by hand, whoever answers reads it, the clerk sees when; the proof of delivery is a
// sheet of A4. Beside it the clerk's other pages of reminders, and reminders put off by whoever answers.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { inspect, openCounty } from './harness.ts';
import type { County } from './harness.ts';
import { moveToWorkingHours } from './working-hours.ts';

interface Duty {
  readonly id: string;
  readonly title: string;
  readonly state: string;
  readonly opensOn: string;
  readonly dueOn: string;
  readonly holderName: string | null;
}

describe('reminding by hand, and the proof of delivery', () => {
  let county: County;
  let open: Duty;
  let ahead: Duty | undefined;

  before(async () => {
    county = await openCounty();
    await moveToWorkingHours(county.dataFolder);
    const secretary = await county.signIn('township-secretary');
    const { today } = await ask<{ today: string }>(secretary, '/api/session');
    const { items } = await ask<{ items: Duty[] }>(
      secretary,
      `/api/duties?mine=1&limit=200&year=${today.slice(0, 4)}`,
    );
    const owed = items.filter(({ state, opensOn }) => state === 'owed' && opensOn <= today);
    assert.ok(owed[0], 'the secretary owes something');
    open = owed[0];
    ahead = owed.find(({ id, dueOn }) => id !== open.id && dueOn > today);
  });
  after(async () => {
    await county?.close();
  });

  /** Asks the API in the page's own session. */
  const ask = async <T>(page: Page, address: string): Promise<T> =>
    JSON.parse(await page.evaluate(async (url) => (await fetch(url)).text(), address)) as T;

  it('the clerk reminds, and sees that it was told and not yet read', async () => {
    const clerk = await county.signIn('clerk');
    await clerk.goto(`/duties/${open.id}`);
    const section = clerk.locator('zr-duty-reminding');
    await section.getByText('还没有催办过').waitFor();
    await section.getByRole('button', { name: '催办' }).click();
    await section.getByText(/以后可再催/).waitFor();
    assert.ok(await section.getByRole('button', { name: '催办' }).isDisabled());
    for (let tries = 0; (await section.getByText('未读', { exact: true }).count()) === 0; tries += 1) {
      assert.ok(tries < 40, 'it was told');
      await clerk.waitForTimeout(500);
      await clerk.reload();
      await section.getByText(/以后可再催/).waitFor();
    }
    await inspect(clerk, 'chase-unread');
  });

  it('whoever answers reads it on a phone, and is led to the duty', async () => {
    const phone = await county.signIn('township-secretary', { phone: true });
    await phone.goto('/notices');
    const notice = phone.getByRole('button', { name: /催办：/ }).first();
    await notice.waitFor();
    await inspect(phone, 'notices-chased-phone');
    await phone.getByRole('button', { name: '为什么我能看到？' }).first().click();
    const drawer = phone.getByRole('dialog', { name: '为什么我能看到？' });
    await drawer.getByText('这条消息是发给您的').waitFor();
    await inspect(phone, 'why-notice-phone');
    await phone.keyboard.press('Escape');
    await drawer.waitFor({ state: 'detached' });
    await notice.click();
    await phone.waitForURL((url) => url.pathname === `/duties/${open.id}`);
    await inspect(phone, 'duty-chased-phone');
  });

  it('the clerk sees when it was read, and prints who was told', async () => {
    const clerk = await county.signIn('clerk', { locale: 'en' });
    await clerk.goto(`/duties/${open.id}`);
    const section = clerk.locator('zr-duty-reminding');
    await section.getByText(/^Read /).waitFor();
    await inspect(clerk, 'chase-read-en');
    await section.getByRole('link', { name: 'Proof of delivery' }).click();
    await clerk.getByRole('heading', { name: 'Proof of delivery', level: 2 }).waitFor();
    await inspect(clerk, 'proof-of-duty-en');

    const desk = await county.signIn('clerk');
    await desk.goto('/reminders/proof');
    await desk.getByText(/选一个人和时间段/).waitFor();
    await desk.getByPlaceholder('姓名、拼音或首字母').fill('林小满');
    await desk.locator('zr-person-picker li button').filter({ hasText: '林小满' }).first().click();
    await desk.getByRole('heading', { name: '提醒送达证明', level: 2 }).waitFor();
    const line = desk.getByRole('row', { name: /催办：/ }).first();
    await line.waitFor();
    assert.match(await line.innerText(), /系统消息：已送达/);
    assert.doesNotMatch(await line.innerText(), /未读/);
    await inspect(desk, 'proof-of-person');
    // As it is printed: the sheet alone.
    await desk.emulateMedia({ media: 'print' });
    assert.equal(await desk.locator('form.ask').isVisible(), false);
    assert.equal(await desk.locator('zr-side-menu').isVisible(), false);
    await inspect(desk, 'proof-printed');

    const phone = await county.signIn('clerk', { phone: true });
    await phone.goto(`/reminders/proof?duty=${open.id}&from=2026-01-01&to=2030-12-31`);
    await phone.getByRole('heading', { name: '提醒送达证明', level: 2 }).waitFor();
    await inspect(phone, 'proof-phone');
  });

  it('several are reminded of together, and what was lately is left alone with a sentence', async () => {
    const clerk = await county.signIn('clerk');
    await clerk.goto('/duties');
    const boxes = clerk.locator('td.choice input');
    await boxes.first().waitFor();
    assert.ok((await boxes.count()) >= 2, 'two that can be reminded of');
    await boxes.nth(0).check();
    await boxes.nth(1).check();
    await clerk.getByText('已选 2 项').waitFor();
    await inspect(clerk, 'chase-many');
    await clerk.locator('zr-chase-bar').getByRole('button', { name: '催办' }).click();
    await clerk.getByText(/已催办 [12] 项/).waitFor();
    await boxes.nth(0).check();
    await boxes.nth(1).check();
    await clerk.locator('zr-chase-bar').getByRole('button', { name: '催办' }).click();
    await clerk.getByText(/每 24 小时只催一次/).waitFor();
    await inspect(clerk, 'chase-refused');
  });

  it('the clerk’s other pages of reminders hold on a desk and on a phone', async () => {
    const desk = await county.signIn('clerk');
    await desk.goto('/reminders');
    await desk.getByText('没有未送达的消息').waitFor();
    await inspect(desk, 'undelivered');
    await desk.goto('/reminders/ladders');
    const first = desk.locator('.ladder').first();
    await first.getByRole('button', { name: /修改/ }).click();
    await first.getByLabel(/^到期前/).fill('5、2');
    await inspect(desk, 'ladders');
    await first.getByRole('button', { name: '保存' }).click();
    await first.getByText('5, 2').waitFor();
    await desk.goto('/reminders/leave');
    await desk.getByText('现在没有人休假').waitFor();
    await inspect(desk, 'leave');
    const phone = await county.signIn('clerk', { phone: true, locale: 'en' });
    await phone.goto('/reminders/ladders');
    await phone.locator('.ladder').first().waitFor();
    await inspect(phone, 'ladders-phone-en');
    await phone.goto('/reminders/leave');
    await phone.getByText('Nobody is away now').waitFor();
    await inspect(phone, 'leave-phone-en');
  });

  it('whoever answers puts reminders off, never beyond the date', async () => {
    if (!ahead) return;
    const phone = await county.signIn('township-secretary', { phone: true });
    await phone.goto(`/duties/${ahead.id}`);
    await phone.getByRole('button', { name: '暂缓提醒' }).click();
    await phone.getByLabel(/^暂缓到/).fill(ahead.dueOn);
    await phone.getByLabel('为什么').fill('材料已在收集');
    // What lies half under the bar at the bottom is too small to press until one scrolls.
    const put = phone.getByRole('button', { name: '暂缓', exact: true });
    await put.evaluate((button) => button.scrollIntoView({ block: 'center' }));
    await inspect(phone, 'snooze-phone');
    await put.click();
    await phone.getByText(/暂缓提醒到.*材料已在收集/).waitFor();
  });
});
