// Five people, five counties: the clerk sees all of it, a township secretary the township, the secretary of a guided
// enterprise the enterprise, its guide what is guided, and two administrators their own pages and no business.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { COUNTY, placePosts } from '../../tools/demonstration/county-workbook.ts';
import { inspect, openCounty } from './harness.ts';
import type { County } from './harness.ts';

const ITEMS = join(import.meta.dirname, '../../tools/demonstration/data/responsibility-items.tsv');
/** The kinds of posts that the county's items are for: the second column of the table. */
const LISTED_KINDS = new Set(
  readFileSync(ITEMS, 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split('\t')[1]!),
);
const TOWNSHIP = 'YL-03';
const ENTERPRISE = 'YL-03-Z1';

interface ListPage {
  readonly items: readonly ListRow[];
  readonly next: string | null;
}

interface ListRow {
  readonly id: string;
  readonly organizationId: string;
  readonly organizationName: string;
}

describe('each sees theirs', () => {
  let county: County;
  /** All lists of the county, as its clerk sees them. */
  let all: readonly ListRow[] = [];

  before(async () => {
    county = await openCounty();
  });
  after(async () => {
    await county.close();
  });

  /** Asks the API in the page's own session. */
  const ask = async <T>(page: Page, address: string): Promise<{ status: number; body: T }> =>
    page.evaluate(async (url) => {
      const answer = await fetch(url);
      return { status: answer.status, body: (await answer.json()) as never };
    }, address);
  const listsOf = async (page: Page, organizationId?: string): Promise<ListRow[]> => {
    const rows: ListRow[] = [];
    for (let after: string | null = ''; after !== null;) {
      const { body }: { body: ListPage } = await ask<ListPage>(
        page,
        `/api/responsibility-lists?year=2026&limit=100${organizationId ? `&organizationId=${organizationId}` : ''}${after && `&after=${encodeURIComponent(after)}`}`,
      );
      rows.push(...body.items);
      after = body.next;
    }
    return rows;
  };
  const idsOf = (rows: readonly ListRow[]): string[] => rows.map(({ id }) => id).sort();
  const namesBelow = (code: string): ReadonlySet<string> =>
    new Set(COUNTY.filter((one) => one.code === code || one.code.startsWith(`${code}-`)).map(({ zh }) => zh));
  const below = (code: string): ListRow[] => {
    const names = namesBelow(code);
    return all.filter(({ organizationName }) => names.has(organizationName));
  };
  /** What is not theirs answers as what is not there. */
  const isHidden = async (page: Page, row: ListRow): Promise<void> => {
    for (const [kind, id] of [
      ['responsibility-lists', row.id],
      ['organizations', row.organizationId],
    ] as const) {
      const foreign = await ask<{ code: string }>(page, `/api/${kind}/${id}`);
      const missing = await ask<{ code: string }>(page, `/api/${kind}/01a00000-0000-7000-8000-000000000000`);
      assert.deepEqual([foreign.status, foreign.body.code], [404, missing.body.code]);
    }
  };

  it('the clerk of the county: all of it, and nothing of the administrators', async () => {
    const page = await county.signIn('clerk');
    all = await listsOf(page);
    // One for every post of a kind that the county's items name.
    const expected = placePosts().posts.filter(({ post }) => LISTED_KINDS.has(post.kind)).length;
    assert.ok(expected > 100, `${expected} posts bear a list`);
    assert.equal(new Set(all.map(({ id }) => id)).size, expected);
    assert.equal(below('YL').length, all.length);
    for (const address of ['/accounts', '/grants']) {
      await page.goto(address);
      await page.getByText(/没有“.+”的权限/).waitFor();
    }
    await page.goto('/audit');
    await page.getByText('没有这个页面').waitFor();
  });

  it('a township secretary, on a phone: the township', async () => {
    const page = await county.signIn('township-secretary', { phone: true });
    const own = below(TOWNSHIP);
    assert.ok(own.length > 10, `${own.length} lists of the township`);
    assert.deepEqual(idsOf(await listsOf(page)), idsOf(own));
    const elsewhere = all.find(({ organizationName }) => !namesBelow(TOWNSHIP).has(organizationName))!;
    // Superiors are known by name: whoever stands beside is not.
    await isHidden(page, below('YL-01')[0] ?? elsewhere);
    await page.goto(`/responsibility-lists/${elsewhere.id}`);
    await page.getByText('没有这项内容，或者不在您的查看范围内').waitFor();
    await inspect(page, 'theirs-township-foreign');
  });

  it('the secretary of a guided enterprise: the enterprise', async () => {
    const page = await county.signIn('enterprise-secretary', { phone: true });
    assert.deepEqual(idsOf(await listsOf(page)), idsOf(below(ENTERPRISE)));
    const names = namesBelow(ENTERPRISE);
    const sibling = below(TOWNSHIP).find(
      ({ organizationName }) => !names.has(organizationName) && organizationName !== nameOf(TOWNSHIP),
    )!;
    await isHidden(page, sibling);
    await page.goto('/organizations');
    await page.getByRole('heading', { level: 1 }).waitFor();
    await inspect(page, 'theirs-enterprise');
  });

  it('its guide: what is guided, by name, and not what lies beside it', async () => {
    const page = await county.signIn('social-work-clerk');
    // Counted is what is led; what is guided is asked for by name.
    assert.deepEqual(idsOf(await listsOf(page)), idsOf(below('YL-SG')));
    const guided = new Set(
      COUNTY.filter(({ code, domain }) => ['企业', '社会组织'].includes(domain) && /^YL-\d/.test(code)).map(
        ({ zh }) => zh,
      ),
    );
    const rows = all.filter(({ organizationName }) => guided.has(organizationName));
    assert.ok(rows.length > 5, `${rows.length} lists of what is guided`);
    for (const { id, organizationId } of rows) {
      const seen = await listsOf(page, organizationId);
      assert.ok(
        seen.some((row) => row.id === id) && seen.every((row) => row.organizationId === organizationId),
      );
    }
    await page.goto(`/responsibility-lists?organizationId=${rows[0]!.organizationId}`);
    await page.getByRole('row', { name: rows[0]!.organizationName }).first().waitFor();
    await inspect(page, 'theirs-guide');
    const beside = below(TOWNSHIP).find(
      ({ organizationName }) => !guided.has(organizationName) && organizationName !== nameOf(TOWNSHIP),
    )!;
    await isHidden(page, beside);
  });

  it('the security administrator and the auditor: their own pages', async () => {
    for (const [role, own, words] of [
      ['security-administrator', '/grants', '授权'],
      ['audit-administrator', '/audit', '审计记录'],
    ] as const) {
      const page = await county.signIn(role);
      await page.goto(own);
      await page.getByRole('heading', { level: 1, name: words }).first().waitFor();
      assert.equal((await ask(page, '/api/responsibility-lists?year=2026')).status, 403);
      assert.equal((await ask(page, `/api/responsibility-lists/${all[0]!.id}`)).status, 403);
      await page.goto('/responsibility-lists');
      await page.getByText(/没有“.+”的权限/).waitFor();
    }
  });
});

const nameOf = (code: string): string => COUNTY.find((one) => one.code === code)!.zh;
