// Installs the packages when node_modules is missing, half-made, of another lockfile or of another platform.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Fault } from './fault.mjs';
import { withLock } from './lock.mjs';
import { NEEDED_TO_INSTALL, isWritable, requireFreeDisk } from './machine.mjs';

/** @param {string} root @returns {boolean} */
export function isInstalled(root) {
  const modules = join(root, 'node_modules');
  if (!existsSync(nodeBinary(root))) return false;
  const stamp = stampOf(root);
  const file = join(modules, '.zeren-installed');
  if (existsSync(file) && readFileSync(file, 'utf8') === stamp) return true;
  if (!matchesLockfile(root)) return false;
  if (isWritable(modules)) writeFileSync(file, stamp);
  return true;
}

/**
 * @param {string} root
 * @param {(line: string) => void} say
 */
export async function ensureInstalled(root, say) {
  if (isInstalled(root)) return;
  if (!isWritable(root)) {
    throw new Fault(
      `程序目录 ${root} 尚未安装依赖，且当前用户无法写入该目录。请换用目录的所有者运行一次，或修改权限。`,
      `${root} has no installed packages yet and this user can't write there. Run once as its owner, or change permissions.`,
    );
  }
  const onWait = () =>
    say('另一个进程正在安装，等待其完成… / Another process is installing; waiting for it…');
  await withLock(join(root, '.zeren-install.lock'), onWait, async () => {
    if (isInstalled(root)) return;
    requireFreeDisk(root, NEEDED_TO_INSTALL);
    say('正在安装依赖（首次约需几分钟）… / Installing packages (a few minutes the first time)…');
    await runInstall(root, say);
    ensureNodeBinary(root);
    writeFileSync(join(root, 'node_modules', '.zeren-installed'), stampOf(root));
    say('依赖安装完成。 / Packages are installed.');
  });
}

/** The Node of the workspace: Angular and NestJS need a newer one than the machine may have. @param {string} root */
export function nodeBinary(root) {
  return join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
}

/**
 * The package `node` fetches its binary in a script of its own, which some settings of npm hold back.
 * @param {string} root
 */
function ensureNodeBinary(root) {
  if (existsSync(nodeBinary(root))) return;
  spawnSync(process.execPath, ['installArchSpecificPackage.js'], {
    cwd: join(root, 'node_modules/node'),
    stdio: 'ignore',
  });
  if (existsSync(nodeBinary(root))) return;
  throw new Fault(
    '未能取得 Node.js 24（npm 包 node）。请检查网络和 npm 的设置后重新运行。',
    'Node.js 24 (the npm package node) could not be fetched. Check the network and the settings of npm, then run again.',
  );
}

/** @param {string} root @returns {string} */
function stampOf(root) {
  const digest = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  return `${digest} ${process.platform}-${process.arch}\n`;
}

/**
 * Whether what npm says it installed is what the lockfile asks for: true too for an installation made by hand.
 * @param {string} root
 */
function matchesLockfile(root) {
  /** @param {string} file @returns {Record<string, { version?: string, optional?: boolean, link?: boolean }>} */
  const packagesOf = (file) => JSON.parse(readFileSync(join(root, file), 'utf8')).packages;
  try {
    const wanted = packagesOf('package-lock.json');
    const present = packagesOf('node_modules/.package-lock.json');
    return Object.entries(wanted).every(([path, { version, optional, link }]) => {
      if (!path.startsWith('node_modules/') || link) return true;
      const found = present[path];
      return found ? found.version === version : optional === true;
    });
  } catch {
    return false;
  }
}

/**
 * @param {string} root
 * @param {(line: string) => void} say
 * @returns {Promise<void>}
 */
function runInstall(root, say) {
  const started = Date.now();
  /** @type {string[]} */
  const tail = [];
  const npm = spawn('npm', ['ci', '--include=dev', '--ignore-scripts=false', '--no-fund', '--no-audit'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: process.platform === 'win32',
    env: { ...process.env, SCARF_ANALYTICS: 'false', NODE_ENV: 'development' },
  });
  const heartbeat = setInterval(() => say(`  … ${Math.round((Date.now() - started) / 1000)} s`), 15_000);
  for (const stream of [npm.stdout, npm.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => {
      tail.push(...text.split('\n').filter(Boolean));
      tail.splice(0, Math.max(0, tail.length - 15));
    });
  }
  return new Promise((resolve, reject) => {
    const stop = () => npm.kill('SIGTERM');
    process.once('SIGINT', stop).once('SIGTERM', stop);
    npm.once('error', () =>
      reject(
        new Fault('找不到 npm 命令。请安装 npm。', 'The npm command was not found. Please install npm.'),
      ),
    );
    npm.once('exit', (code) => {
      clearInterval(heartbeat);
      process.off('SIGINT', stop).off('SIGTERM', stop);
      if (code === 0) return resolve();
      for (const line of tail) console.error(`  npm: ${line}`);
      reject(
        new Fault(
          '依赖安装失败（npm ci）。请检查网络与上面 npm 的提示，然后重新运行。',
          'Installing the packages failed (npm ci). Check the network and what npm says above, then run again.',
        ),
      );
    });
  });
}
