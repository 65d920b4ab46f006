// The same under other circumstances: a clone that only root may enter, and an ordinary user.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import { canWalk } from '../postgres/account.ts';
import type { Account } from '../postgres/account.ts';
import { Instance, ROOT, removeData, temporaryFolder, untilNoProcessOn } from './start-kit.ts';

const NOT_CLONED = /^(?:node_modules|dist(?:-.*)?|\.git|\.data(?:-.*)?|\.nx|\.angular|test-output|coverage)$/;

/** The tree in a folder of its own; packages and build are shared, or copied where they can't be reached. */
function cloneInto(folder: string, reachable: boolean): string {
  const clone = path.join(folder, 'clone');
  fs.mkdirSync(clone);
  for (const name of fs.readdirSync(ROOT).filter((entry) => !NOT_CLONED.test(entry))) {
    const filter = (source: string) => !NOT_CLONED.test(path.basename(source));
    fs.cpSync(path.join(ROOT, name), path.join(clone, name), { recursive: true, filter });
  }
  for (const shared of ['node_modules', path.relative(ROOT, process.env.BUILD_DIR!)]) {
    if (reachable) fs.symlinkSync(path.join(ROOT, shared), path.join(clone, shared));
    else execFileSync('cp', ['-a', path.join(ROOT, shared), clone]);
  }
  return clone;
}

/** Starts a clone, asks it once, stops it, and looks whether anything is left. */
async function liveOnce(
  root: string,
  dataFolder: string,
  home: string,
  account: Account | undefined,
): Promise<void> {
  const environment = { HOME: home, BUILD_DIR: path.join(root, path.relative(ROOT, process.env.BUILD_DIR!)) };
  const instance = await Instance.start({ root, dataFolder, ...account, environment });
  try {
    await instance.untilReady();
    assert.equal((await instance.fetch('/api/health/ready')).status, 200);
    assert.equal(await instance.stop(), 0, instance.output);
    await untilNoProcessOn(dataFolder);
  } finally {
    await instance.stop();
    removeData(dataFolder);
  }
}

test('a clone and a data folder that only their owner may enter', async (t) => {
  const home = temporaryFolder(0o700);
  t.after(() => removeData(home));
  const clone = cloneInto(home, true);
  await liveOnce(clone, path.join(clone, '.data'), home, undefined);
});

test('an ordinary user', { timeout: 600_000 }, async (t) => {
  const home = temporaryFolder();
  t.after(() => removeData(home));
  const account = process.getuid?.() === 0 ? makeUser(t) : undefined;
  const clone = cloneInto(home, !account || canWalk(path.join(ROOT, 'node_modules'), account));
  const dataFolder = path.join(home, 'data');
  fs.mkdirSync(dataFolder);
  if (account) fs.chownSync(dataFolder, account.uid, account.gid);
  await liveOnce(clone, dataFolder, home, account);
});

function makeUser(t: TestContext): Account {
  const name = `zeren-${randomBytes(3).toString('hex')}`;
  execFileSync('useradd', ['--system', '--user-group', '--no-create-home', name]);
  t.after(() => execFileSync('userdel', [name], { stdio: 'ignore' }));
  const id = (flag: string) => Number(execFileSync('id', [flag, name], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}
