import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { Fault } from '../start/fault.mjs';

const PATIENCE = 20_000;

/** After a kill -9 of the starter the server may still run, or only its lock file be left. */
export async function endStaleServer(data: string): Promise<void> {
  const lock = path.join(data, 'postmaster.pid');
  if (!fs.existsSync(lock)) return;
  const pid = Number(fs.readFileSync(lock, 'utf8').split('\n')[0]);
  if (!isServerOf(pid, data)) {
    fs.rmSync(lock, { force: true });
    return;
  }
  process.kill(pid, 'SIGINT');
  for (let waited = 0; waited < PATIENCE && isServerOf(pid, data); waited += 100) {
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  if (!isServerOf(pid, data)) return;
  throw new Fault(
    `另一个 PostgreSQL（进程 ${pid}）正在使用 ${data}，且无法停止。请先停止它。`,
    `Another PostgreSQL (process ${pid}) holds ${data} and does not stop. Stop it first.`,
  );
}

/** Ids are used again: only a process that runs on this very folder counts. */
function isServerOf(pid: number, data: string): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    return commandOf(pid).includes(data);
  } catch {
    return false;
  }
}

function commandOf(pid: number): string {
  const file = `/proc/${pid}/cmdline`;
  if (fs.existsSync('/proc/self/cmdline')) return fs.readFileSync(file, 'utf8').replaceAll('\0', ' ');
  return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
}
