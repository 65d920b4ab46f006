// The steps that need no package: look at the machine, install, hand over to TypeScript under the workspace's own Node.
import { spawn } from 'node:child_process';
import { join, resolve } from 'node:path';
import { Fault, complain } from './fault.mjs';
import { ensureInstalled, isInstalled, nodeBinary } from './install.mjs';
import { holderOf } from './lock.mjs';
import {
  NEEDED_TO_RUN,
  freeBytes,
  nearestExisting,
  readPort,
  requireFreeDisk,
  requireFreePort,
  requireWritableFolder,
} from './machine.mjs';

const root = resolve(import.meta.dirname, '..', '..');

/**
 * @param {string} entry TypeScript file to run
 * @param {string[]} args
 * @param {{ looksAtMachine: boolean }} options whether data folder, disk and port are looked at first
 */
export async function prepareAndRun(entry, args, { looksAtMachine }) {
  try {
    if (looksAtMachine) await lookAtMachine();
    await ensureInstalled(root, (line) => console.log(line));
  } catch (error) {
    complain(error);
    process.exit(1);
  }
  run(entry, args);
}

/** What would fail later anyway is better said before minutes of installing. */
async function lookAtMachine() {
  const folder = resolve(root, process.env.DATA_DIR || '.data');
  requireWritableFolder(folder);
  requireFreeDisk(nearestExisting(folder), NEEDED_TO_RUN, freeBytes(folder));
  if (isInstalled(root)) return;
  if (holderOf(join(folder, 'start.lock'))) {
    throw new Fault(
      `数据目录 ${folder} 正由另一个实例使用。`,
      `The data folder ${folder} is in use by another instance.`,
    );
  }
  await requireFreePort(readPort(process.env.PORT || '3000'));
}

/**
 * Stays as a thin parent: the signals that npm or a terminal sends go on to the child, and the child's exit is ours.
 * @param {string} entry
 * @param {string[]} args
 */
function run(entry, args) {
  const child = spawn(
    nodeBinary(root),
    ['--disable-warning=ExperimentalWarning', join(root, entry), ...args],
    {
      cwd: root,
      // The channel lets the child notice when this process was killed outright.
      stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
      env: { ...process.env, PATH: `${join(root, 'node_modules/node/bin')}:${process.env.PATH}` },
    },
  );
  for (const signal of /** @type {NodeJS.Signals[]} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => child.kill(signal));
  }
  stopWithParent(child);
  child.once('error', (error) => {
    complain(error);
    process.exit(1);
  });
  child.once('exit', (code, signal) => {
    if (signal)
      console.error(`\n进程被 ${signal} 终止。再次运行即可恢复。\nEnded by ${signal}. Run again to recover.`);
    process.exit(code ?? 1);
  });
}

/**
 * Under npm the terminal's parent is npm: when it is killed outright nobody passes its end on, so watch for it.
 * @param {import('node:child_process').ChildProcess} child
 */
function stopWithParent(child) {
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) child.kill('SIGTERM');
  }, 1000).unref();
}
