// A post changes hands in the middle of the year: the clerk appoints a successor, what goes with the post is listed, both
// confirm with step-up, one of them on a phone; then duties and lists are the successor's, and nobody else's.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { inspect, openCounty } from './harness.ts';
import type { County } from './harness.ts';
import { ask, stepUp } from './signing.ts';

const TOWN = '青禾镇党委';
const POST = '党委书记';

describe('a post changes hands in the middle of the year', () => {
  let county: County;
  let handover: string;

  before(async () => {
    county = await openCounty();
  });
  after(async () => {
    await county?.close();
  });

  it('the clerk appoints the successor, and the holder leaves in the same step', async () => {
    const clerk = await county.signIn('clerk');
    const { body } = await ask(clerk, `/api/organizations/search?q=${encodeURIComponent(TOWN)}`);
    const town = (body['items'] as { id: string; nameZh: string }[]).find(({ nameZh }) => nameZh === TOWN);
    assert.ok(town);
    await clerk.goto(`/organizations/${town.id}/team`);
    const row = clerk.getByRole('row', { name: new RegExp(`^${POST}`) });
    await row.waitFor();
    assert.match(await row.innerText(), /林小满/);
    await inspect(clerk, 'team');
    await row.getByRole('button').click();
    await clerk.getByRole('heading', { name: '历任' }).waitFor();
    await inspect(clerk, 'team-post');
    await clerk.getByRole('button', { name: '任命', exact: true }).last().click();
    await clerk.getByPlaceholder('姓名、拼音或首字母').fill('fbx');
    await clerk.locator('zr-person-picker li button').filter({ hasText: '冯半夏' }).first().click();
    // No reason is chosen for them, and without one nothing is appointed.
    assert.equal(await clerk.locator('zr-seal-button button').isDisabled(), true);
    await clerk.getByLabel('离任原因').selectOption('调离');
    await clerk.getByLabel(/^依据文件/).fill('县委〔2026〕31号');
    await inspect(clerk, 'team-appoint');
    await clerk.locator('zr-seal-button button').click();
    await clerk.getByText('已任命冯半夏').first().waitFor();
    await row.filter({ hasText: '冯半夏' }).waitFor();

    // What goes with the post is gathered behind the scenes.
    await clerk.goto('/handovers');
    const line = clerk
      .locator('zr-handover-table tbody tr')
      .filter({ hasText: POST })
      .filter({ hasText: '林小满' });
    for (let tries = 0; (await line.count()) === 0; tries += 1) {
      assert.ok(tries < 40, 'the handover was gathered');
      await clerk.waitForTimeout(500);
      await clerk.reload();
      await clerk.locator('zr-handover-table, zr-empty-state').first().waitFor();
    }
    await inspect(clerk, 'handovers');
    await line.getByRole('link').first().click();
    await clerk.getByRole('heading', { name: /随岗事项 \d+ 项/ }).waitFor();
    handover = new URL(clerk.url()).pathname.split('/').pop()!;
    await inspect(clerk, 'handover-clerk');
    assert.equal(await clerk.getByRole('button', { name: '确认移交' }).count(), 0);
  });

  it('the wrong persons are refused', async () => {
    const successor = await county.signIn('team-member');
    const early = await ask(successor, `/api/handovers/${handover}`);
    const version = early.body['version'] as number;
    await successor.goto(`/handovers/${handover}`);
    await successor.getByText('现在不用您办理').waitFor();
    // Not before the outgoing side; and step-up is asked before any answer.
    const unproved = await ask(successor, `/api/handovers/${handover}/take-over`, { words: null }, version);
    assert.notEqual(unproved.status, 200);

    const stranger = await county.signIn('branch-secretary', { phone: true });
    assert.equal((await ask(stranger, `/api/handovers/${handover}`)).status, 404);
    await stranger.goto(`/handovers/${handover}`);
    await stranger.getByRole('alert').waitFor();
    await inspect(stranger, 'handover-foreign-phone');
  });

  it('the outgoing secretary hands over on a phone, with nothing left but this', async () => {
    const account = county.account('township-secretary');
    const phone = await county.signIn(account, { phone: true });
    await phone.getByText(`${TOWN}${POST}：移交岗位`).waitFor();
    await inspect(phone, 'todo-leaving-phone');
    await phone.getByRole('button', { name: '去移交' }).click();
    await phone.getByRole('button', { name: /^任务/ }).click();
    await phone
      .getByText(/林小满任内逾期/)
      .first()
      .waitFor();
    await phone.getByLabel(/^还有别的要交/).fill('党委印章一枚');
    await phone.getByRole('button', { name: '加上' }).click();
    await phone.getByRole('button', { name: /^手写事项/ }).waitFor();
    await inspect(phone, 'handover-leaving-phone');
    await phone.getByRole('button', { name: '确认移交' }).click();
    await phone.locator('#step-up-proof').waitFor();
    await inspect(phone, 'handover-step-up-phone');
    await stepUp(phone, account.password);
    await phone.getByText('已确认移交，接下来等接收人确认').waitFor();
    await inspect(phone, 'handover-handed-over-phone');
  });

  it('the successor takes over; from then on the duties and the list are theirs', async () => {
    const account = county.account('team-member');
    const desk = await county.signIn(account);
    await desk.getByRole('button', { name: '去接收' }).click();
    await desk.locator('.title').filter({ hasText: '党委印章一枚' }).waitFor();
    await inspect(desk, 'handover-taking');
    await desk.getByLabel(/^附一句话/).fill('印章已当面点清');
    await desk.getByRole('button', { name: '确认接收' }).click();
    await stepUp(desk, account.password);
    await desk.getByText('交接完成').waitFor();
    await inspect(desk, 'handover-taken');

    await desk.goto('/todo');
    await desk.getByText(/党委书记责任清单/).waitFor();
    await desk
      .getByRole('heading', { name: /党建例会/ })
      .first()
      .waitFor();
    assert.equal(await desk.getByRole('button', { name: '去接收' }).count(), 0);

    await desk.goto(`/handovers/${handover}/paper`);
    await desk.getByRole('heading', { name: '岗位交接单', level: 2 }).waitFor();
    await inspect(desk, 'handover-paper');
  });

  it('the old one sees no longer what went, and the clerk sees that it is done', async () => {
    const old = await county.signIn('township-secretary', { phone: true });
    await old.getByText('您现在没有任职').waitFor();
    assert.equal((await ask(old, '/api/duties?limit=1')).status, 403);
    const again = await ask(old, `/api/handovers/${handover}`);
    assert.equal(again.body['state'], 'taken-over');
    assert.deepEqual(again.body['acts'] && (again.body['acts'] as { handOver: boolean }).handOver, false);
    await old.goto('/duties');
    await old.getByText('没有“查看任务”的权限').waitFor();

    const clerk = await county.signIn('clerk', { locale: 'en' });
    await clerk.goto('/handovers?view=done');
    const line = clerk.locator('zr-handover-table tbody tr').filter({ hasText: '冯半夏' });
    await line.waitFor();
    assert.match(await line.innerText(), /confirmed/);
    await inspect(clerk, 'handovers-done-en');
    await line.getByRole('link').first().click();
    await clerk.getByText('Handed over').first().waitFor();
    await inspect(clerk, 'handover-done-en');
  });
});
