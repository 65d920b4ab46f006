import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { inspect, openCounty } from './harness.ts';
import type { County } from './harness.ts';

let county: County;
before(async () => {
  county = await openCounty();
});
after(() => county?.close());

test('a link from a message leads through the sign-in to its page', async () => {
  const page = await county.visit({}, '/notices');
  await page.waitForURL(/\/sign-in\?return=%2Fnotices/);
  const { username, password } = county.accounts.find(({ post }) => post !== null)!;
  await page.locator('#username:focus').waitFor();
  await page.keyboard.type(username);
  await page.keyboard.press('Tab');
  await page.keyboard.type(password);
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/notices$/);
  await page.getByRole('heading', { name: '消息' }).waitFor();
  await inspect(page, 'notices');
});

test('a wrong password is answered with what to do, in the language on screen', async () => {
  const page = await county.visit();
  await inspect(page, 'sign-in');
  await page.getByRole('button', { name: 'English' }).click();
  await page.getByRole('heading', { name: 'Sign in' }).waitFor();
  await page.getByLabel('User name').fill('nobody.here');
  await page.getByLabel('Password', { exact: true }).fill('Wrong-password-1');
  await page.keyboard.press('Enter');
  assert.match((await page.getByRole('alert').textContent()) ?? '', /wrong/i);
  assert.equal(await page.getByLabel('User name').inputValue(), 'nobody.here');
  await inspect(page, 'sign-in-refused');
});

test('language, large type and sign-out are one step away on desk and phone', async () => {
  const account = county.accounts.find(({ post }) => post !== null)!;
  const desk = await county.signIn(account);
  await desk.getByRole('button', { name: 'English' }).click();
  await desk.getByRole('heading', { name: 'To do', level: 1 }).waitFor();
  await inspect(desk, 'todo-en');
  await desk.getByRole('button', { name: '中文' }).click();
  await desk.getByRole('button', { name: '大字' }).click();
  await desk.getByRole('heading', { name: '待办', level: 1 }).waitFor();
  await inspect(desk, 'todo-large');

  const phone = await county.signIn(account, { phone: true });
  await phone.getByRole('heading', { name: '待办', level: 1 }).waitFor();
  await inspect(phone, 'todo-phone');
  await phone.getByRole('link', { name: '我的' }).click();
  await phone.getByRole('heading', { name: '我的', level: 1 }).waitFor();
  await inspect(phone, 'me-phone');
  await phone.getByRole('button', { name: '退出登录' }).click();
  await phone.waitForURL(/\/sign-in/);
  await phone.goto('/todo');
  await phone.waitForURL(/\/sign-in/);
});

test('a page that is not there says so and leads back', async () => {
  const page = await county.signIn(county.accounts.find(({ post }) => post !== null)!);
  await page.goto('/nothing-here');
  await page.getByText('没有这个页面').first().waitFor();
  await page.getByRole('link', { name: '回到待办' }).click();
  await page.waitForURL(/\/todo$/);
});
