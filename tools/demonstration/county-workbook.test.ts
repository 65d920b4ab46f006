import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { test } from 'node:test';
import { COUNTY, countyWorkbook, placePosts } from './county-workbook.ts';

const items = fs
  .readFileSync(path.join(import.meta.dirname, 'data/responsibility-items.tsv'), 'utf8')
  .trim()
  .split('\n');

void test('the demonstration county has a post of every kind that the items name', () => {
  const kinds = new Set(placePosts().posts.map(({ post }) => post.kind));
  const asked = new Set(items.slice(1).map((line) => line.split('\t')[1]!));
  assert.equal(asked.size, 45);
  assert.deepEqual(
    [...asked].filter((kind) => !kinds.has(kind)),
    [],
  );
});

void test('codes, names and mailboxes come once, and every superior stands above', () => {
  const { organizations, posts, people } = countyWorkbook();
  for (const rows of [organizations, posts, people]) {
    assert.equal(new Set(rows.map(([code]) => code)).size, rows.length);
  }
  assert.equal(new Set(people.map(([, name]) => name)).size, people.length);
  assert.equal(new Set(people.map(([, , mailbox]) => mailbox)).size, people.length);
  const seen = new Set<string>();
  for (const { code, parent, zh } of COUNTY) {
    assert.ok(parent === null || seen.has(parent), zh);
    seen.add(code);
  }
});

void test('the county is the one of the mockups', () => {
  const { posts } = placePosts();
  const holder = (organization: string) =>
    posts.find((placed) => placed.organization.zh === organization && placed.post.isHead)?.holder?.name;
  assert.equal(holder('青禾镇党委'), '林小满');
  assert.equal(holder('鹿鸣街道党工委'), '沈白露');
  assert.equal(holder('县委社会工作部'), '唐冬至');
  assert.ok(posts.length >= 150, `${posts.length} posts`);
});

void test('posts are held in every way that a county knows: appointed, besides another, acting, vacant, handed on', () => {
  const { posts, tenures } = placePosts();
  const kinds = new Set(tenures.map(([, , kind]) => kind));
  assert.deepEqual([...kinds].sort(), ['主持工作', '任职', '兼任'].sort());
  assert.ok(posts.some(({ holder }) => holder === null));
  const organizer = tenures.filter(([code]) => code === 'YL-05-P3');
  assert.deepEqual(
    organizer.map(([, , , from, to]) => [from, to]),
    [
      ['2021-01-11', '2026-06-14'],
      ['2026-06-15', null],
    ],
  );
});
