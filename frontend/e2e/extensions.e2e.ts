// 延期: a township secretary asks for more time, the county answers, the light follows; who is late time after time.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { inspect, openCounty } from './harness.ts';
import type { County } from './harness.ts';

interface Row {
  readonly id: string;
  readonly state: string;
  readonly dueOn: string;
  readonly canReport: boolean;
}

describe('more time for a duty', () => {
  let county: County;
  let secretary: Page;
  let clerk: Page;
  let duty: Row;

  before(async () => {
    county = await openCounty();
    secretary = await county.signIn('township-secretary', { phone: true });
    clerk = await county.signIn('clerk');
    const answer = await secretary.request.get('/api/duties?mine=1&light=ok,soon,idle&limit=50');
    const { items } = (await answer.json()) as { readonly items: readonly Row[] };
    const found = items.find(({ state, canReport }) => state === 'owed' && canReport);
    assert.ok(found, 'the secretary owes something that is not overdue');
    duty = found;
  });
  after(async () => {
    await county?.close();
  });

  const read = async <Body>(page: Page, path: string): Promise<Body> =>
    (await (await page.request.get(path)).json()) as Body;
  const later = (days: number): string =>
    new Date(Date.parse(`${duty.dueOn}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

  it('is asked for on a phone, with a day and a reason', async () => {
    await secretary.goto(`/duties/${duty.id}`);
    await secretary.getByRole('button', { name: '申请延期' }).click();
    await secretary.getByLabel(/延到哪天/).fill(later(14));
    await secretary.getByLabel(/为什么要延/).fill('山洪毁路，第三批入户要等道路抢通');
    await inspect(secretary, 'extension-ask-phone');
    await secretary.locator('zr-seal-button button').click();
    await secretary.getByText('待答复', { exact: true }).waitFor();
    await inspect(secretary, 'extension-asked-phone');
  });

  it('waits in the to-do of the county, which grants it; the original date stays', async () => {
    await clerk.goto('/todo');
    await clerk.getByRole('heading', { name: /延期申请/ }).waitFor();
    await inspect(clerk, 'extension-todo');
    await clerk.getByRole('button', { name: '去答复' }).first().click();
    await clerk.getByRole('button', { name: '同意延期' }).click();
    await clerk.locator('#extension-reason').waitFor();
    await inspect(clerk, 'extension-decide');
    await clerk.locator('zr-seal-button button').click();
    await clerk.getByText('已同意', { exact: true }).waitFor();
    await clerk.getByText(/已延期，原期限/).waitFor();
    await inspect(clerk, 'extension-granted');
  });

  it('reads in English on a phone too', async () => {
    const phone = await county.signIn('township-secretary', { phone: true, locale: 'en' });
    await phone.goto(`/duties/${duty.id}`);
    await phone.getByText(/Extended; originally due/).waitFor();
    await inspect(phone, 'extension-granted-phone-en');
  });

  it('is beside what was missed time after time, in words, every period open to be looked at', async () => {
    await clerk.goto('/duties/streaks');
    await clerk.locator('zr-streak-list ul > li').first().waitFor();
    await inspect(clerk, 'streaks');
    // The same stands on the post's own page and on its holder's.
    const { items } = await read<{ items: { organizationId: string; postId: string }[] }>(
      clerk,
      '/api/duties/streaks',
    );
    const { organizationId, postId } = items[0]!;
    await clerk.goto(`/organizations/${organizationId}/team?post=${postId}`);
    await clerk.locator('zr-post-misses ol').first().scrollIntoViewIfNeeded();
    await inspect(clerk, 'misses-post');
    const { tenures } = await read<{ tenures: { personId: string }[] }>(clerk, `/api/posts/${postId}`);
    const held = tenures.at(-1)!.personId;
    await clerk.goto(`/people/${held}`);
    await clerk.locator('zr-person-misses').scrollIntoViewIfNeeded();
    await inspect(clerk, 'misses-person');
    const small = await county.signIn('township-secretary', { phone: true, locale: 'en' });
    const own = await read<{ person: { id: string } }>(small, '/api/session');
    await small.goto(`/people/${own.person.id}`);
    await small.locator('zr-person-misses').scrollIntoViewIfNeeded();
    await inspect(small, 'misses-person-phone-en');
    await clerk.goto('/dashboard');
    await clerk.locator('zr-streak-panel').scrollIntoViewIfNeeded();
    await inspect(clerk, 'streaks-dashboard');
    const phone = await county.signIn('township-secretary', { phone: true, locale: 'en' });
    await phone.goto('/duties/streaks');
    await phone.getByRole('heading', { name: 'Missed time after time' }).waitFor();
    await phone.locator('zr-streak-list').waitFor();
    await inspect(phone, 'streaks-phone-en');
    await clerk.goto('/duties/to-verify');
    await clerk.locator('zr-verifier-rates li').first().waitFor();
    await inspect(clerk, 'second-looks');
  });
});
