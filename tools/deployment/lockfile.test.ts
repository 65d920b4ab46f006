import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { test } from 'node:test';
import { entryFor, missingPackages } from './lockfile.ts';
import type { Lockfile } from './lockfile.ts';

const root = path.resolve(import.meta.dirname, '..', '..');
const lockfile = JSON.parse(fs.readFileSync(path.join(root, 'package-lock.json'), 'utf8')) as Lockfile;

test('the lockfile names the optional packages of every platform, else npm ci refuses it', () => {
  const names = missingPackages(lockfile).map(({ name }) => name);
  assert.deepEqual(names, [], 'run: node tools/deployment/lockfile.ts');
});

test('an optional package without an entry is found, wherever it may be placed', () => {
  const { packages } = structuredClone(lockfile);
  packages['node_modules/asks'] = {
    optionalDependencies: { 'asks-darwin-arm64': '1.0.0', 'asks-linux-x64-musl': '1.0.0' },
  };
  packages['node_modules/asks/node_modules/asks-darwin-arm64'] = { version: '1.0.0' };
  const [missing, ...rest] = missingPackages({ packages });
  assert.deepEqual(missing, { name: 'asks-linux-x64-musl', version: '1.0.0', dev: false });
  assert.deepEqual(rest, []);
  assert.deepEqual(entryFor(missing), {
    version: '1.0.0',
    cpu: ['x64'],
    optional: true,
    os: ['linux'],
    libc: ['musl'],
  });
});
