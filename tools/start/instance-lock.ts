import * as fs from 'node:fs';
import * as path from 'node:path';
import { Fault } from './fault.mjs';
import { holderOf, isRunning, markOf, releaseLock, takeLock } from './lock.mjs';
import type { ProcessMark } from './lock.mjs';

/** How long an instance that is stopping may take, and how long one that lost its launcher may take to notice. */
const STOPPING_PATIENCE = 35_000;
const NOTICE_PATIENCE = 2_000;
const LEFTOVER_PATIENCE = 12_000;

export interface InstanceLock {
  /** Notes a process that must not survive us; the next start ends it should we be killed. */
  remember(pid: number): void;
  /** Tells a start that comes now to wait for us instead of refusing. */
  announceStop(): void;
  release(): void;
}

/** One instance per data folder. Ends what a killed predecessor left running. */
export async function takeInstanceLock(folder: string, say: (line: string) => void): Promise<InstanceLock> {
  const lockFile = path.join(folder, 'start.lock');
  const stoppingFile = path.join(folder, 'start.stopping');
  const leftoverFile = path.join(folder, 'start.processes.json');
  const recovered = fs.existsSync(lockFile) && !holderOf(lockFile);
  await waitForLock(folder, lockFile, stoppingFile, say);
  fs.rmSync(stoppingFile, { force: true });
  if (recovered) say('上次运行未正常结束，正在恢复… / The last run did not end in order; recovering…');
  await endLeftovers(leftoverFile);

  const remembered: ProcessMark[] = [];
  return {
    remember(pid) {
      const mark = markOf(pid);
      if (mark) remembered.push(mark);
      fs.writeFileSync(leftoverFile, JSON.stringify(remembered));
    },
    announceStop: () => fs.writeFileSync(stoppingFile, String(process.pid)),
    release() {
      fs.rmSync(leftoverFile, { force: true });
      fs.rmSync(stoppingFile, { force: true });
      releaseLock(lockFile);
    },
  };
}

async function waitForLock(
  folder: string,
  lockFile: string,
  stoppingFile: string,
  say: (line: string) => void,
): Promise<void> {
  const started = Date.now();
  for (let said = false; ;) {
    const holder = takeLock(lockFile);
    if (!holder) return;
    const stopping = fs.existsSync(stoppingFile);
    if (Date.now() - started > (stopping ? STOPPING_PATIENCE : NOTICE_PATIENCE))
      throw heldFault(folder, holder);
    if (stopping && !said) {
      say('等待上一个实例停止… / Waiting for the previous instance to stop…');
      said = true;
    }
    await pause(200);
  }
}

function heldFault(folder: string, holder: ProcessMark): Fault {
  return new Fault(
    `数据目录 ${folder} 正由另一个实例（进程 ${holder.pid}）使用。请先停止它，或用 DATA_DIR 指定另一个目录。`,
    `The data folder ${folder} is in use by another instance (process ${holder.pid}). Stop that one first, or name another folder with DATA_DIR.`,
  );
}

async function endLeftovers(file: string): Promise<void> {
  if (!fs.existsSync(file)) return;
  const marks = JSON.parse(fs.readFileSync(file, 'utf8')) as ProcessMark[];
  for (const mark of marks.filter(isRunning)) {
    process.kill(mark.pid, 'SIGTERM');
    for (let waited = 0; waited < LEFTOVER_PATIENCE && isRunning(mark); waited += 100) await pause(100);
    if (isRunning(mark)) process.kill(mark.pid, 'SIGKILL');
  }
  fs.rmSync(file, { force: true });
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
