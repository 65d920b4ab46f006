// A lock file that names its holder by process id and start time, so that a lock left by `kill -9` is recognised even
// after the id was given to another process.
import { existsSync, linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';

/** @typedef {{ pid: number, startedAt: string }} ProcessMark */

/**
 * What identifies a running process, or undefined when it has ended.
 * @param {number} pid
 * @returns {ProcessMark | undefined}
 */
export function markOf(pid) {
  try {
    if (existsSync('/proc/self/stat')) {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      // The command name, in brackets, may hold blanks: count fields from after it. Field 3 is the state, 22 the start.
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      return fields[0] === 'Z' ? undefined : { pid, startedAt: fields[19] ?? '' };
    }
    const startedAt = execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim();
    return startedAt ? { pid, startedAt } : undefined;
  } catch {
    return undefined;
  }
}

/** @param {ProcessMark} mark @returns {boolean} */
export function isRunning(mark) {
  return markOf(mark.pid)?.startedAt === mark.startedAt;
}

/**
 * The living holder of a lock file, if there is one.
 * @param {string} file
 * @returns {ProcessMark | undefined}
 */
export function holderOf(file) {
  const mark = readMark(file);
  return mark && isRunning(mark) ? mark : undefined;
}

/**
 * Takes the lock; answers the living holder when there is one, undefined when the lock is ours.
 * @param {string} file
 * @returns {ProcessMark | undefined}
 */
export function takeLock(file) {
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, JSON.stringify(markOf(process.pid)));
  try {
    for (;;) {
      try {
        linkSync(draft, file);
        return undefined;
      } catch (error) {
        if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') throw error;
      }
      const holder = holderOf(file);
      if (holder) return holder;
      removeStale(file);
    }
  } finally {
    rmSync(draft, { force: true });
  }
}

/**
 * Gives the lock back, if it is ours.
 * @param {string} file
 */
export function releaseLock(file) {
  if (readMark(file)?.pid === process.pid) rmSync(file, { force: true });
}

/**
 * Moves the stale file aside first: of two that find it stale only one may remove it, and never the other's fresh one.
 * @param {string} file
 */
function removeStale(file) {
  const aside = `${file}.stale-${process.pid}`;
  try {
    renameSync(file, aside);
  } catch {
    return;
  }
  if (holderOf(aside)) {
    try {
      linkSync(aside, file);
    } catch {
      // Someone else holds it by now; the caller looks again.
    }
  }
  rmSync(aside, { force: true });
}

/** @param {string} file @returns {ProcessMark | undefined} */
function readMark(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/**
 * Runs `work` while holding the lock, waiting for another holder to finish.
 * @template T
 * @param {string} file
 * @param {() => void} onWait called once when there is something to wait for
 * @param {() => T | Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withLock(file, onWait, work) {
  for (let waited = false; takeLock(file); waited = true) {
    if (!waited) onWait();
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  try {
    return await work();
  } finally {
    releaseLock(file);
  }
}
