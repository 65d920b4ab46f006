// Compiles back end and domain in one pass into an output folder (default dist/) and lays out what Node needs to find
// @zeren/domain there, so that a build for tests never disturbs a running instance.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..', '..');
const out = resolve(root, process.env.BUILD_DIR ?? 'dist');
for (const folder of ['backend', 'libs', 'node_modules'])
  rmSync(join(out, folder), { recursive: true, force: true });
const { status } = spawnSync(
  process.execPath,
  [
    join(root, 'node_modules/typescript/bin/tsc'),
    '-p',
    join(root, 'backend/tsconfig.build.json'),
    '--outDir',
    out,
  ],
  { stdio: 'inherit' },
);
if (status !== 0) process.exit(status ?? 1);
for (const folder of ['backend', 'libs/domain'])
  cpSync(join(root, folder, 'package.json'), join(out, folder, 'package.json'));
writeFileSync(join(out, 'package.json'), '{"type":"commonjs"}\n');
mkdirSync(join(out, 'node_modules/@zeren'), { recursive: true });
symlinkSync('../../libs/domain', join(out, 'node_modules/@zeren/domain'), 'junction');
