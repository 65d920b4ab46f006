// What needs no instance; the rest is the drill of tools/faults/backup.test.ts.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { after, test } from 'node:test';
import { sha256Of, writeManifest } from './manifest.ts';
import { prune } from './prune.ts';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'zeren-prune-'));
after(() => fs.rmSync(folder, { recursive: true, force: true }));

const DAY = 24 * 3_600_000;
const segment = (number: number) => `0000000100000000${number.toString(16).toUpperCase().padStart(8, '0')}`;

/** A backup of a day, which began with a segment of the log and knew some uploaded files. */
function backup(day: number, first: number, stored: readonly string[]): string {
  const startedAt = new Date(Date.UTC(2026, 10, day)).toISOString();
  const name = `base-202611${String(day).padStart(2, '0')}T000000Z`;
  fs.mkdirSync(path.join(folder, name));
  writeManifest(path.join(folder, name), {
    ...{ format: 1, systemIdentifier: '1', postgres: 18, startedAt, finishedAt: startedAt },
    ...{ firstSegment: segment(first), lastSegment: segment(first + 1), folders: [], files: [] },
    ...{ stored, keys: 'inside' },
  });
  return name;
}

/** An uploaded file that came in on a day. */
function stored(text: string, day: number): string {
  const digest = sha256Of(text);
  const name = path.join(digest.slice(0, 2), digest.slice(2, 4), digest);
  const file = path.join(folder, 'files', name);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, text);
  const at = new Date(Date.UTC(2026, 10, day) + DAY / 2);
  fs.utimesSync(file, at, at);
  return name;
}

test('only the newest are kept, and of log and files what those need', async () => {
  fs.mkdirSync(path.join(folder, 'wal'));
  for (let number = 254; number <= 262; number += 1) {
    fs.writeFileSync(path.join(folder, 'wal', `${segment(number)}.gz`), '');
  }
  fs.writeFileSync(path.join(folder, 'wal', '00000002.history.gz'), '');
  const old = stored('taken away before the kept ones', 1);
  const shared = stored('still there', 1);
  const between = stored('came and went after the oldest kept one', 3);
  const first = backup(1, 255, [old, shared]);
  const kept = [backup(2, 257, [shared]), backup(4, 260, [shared])];
  fs.mkdirSync(path.join(folder, 'base-20261105T000000Z.part'));

  assert.deepEqual(await prune(folder, 2), [first]);
  const left = fs.readdirSync(folder).filter((name) => name.startsWith('base-'));
  assert.deepEqual(left.sort(), kept);
  const segments = fs.readdirSync(path.join(folder, 'wal')).sort();
  assert.deepEqual(segments, [
    ...[257, 258, 259, 260, 261, 262].map((number) => `${segment(number)}.gz`),
    '00000002.history.gz',
  ]);
  const has = (name: string) => fs.existsSync(path.join(folder, 'files', name));
  assert.deepEqual([old, shared, between].map(has), [false, true, true]);
});

test('a database of one’s own is not ours to back up or restore, and what to use instead is said', () => {
  for (const name of ['backup', 'restore']) {
    const { status, stderr } = spawnSync(process.execPath, [path.join(import.meta.dirname, `${name}.ts`)], {
      env: { PATH: process.env.PATH, DATABASE_URL: 'postgres://somebody@elsewhere/zeren' },
      encoding: 'utf8',
    });
    assert.equal(status, 1);
    assert.match(stderr, /pg_basebackup/);
    assert.match(stderr, /DATABASE_URL 指定了外部 PostgreSQL/);
  }
});

test('without an instance there is nothing to back up, and the folder is named', () => {
  const dataFolder = path.join(folder, 'nobody');
  const { status, stderr } = spawnSync(process.execPath, [path.join(import.meta.dirname, 'backup.ts')], {
    env: { PATH: process.env.PATH, DATA_DIR: dataFolder },
    encoding: 'utf8',
  });
  assert.equal(status, 1);
  assert.match(stderr, new RegExp(`No instance runs on the data folder ${dataFolder}`));
});
