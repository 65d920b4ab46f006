// Loads the demonstration county into a database of its own, as the first start does, and looks at what came of it.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { after, before, test } from 'node:test';
import pg from 'pg';
import { startCluster } from '../postgres/cluster.ts';
import type { Cluster } from '../postgres/cluster.ts';
import type { DemonstrationAccount } from './accounts.ts';
import { COUNTY } from './county-workbook.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const BUILD = path.resolve(ROOT, process.env.BUILD_DIR ?? 'dist-test');
const TODAY = '2026-11-23';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'zeren-demo-'));
let cluster: Cluster;
let database: pg.Client;
let seconds: number;

const run = (script: string) =>
  execFileSync(process.execPath, [script], {
    cwd: ROOT,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DATABASE_URL: cluster.url, DATA_DIR: folder, BUILD_DIR: BUILD, LOG_LEVEL: 'warn' },
  });
const load = () => run(path.join(ROOT, 'tools/demonstration/load.ts'));
const rows = async <Row extends object>(text: string) => (await database.query<Row>(text)).rows;
const count = async (text: string) =>
  Number((await rows<{ n: string }>(`SELECT count(*) AS n FROM ${text}`))[0]!.n);

before(async () => {
  cluster = await startCluster({ root: ROOT, folder: path.join(folder, 'postgres'), throwaway: true });
  run(path.join(BUILD, 'backend/src/migrate.js'));
  database = new pg.Client({ connectionString: cluster.url });
  await database.connect();
  const ahead = (Date.parse(`${TODAY}T01:00:00Z`) - Date.now()) / 1000;
  await database.query(
    `CREATE OR REPLACE FUNCTION clock_now() RETURNS timestamptz LANGUAGE sql STABLE
     AS 'SELECT now() + interval ''${ahead} seconds'''`,
  );
  const start = Date.now();
  load();
  seconds = (Date.now() - start) / 1000;
});

after(async () => {
  await database.end();
  await cluster.stop();
  fs.rmSync(folder, { recursive: true, force: true });
});

void test('the county is loaded in less than the minute that a first start has for it', () => {
  assert.ok(seconds < 60, `${seconds} s`);
});

void test('every organisation stands in the tree, with lists issued for whoever bears one', async () => {
  assert.equal(await count('organization'), COUNTY.length);
  assert.equal(await count('organization_closure WHERE depth = 0'), COUNTY.length);
  assert.ok((await count('responsibility_list')) > 150);
  assert.equal(await count(`responsibility_list WHERE state = 'draft' OR undated_count > 0`), 0);
  const codes = await rows<{ code: string }>('SELECT DISTINCT code FROM responsibility_item');
  assert.equal(codes.length, 73);
});

void test('names that changed, unit classes and assessment groups are there to be looked at', async () => {
  const past = await rows<{ name: string }>('SELECT name_zh AS name FROM organization_past');
  assert.deepEqual(past, [{ name: '晚枫乡党委' }]);
  assert.equal(await count(`organization WHERE name_zh = '晚枫镇党委'`), 1);
  assert.ok((await count('organization_unit_class WHERE valid_to IS NULL')) > 55);
  assert.equal(await count('assessment_group'), 11);
  assert.ok((await count('assessment_group_member')) > 90);
});

void test('there is something to sign for in 听雨镇 and for 林小满, and nowhere else', async () => {
  const waiting = await rows<{ branch: string }>(
    `SELECT DISTINCT split_part(o.code, '-', 2) AS branch
     FROM responsibility_list l JOIN organization o ON o.id = l.organization_id WHERE l.state = 'issued'`,
  );
  assert.deepEqual(waiting.map(({ branch }) => branch).sort(), ['03', '08']);
  const secretary = await rows<{ state: string }>(
    `SELECT l.state FROM responsibility_list l JOIN post p ON p.id = l.post_id WHERE p.code = 'YL-03-P1'`,
  );
  assert.deepEqual(secretary, [{ state: 'issued' }]);
});

void test('the year so far is told: most in time, some late, some owed, 林小满 one', async () => {
  const overdue = await count(`duty WHERE light IN ('overdue', 'severe')`);
  assert.ok(overdue >= 20 && overdue <= 40, `${overdue} overdue`);
  const severe = await count(`duty WHERE light = 'severe'`);
  assert.ok(severe >= 3 && severe <= 12, `${severe} severe`);
  const due = await count(`duty WHERE due_on < '${TODAY}'`);
  const inTime = await count(`duty WHERE due_on < '${TODAY}' AND reported_on <= due_on`);
  assert.ok(inTime / due > 0.88 && inTime / due < 0.97, `${inTime} of ${due} in time`);
  const own = await rows<{ due: string }>(
    `SELECT d.due_on::text AS due FROM duty d JOIN post p ON p.id = d.post_id
     WHERE p.code = 'YL-03-P1' AND d.light IN ('overdue', 'severe')`,
  );
  assert.deepEqual(own, [{ due: '2026-11-05' }]);
  assert.ok((await count('evidence_link')) >= 10);
  const odd = await count(
    `duty WHERE reported_on > '${TODAY}' OR (state = 'reported') <> (reported_on IS NOT NULL)`,
  );
  assert.equal(odd, 0);
});

void test('one account per role, with passwords for their owner only', async () => {
  const file = path.join(folder, 'demo-accounts.json');
  assert.equal(fs.statSync(file).mode & 0o777, 0o600);
  const accounts = JSON.parse(fs.readFileSync(file, 'utf8')) as DemonstrationAccount[];
  assert.deepEqual(
    accounts.map(({ role }) => role),
    [
      'clerk',
      'county-leader',
      'township-secretary',
      'team-member',
      'branch-secretary',
      'enterprise-secretary',
      'inspector',
      'scorer',
      'social-work-clerk',
      'system-administrator',
      'security-administrator',
      'audit-administrator',
    ],
  );
  assert.equal(new Set(accounts.map(({ password }) => password)).size, accounts.length);
  assert.equal(await count('account'), accounts.length);
  const withPhone = accounts.filter(({ totpSecret }) => totpSecret !== undefined);
  assert.deepEqual(
    withPhone.map(({ role }) => role),
    ['system-administrator', 'security-administrator', 'audit-administrator'],
  );
  assert.equal(await count('second_factor WHERE secret IS NOT NULL'), withPhone.length);
  const without = await rows(
    `SELECT a.username FROM account a WHERE a.person_id IS NOT NULL AND NOT EXISTS (
       SELECT 1 FROM capability_grant g JOIN tenure t ON t.post_id = g.post_id WHERE t.person_id = a.person_id)`,
  );
  assert.deepEqual(without, []);
});

void test('a start that broke off before the accounts goes on where it stood', async () => {
  const tables = [
    'organization',
    'organization_past',
    'organization_unit_class',
    'assessment_group_member',
    'tenure',
    'capability_grant',
    'occurrence',
    'responsibility_item',
    'duty',
    'duty_report',
  ];
  const counts = async () => {
    const found: number[] = [];
    for (const table of tables) found.push(await count(table));
    return found;
  };
  const before = await counts();
  await database.query('DELETE FROM second_factor');
  await database.query('DELETE FROM account');
  load();
  assert.deepEqual(await counts(), before);
  assert.equal(await count('district'), 2);
  assert.equal(await count('account'), 12);
});
