// What a meeting platform knows is not typed again: the clerk brings in its export, says once which column is what, and the
// duties are reported; next month's file is read with nothing asked; a wrong one is taken back whole.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { inspect, openCounty } from './harness.ts';
import type { County } from './harness.ts';
import { gb18030File, workbookFile } from './list-files.ts';

interface Duty {
  readonly id: string;
  readonly title: string;
  readonly state: string;
  readonly opensOn: string;
  readonly dueOn: string;
  readonly organizationName: string;
  readonly asksTable: boolean;
}

const HEADER = ['会议编号', '组织名称', '会议类型', '会议主题', '召开时间', '参会人数'];

describe('a meeting platform’s export', () => {
  let county: County;
  let page: Page;
  /** Theme days that are owed now, each of another village. */
  let owed: readonly Duty[];

  before(async () => {
    county = await openCounty();
    page = await county.signIn('clerk');
  });
  after(async () => {
    await county?.close();
  });

  const ask = async <T>(url: string): Promise<T> =>
    JSON.parse(await page.evaluate(async (asked) => (await fetch(asked)).text(), url)) as T;
  const stateOf = async ({ id }: Duty): Promise<string> => (await ask<Duty>(`/api/duties/${id}`)).state;
  const meeting = ({ organizationName, opensOn }: Duty, number: string, unit = organizationName) => [
    number,
    unit,
    '主题党日',
    '学习党章，商量村道养护',
    `${opensOn} 09:00`,
    '21',
  ];
  const choose = async (file: Awaited<ReturnType<typeof workbookFile>>): Promise<void> => {
    await page.locator('input[type=file]').setInputFiles(file);
  };

  it('is explained once', async () => {
    const { today, year } = await ask<{ today: string; year: number }>('/api/session');
    const villages = new Map<string, Duty>();
    let after: string | null = null;
    do {
      const next: string = after === null ? '' : `&after=${encodeURIComponent(after)}`;
      const found: { items: Duty[]; next: string | null } = await ask(
        `/api/duties?year=${year}&limit=200&domain=${encodeURIComponent('农村')}${next}`,
      );
      for (const duty of found.items) {
        const open = duty.state === 'owed' && duty.opensOn <= today && duty.dueOn >= duty.opensOn;
        if (open && duty.title.includes('主题党日') && !villages.has(duty.organizationName))
          villages.set(duty.organizationName, duty);
      }
      after = found.next;
    } while (after !== null && villages.size < 3);
    owed = [...villages.values()];
    assert.ok(owed.length >= 3, `${owed.length} theme days are owed`);

    await page.goto('/duties');
    await page.getByRole('link', { name: '导入其他系统' }).last().click();
    await page.waitForURL(/\/duty-imports/);
    await inspect(page, 'report-import-begin');
    const [first, second] = owed as [Duty, Duty];
    const otherName = second.organizationName.replace(/党?支部$/, '支部').replace('党总支', '总支');
    await choose(
      await workbookFile('会议平台本月.xlsx', [
        ['本月会议台账'],
        HEADER,
        meeting(first, 'HY-1'),
        meeting(first, 'HY-2'),
        meeting(second, 'HY-3', otherName),
        ['HY-4', first.organizationName, '谈心谈话', '与新党员谈话', `${first.opensOn} 15:00`, '2'],
      ]),
    );
    await page.getByRole('heading', { name: '哪一列是什么' }).waitFor();
    assert.equal(await page.locator('#column-unit').inputValue(), '组织名称');
    assert.equal(await page.locator('#column-result').inputValue(), '会议主题');
    // Somebody looks for the wrong thing first, and the program says what is missing.
    await page.locator('#column-day').selectOption('');
    await page.getByRole('button', { name: '记住并试算' }).click();
    await page.getByText(/请给这份对应关系起个名字/).waitFor();
    await page.locator('#mapping-called').fill('党建会议平台');
    await page.getByRole('button', { name: '记住并试算' }).click();
    await page.getByText('请选出哪一列是日期。').waitFor();
    await page.locator('#column-day').selectOption('召开时间');
    await inspect(page, 'report-import-mapping');
    await page.getByRole('button', { name: '记住并试算' }).click();
    await page.getByText('将报送这些任务').waitFor();
    await page.getByText('没有选对应的任务').waitFor();
    await page.getByText(/^开展2次：/).waitFor();
    await inspect(page, 'report-import-checked');
    assert.equal(await stateOf(first), 'owed');
  });

  it('reports what was owed, in the name of the clerk, with the rows it comes of', async () => {
    await page.getByRole('button', { name: '全部入库' }).click();
    await page.getByText('已入库。').waitFor();
    const [first, second] = owed as [Duty, Duty];
    assert.equal(await stateOf(first), 'reported');
    assert.equal(await stateOf(second), 'reported');
    await page.locator('zr-recent-runs').getByText('会议平台本月.xlsx').waitFor();
    await inspect(page, 'report-import-done');
    await page.goto(`/duties/${first.id}`);
    await page.getByText(/从“会议平台本月\.xlsx 第3、4行”导入/).waitFor();
    await inspect(page, 'report-import-duty');
  });

  it('is read next month with nothing asked, in another code, and adds nothing twice', async () => {
    const [first, second, third] = owed as [Duty, Duty, Duty];
    await page.goto('/duty-imports');
    await choose(
      gb18030File('会议平台下月.csv', [
        HEADER,
        meeting(first, 'HY-1'),
        meeting(second, 'HY-5'),
        meeting(third, 'HY-6'),
      ]),
    );
    await page.getByText('将报送这些任务').waitFor();
    await page.getByText('以前导过 1 行').waitFor();
    await page.getByText('已经报送过，不改动').waitFor();
    await page.getByRole('button', { name: '全部入库' }).click();
    await page.getByText('已入库。').waitFor();
    assert.equal(await stateOf(third), 'reported');
  });

  it('is taken back whole', async () => {
    const run = page.locator('zr-recent-runs li', { hasText: '会议平台下月.csv' });
    await run.getByRole('button', { name: /^撤销/ }).click();
    await page.getByRole('dialog').getByRole('button', { name: '确认撤销' }).click();
    await run.getByText('已撤销').waitFor();
    const [first, , third] = owed as [Duty, Duty, Duty];
    assert.equal(await stateOf(third), 'owed');
    assert.equal(await stateOf(first), 'reported');
  });

  it('may be tried with a sample, on a phone too, in English', async () => {
    page = await county.signIn('clerk', { phone: true, locale: 'en' });
    await page.goto('/duty-imports');
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: 'training register' }).click();
    const file = await (await download).path();
    await page.locator('input[type=file]').setInputFiles(file);
    await page.getByRole('heading', { name: 'Which column is what' }).waitFor();
    await inspect(page, 'report-import-mapping-phone');
  });
});
