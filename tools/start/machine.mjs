// What the machine must offer before anything is written or started.
import { accessSync, constants, mkdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { Fault } from './fault.mjs';

const MEGABYTE = 1024 * 1024;
export const NEEDED_TO_INSTALL = 2048 * MEGABYTE;
export const NEEDED_TO_RUN = 500 * MEGABYTE;

/**
 * Makes the data folder and writes into it once.
 * @param {string} folder
 */
export function requireWritableFolder(folder) {
  const probe = join(folder, `.probe-${process.pid}`);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o755 });
    writeFileSync(probe, '');
    rmSync(probe);
  } catch (error) {
    const reason = /** @type {NodeJS.ErrnoException} */ (error).code ?? 'unknown';
    throw new Fault(
      `数据目录 ${folder} 无法写入（${reason}）。请修改该目录权限，或用 DATA_DIR 指定另一个目录。`,
      `The data folder ${folder} is not writable (${reason}). Change its permissions, or name another one with DATA_DIR.`,
    );
  }
}

/**
 * @param {string} folder an existing folder on the disk in question
 * @param {number} needed bytes
 * @param {number} free bytes; measured unless given
 */
export function requireFreeDisk(folder, needed, free = freeBytes(folder)) {
  if (free >= needed) return;
  const [have, want] = [free, needed].map((bytes) => Math.floor(bytes / MEGABYTE));
  throw new Fault(
    `磁盘空间不足：${folder} 所在磁盘只剩 ${have} MB，至少需要 ${want} MB。请清理磁盘后再运行。`,
    `Too little disk: ${have} MB are free where ${folder} lies, ${want} MB are needed. Free some space and run again.`,
  );
}

/**
 * Free bytes on the disk of `folder`. ZEREN_FREE_DISK_MB replaces the measured figure, for the test of this very fault.
 * @param {string} folder
 * @returns {number}
 */
export function freeBytes(folder) {
  if (process.env.ZEREN_FREE_DISK_MB) return Number(process.env.ZEREN_FREE_DISK_MB) * MEGABYTE;
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}

/**
 * @param {number} port
 * @param {string} host
 */
export function requireFreePort(port, host = '0.0.0.0') {
  return /** @type {Promise<void>} */ (
    new Promise((resolve, reject) => {
      const probe = createServer();
      probe.once('error', (/** @type {NodeJS.ErrnoException} */ error) => reject(portFault(port, error)));
      probe.listen({ port, host, exclusive: true }, () => probe.close(() => resolve()));
    })
  );
}

/**
 * @param {number} port
 * @param {NodeJS.ErrnoException} error
 */
function portFault(port, error) {
  if (error.code === 'EADDRINUSE') {
    return new Fault(
      `端口 ${port} 已被其他程序占用。请停止该程序，或用 PORT 指定另一个端口，例如：PORT=${port + 1} npm start`,
      `Port ${port} is taken by another program. Stop that program, or choose another port: PORT=${port + 1} npm start`,
    );
  }
  return new Fault(
    `端口 ${port} 无法使用（${error.code}）。请用 PORT 指定另一个端口。`,
    `Port ${port} can't be used (${error.code}). Choose another one with PORT.`,
  );
}

/**
 * @param {string} text value of PORT
 * @returns {number}
 */
export function readPort(text) {
  const port = Number(text);
  if (Number.isInteger(port) && port >= 1 && port <= 65535) return port;
  throw new Fault(
    `PORT 的值“${text}”不是 1 到 65535 之间的整数。`,
    `PORT is "${text}", but must be a whole number from 1 to 65535.`,
  );
}

/** @param {string} path @returns {boolean} */
export function isWritable(path) {
  try {
    accessSync(path, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** The nearest folder above (or at) `path` that exists. @param {string} path @returns {string} */
export function nearestExisting(path) {
  for (let step = path; ; step = dirname(step)) {
    try {
      accessSync(step);
      return step;
    } catch {
      if (step === dirname(step)) return step;
    }
  }
}
